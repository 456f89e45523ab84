"""Send files as something to save and never to run: a stored version byte for byte, or one made for this request.

The caller has opened the door.
"""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from dondoc.archive import files
from dondoc.archive.models import Version

# What a browser may draw inside a page; made by this house itself, so that nothing else can hide in it.
_DRAWN = {"jpeg": "image/jpeg"}


def send_version(request: HttpRequest, version: Version) -> HttpResponseBase:
    """Return a version as an attachment named as it came in; its digest is the entity tag."""
    etag = quote_etag(version.sha256)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None and unchanged.status_code == 304:
        return unchanged
    kind = _DRAWN.get(version.kind, "application/octet-stream")
    response = FileResponse(files.opened(version.sha256), content_type=kind)
    _to_be_saved(response, version.file_name)
    response.headers["Content-Length"] = str(version.size_bytes)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["ETag"] = etag
    return response


def send_made(content: bytes, *, name: str, media_type: str = "application/octet-stream") -> HttpResponse:
    """Return a file made for this request as an attachment."""
    response = HttpResponse(content, content_type=media_type)
    _to_be_saved(response, name)
    return response


def _to_be_saved(response: HttpResponseBase, name: str) -> None:
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
