"""The exact bytes of a stored version as an answer: something to save and never to run."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from dondoc.archive import files


def as_attachment(request: HttpRequest, version: Any) -> HttpResponseBase:
    """Return a version as an attachment named as it came in; its digest is the entity tag.

    The caller has opened the door to the version.
    """
    etag = quote_etag(version.sha256)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None and unchanged.status_code == 304:
        return unchanged
    response = FileResponse(files.path_of(version.sha256).open("rb"), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, version.file_name)
    response.headers["Content-Length"] = str(version.size_bytes)
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["ETag"] = etag
    return response
