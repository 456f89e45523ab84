"""The manners of every response: nothing is cached that belongs to a person, nothing is shown before login."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse

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


class LoginWall(LoginRequiredMiddleware):
    """Every page needs a login unless its view is marked public with `login_not_required`.

    An expired session answers htmx with a full redirect, not with a login page inside a fragment.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponse:
        response = super().handle_no_permission(request, view_func)
        if request.htmx and 300 <= response.status_code < 400:
            return HttpResponse(status=204, headers={"HX-Redirect": response.url})
        return response
