"""The manners of every response: nothing is cached that belongs to a person, nothing is shown before login."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse

from dondoc.web import disk, errors

_CHANGE_NOTHING = frozenset({"GET", "HEAD", "OPTIONS"})
_ALWAYS_OPEN = frozenset({"account_login", "account_logout", "people-pin", "web:language"})
Handler = Callable[[HttpRequest], HttpResponse]


class PageHeaders:
    """Keeps pages of logged-in people out of every cache, and closes device features no page here uses."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


class DiskWall:
    """Refuses uploads when the disk runs low and every change when it runs out, in words, with the input kept.

    Logging in and out stays possible. Stands behind the doors: who may not come in learns nothing.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, view_args: list, view_kwargs: dict
    ) -> HttpResponse | None:
        if request.method in _CHANGE_NOTHING:
            return None
        room = disk.room()
        if room == disk.Room.ENOUGH or (request.resolver_match and request.resolver_match.view_name in _ALWAYS_OPEN):
            return None
        if room == disk.Room.READ_ONLY:
            return errors.read_only(request)
        return errors.no_uploads(request) if request.FILES else None


class LoginWall(LoginRequiredMiddleware):
    """Every page needs a login unless its view is marked public with `login_not_required`.

    An expired session answers htmx with a full redirect, not with a login page inside a fragment.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponse:
        response = super().handle_no_permission(request, view_func)
        if request.htmx and 300 <= response.status_code < 400:
            return HttpResponse(status=204, headers={"HX-Redirect": response.url})
        return response
