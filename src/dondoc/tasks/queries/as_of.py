"""The numbers of any past day, per agency, plan, area, workstream or member in charge, as they stood at its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from dondoc.people.access import Seat
from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole
from dondoc.tasks.models import Part, PastPart, Standing, Task
from dondoc.tasks.queries.filters import NONE
from dondoc.tasks.queries.lists import visible_tasks
from dondoc.tasks.queries.register import By
from dondoc.tasks.rules.as_of import Numbers, StoodSo, numbers_by_group, numbers_of
from dondoc.tasks.rules.statistics import FourWay

_AGENCY = ("agency__code", "agency__name", "agency__kind", "agency__area__code", "agency__area__name")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRow:
    """The numbers one agency, plan, area, workstream or member in charge had on a day."""

    by: By
    code: str
    name: str
    numbers: Numbers

    @property
    def counts(self) -> FourWay:
        """The four numbers."""
        return self.numbers.counts


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFigures:
    """The numbers of a day: one row per group, and all tasks, each once."""

    on: date
    rows: tuple[PastRow, ...]
    total: Numbers


def figures_as_of(seat: Seat, *, on: date, by: By) -> PastFigures:
    """Return the numbers as they stood at the end of a day; for today they are those of this moment.

    At most four queries, whatever the number of tasks. Plans, fields of work, areas and members in charge are those of
    today: a congress renames them to be read by the new name. Agencies are those that had the task on that day.
    """
    stood = _stood(seat, until=end_of(on))
    names: dict[str, tuple[Any, str]] = {}
    groups = _groups(seat, on=on, by=by, names=names)
    counted = numbers_by_group(stood, groups, as_of=on, without=NONE)
    order = sorted(counted, key=lambda code: (code == NONE, names.get(code, (0, ""))[0], code))
    return PastFigures(
        on=on,
        rows=tuple(
            PastRow(by=by, code=code, name=names.get(code, (0, ""))[1], numbers=counted[code])
            for code in order
            if counted[code].counts.total
        ),
        total=numbers_of(stood, as_of=on),
    )


def end_of(day: date) -> datetime:
    """Return the first moment after a day, in the congress's time."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def _stood(seat: Seat, *, until: datetime) -> list[StoodSo]:
    last = Standing.objects.filter(task=OuterRef("task"), at__lt=until).order_by("-at", "-pk").values("pk")[:1]
    rows = Standing.objects.filter(
        congress_id=seat.congress.pk, at__lt=until, pk=Subquery(last), task__in=visible_tasks(seat)
    )
    values = rows.order_by("task_id").values_list(
        "task_id", "state", "due_on", "original_due_on", "done_on", "recurring"
    )
    return [
        StoodSo(task_id=task, state=state, due_on=due, original_due_on=first, done_on=done, recurring=recurring)
        for task, state, due, first, done, recurring in values.iterator()
    ]


def _groups(seat: Seat, *, on: date, by: By, names: dict[str, tuple[Any, str]]) -> dict[int, list[str]]:
    if by in ("agency", "area"):
        return _groups_of_agencies(seat, on=on, by=by, names=names)
    fields = {
        "plan": ("plan__code", "plan__code", "plan__title"),
        "workstream": ("workstream__code", "workstream__position", "workstream__name"),
        "overseer": (
            "workstream__overseer_id",
            "workstream__overseer__position",
            "workstream__overseer__function_title",
        ),
    }[by]
    groups: dict[int, list[str]] = {}
    found = Task.objects.filter(congress_id=seat.congress.pk, **{f"{fields[0]}__isnull": False})
    for task_id, code, order, name in found.order_by("pk").values_list("pk", *fields).iterator():
        names.setdefault(str(code), (order, name))
        groups[task_id] = [str(code)]
    return groups


def _groups_of_agencies(seat: Seat, *, on: date, by: By, names: dict[str, tuple[Any, str]]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for task_id, code, name, kind, area_code, area_name in _leads_on(seat, on):
        if by == "area":
            if area_code is None and kind != AgencyKind.AREA:
                continue
            code, name = (area_code, area_name) if area_code else (code, name)
        names.setdefault(code, ((kind, name) if by == "agency" else ("", name), name))
        groups.setdefault(task_id, []).append(code)
    return groups


def _leads_on(seat: Seat, on: date) -> Iterable[tuple]:
    """Return task and agency of every lead part held on a day: those held since, and those given up later."""
    lead = {"congress_id": seat.congress.pk, "role": PartyRole.LEAD}
    given = Q(given_on__isnull=True) | Q(given_on__lte=on)
    yield from Part.objects.filter(given, **lead).order_by("pk").values_list("task_id", *_AGENCY).iterator()
    past = PastPart.objects.filter(given, ended_on__gt=on, person_changed=False, **lead)
    yield from past.order_by("pk").values_list("task_id", *_AGENCY).iterator()
