"""The course of a task: whose time it was, each round of appraisal, dates that moved, who had it before."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.people.access import Seat
from dondoc.tasks.access import task_for
from dondoc.tasks.queries.course import course_of
from dondoc.web.pages import render


@require_GET
def rounds(request: HttpRequest, code: str) -> HttpResponse:
    """Show the course of a task."""
    seat: Seat = request.seat
    found = task_for(seat, code)
    title = _("Quá trình thực hiện")
    context = {
        "task": found,
        "course": course_of(found, now=seat.now),
        "crumbs": [
            {"label": _("Nhiệm vụ"), "url": reverse("tasks:list", args=[seat.congress.slug])},
            {"label": found.code, "url": reverse("tasks:task", args=[seat.congress.slug, found.code])},
            {"label": title, "url": ""},
        ],
    }
    return render(request, "tasks/rounds.html", context)
