"""The exact bytes of a stored version, for those who see every paper."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_GET

from dondoc.archive import access
from dondoc.archive.sending import send_version


@require_GET
def download(request: HttpRequest, version_id: int) -> HttpResponseBase:
    """Send a version as an attachment."""
    return send_version(request, access.version_for(request.seat, version_id))
