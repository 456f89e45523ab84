"""The exact bytes of a stored version, for those who see all papers."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_GET

from dondoc.archive import access
from dondoc.archive.sending import as_attachment


@require_GET
def download(request: HttpRequest, version_id: int) -> HttpResponseBase:
    """Send a version."""
    return as_attachment(request, access.version_for(request.seat, version_id))
