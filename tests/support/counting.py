"""The figures counted from the tasks themselves, row by row of the database: what the tally must say as well."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, FilteredRelation, Min, Q, When
from django.db.models.functions import Cast

from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Cell, Timeliness
from dondoc.tasks.models import Task
from dondoc.tasks.queries.conditions import CANCELLED, DATED, FINISHED, OPEN, OWED, cell_is, overdue, timeliness_is
from dondoc.tasks.rules.as_of import Kept
from dondoc.tasks.rules.statistics import FourWay


@dataclass(frozen=True, slots=True)
class Grouping:
    """How tasks are grouped: the path of the code and the name, and in which order."""

    code: Any
    name: Any
    order: tuple[str, ...] = field(default=())


def counted(congress_id: int, *, by: str, as_of: date) -> list[dict[str, Any]]:
    """Return the numbers per agency, plan, area, workstream or member in charge, those without any last."""
    grouping = _grouping(by)
    tasks = Task.objects.filter(congress_id=congress_id).exclude(CANCELLED)
    if by in ("agency", "area"):
        tasks = tasks.annotate(lead=FilteredRelation("parts", condition=Q(parts__role=PartyRole.LEAD)))
    grouped = tasks.annotate(code_of=grouping.code, name_of=grouping.name).values("code_of", "name_of")
    late = OWED & overdue(as_of)
    found = grouped.annotate(
        **cells(as_of),
        recurring_count=_count(timeliness_is(Timeliness.RECURRING, as_of=as_of)),
        without_date=_count(timeliness_is(Timeliness.WITHOUT_DATE, as_of=as_of)),
        owed=_count(OWED),
        owed_overdue=_count(late),
        oldest=Min("due_on", filter=late),
        coming=Min("due_on", filter=OWED & DATED & Q(due_on__gte=as_of)),
    ).order_by(*grouping.order)
    return sorted(found, key=lambda row: row["code_of"] is None)


def counted_whole(congress_id: int, *, as_of: date, milestone_on: date, since: date) -> dict[str, Any]:
    """Return what is counted of all tasks, each once."""
    late, milestone = overdue(as_of), OPEN & DATED & Q(due_on__lte=milestone_on)
    critical, finished = Q(is_critical=True), FINISHED & DATED
    return (
        Task.objects.filter(congress_id=congress_id)
        .exclude(CANCELLED)
        .aggregate(
            **cells(as_of),
            critical=_count(critical),
            overdue_critical=_count(late & critical),
            milestones_open=_count(milestone),
            critical_milestones_open=_count(milestone & critical),
            new_overdue=_count(late & Q(due_on__gte=since)),
            in_time=_count(finished & Q(done_on__lte=F("original_due_on"))),
            after_extension=_count(finished & Q(done_on__gt=F("original_due_on"), done_on__lte=F("due_on"))),
            late=_count(finished & Q(done_on__gt=F("original_due_on")) & Q(done_on__gt=F("due_on"))),
        )
    )


def due_per_day(congress_id: int, *, from_: date, days: int) -> dict[date, int]:
    """Return how many open tasks are due on each of these days that has any."""
    tasks = Task.objects.filter(OPEN & DATED, congress_id=congress_id, due_on__gte=from_)
    within = tasks.filter(due_on__lt=from_ + timedelta(days=days)).order_by()
    return dict(within.values_list("due_on").annotate(count=Count("pk")))


def four_of(values: dict[str, Any]) -> FourWay:
    """Return the four numbers among what was counted."""
    return FourWay(**{cell.value: values[cell.value] for cell in Cell})


def kept_of(values: dict[str, Any]) -> Kept:
    """Return how the deadlines were kept, among what was counted."""
    return Kept(in_time=values["in_time"], after_extension=values["after_extension"], late=values["late"])


def cells(as_of: date) -> dict[str, Count]:
    """Return the four numbers as what the database is to count."""
    return {cell.value: _count(cell_is(cell, as_of=as_of)) for cell in Cell}


def _count(condition: Q) -> Count:
    return Count("pk", filter=condition, distinct=True)


def _grouping(by: str) -> Grouping:
    if by == "agency":
        order = ("lead__agency__kind", "lead__agency__folded", "code_of")
        return Grouping(F("lead__agency__code"), F("lead__agency__name"), order)
    if by == "area":
        return Grouping(_area("code"), _area("name"), ("name_of", "code_of"))
    if by == "plan":
        return Grouping(F("plan__code"), F("plan__title"), ("code_of", "name_of"))
    if by == "overseer":
        seat = "workstream__overseer"
        order = (f"{seat}__committee__position", f"{seat}__position", "code_of")
        return Grouping(Cast(F(f"{seat}_id"), CharField()), F(f"{seat}__function_title"), order)
    return Grouping(F("workstream__code"), F("workstream__name"), ("workstream__position", "code_of"))


def _area(name: str) -> Case:
    return Case(
        When(lead__agency__area__isnull=False, then=F(f"lead__agency__area__{name}")),
        When(lead__agency__kind=AgencyKind.AREA, then=F(f"lead__agency__{name}")),
    )
