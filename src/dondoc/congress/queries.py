"""Workstreams, programme, venues and committee of a congress."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from dondoc.congress.enums import EventCode
from dondoc.congress.models import CalendarDay, Committee, CommitteeSeat, ProgrammeBlock, Venue, Workstream
from dondoc.congress.rules.programme import BlockDay
from dondoc.kit.vietnamese import fold


def workstreams(congress_id: int) -> QuerySet[Workstream]:
    """Return the fields of work in the order of the board."""
    return Workstream.objects.filter(congress_id=congress_id).select_related("overseer").order_by("position", "pk")


def workstreams_by_name(congress_id: int) -> dict[str, Workstream]:
    """Return the fields of work by their folded names."""
    return {fold(row.name): row for row in workstreams(congress_id)}


def programme(congress_id: int) -> QuerySet[ProgrammeBlock]:
    """Return the programme in order of time."""
    rows = ProgrammeBlock.objects.filter(congress_id=congress_id).select_related("venue")
    return rows.order_by("day_on", "starts_at", "pk")


def block_days(congress_id: int) -> list[BlockDay]:
    """Return the days of all blocks, in order of time."""
    return [BlockDay(row.pk, row.title, row.event, row.day_on) for row in programme(congress_id)]


def event_days(congress_id: int) -> dict[str, date]:
    """Return the day of every named event the programme holds."""
    rows = ProgrammeBlock.objects.filter(congress_id=congress_id).exclude(event=EventCode.OTHER)
    return dict(rows.order_by("event", "pk").values_list("event", "day_on"))


def venues(congress_id: int) -> QuerySet[Venue]:
    """Return the venues by name."""
    return Venue.objects.filter(congress_id=congress_id).order_by("name", "pk")


def committees(congress_id: int) -> QuerySet[Committee]:
    """Return the committees with their seats."""
    seats = CommitteeSeat.objects.select_related("agency", "user").order_by("position", "pk")
    rows = Committee.objects.filter(congress_id=congress_id).prefetch_related(Prefetch("seats", seats))
    return rows.order_by("position", "pk")


def non_working_days(congress_id: int) -> frozenset[date]:
    """Return the extra holidays of a congress's calendar."""
    rows = CalendarDay.objects.filter(congress_id=congress_id, is_working=False)
    return frozenset(rows.values_list("day_on", flat=True))


def calendar_days(congress_id: int) -> QuerySet[CalendarDay]:
    """Return the exceptions of the calendar in order of time."""
    return CalendarDay.objects.filter(congress_id=congress_id).order_by("day_on", "pk")


def working_weekends(congress_id: int) -> frozenset[date]:
    """Return the days off that are worked in exchange."""
    rows = CalendarDay.objects.filter(congress_id=congress_id, is_working=True)
    return frozenset(rows.values_list("day_on", flat=True))


def seats(congress_id: int) -> QuerySet[CommitteeSeat]:
    """Return the places of all committees."""
    rows = CommitteeSeat.objects.filter(congress_id=congress_id).select_related("committee", "agency", "user")
    return rows.order_by("committee__position", "position", "pk")
