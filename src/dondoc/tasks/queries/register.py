"""Counts: the four numbers per agency, plan, area, workstream and member in charge, as the tally has them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, Literal

from django.db.models import CharField, Count, DateField, IntegerField, QuerySet, TimeField, Value

from dondoc.congress.queries import programme, workstreams
from dondoc.people.access import Seat
from dondoc.people.enums import AgencyKind, Permission
from dondoc.people.queries import agencies
from dondoc.plans.enums import PartyRole
from dondoc.plans.queries import every_plan
from dondoc.tasks.enums import Cell, Footing, Per
from dondoc.tasks.models import Part, Task
from dondoc.tasks.queries.conditions import cell_is
from dondoc.tasks.queries.filters import NONE, TaskFilter
from dondoc.tasks.queries.lists import filtered
from dondoc.tasks.queries.narrow import finished_since
from dondoc.tasks.queries.recount import STAND, stand_from
from dondoc.tasks.queries.sums import WHOLE, Group, Held, counted_groups, due_counts, held, of_task, whole
from dondoc.tasks.rules.as_of import Kept
from dondoc.tasks.rules.statistics import FourWay
from dondoc.tasks.rules.tally import NONE_OF_THEM

By = Literal["agency", "plan", "area", "workstream", "overseer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """The numbers of one agency, plan, area, workstream or member in charge.

    code: «-» for tasks that have none. recurring, without_date: open tasks that are «trong hạn» for want of a date.
    owed_overdue: late tasks not yet handed in.
    """

    by: By
    code: str
    name: str
    counts: FourWay
    recurring: int
    without_date: int
    owed: int
    owed_overdue: int
    phone: str = ""
    agency_id: int | None = None

    @property
    def task_filter(self) -> TaskFilter:
        """The filter that lists just what this row counts."""
        if self.by == "agency":
            return TaskFilter(agency=self.code, role=PartyRole.LEAD.value)
        return TaskFilter(**{self.by: self.code})


@dataclass(frozen=True, slots=True)
class Named:
    """A group as its row calls it."""

    id: int = NONE_OF_THEM
    code: str = NONE
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Groups that are counted as they are: what the tally counts, where they stand, and how they are called."""

    per: Per
    rows: Callable[[int], QuerySet[Any]]
    order: tuple[str, ...]
    name: str


_KINDS: Mapping[str, _Kind] = {
    "agency": _Kind(Per.LEAD, agencies, ("kind", "folded", "code"), "name"),
    "plan": _Kind(Per.PLAN, every_plan, ("code", "title"), "title"),
    "workstream": _Kind(Per.WORKSTREAM, workstreams, ("position", "code"), "name"),
}


class Register(Sequence[RegisterRow]):
    """The numbers per agency, plan or workstream: a part of the rows costs what it shows, whatever the whole costs.

    Those without any come last. only: the groups that are shown, when not all that have tasks.
    """

    def __init__(self, seat: Seat, by: By, *, only: Iterable[int] | None = None) -> None:
        seat.require(Permission.SEE_FIGURES)
        self._seat, self._by, self._kind = seat, by, _KINDS[by]
        self._only = None if only is None else set(only)

    @cached_property
    def _ids(self) -> set[int]:
        found = set(counted_groups(self._seat.congress.pk, self._kind.per).values_list("of_id", flat=True))
        return found if self._only is None else found & self._only

    @cached_property
    def _named(self) -> int:
        """How many rows have a name: all but the last one, of the tasks that have none."""
        return len(self._ids - {NONE_OF_THEM})

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[RegisterRow]:
        return iter(self[:])

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            return self[place : place + 1][0]
        start, stop, _step = place.indices(len(self))
        congress_id = self._seat.congress.pk
        groups = self._groups(start, min(stop, self._named))
        if start <= self._named < stop:
            groups.append(Named())
        only = None if len(groups) == len(self) else [one.id for one in groups]
        numbers = held(congress_id, per=[self._kind.per], as_of=self._seat.today, only=only)
        return [row_of(self._by, one, numbers.get((self._kind.per, one.id), Held())) for one in groups]

    def _groups(self, start: int, stop: int) -> list[Named]:
        if start >= stop:
            return []
        kind = self._kind
        wanted = counted_groups(self._seat.congress.pk, kind.per) if self._only is None else self._ids
        rows = kind.rows(self._seat.congress.pk).filter(pk__in=wanted).select_related(None).order_by(*kind.order)
        fields = ("pk", "code", kind.name, *(["phone"] if self._by == "agency" else []))
        return [Named(*values) for values in rows.values_list(*fields)[start:stop]]


def register(seat: Seat, *, by: By) -> Sequence[RegisterRow]:
    """Return the numbers per agency, plan, area, workstream or member in charge, to be read in parts.

    A task with two leads counts once for each of them, so the rows may add up to more than `total`; likewise for areas.
    """
    if by == "area":
        return per_area(seat, held(seat.congress.pk, per=[Per.CONGRESS, Per.LEAD], as_of=seat.today))
    return _per_overseer(seat) if by == "overseer" else Register(seat, by)


def four_way(seat: Seat, *, by: By) -> list[RegisterRow]:
    """Return all rows of a register."""
    return list(register(seat, by=by)[:])


def per_area(
    seat: Seat, numbers: Mapping[Group, Held], rows: Iterable[tuple[Any, ...]] | None = None
) -> list[RegisterRow]:
    """Return the numbers per area, of those of the congress and its agencies, in at most two queries.

    A task counts once in each area that leads it, so those that several agencies lead are looked at one by one. rows:
    id, code, name, kind and area of the agencies, when they are known already.
    """
    seat.require(Permission.SEE_FIGURES)
    known = agencies(seat.congress.pk).values_list("pk", "code", "name", "kind", "area_id") if rows is None else rows
    directory = {row[0]: row[1:] for row in known}
    area_of = {
        pk: area_id or (pk if kind == AgencyKind.AREA else NONE_OF_THEM)
        for pk, (_c, _n, kind, area_id) in directory.items()
    }
    sums: dict[int, Held] = {}
    for (per, agency_id), one in numbers.items():
        if per == Per.LEAD:
            sums.setdefault(area_of.get(agency_id, NONE_OF_THEM), Held()).add(one)
    is_any_shared = numbers.get(WHOLE, Held()).count(Footing.SHARED) > 0
    for stand in _shared_stands(seat.congress.pk) if is_any_shared else ():
        places: dict[int, int] = {}
        for agency_id in stand.lead_ids:
            place = area_of.get(agency_id, NONE_OF_THEM)
            places[place] = places.get(place, 0) + 1
        for place, count in places.items():
            if count > 1:
                sums[place].add(of_task(stand, as_of=seat.today), times=1 - count)
    found = [
        row_of("area", Named(pk, *directory[pk][:2]) if pk else Named(), one)
        for pk, one in sums.items()
        if one.count(Footing.COUNTED)
    ]
    return sorted(found, key=lambda row: (row.code == NONE, row.name, row.code))


def total(seat: Seat, task_filter: TaskFilter | None = None) -> FourWay:
    """Return the four numbers of all visible tasks this filter asks for, each task once, in one query."""
    asked = (task_filter or TaskFilter()).but(sort="")
    if seat.sees_all and asked == TaskFilter():
        return whole(seat.congress.pk, as_of=seat.today).four_way()
    tasks = filtered(seat, asked).order_by()
    cells = {cell.value: Count("pk", filter=cell_is(cell, as_of=seat.today)) for cell in Cell}
    return FourWay(**tasks.aggregate(**cells))


def total_and_kept(seat: Seat) -> tuple[FourWay, Kept]:
    """Return the four numbers of all tasks, and how the finished ones kept their deadlines, in one query."""
    seat.require(Permission.SEE_FIGURES)
    numbers = whole(seat.congress.pk, as_of=seat.today)
    return numbers.four_way(), numbers.kept()


@dataclass(frozen=True, slots=True)
class Days:
    """Open tasks due on each day of a period, the programme of each day, and how many tasks were finished lately."""

    due: dict[date, int]
    events: dict[date, list[tuple[time | None, str]]]
    newly_done: int


def due_days_and_events(seat: Seat, *, from_: date, until: date, since: datetime) -> Days:
    """Return what the days of a period hold, and what was finished since a moment and still is, in one query."""
    seat.require(Permission.SEE_FIGURES)
    no_time, no_title = Value(None, output_field=TimeField()), Value("", output_field=CharField())
    counts = due_counts(seat.congress.pk, from_=from_, until=until).values_list("due_on", "total", no_time, no_title)
    blocks = programme(seat.congress.pk).filter(day_on__gte=from_, day_on__lt=until).order_by()
    events = blocks.values_list("day_on", Value(0, output_field=IntegerField()), "starts_at", "title")
    finished = Task.objects.filter(finished_since(seat.congress.pk, since), congress_id=seat.congress.pk).order_by()
    done = finished.values("congress_id").annotate(total=Count("pk"))
    done = done.values_list(Value(None, output_field=DateField()), "total", no_time, no_title)
    due: dict[date, int] = {}
    by_day: dict[date, list[tuple[time | None, str]]] = {}
    newly_done = 0
    for day, count, starts_at, title in counts.union(events, done, all=True):
        if day is None:
            newly_done = count
        elif title:
            by_day.setdefault(day, []).append((starts_at, title))
        else:
            due[day] = count
    ordered = {day: sorted(blocks, key=lambda one: (one[0] is None, one)) for day, blocks in by_day.items()}
    return Days(due=due, events=ordered, newly_done=newly_done)


def row_of(by: By, named: Named, numbers: Held) -> RegisterRow:
    """Return the row of a group with these numbers."""
    return RegisterRow(
        by=by,
        code=named.code,
        name=named.name,
        counts=numbers.four_way(),
        recurring=numbers.count(Footing.OWED_RECURRING, Footing.AWAITED_RECURRING),
        without_date=numbers.count(Footing.OWED_WITHOUT_DATE, Footing.AWAITED_WITHOUT_DATE),
        owed=numbers.owed(),
        owed_overdue=numbers.owed_overdue(),
        phone=named.phone,
        agency_id=named.id or None if by == "agency" else None,
    )


def _per_overseer(seat: Seat) -> list[RegisterRow]:
    seat.require(Permission.SEE_FIGURES)
    numbers = held(seat.congress.pk, per=[Per.WORKSTREAM], as_of=seat.today)
    rows = workstreams(seat.congress.pk).select_related("overseer__committee")
    in_charge = {row.pk: row.overseer for row in rows}
    sums: dict[Any, Held] = {}
    for (_per, workstream_id), one in numbers.items():
        sums.setdefault(in_charge.get(workstream_id), Held()).add(one)
    members = sorted(
        (one for one in sums if one is not None),
        key=lambda one: (one.committee.position, one.position, str(one.pk)),
    )
    found = [row_of("overseer", Named(one.pk, str(one.pk), one.function_title), sums[one]) for one in members]
    return [*found, row_of("overseer", Named(), sums[None])] if None in sums else found


def _shared_stands(congress_id: int) -> Iterator[Any]:
    """Return how the tasks stand that several agencies lead, in one query."""
    parts = Part.objects.filter(role=PartyRole.LEAD, task__in=counted_groups(congress_id, Per.SHARED))
    fields = [f"task__{name}" for name in STAND]
    leads: dict[int, set[int]] = {}
    values: dict[int, tuple[Any, ...]] = {}
    for task_id, agency_id, *own in parts.values_list("task_id", "agency_id", *fields):
        leads.setdefault(task_id, set()).add(agency_id)
        values[task_id] = tuple(own)
    for task_id, own in values.items():
        yield stand_from(dict(zip(STAND, own, strict=True)), leads[task_id])
