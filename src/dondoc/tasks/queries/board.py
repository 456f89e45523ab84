"""What the readiness board counts, in one query: slices per workstream and plan, which add up to every other figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Min, Q

from dondoc.people.access import Seat
from dondoc.tasks.enums import Cell
from dondoc.tasks.queries.conditions import CANCELLED, DATED, OPEN, OWED, cell_is, overdue
from dondoc.tasks.queries.filters import NONE
from dondoc.tasks.queries.lists import visible_tasks
from dondoc.tasks.queries.narrow import finished_since
from dondoc.tasks.rules.statistics import FourWay


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What is counted of a set of tasks; two sets that share no task add up.

    milestones_open: tasks not finished whose deadline is not after the day given. new_overdue: late ones that were not
    yet late on the day of the last look. newly_done: finished since then, and still finished.
    """

    counts: FourWay = FourWay()
    critical: int = 0
    overdue_critical: int = 0
    milestones_open: int = 0
    critical_milestones_open: int = 0
    new_overdue: int = 0
    newly_done: int = 0
    next_due_on: date | None = None

    def __add__(self, other: "Numbers") -> "Numbers":
        days = [day for day in (self.next_due_on, other.next_due_on) if day]
        return Numbers(
            counts=self.counts + other.counts,
            critical=self.critical + other.critical,
            overdue_critical=self.overdue_critical + other.overdue_critical,
            milestones_open=self.milestones_open + other.milestones_open,
            critical_milestones_open=self.critical_milestones_open + other.critical_milestones_open,
            new_overdue=self.new_overdue + other.new_overdue,
            newly_done=self.newly_done + other.newly_done,
            next_due_on=min(days, default=None),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """The numbers of the tasks of one workstream in one plan; either may be missing, then its code is «-»."""

    workstream_id: int | None
    workstream_code: str
    workstream_name: str
    plan_code: str
    plan_title: str
    numbers: Numbers


def slices(seat: Seat, *, milestone_on: date, since: datetime) -> list[Slice]:
    """Return the numbers per workstream and plan, in the order of the board, in one query.

    milestone_on: the last day of the milestones that count. since: the moment of the last look, in local time.
    """
    found = (
        visible_tasks(seat)
        .filter(~CANCELLED)
        .values(
            "workstream_id", "workstream__code", "workstream__name", "workstream__position", "plan__code", "plan__title"
        )
        .annotate(**_numbers(seat, milestone_on=milestone_on, since=since))
        .order_by(F("workstream__position").asc(nulls_last=True), "workstream_id", F("plan__code").asc(nulls_last=True))
    )
    return [_slice(values) for values in found]


def add_up(parts: Iterable[Slice]) -> Numbers:
    """Return the numbers of several slices together."""
    return sum((part.numbers for part in parts), start=Numbers())


def _numbers(seat: Seat, *, milestone_on: date, since: datetime) -> dict[str, Any]:
    as_of = seat.today
    late = overdue(as_of)
    critical = Q(is_critical=True)
    milestone = OPEN & DATED & Q(due_on__lte=milestone_on)
    return {
        **{cell.value: _count(cell_is(cell, as_of=as_of)) for cell in Cell},
        "critical": _count(critical),
        "overdue_critical": _count(late & critical),
        "milestones_open": _count(milestone),
        "critical_milestones_open": _count(milestone & critical),
        "new_overdue": _count(late & Q(due_on__gte=since.date())),
        "newly_done": _count(finished_since(seat.congress.pk, since)),
        "next_due_on": Min("due_on", filter=OWED & Q(recurring=False, due_on__gte=as_of)),
    }


def _count(condition: Q) -> Count:
    return Count("pk", filter=condition)


def _slice(values: dict[str, Any]) -> Slice:
    counts = FourWay(**{cell.value: values.pop(cell.value) for cell in Cell})
    places = {name: values.pop(name) for name in list(values) if name.startswith(("workstream", "plan"))}
    return Slice(
        workstream_id=places["workstream_id"],
        workstream_code=places["workstream__code"] or NONE,
        workstream_name=places["workstream__name"] or "",
        plan_code=places["plan__code"] or NONE,
        plan_title=places["plan__title"] or "",
        numbers=Numbers(counts=counts, **values),
    )
