"""What the readiness board counts, from the tally: workstreams, and the plans, agencies and areas that weigh most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest
from typing import Any

from django.db.models import BigIntegerField, CharField, IntegerField, QuerySet, Value

from dondoc.congress.queries import workstreams
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.people.queries import agencies
from dondoc.plans.queries import every_plan
from dondoc.tasks.enums import Footing, Per
from dondoc.tasks.queries.filters import NONE
from dondoc.tasks.queries.register import By, Named, RegisterRow, per_area, row_of
from dondoc.tasks.queries.sums import WHOLE, Group, Held, held
from dondoc.tasks.rules.alerts import SILENT_DAYS
from dondoc.tasks.rules.statistics import FourWay
from dondoc.tasks.rules.tally import NONE_OF_THEM
from dondoc.web.db import plain_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What is counted of a set of tasks. milestones_open: not finished, with a deadline not after the day given."""

    counts: FourWay = FourWay()
    critical: int = 0
    overdue_critical: int = 0
    milestones_open: int = 0
    critical_milestones_open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamNumbers:
    """The numbers of a workstream; of tasks that have none, the code is «-»."""

    id: int | None
    code: str
    name: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Weighty:
    """The rows that weigh most, late ones first, and how many rows there are in all."""

    rows: tuple[RegisterRow, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """An agency that owes late work: how much of it."""

    agency_id: int
    code: str
    name: str
    phone: str
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The numbers of a whole congress and of its parts. new_overdue: late ones not yet late on the day asked about."""

    numbers: Numbers
    new_overdue: int
    streams: tuple[StreamNumbers, ...]
    plans: Weighty
    agencies: Weighty
    areas: Weighty
    silent_count: int
    owing: tuple[Owing, ...]


def weighed(seat: Seat, *, milestone_on: date, since: date, rows: int) -> Weighed:
    """Return what the board counts, in three queries. rows: how many of plans, agencies and areas are shown.

    milestone_on: the last day of the milestones that count. since: the day of the last look.
    """
    seat.require(Permission.SEE_FIGURES)
    found = held(
        seat.congress.pk,
        per=[Per.CONGRESS, Per.PLAN, Per.WORKSTREAM, Per.LEAD],
        as_of=seat.today,
        until=milestone_on + timedelta(days=1),
        since=since,
        heard_from=seat.today - timedelta(days=SILENT_DAYS),
    )
    names = _names(seat.congress.pk)
    leads = {of_id: one for (per, of_id), one in found.items() if per == Per.LEAD and of_id != NONE_OF_THEM}
    whole = found.get(WHOLE, Held())
    directory = [
        (one.id, one.code, one.name, one.kind, one.area_id) for (per, _id), one in names.items() if per == Per.LEAD
    ]
    return Weighed(
        numbers=_numbers(whole),
        new_overdue=whole.overdue_since(),
        streams=tuple(_streams(found, names)),
        plans=_weightiest("plan", Per.PLAN, found, names, rows),
        agencies=_weightiest("agency", Per.LEAD, found, names, rows),
        areas=_weightiest_areas(per_area(seat, found, directory), rows),
        silent_count=sum(one.is_silent() for one in leads.values()),
        owing=tuple(_owing(leads, names)),
    )


@dataclass(frozen=True, slots=True)
class _Name:
    """How a workstream, a plan or an agency is called, and where it stands among its like."""

    id: int
    code: str
    name: str
    phone: str = ""
    kind: str = ""
    area_id: int | None = None
    position: int = 0
    folded: str = ""

    def named(self) -> Named:
        return Named(self.id, self.code, self.name, self.phone)


def _names(congress_id: int) -> dict[Group, _Name]:
    """Return how workstreams, plans and agencies are called, in one query."""
    nothing, no_id = Value("", output_field=CharField()), Value(None, output_field=BigIntegerField())
    no_place, per = Value(0, output_field=IntegerField()), _told
    parts = [
        _bare(agencies(congress_id)).values_list(
            per(Per.LEAD), "pk", "code", "name", "phone", "kind", "area_id", no_place, "folded"
        ),
        _bare(workstreams(congress_id)).values_list(
            per(Per.WORKSTREAM), "pk", "code", "name", nothing, nothing, no_id, "position", nothing
        ),
        _bare(every_plan(congress_id)).values_list(
            per(Per.PLAN), "pk", "code", "title", nothing, nothing, no_id, no_place, nothing
        ),
    ]
    return {(kind, row[0]): _Name(*row) for kind, *row in plain_rows(parts[0].union(*parts[1:], all=True))}


def _bare(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related(None).order_by()


def _told(per: Per) -> Value:
    return Value(int(per), output_field=IntegerField())


def _numbers(one: Held) -> Numbers:
    return Numbers(
        counts=one.four_way(),
        critical=one.critical(),
        overdue_critical=one.overdue(critical=True),
        milestones_open=one.open_until(),
        critical_milestones_open=one.open_until(critical=True),
    )


def _streams(found: Mapping[Group, Held], names: Mapping[Group, _Name]) -> Iterable[StreamNumbers]:
    """Return the workstreams in the order of the board, what belongs to none at the end."""
    streams = [(names.get(group), one) for group, one in found.items() if group[0] == Per.WORKSTREAM]
    for name, one in sorted(streams, key=lambda pair: (pair[0] is None, pair[0] and (pair[0].position, pair[0].id))):
        if name is None:
            yield StreamNumbers(id=None, code=NONE, name="", numbers=_numbers(one))
        else:
            yield StreamNumbers(id=name.id, code=name.code, name=name.name, numbers=_numbers(one))


def _weightiest(by: By, per: Per, found: Mapping[Group, Held], names: Mapping[Group, _Name], rows: int) -> Weighty:
    groups = [(names.get(group), one) for group, one in found.items() if group[0] == per]
    first = nsmallest(rows, groups, key=lambda pair: (*_late_then_large(pair[1]), _place(pair[0])))
    return Weighty(tuple(row_of(by, name.named() if name else Named(), one) for name, one in first), len(groups))


def _late_then_large(one: Held) -> tuple[int, int]:
    return -one.overdue(), -one.count(Footing.COUNTED)


def _place(name: _Name | None) -> tuple[bool, str, str, str]:
    """Return where a group stands among its like, as in the register: what has no name is the last one."""
    return (True, "", "", "") if name is None else (False, name.kind, name.folded, name.code)


def _weightiest_areas(areas: Sequence[RegisterRow], rows: int) -> Weighty:
    first = nsmallest(rows, areas, key=lambda row: (-row.counts.open_overdue, -row.counts.total))
    return Weighty(tuple(first), len(areas))


def _owing(leads: Mapping[int, Held], names: Mapping[Group, _Name]) -> Iterable[Owing]:
    for agency_id, one in leads.items():
        if overdue := one.owed_overdue():
            name = names[Per.LEAD, agency_id]
            yield Owing(agency_id=agency_id, code=name.code, name=name.name, phone=name.phone, overdue=overdue)
