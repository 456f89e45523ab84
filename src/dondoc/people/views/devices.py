"""Logging in with a PIN on an enrolled device, enrolling one, and taking it away. Only POST logs in."""

from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth import login as log_in
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.people import queries
from dondoc.people.actions.devices import (
    PinLocked,
    enrol_device,
    hash_of_token,
    is_usable,
    revoke_device,
    use_pin,
)
from dondoc.people.editing import carry_out
from dondoc.people.forms import NewPinForm, PinForm
from dondoc.people.middleware import DEVICE_KEY
from dondoc.people.models import Device, User
from dondoc.people.rules.pins import DEVICE_TIME, FRESH_TIME, SESSION_TIME, may_use_pin
from dondoc.web.pages import render

_BACKEND = settings.AUTHENTICATION_BACKENDS[0]
_ACTIVATED_KEY = "activated_at"
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


@login_not_required
@never_cache
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest) -> HttpResponse:
    """Ask for the PIN of the device at hand and nothing else; a device that takes none leads to the password."""
    onwards = _onwards(request)
    if request.user.is_authenticated:
        return redirect(onwards or settings.LOGIN_REDIRECT_URL)
    device = usable_device(request)
    if device is None:
        return redirect(password_url(onwards))
    form = PinForm(request.POST or None)
    if request.method == "POST":
        if not ratelimit.consume(request, action="pin", dry_run=True):
            return too_many(request)
        entered = _entered(request, form, device)
        if entered is not None:
            return entered
        # Only what failed counts: a whole province may come in behind one address on a Monday morning.
        ratelimit.consume(request, action="pin")
    context = {"form": form, "onwards": onwards, "password_url": password_url(onwards)}
    return render(request, "people/pin.html", context, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters("pin", "repeated", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def pin_new(request: HttpRequest) -> HttpResponse:
    """Let a focal point choose a PIN for the device at hand."""
    user: User = request.user
    if not may_use_pin(queries.live_roles(user.pk)):
        raise PermissionDenied(_("Mã PIN dành cho đầu mối cơ quan. Vai trò khác đăng nhập bằng mật khẩu."))
    now = timezone.now()
    form = NewPinForm(
        request.POST if request.method == "POST" else None, asks_password=_asks_password(request, user, now=now)
    )
    if request.method == "POST":
        if not ratelimit.consume(request, action="pin", dry_run=True):
            return too_many(request)
        if form.is_valid() and _proved(request, form, user):
            made: list[str] = []
            act = partial(
                enrol_device,
                user=user,
                pin=form.cleaned_data["pin"],
                label=label_of(request.headers.get("User-Agent", "")),
                now=now,
            )
            if carry_out(form, lambda: made.append(act()[1])):
                request.session.pop(_ACTIVATED_KEY, None)
                messages.success(request, _("Đã đặt mã PIN. Lần sau, mở liên kết trên máy này và nhập mã PIN."))
                return _with_cookie(redirect(settings.LOGIN_REDIRECT_URL), made[0])
    return render(request, "people/pin_new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def revoke(request: HttpRequest, device_id: int) -> HttpResponse:
    """Take an own device away."""
    device = queries.devices_of(request.user.pk).filter(pk=device_id).first()
    if device is None:
        raise Http404
    revoke_device(device=device, by_id=request.user.pk, now=timezone.now())
    messages.success(request, _("Đã thu hồi máy. Mã PIN và phiên đăng nhập trên máy đó không còn dùng được."))
    return redirect("people-account")


def usable_device(request: HttpRequest) -> Device | None:
    """Return the enrolled device a request comes from, if a PIN can be asked for on it."""
    token = token_of(request)
    device = queries.device_by_hash(hash_of_token(token)) if token else None
    return device if device is not None and is_usable(device, now=timezone.now()) else None


def token_of(request: HttpRequest) -> str:
    """Return the secret of the device a request comes from, "" when it is not enrolled."""
    token: str = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    return token[:200]


def pin_url(onwards: str) -> str:
    """Return the address where the PIN is asked for."""
    return reverse("people-pin") + (f"?{urlencode({REDIRECT_FIELD_NAME: onwards})}" if onwards else "")


def password_url(onwards: str) -> str:
    """Return the address where the password is asked for, even on an enrolled device."""
    given = {"by": "password"} | ({REDIRECT_FIELD_NAME: onwards} if onwards else {})
    return f"{reverse('account_login')}?{urlencode(given)}"


def remember_activation(request: HttpRequest, *, now: datetime) -> None:
    """Note in the session that the person has just chosen a password by an invitation."""
    request.session[_ACTIVATED_KEY] = now.isoformat()


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429 when somebody tries too often."""
    title, text = _("Đã thử nhiều lần"), _("Chờ 5 phút rồi thử lại. Quên mật khẩu: liên hệ Trực thư ký.")
    return render(request, "web/error.html", {"title": title, "text": text, "status": 429}, status=429)


def _entered(request: HttpRequest, form: PinForm, device: Device) -> HttpResponse | None:
    """Log in with a right PIN; None, with a sentence on the form, for a wrong one."""
    if not form.is_valid():
        return None
    found: list[User] = []
    act = partial(use_pin, device=device, pin=form.cleaned_data["pin"], now=timezone.now())
    try:
        carry_out(form, lambda: found.append(act()))
    except PinLocked:
        messages.warning(request, _("Mã PIN trên máy này đã khóa. Đăng nhập bằng mật khẩu để mở lại."))
        return redirect(password_url(_onwards(request)))
    if not found:
        return None
    log_in(request, found[0], backend=_BACKEND)
    request.session[DEVICE_KEY] = device.pk
    request.session.set_expiry(SESSION_TIME)
    return _with_cookie(redirect(_onwards(request) or settings.LOGIN_REDIRECT_URL), token_of(request))


def _with_cookie(response: HttpResponse, token: str) -> HttpResponse:
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        token,
        max_age=DEVICE_TIME,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _onwards(request: HttpRequest) -> str:
    """Return where the reader was going, if that lies in this house."""
    asked: str = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # A word without a slash would be looked up as the name of a view.
    return asked if is_ours and asked.startswith("/") else ""


def _asks_password(request: HttpRequest, user: User, *, now: datetime) -> bool:
    """Say whether the password must be typed: not right after the invitation, and not where there is none."""
    activated_at = parse_datetime(request.session.get(_ACTIVATED_KEY, ""))
    is_fresh = activated_at is not None and now - activated_at < FRESH_TIME
    return user.has_usable_password() and not is_fresh


def _proved(request: HttpRequest, form: NewPinForm, user: Any) -> bool:
    if "password" in form.fields and not user.check_password(form.cleaned_data["password"]):
        ratelimit.consume(request, action="pin")
        form.add_error("password", _("Mật khẩu hiện tại chưa đúng"))
        return False
    return True


def label_of(agent: str) -> str:
    """Return how a device is called, by what its browser says of itself."""
    return next((name for sign, name in _SYSTEMS if sign in agent), str(_("Máy khác")))
