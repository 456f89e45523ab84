"""Agencies as the desk sees them: who is late, and who was urged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from heapq import nlargest

from django.utils import timezone

from dondoc.desk.rules.urge_order import Debt, promise_holds, urge_order
from dondoc.people.access import Seat
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Timeliness
from dondoc.tasks.queries.board import Owing
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.urges import Urging, urgings

MOST_CALLS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An agency to be called: what it owes, and what was said the last times."""

    code: str
    name: str
    phone: str
    overdue: int
    worst_days: int
    urged_count: int
    urged_at: datetime | None
    channel_label: str
    promised_until: date | None
    promise_holds: bool

    @property
    def task_filter(self) -> TaskFilter:
        """The filter that lists just the tasks this agency is to be called for."""
        return TaskFilter(agency=self.code, role=PartyRole.LEAD.value, timeliness=Timeliness.OVERDUE.value, owed=True)


@dataclass(frozen=True, slots=True)
class Debts:
    """Agencies that owe late work and may be the first to be called, and what was said to them the last times."""

    first: tuple[Owing, ...]
    urged: Mapping[int, Urging]


def worst_first(seat: Seat, owing: Sequence[Owing]) -> Debts:
    """Return those among whom the first to be called are, whatever their worst delay, in one query.

    The worst delay decides only between equals, so it need not be known of all: of those who promised nothing, and of
    those who did, everybody stays who owes as much as the last one that is shown.
    """
    urged = urgings(seat.congress.pk, agency_ids=[one.agency_id for one in owing])
    kinds: dict[bool, list[Owing]] = {True: [], False: []}
    for one in owing:
        urging = urged.get(one.agency_id)
        kinds[promise_holds(promised_until=urging.promised_until if urging else None, today=seat.today)].append(one)
    first: list[Owing] = []
    for held in kinds.values():
        least = min((one.overdue for one in nlargest(MOST_CALLS, held, key=lambda one: one.overdue)), default=0)
        first += [one for one in held if one.overdue >= least]
    return Debts(tuple(first), urged)


def calls(seat: Seat, debts: Debts, oldest: Mapping[int, date]) -> list[Call]:
    """Return the first agencies to be called for late work, in their order. oldest: the earliest deadline of each."""
    found = {
        one.code: _call(one, debts.urged.get(one.agency_id), oldest[one.agency_id], today=seat.today)
        for one in debts.first
    }
    order = urge_order(
        [
            Debt(agency=code, overdue=call.overdue, worst_days=call.worst_days, promised_until=call.promised_until)
            for code, call in found.items()
        ],
        today=seat.today,
    )
    return [found[debt.agency] for debt in order]


def _call(one: Owing, urging: Urging | None, oldest_due_on: date, *, today: date) -> Call:
    promised = urging.promised_until if urging else None
    return Call(
        code=one.code,
        name=one.name,
        phone=one.phone,
        overdue=one.overdue,
        worst_days=(today - oldest_due_on).days,
        urged_count=urging.count if urging else 0,
        urged_at=timezone.localtime(urging.last_at) if urging else None,
        channel_label=urging.channel_label if urging else "",
        promised_until=promised,
        promise_holds=promise_holds(promised_until=promised, today=today),
    )
