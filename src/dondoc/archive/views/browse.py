"""The papers of a congress with all their versions."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.archive import queries
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.web.pages import render

PAGE_ROWS = 50


@require_GET
def papers(request: HttpRequest) -> HttpResponse:
    """Show every paper with its versions: size, digest, who brought it in and when."""
    seat: Seat = request.seat
    seat.require(Permission.SEE_ALL)
    page = Paginator(queries.papers(seat.congress.pk), PAGE_ROWS).get_page(request.GET.get("page"))
    return render(request, "archive/papers.html", {"page": page, "title": _("Tệp đã lưu")})
