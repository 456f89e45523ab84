"""The page of one task: what everybody reads, and the panel of the reader's own role."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.plans.enums import PartyRole
from dondoc.plans.filing_queries import own_items_of
from dondoc.tasks.access import needs_open_to, task_for
from dondoc.tasks.enums import Need, TaskState
from dondoc.tasks.forms_work import PartForm, TaskReportForm, VerdictForm
from dondoc.tasks.models import Task
from dondoc.tasks.queries.history import entries_of_task
from dondoc.tasks.queries.task import TaskDetail, task_detail
from dondoc.tasks.queries.work import LastWord, evidence_of, last_word, open_points
from dondoc.tasks.rules.progress import OPEN_TO_REPORTS, answer_again
from dondoc.web.pages import render
from dondoc.web.panels import panels_at

ENTRIES_SHOWN = 20


@require_GET
def task(request: HttpRequest, code: str) -> HttpResponse:
    """Show one task: where it stands, who does what, where it comes from, what was done with it."""
    return task_page(request, task_for(request.seat, code))


def task_page(request: HttpRequest, found: Task, *, form: Any = None, status: int = 200) -> HttpResponse:
    """Return the page of a task the reader may see; form: one of its forms that was handed in and has errors."""
    seat: Seat = request.seat
    detail = task_detail(seat, found)
    last = last_word(found)
    log, log_count = entries_of_task(seat, found.pk, most=ENTRIES_SHOWN)
    list_url = reverse("tasks:list", args=[seat.congress.slug])
    context = {
        "task": detail,
        "log": log,
        "log_count": log_count,
        "evidence": evidence_of(found),
        "last": last,
        "points": open_points(found),
        "own_items": _own_items(seat, found),
        "today": seat.today,
        "form": form,
        "panels": panels_at("tasks:task", seat=seat, subject=found),
        "may_raise": seat.may(Permission.REPORT_WORK) or seat.may(Permission.HANDLE_OBSTACLES),
        "crumbs": [{"label": _("Nhiệm vụ"), "url": list_url}, {"label": found.code, "url": ""}],
        **_panels(seat, found, detail, last, form),
    }
    return render(request, "tasks/task.html", context, status=status)


def _own_items(seat: Seat, found: Task) -> list[Any]:
    """Return what the agencies' own plans hold for this task; of others' only for those who see all."""
    if found.item_id is None:
        return []
    return own_items_of(found.item_id, agency_ids=None if seat.sees_all else seat.agency_ids)


def _panels(seat: Seat, found: Task, detail: TaskDetail, last: LastWord | None, form: Any) -> dict[str, Any]:
    own = {role: detail.own(seat.agency_ids, role) for role in PartyRole}
    needs = needs_open_to(seat, frozenset(role for role, parts in own.items() if parts))
    is_open = found.state not in (TaskState.DONE, TaskState.CANCELLED)
    context: dict[str, Any] = {"is_open": is_open, "may_direct": is_open and Need.DIRECT in needs}
    if Need.REPORT in needs and is_open:
        context["own_lead"] = own[PartyRole.LEAD][0]
        if found.state in OPEN_TO_REPORTS:
            context["report_form"] = form if isinstance(form, TaskReportForm) else _report_form(found, last)
    if Need.COORDINATE in needs and is_open:
        context["own_coordinating"] = own[PartyRole.COORDINATING]
    if Need.APPRAISE in needs and found.state == TaskState.IN_APPRAISAL:
        context["verdict_form"] = (
            form if isinstance(form, VerdictForm) else VerdictForm(initial={"ver": found.ver}, today=seat.today)
        )
    context["part_form"] = form if isinstance(form, PartForm) else None
    return context


def _report_form(found: Task, last: LastWord | None) -> TaskReportForm:
    again = answer_again(last=last.situation if last else None, state=found.state)
    return TaskReportForm(initial={"situation": again, "percent": last.percent if last else None})
