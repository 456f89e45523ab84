"""Opens the door of a congress once per request, before any of its views runs."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from dondoc.people.access import seat_for


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
