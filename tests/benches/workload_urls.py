"""The product's addresses and beside them the framework's floor: an empty page, and 50 rows from one query."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from dondoc.tasks.models import Task

FLOOR_ROWS = 50
_FLOOR = engines["django"].from_string(
    "<table>{% for t in tasks %}<tr><td>{{ t.code }}</td><td>{{ t.title }}</td><td>{{ t.due_on }}</td></tr>{% endfor %}"
    "</table>{{ user.full_name }}"
)


@login_not_required
def empty(request: HttpRequest) -> HttpResponse:
    """Answer with nothing."""
    return HttpResponse("")


def floor(request: HttpRequest) -> HttpResponse:
    """Draw 50 rows of one query, with session and user."""
    return HttpResponse(
        _FLOOR.render({"tasks": Task.objects.order_by("pk")[:FLOOR_ROWS], "user": request.user}, request)
    )


urlpatterns = [path("bench/empty", empty), path("bench/floor", floor), path("", include("dondoc.config.urls"))]
