"""The page of one task."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.tasks.access import task_for
from dondoc.tasks.queries.history import entries_of_task
from dondoc.tasks.queries.task import task_detail
from dondoc.web.pages import render

ENTRIES_SHOWN = 20


@require_GET
def task(request: HttpRequest, code: str) -> HttpResponse:
    """Show one task: where it stands, who does what, where it comes from, what was done with it."""
    seat: Seat = request.seat
    found = task_for(seat, code)
    log, log_count = entries_of_task(seat, found.pk, most=ENTRIES_SHOWN)
    list_url = reverse("tasks:list", args=[seat.congress.slug])
    context = {
        "task": task_detail(seat, found),
        "log": log,
        "log_count": log_count,
        "today": seat.today,
        "may_raise": seat.may(Permission.REPORT_WORK) or seat.may(Permission.HANDLE_OBSTACLES),
        "crumbs": [{"label": _("Nhiệm vụ"), "url": list_url}, {"label": found.code, "url": ""}],
    }
    return render(request, "tasks/task.html", context)
