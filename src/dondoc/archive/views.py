"""The papers of a congress, and their exact bytes."""

from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_GET

from dondoc.archive import access, files, queries
from dondoc.people.enums import Permission
from dondoc.web.pages import render

PAPERS_A_PAGE = 50
LOCKED_IN = "default-src 'none'; sandbox"


@require_GET
def papers(request: HttpRequest) -> HttpResponse:
    """Show every paper with its versions."""
    seat = request.seat
    seat.require(Permission.SEE_ALL)
    page = Paginator(queries.papers(seat.congress.pk), PAPERS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "archive/papers.html", {"page": page})


@require_GET
def download(request: HttpRequest, version_id: int) -> HttpResponse:
    """Hand over the bytes as they came in, always as a file to be saved, never as a page."""
    version = access.version_for(request.seat, version_id)
    tag = f'"{version.sha256}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    path = files.path_of(version.sha256)
    if not path.exists():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(version.file_name)}"
    response["ETag"] = tag
    response["Content-Security-Policy"] = LOCKED_IN
    return response
