"""To the office's own login and back; the work is allauth's. Off unless the installation names the office's server."""

from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from dondoc.people.office_login import PROVIDER, refusal


@login_not_required
@never_cache
@require_POST
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the office's login page."""
    return _through(openid.login, request, provider_id)


@login_not_required
@never_cache
@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the person in who comes back from the office's login, if this browser was the one that left."""
    return _through(openid.callback, request, provider_id)


def _through(view: object, request: HttpRequest, provider_id: str) -> HttpResponse:
    if provider_id != PROVIDER or not settings.OFFICE_LOGIN_NAME:
        raise Http404
    try:
        return view(request, provider_id)  # type: ignore[operator]
    except (RequestException, ValueError):
        return refusal(
            request, _("Cổng đăng nhập của cơ quan chưa trả lời. Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.")
        )
