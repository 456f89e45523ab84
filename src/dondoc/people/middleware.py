"""Opens the door of a congress once per request, before any of its views runs."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout as log_out
from django.http import HttpRequest, HttpResponse

from dondoc.people.access import seat_for
from dondoc.people.queries import is_device_live

DEVICE_KEY = "device_id"


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


class DeviceWall:
    """Ends the session of a device that was taken away, on its next request; other sessions cost no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        device_id = request.session.get(DEVICE_KEY)
        if device_id and request.user.is_authenticated and not is_device_live(device_id, user_id=request.user.pk):
            log_out(request)
        return self.get_response(request)
