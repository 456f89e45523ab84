"""Counts: the four numbers per agency, plan, area, workstream and member in charge, each in one query."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Literal

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    FilteredRelation,
    IntegerField,
    Max,
    Min,
    Q,
    QuerySet,
    TimeField,
    Value,
    When,
)
from django.db.models.functions import Cast

from dondoc.congress.queries import programme
from dondoc.people.access import Seat
from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Cell, Timeliness
from dondoc.tasks.models import Task
from dondoc.tasks.queries.conditions import CANCELLED, DATED, FINISHED, OWED, cell_is, overdue, timeliness_is
from dondoc.tasks.queries.filters import NONE, TaskFilter
from dondoc.tasks.queries.lists import filtered, visible_tasks
from dondoc.tasks.rules.as_of import Kept
from dondoc.tasks.rules.statistics import FourWay

By = Literal["agency", "plan", "area", "workstream", "overseer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """The numbers of one agency, plan, area or workstream.

    code: «-» for tasks that have none. recurring, without_date: open tasks that are «trong hạn» for want of a date.
    owed_overdue, oldest_due_on: late tasks not yet handed in, and the earliest deadline among them.
    """

    by: By
    code: str
    name: str
    counts: FourWay
    recurring: int
    without_date: int
    owed: int
    owed_overdue: int
    oldest_due_on: date | None
    next_due_on: date | None
    last_report_at: datetime | None
    phone: str = ""
    agency_id: int | None = None

    @property
    def task_filter(self) -> TaskFilter:
        """The filter that lists just what this row counts."""
        if self.by == "agency":
            return TaskFilter(agency=self.code, role=PartyRole.LEAD.value)
        return TaskFilter(**{self.by: self.code})


@dataclass(frozen=True, slots=True)
class _Grouping:
    """How tasks are grouped: the path of the code and the name, and what else belongs to a group."""

    code: Any
    name: Any
    order: tuple[str, ...]
    extra: dict[str, Any] = field(default_factory=dict)


def four_way(seat: Seat, *, by: By) -> list[RegisterRow]:
    """Return the numbers per agency, plan, area, workstream or member in charge, in one query.

    A task with two leads counts once for each of them, so the rows may add up to more than `total`; likewise for areas.
    """
    grouping = _grouping(by)
    tasks = visible_tasks(seat).filter(~CANCELLED)
    if by in ("agency", "area"):
        tasks = tasks.annotate(lead=FilteredRelation("parts", condition=Q(parts__role=PartyRole.LEAD)))
    grouped = tasks.annotate(group_code=grouping.code, group_name=grouping.name)
    found = (
        grouped.values("group_code", "group_name", **grouping.extra)
        .annotate(**_numbers(seat.today, once_each=by == "area"))
        .order_by(*grouping.order)
    )
    return _none_last([_row(values, by=by) for values in found])


def total(seat: Seat, task_filter: TaskFilter | None = None) -> FourWay:
    """Return the four numbers of all visible tasks this filter asks for, each task once, in one query."""
    tasks = filtered(seat, task_filter or TaskFilter()).order_by()
    return FourWay(**tasks.aggregate(**_cells(seat.today)))


def total_and_kept(seat: Seat) -> tuple[FourWay, Kept]:
    """Return the four numbers of all visible tasks, and how the finished ones kept their deadlines, in one query."""
    finished = FINISHED & DATED & Q(done_on__isnull=False)
    kept = {
        "in_time": finished & Q(done_on__lte=F("original_due_on")),
        "after_extension": finished & Q(done_on__gt=F("original_due_on"), done_on__lte=F("due_on")),
        "late": finished & Q(done_on__gt=F("original_due_on")) & Q(done_on__gt=F("due_on")),
    }
    counted = {name: Count("pk", filter=condition) for name, condition in kept.items()}
    found = visible_tasks(seat).filter(~CANCELLED).aggregate(**_cells(seat.today), **counted)
    cells = {cell.value: found[cell.value] for cell in Cell}
    return FourWay(**cells), Kept(**{name: found[name] for name in kept})


def due_days_and_events(
    seat: Seat, *, from_: date, until: date
) -> tuple[dict[date, int], dict[date, list[tuple[time | None, str]]]]:
    """Return how many open tasks are due on each day of a period, and the programme of each day, in one query."""
    counts = _due_counts(seat, from_=from_, until=until).values_list(
        "due_on", "count", Value(None, output_field=TimeField()), Value("", output_field=CharField())
    )
    blocks = programme(seat.congress.pk).filter(day_on__gte=from_, day_on__lt=until).order_by()
    events = blocks.values_list("day_on", Value(0, output_field=IntegerField()), "starts_at", "title")
    due: dict[date, int] = {}
    by_day: dict[date, list[tuple[time | None, str]]] = {}
    for day, count, starts_at, title in counts.union(events, all=True):
        if title:
            by_day.setdefault(day, []).append((starts_at, title))
        else:
            due[day] = count
    return due, {day: sorted(held, key=lambda one: (one[0] is None, one)) for day, held in by_day.items()}


def _due_counts(seat: Seat, *, from_: date, until: date) -> QuerySet:
    tasks: QuerySet[Task] = filtered(seat, TaskFilter(cell="open", due_from=from_, due_until=until)).order_by()
    return tasks.values_list("due_on").annotate(count=Count("pk"))


def _grouping(by: By) -> _Grouping:
    if by == "agency":
        extra = {"agency_id": F("lead__agency_id"), "phone": F("lead__agency__phone")}
        order = ("lead__agency__kind", "lead__agency__folded", "group_code")
        return _Grouping(F("lead__agency__code"), F("lead__agency__name"), order, extra)
    if by == "area":
        return _Grouping(_area("code"), _area("name"), ("group_name", "group_code"))
    if by == "plan":
        return _Grouping(F("plan__code"), F("plan__title"), ("group_code", "group_name"))
    if by == "overseer":
        seat = "workstream__overseer"
        order = (f"{seat}__committee__position", f"{seat}__position", "group_code")
        return _Grouping(Cast(F(f"{seat}_id"), CharField()), F(f"{seat}__function_title"), order)
    return _Grouping(F("workstream__code"), F("workstream__name"), ("workstream__position", "group_code"))


def _area(name: str) -> Case:
    return Case(
        When(lead__agency__area__isnull=False, then=F(f"lead__agency__area__{name}")),
        When(lead__agency__kind=AgencyKind.AREA, then=F(f"lead__agency__{name}")),
    )


def _numbers(as_of: date, *, once_each: bool) -> dict[str, Any]:
    """Return what is counted per group; `once_each` where the joins may bring a task into its group twice."""
    late_and_owed = OWED & overdue(as_of)
    return {
        **_cells(as_of, once_each=once_each),
        "recurring_count": _count(timeliness_is(Timeliness.RECURRING, as_of=as_of), once_each=once_each),
        "without_date": _count(timeliness_is(Timeliness.WITHOUT_DATE, as_of=as_of), once_each=once_each),
        "owed": _count(OWED, once_each=once_each),
        "owed_overdue": _count(late_and_owed, once_each=once_each),
        "oldest_due_on": Min("due_on", filter=late_and_owed),
        "next_due_on": Min("due_on", filter=OWED & Q(recurring=False, due_on__gte=as_of)),
        "last_report": Max("last_report_at", filter=OWED),
    }


def _cells(as_of: date, *, once_each: bool = False) -> dict[str, Count]:
    return {cell.value: _count(cell_is(cell, as_of=as_of), once_each=once_each) for cell in Cell}


def _count(condition: Q, *, once_each: bool) -> Count:
    return Count("pk", filter=condition, distinct=once_each)


def _row(values: dict[str, Any], *, by: By) -> RegisterRow:
    return RegisterRow(
        by=by,
        code=values["group_code"] or NONE,
        name=values["group_name"] or "",
        counts=FourWay(**{cell.value: values[cell.value] for cell in Cell}),
        recurring=values["recurring_count"],
        without_date=values["without_date"],
        owed=values["owed"],
        owed_overdue=values["owed_overdue"],
        oldest_due_on=values["oldest_due_on"],
        next_due_on=values["next_due_on"],
        last_report_at=values["last_report"],
        phone=values.get("phone") or "",
        agency_id=values.get("agency_id"),
    )


def _none_last(rows: list[RegisterRow]) -> list[RegisterRow]:
    return sorted(rows, key=lambda row: row.code == NONE)
