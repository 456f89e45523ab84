"""Set up a congress: workstreams, programme, venues, committees, calendar."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Max, Model

from dondoc.congress.enums import EventCode
from dondoc.congress.models import Committee, CommitteeSeat, ProgrammeBlock, Venue, Workstream
from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import fold, one_line


@transaction.atomic
def add_workstream(
    *,
    congress_id: int,
    name: str,
    code: str = "",
    position: int | None = None,
    intake_id: int | None = None,
    by_id: int | None,
    now: datetime,
) -> Workstream:
    """Add a field of work at the end of the board, or at a position."""
    last = Workstream.objects.filter(congress_id=congress_id).aggregate(last=Max("position"))["last"] or 0
    place = last + 1 if position is None else position
    clean = one_line(name)[:160]
    row = Workstream.objects.create(
        congress_id=congress_id,
        code=code or _free_code(congress_id, place),
        name=clean,
        folded=fold(clean),
        position=place,
        intake_id=intake_id,
    )
    _record(row, "congress.workstream.added", clean, by_id, now)
    return row


@transaction.atomic
def add_venue(
    *,
    congress_id: int,
    name: str,
    address: str = "",
    capacity: int | None = None,
    by_id: int | None,
    now: datetime,
) -> Venue:
    """Add a place."""
    row = Venue.objects.create(congress_id=congress_id, name=one_line(name)[:160], address=address, capacity=capacity)
    _record(row, "congress.venue.added", row.name, by_id, now)
    return row


@transaction.atomic
def add_block(
    *,
    congress_id: int,
    day_on: date,
    title: str,
    starts_at: time | None = None,
    ends_at: time | None = None,
    event: EventCode = EventCode.OTHER,
    venue: Venue | None = None,
    by_id: int | None,
    now: datetime,
) -> ProgrammeBlock:
    """Add a block to the programme."""
    row = ProgrammeBlock.objects.create(
        congress_id=congress_id,
        day_on=day_on,
        title=one_line(title)[:200],
        starts_at=starts_at,
        ends_at=ends_at,
        event=event,
        venue=venue,
    )
    _record(row, "congress.block.added", row.title, by_id, now)
    return row


@transaction.atomic
def add_committee(*, congress_id: int, name: str, duty: str = "", by_id: int | None, now: datetime) -> Committee:
    """Add a committee, subcommittee or service group."""
    row = Committee.objects.create(congress_id=congress_id, name=one_line(name)[:160], duty=duty)
    _record(row, "congress.committee.added", row.name, by_id, now)
    return row


@transaction.atomic
def add_seat(
    *,
    committee: Committee,
    function_title: str,
    agency_id: int | None = None,
    user_id: int | None = None,
    position: int = 0,
    by_id: int | None,
    now: datetime,
) -> CommitteeSeat:
    """Add a place to a committee."""
    row = CommitteeSeat.objects.create(
        congress_id=committee.congress_id,
        committee=committee,
        function_title=one_line(function_title)[:160],
        agency_id=agency_id,
        user_id=user_id,
        position=position,
    )
    _record(row, "congress.seat.added", row.function_title, by_id, now)
    return row


def _free_code(congress_id: int, place: int) -> str:
    taken = set(Workstream.objects.filter(congress_id=congress_id).values_list("code", flat=True))
    while f"m{place}" in taken:
        place += 1
    return f"m{place}"


def _record(row: Model, verb: str, label: str, by_id: int | None, now: datetime) -> None:
    details: dict[str, Any] = {}
    journal.record(
        congress_id=row.congress_id, verb=verb, target=row, label=label, by_id=by_id, now=now, details=details
    )
