"""Opens the door of a congress once per request, before any of its views runs."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout as log_out
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from dondoc.people.access import seat_for
from dondoc.people.queries import is_device_live
from dondoc.people.rules.sessions import BEGAN_KEY, SEEN_KEY, is_over
from dondoc.people.second_factor import NEEDS_SECOND_KEY, has_one

DEVICE_KEY = "device_id"
NOTED_EVERY_SECONDS = 600


class SeatMiddleware:
    """Puts `request.seat` on every page below `/c/<congress>/` and takes the slug out of the view's arguments.

    A person without a membership gets the same 404 as for a congress that does not exist. Elsewhere the seat is None.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.seat = None
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict[str, Any]) -> None:
        if "congress" in kwargs and request.user.is_authenticated:
            request.seat = seat_for(request.user, kwargs.pop("congress"))


class SecondFactorWall:
    """Leads whoever still has to set up a second factor to that page, and nowhere else."""

    _OPEN = ("/people/account/second", "/people/again", "/people/logout", "/static/", "/healthz", "/readyz")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        waits = request.user.is_authenticated and request.session.get(NEEDS_SECOND_KEY)
        if waits and not request.path.startswith(self._OPEN):
            if has_one(request.user):
                del request.session[NEEDS_SECOND_KEY]
                return self.get_response(request)
            where = reverse("mfa_index")
            if request.headers.get("HX-Request"):
                return HttpResponse(status=204, headers={"HX-Redirect": where})
            return redirect(where)
        return self.get_response(request)


class IdleWall:
    """Ends a session that lasted or lay idle longer than the settings allow; a busy one is noted every ten minutes.

    Noting it makes Django count its age anew, so when it began is kept in the session itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            session = request.session
            limits = {"most_seconds": settings.SESSION_COOKIE_AGE, "idle_seconds": settings.SESSION_IDLE_SECONDS}
            if is_over(session, now=now, **limits):
                log_out(request)
            elif BEGAN_KEY not in session or now - session.get(SEEN_KEY, 0) > NOTED_EVERY_SECONDS:
                session[SEEN_KEY] = now
                session.setdefault(BEGAN_KEY, now)
        return self.get_response(request)


class DeviceWall:
    """Ends the session of a device that was taken away, on its next request; other sessions cost no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        device_id = request.session.get(DEVICE_KEY)
        if device_id and request.user.is_authenticated and not is_device_live(device_id, user_id=request.user.pk):
            log_out(request)
        return self.get_response(request)
