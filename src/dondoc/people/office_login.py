"""Signing in with the account of the office (OpenID Connect): who comes this way must have been invited before."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dondoc.people.queries import user_by_username, users_by_email
from dondoc.web.pages import render

PROVIDER = "office"


class InvitedOnlyAdapter(DefaultSocialAccountAdapter):
    """Joins an office account to the account here that has its login or its verified address; makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        user = sociallogin.user if sociallogin.is_existing else self._known(sociallogin)
        if user is None or not user.is_active or user.is_demo:
            raise ImmediateHttpResponse(
                refusal(request, _("Tài khoản cơ quan này chưa được mời vào dondoc. Liên hệ Trực thư ký để được mời."))
            )
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        raise ImmediateHttpResponse(
            refusal(request, _("Cổng đăng nhập của cơ quan chưa xác nhận được. Thử lại, hoặc đăng nhập bằng mật khẩu."))
        )

    def _known(self, sociallogin: SocialLogin) -> Any | None:
        login = (sociallogin.user.username or "").strip().lower()
        found = user_by_username(login) if login else None
        if found is not None:
            return found
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        named = [user for address in verified for user in users_by_email(address)]
        return named[0] if len({user.pk for user in named}) == 1 else None


def refusal(request: HttpRequest, sentence: str) -> HttpResponse:
    """Return the page that says why this way did not lead in, with the other way to go on."""
    return render(request, "people/office_refused.html", {"sentence": sentence}, status=403)
