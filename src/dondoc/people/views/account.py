"""What belongs to a person and to no congress: login, logout, the own account, an invitation received."""

from functools import partial
from typing import Any

from allauth.account.views import LoginView, PasswordChangeView
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth import login as log_in
from django.contrib.auth import logout as log_out
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.people import queries
from dondoc.people.actions.accounts import INSTALLATION, change_profile
from dondoc.people.actions.devices import unlock_device
from dondoc.people.actions.invitations import (
    InvitationGone,
    accept_invitation,
    accept_with_new_account,
    hash_of_code,
    state_of,
)
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.forms import NewAccountForm, ProfileForm
from dondoc.people.login import LoginForm, PasswordForm
from dondoc.people.models import Invitation, Membership
from dondoc.people.rules.invitations import InvitationState
from dondoc.people.rules.pins import may_use_pin
from dondoc.people.views.devices import label_of, pin_url, remember_activation, token_of, too_many, usable_device
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render

_PROFILE = ("full_name", "function_title", "phone", "email")
_BACKEND = settings.AUTHENTICATION_BACKENDS[0]


class Login(LoginView):
    """Login and password; wrong ones and those of a closed account get the same answer."""

    template_name = "people/login.html"
    form_class = LoginForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask only for the PIN where the device at hand is enrolled, unless the password is asked for."""
        if "by" not in request.GET and usable_device(request) is not None:
            return redirect(pin_url(request.GET.get(REDIRECT_FIELD_NAME, "")))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words of the office's own login, where there is one."""
        return super().get_context_data(**kwargs) | {"office_login": settings.OFFICE_LOGIN_NAME}

    def form_valid(self, form: LoginForm) -> HttpResponse:
        response = super().form_valid(form)
        if self.request.user.is_authenticated:
            unlock_device(user=self.request.user, token=token_of(self.request), now=timezone.now())
        return response

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class PasswordChange(PasswordChangeView):
    """The old password and the new one."""

    template_name = "people/password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("people-account")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_usable_password():
            raise PermissionDenied(_("Tài khoản mẫu không có mật khẩu."))
        return super().dispatch(request, *args, **kwargs)

    def form_invalid(self, form: PasswordForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Log out."""
    log_out(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show the own account; POST saves it and the language of the pages."""
    user = queries.users_by_id([request.user.pk])[request.user.pk]
    first = {name: getattr(user, name) for name in ("ver", *_PROFILE)} | {"language": translation.get_language()}
    form = ProfileForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in _PROFILE}
        act = partial(
            change_profile, user=user, expected_ver=form.cleaned_data["ver"], changes=changes, now=timezone.now()
        )
        try:
            done = carry_out(form, act)
        except StaleVersion as stale:
            title = _("Tài khoản vừa được sửa ở nơi khác")
            return clash_page(request, form, stale, congress_id=INSTALLATION, title=title, back_url=request.path)
        if done:
            return _saved_profile(request, form.cleaned_data["language"])
    seats = list(queries.seats_of_user(user.pk))
    context = {
        "form": form,
        "seats": seats,
        "has_password": user.has_usable_password(),
        "devices": list(queries.devices_of(user.pk)),
        "sessions": [(one, label_of(one.user_agent)) for one in queries.sessions_of(user, now=timezone.now())],
        "session_key": request.session.session_key,
        "may_use_pin": may_use_pin({seat.role for seat in seats}),
    }
    return render(request, "people/account.html", context, status=422 if form.errors else 200)


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeated")
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, code: str) -> HttpResponse:
    """Show what an invitation offers; only POST accepts it. Used, expired, withdrawn and unknown codes look alike."""
    now = timezone.now()
    invitation = queries.invitation_by_hash(hash_of_code(code))
    if invitation is None or state_of(invitation, now=now) is not InvitationState.OPEN:
        # Only what led nowhere counts: whoever guesses is stopped, a whole province that was invited is not.
        # allauth's public limiter lets every GET pass, and a code is guessed by opening it.
        may_go_on = ratelimit.consume(request, app="allauth.account", action="invitation", limit_get=True)
        return _no_invitation(request) if may_go_on else too_many(request)
    knows_us = request.user.is_authenticated
    form = None if knows_us else NewAccountForm(request.POST or None, initial={"full_name": invitation.full_name})
    if request.method == "POST" and (form is None or form.is_valid()):
        accepted: list[Membership] = []
        try:
            if knows_us:
                accepted.append(accept_invitation(invitation=invitation, user=request.user, now=now))
            else:
                carry_out(form, lambda: accepted.append(_new_account(invitation, form, now=now)))
        except InvitationGone:
            return _no_invitation(request)
        if accepted:
            return _welcome(request, accepted[0])
    context = {"invitation": invitation, "form": form}
    status = 422 if form is not None and form.errors else 200
    return _unlisted(render(request, "people/invited.html", context, status=status))


def _new_account(invitation: Invitation, form: NewAccountForm, *, now: Any) -> Membership:
    typed = form.cleaned_data
    return accept_with_new_account(
        invitation=invitation,
        username=typed["username"],
        full_name=typed["full_name"],
        password=typed["password"],
        now=now,
    )


def _welcome(request: HttpRequest, membership: Membership) -> HttpResponse:
    is_new = not request.user.is_authenticated
    if is_new:
        log_in(request, membership.user, backend=_BACKEND)
        remember_activation(request, now=timezone.now())
    messages.success(request, _("Đã nhận vai trò: %(role)s.") % {"role": membership.get_role_display()})
    if is_new and may_use_pin({membership.role}):
        return redirect("people-pin-new")
    return redirect(reverse("desk:home", args=[membership.congress.slug]))


def _no_invitation(request: HttpRequest) -> HttpResponse:
    return _unlisted(render(request, "people/no_invitation.html", {}, status=404))


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Keep the address with its code out of search engines.

    That it does not reach other sites is the work of the house's referrer policy, `same-origin`; a stricter one would
    make browsers send the form without an origin, which is then refused.
    """
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _saved_profile(request: HttpRequest, language: str) -> HttpResponse:
    with translation.override(language):
        messages.success(request, _("Đã lưu tài khoản."))
    response = redirect("people-account")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
    return response
