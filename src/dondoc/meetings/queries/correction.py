"""Which conclusions of an issued notice can still be set right, with what they say now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.meetings.models import Conclusion, ConclusionTask
from dondoc.meetings.queries.after import CLOSED, numbers_of
from dondoc.plans.enums import PartyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctable:
    """A conclusion whose work is open. lead: of its one task, "" where it is several agencies' work."""

    id: int
    number: int
    text: str
    due_on: date | None
    lead: str
    lead_id: int | None
    open_count: int


def correctable(meeting: Any) -> list[Correctable]:
    """Return the conclusions of a meeting whose new work is neither done nor taken back; three queries."""
    numbers = numbers_of([meeting.pk])
    links = ConclusionTask.objects.filter(conclusion__meeting_id=meeting.pk, is_new=True)
    open_ones = links.exclude(task__state__in=CLOSED).order_by("pk")
    work: dict[int, list[tuple[int, date | None]]] = {}
    for conclusion_id, task_id, due_on in open_ones.values_list("conclusion_id", "task_id", "task__due_on"):
        work.setdefault(conclusion_id, []).append((task_id, due_on))
    leads: dict[int, tuple[int, str]] = {}
    led = open_ones.filter(task__parts__role=PartyRole.LEAD).order_by("-task__parts__position")
    for task_id, agency_id, name in led.values_list("task_id", "task__parts__agency_id", "task__parts__agency__name"):
        leads[task_id] = (agency_id, name)
    texts = dict(Conclusion.objects.filter(pk__in=list(work)).values_list("pk", "text"))
    found = []
    for conclusion_id, tasks in work.items():
        lead_id, lead = leads.get(tasks[0][0], (None, "")) if len(tasks) == 1 else (None, "")
        found.append(
            Correctable(
                id=conclusion_id,
                number=numbers[conclusion_id],
                text=texts[conclusion_id],
                due_on=tasks[0][1],
                lead=lead,
                lead_id=lead_id,
                open_count=len(tasks),
            )
        )
    return sorted(found, key=lambda one: one.number)
