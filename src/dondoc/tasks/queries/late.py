"""Work that is late and still owed, one line per agency that leads it."""

from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.plans.enums import PartyRole
from dondoc.tasks.models import Part, Task
from dondoc.tasks.queries.conditions import DATED, OWED


@dataclass(frozen=True, slots=True, kw_only=True)
class LateWork:
    """A task an agency leads and has not handed in, past its deadline."""

    task_id: int
    code: str
    title: str
    due_on: date
    agency_id: int
    agency: str


def late_work(congress_id: int, *, today: date, days: int) -> list[LateWork]:
    """Return the work that is at least so many days late, the latest first, in one query."""
    owed = Task.objects.filter(DATED & OWED, congress_id=congress_id, due_on__lte=today - timedelta(days=days))
    parts = Part.objects.filter(role=PartyRole.LEAD, task__in=owed).select_related("task", "agency")
    return [
        LateWork(
            task_id=part.task_id,
            code=part.task.code,
            title=part.task.title,
            due_on=part.task.due_on,
            agency_id=part.agency_id,
            agency=part.agency.name,
        )
        for part in parts.order_by("task__due_on", "task__code", "position", "pk")
    ]
