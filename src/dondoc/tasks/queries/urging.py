"""The desk of urging: which agencies owe work, where each stands on the ladder, and what came of the last urges."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dondoc.congress.queries import calendar_days
from dondoc.people.queries import focal_points
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Addressee, StepKind, UrgeChannel
from dondoc.tasks.models import LadderStep
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.owed import owed_counts
from dondoc.tasks.queries.past_urges import PastUrge, kept_promises, past_urges
from dondoc.tasks.rules.escalation import (
    DEFAULT_LADDER,
    Owing,
    Place,
    Quiet,
    Step,
    Verdict,
    days_off,
    place_on_ladder,
    quiet_at,
    sight_until,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who answers for an agency: the focal point named first; empty texts where the directory is silent."""

    user_id: int | None = None
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One agency on the desk. overdue: all late tasks it owes. late, soon: tasks it may be urged for.

    fresh, answer_owed: tasks left out, reported on within 24 hours or waiting for an answer from above.
    kept, promises: how many of its promises were kept, of those whose day is over or whose work is done.
    """

    agency_id: int
    code: str
    name: str
    phone: str
    overdue: int
    late: int
    soon: int
    fresh: int
    answer_owed: int
    worst_days: int
    place: Place
    contact: Contact
    past: tuple[PastUrge, ...] = ()
    kept: int = 0
    promises: int = 0

    @property
    def last(self) -> PastUrge | None:
        """The last time it was urged."""
        return self.past[-1] if self.past else None

    @property
    def is_due(self) -> bool:
        """Whether it is to be urged today for late work."""
        return self.place.verdict == Verdict.URGE and self.late > 0

    @property
    def is_soon(self) -> bool:
        """Whether it is only to be reminded of days that come."""
        return self.place.verdict == Verdict.URGE and self.late == 0

    @property
    def task_filter(self) -> TaskFilter:
        """The filter that lists the late tasks it has to report on."""
        return TaskFilter(agency=self.code, role=PartyRole.LEAD.value, cell="open_overdue", owed=True)

    @property
    def any_phone(self) -> str:
        """The number to call: of the focal point, or of the agency."""
        return self.contact.phone or self.phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything the desk shows. quiet: why nothing may be sent at this moment, None when it may."""

    rows: list[DeskRow]
    ladder: tuple[Step, ...]
    holidays: frozenset[date]
    quiet: Quiet | None
    due: list[DeskRow] = field(default_factory=list)
    soon: list[DeskRow] = field(default_factory=list)
    left: list[DeskRow] = field(default_factory=list)

    @property
    def task_count(self) -> int:
        """How many late tasks the agencies to be urged today have to report on."""
        return sum(row.late for row in self.due)

    @property
    def promised(self) -> list[DeskRow]:
        """The agencies whose promise still holds."""
        return [row for row in self.rows if row.place.verdict == Verdict.PROMISED]

    @property
    def promised_until(self) -> date | None:
        """The last day among the promises that hold."""
        return max((row.place.promised_until for row in self.promised if row.place.promised_until), default=None)


def desk(
    congress_id: int, *, now: datetime, agency_ids: Collection[int] | None = None, judges_promises: bool = False
) -> Desk:
    """Return the agencies that owe work in sight of the ladder at a moment in local time, in five queries.

    agency_ids: only these. judges_promises: count also how many promises were kept, in one query more.
    The first to be urged stand first: most late tasks, then the longest delay.
    """
    ladder = ladder_of(congress_id)
    holidays = holidays_of(congress_id, year=now.year)
    until = sight_until(ladder=ladder, today=now.date(), holidays=holidays)
    found = list(owed_counts(congress_id, now=now, until=until, agency_ids=agency_ids))
    ids = [values["lead__agency_id"] for values in found]
    urges = past_urges(congress_id, ids)
    kept = kept_promises(congress_id, ids, today=now.date()) if judges_promises else {}
    contacts = contacts_of(congress_id, ids)
    rows = [
        _row(
            values,
            urges=urges.get(values["lead__agency_id"], []),
            kept=kept.get(values["lead__agency_id"], (0, 0)),
            contact=contacts.get(values["lead__agency_id"], Contact()),
            ladder=ladder,
            holidays=holidays,
            now=now,
        )
        for values in found
    ]
    rows.sort(key=lambda row: (-row.late, -row.worst_days, row.code))
    return Desk(
        rows=rows,
        ladder=ladder,
        holidays=holidays,
        quiet=quiet_at(now, holidays=holidays),
        due=[row for row in rows if row.is_due],
        soon=[row for row in rows if row.is_soon],
        left=[row for row in rows if row.place.verdict != Verdict.URGE],
    )


def ladder_of(congress_id: int) -> tuple[Step, ...]:
    """Return the ladder of a congress: the stored one, or the usual one while nobody has changed it."""
    stored = LadderStep.objects.filter(congress_id=congress_id).order_by("position", "pk")
    return tuple(_step(row) for row in stored) or DEFAULT_LADDER


def ladder_step(congress_id: int, position: int) -> LadderStep | None:
    """Return one step of a ladder as a row, not yet saved while the usual ladder holds; None when missing."""
    stored = list(LadderStep.objects.filter(congress_id=congress_id).order_by("position", "pk"))
    return next((row for row in stored or usual_ladder(congress_id) if row.position == position), None)


def usual_ladder(congress_id: int) -> list[LadderStep]:
    """Return the usual ladder as rows of a congress, not yet saved."""
    return [
        LadderStep(
            congress_id=congress_id,
            position=step.position,
            kind=step.kind,
            offset_days=step.offset_days,
            addressee=step.addressee,
            channel=step.channel,
        )
        for step in DEFAULT_LADDER
    ]


def holidays_of(congress_id: int, *, year: int) -> frozenset[date]:
    """Return the holidays around a year: public ones and the congress's own, less those worked in exchange."""
    days = list(calendar_days(congress_id))
    free = [day.day_on for day in days if not day.is_working]
    return days_off(free, working=[day.day_on for day in days if day.is_working], year=year)


def contacts_of(congress_id: int, agency_ids: Collection[int]) -> dict[int, Contact]:
    """Return who answers for these agencies; agencies without a focal point are left out."""
    found: dict[int, Contact] = {}
    for membership in focal_points(congress_id, agency_ids):
        user = membership.user
        contact = Contact(user_id=user.pk, name=user.full_name, email=user.email, phone=user.phone)
        found.setdefault(membership.agency_id, contact)
    return found


def _row(
    values: dict[str, Any],
    *,
    urges: list[PastUrge],
    kept: tuple[int, int],
    contact: Contact,
    ladder: tuple[Step, ...],
    holidays: frozenset[date],
    now: datetime,
) -> DeskRow:
    due_on, oldest = values["open_due_on"], values["oldest_due_on"]
    owing = Owing(open_due_on=due_on, fresh=values["fresh"], answer_owed=values["waits"])
    earlier = [urge.earlier for urge in urges]
    return DeskRow(
        agency_id=values["lead__agency_id"],
        code=values["lead__agency__code"],
        name=values["lead__agency__name"],
        phone=values["lead__agency__phone"],
        overdue=values["overdue"],
        late=values["late"],
        soon=values["soon"],
        fresh=values["fresh"],
        answer_owed=values["waits"],
        worst_days=(now.date() - oldest).days if oldest else 0,
        place=place_on_ladder(owing=owing, earlier=earlier, ladder=ladder, now=now, holidays=holidays),
        contact=contact,
        past=tuple(urges),
        kept=kept[0],
        promises=kept[1],
    )


def _step(row: LadderStep) -> Step:
    return Step(
        position=row.position,
        kind=StepKind(row.kind),
        offset_days=row.offset_days,
        addressee=Addressee(row.addressee),
        channel=UrgeChannel(row.channel),
        is_used=row.is_used,
    )
