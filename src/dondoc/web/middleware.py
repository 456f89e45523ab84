"""The manners of every response: nothing is cached that belongs to a person, nothing is shown before login."""

from collections.abc import Callable, Iterator

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

from dondoc.web import disk, errors

_CHANGE_NOTHING = frozenset({"GET", "HEAD", "OPTIONS"})
_NULL = "\x00"
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


class NoNulls:
    """Refuses the sign U+0000, which no keyboard types and PostgreSQL cannot store, wherever a request may hold one.

    A cookie with one was not made here and counts as absent.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(_NULL in value for value in request.COOKIES.values()):
            request.COOKIES = {name: value for name, value in request.COOKIES.items() if _NULL not in value}
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, view_args: list, view_kwargs: dict) -> None:
        words = [request.path, *_words(request.GET), *(_words(request.POST) if request.method == "POST" else ())]
        if any(_NULL in word for word in words):
            raise BadRequest("null sign")


def _words(said: QueryDict) -> Iterator[str]:
    for name, values in said.lists():
        yield name
        yield from values


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
