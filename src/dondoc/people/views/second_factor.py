"""The second factor: setting one up, using it, spare codes, proving oneself again. The work is allauth's."""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dondoc.people.second_factor import has_one, is_needed

_QUIET = (never_cache, sensitive_post_parameters())


class _NotOfTheDemo:
    """Keeps the roles of the demo, which belong to everybody, without a second factor."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and request.user.is_demo:
            raise PermissionDenied(_("Tài khoản mẫu không có mật khẩu."))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class _ShownAgain:
    """Shows a form that was not accepted again, with the status that says so."""

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)  # type: ignore[attr-defined]


@method_decorator(never_cache, name="dispatch")
class SecondFactor(_NotOfTheDemo, IndexView):
    """Which second factors the account has, and what it lacks."""

    template_name = "people/second/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        held = super().get_context_data(**kwargs)["authenticators"]
        return {
            "code_app": held.get("totp"),
            "passkeys": held.get("webauthn", []),
            "spare_codes": held.get("recovery_codes"),
            "is_needed": is_needed(user),
            "has_one": has_one(user),
            "has_password": user.has_usable_password(),
        }


@method_decorator(login_not_required, name="dispatch")
@method_decorator(_QUIET, name="dispatch")
class Code(AuthenticateView):
    """The second step of a login: a code of the app, a spare code, or the passkey."""

    template_name = "people/second/code.html"

    def form_invalid(self, form: Form) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


@method_decorator(_QUIET, name="dispatch")
class CodeApp(_NotOfTheDemo, _ShownAgain, ActivateTOTPView):
    """Set up an app that shows codes."""

    template_name = "people/second/code_app.html"


@method_decorator(_QUIET, name="dispatch")
class CodeAppOff(_NotOfTheDemo, _ShownAgain, DeactivateTOTPView):
    """Take the app's codes away."""

    template_name = "people/second/code_app_off.html"


@method_decorator(never_cache, name="dispatch")
class SpareCodes(_NotOfTheDemo, ViewRecoveryCodesView):
    """The spare codes, to be printed."""

    template_name = "people/second/spare_codes.html"


@method_decorator(never_cache, name="dispatch")
class NewSpareCodes(_NotOfTheDemo, _ShownAgain, GenerateRecoveryCodesView):
    """Make new spare codes; the old ones end."""

    template_name = "people/second/spare_codes_new.html"


@method_decorator(_QUIET, name="dispatch")
class Passkey(_NotOfTheDemo, _ShownAgain, AddWebAuthnView):
    """Add a passkey: fingerprint, face or PIN of this device, or a key on a cord."""

    template_name = "people/second/passkey.html"


@method_decorator(never_cache, name="dispatch")
class PasskeyOff(_NotOfTheDemo, RemoveWebAuthnView):
    """Take a passkey away."""

    template_name = "people/second/passkey_off.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Form) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.object):
            context = self.get_context_data(form=form) | {
                "refusal": _("Vai trò này cần xác thực hai lớp. Thêm cách khác trước khi gỡ")
            }
            return self.render_to_response(context, status=422)
        return super().form_valid(form)


@method_decorator(login_not_required, name="dispatch")
@method_decorator(_QUIET, name="dispatch")
class PasskeyLogin(LoginWebAuthnView):
    """Sign in with a passkey alone; GET only hands out what the device is to sign."""


@method_decorator(_QUIET, name="dispatch")
class Again(_ShownAgain, ReauthenticateView):
    """Ask for the password once more before something that cannot be taken back."""

    template_name = "people/second/again.html"


@method_decorator(_QUIET, name="dispatch")
class AgainByCode(_ShownAgain, ReauthenticateByCodeView):
    """Ask for a code once more instead of the password."""

    template_name = "people/second/again.html"


@method_decorator(_QUIET, name="dispatch")
class AgainByPasskey(ReauthenticateWebAuthnView):
    """Ask for the passkey once more instead of the password."""

    template_name = "people/second/again_passkey.html"

    def form_invalid(self, form: Form) -> HttpResponse:
        super().form_invalid(form)
        return redirect(self.request.get_full_path())
