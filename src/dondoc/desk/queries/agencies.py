"""Agencies as the desk sees them: who is late, who keeps silent, who was urged."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from dondoc.desk.rules.urge_order import Debt, promise_holds, urge_order
from dondoc.people.access import Seat
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Timeliness
from dondoc.tasks.queries.filters import NONE, TaskFilter
from dondoc.tasks.queries.register import RegisterRow
from dondoc.tasks.queries.urges import Urging, urgings
from dondoc.tasks.rules.alerts import SILENT_DAYS


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


def calls(seat: Seat, agencies: list[RegisterRow]) -> list[Call]:
    """Return the agencies that owe late work, the first to be called first, in at most one query."""
    owing = {row.code: row for row in agencies if row.owed_overdue and row.code != NONE}
    urged = urgings(seat.congress.pk, agency_ids=[row.agency_id for row in owing.values() if row.agency_id])
    found = {row.code: _call(row, urged.get(row.agency_id or 0), today=seat.today) for row in owing.values()}
    debts = [
        Debt(agency=code, overdue=call.overdue, worst_days=call.worst_days, promised_until=call.promised_until)
        for code, call in found.items()
    ]
    return [found[debt.agency] for debt in urge_order(debts, today=seat.today)]


def is_silent(row: RegisterRow, *, now: datetime) -> bool:
    """Say whether an agency that owes work has reported on none of it for a week."""
    if row.code == NONE or not row.owed:
        return False
    return row.last_report_at is None or now - row.last_report_at > timedelta(days=SILENT_DAYS)


def _call(row: RegisterRow, urging: Urging | None, *, today: date) -> Call:
    promised = urging.promised_until if urging else None
    return Call(
        code=row.code,
        name=row.name,
        phone=row.phone,
        overdue=row.owed_overdue,
        worst_days=(today - row.oldest_due_on).days if row.oldest_due_on else 0,
        urged_count=urging.count if urging else 0,
        urged_at=timezone.localtime(urging.last_at) if urging else None,
        channel_label=urging.channel_label if urging else "",
        promised_until=promised,
        promise_holds=promise_holds(promised_until=promised, today=today),
    )
