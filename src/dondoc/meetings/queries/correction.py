"""Which conclusions of an issued notice can still be set right, with what they say now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.meetings.models import Conclusion, ConclusionTask
from dondoc.meetings.queries.after import numbers_of
from dondoc.plans.enums import PartyRole
from dondoc.tasks.rules.parts import CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctable:
    """A conclusion whose work is open. lead: of its one task, "" where it is several agencies' work.

    is_new: its notice made the work; what a plan gave may get another day here, but is neither taken back nor given on.
    """

    id: int
    number: int
    text: str
    due_on: date | None
    lead: str
    lead_id: int | None
    open_count: int
    is_new: bool


def correctable(meeting: Any) -> list[Correctable]:
    """Return the conclusions of a meeting whose work is neither done nor taken back; four queries."""
    numbers = numbers_of([meeting.pk])
    links = ConclusionTask.objects.filter(conclusion__meeting_id=meeting.pk)
    open_ones = links.exclude(task__state__in=CLOSED).order_by("pk")
    work: dict[int, list[tuple[int, date | None, bool]]] = {}
    for conclusion_id, *one in open_ones.values_list("conclusion_id", "task_id", "task__due_on", "is_new"):
        work.setdefault(conclusion_id, []).append((one[0], one[1], one[2]))
    leads: dict[int, tuple[int, str]] = {}
    led = open_ones.filter(task__parts__role=PartyRole.LEAD).order_by("-task__parts__position")
    for task_id, agency_id, name in led.values_list("task_id", "task__parts__agency_id", "task__parts__agency__name"):
        leads[task_id] = (agency_id, name)
    texts = dict(Conclusion.objects.filter(pk__in=list(work)).values_list("pk", "text"))
    found = []
    for conclusion_id, tasks in work.items():
        is_new = all(made for _task_id, _due_on, made in tasks)
        lead_id, lead = leads.get(tasks[0][0], (None, "")) if len(tasks) == 1 and is_new else (None, "")
        found.append(
            Correctable(
                id=conclusion_id,
                number=numbers[conclusion_id],
                text=texts[conclusion_id],
                due_on=tasks[0][1],
                lead=lead,
                lead_id=lead_id,
                open_count=len(tasks),
                is_new=is_new,
            )
        )
    return sorted(found, key=lambda one: one.number)
