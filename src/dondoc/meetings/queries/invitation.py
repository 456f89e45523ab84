"""What an invitation is made from, who would be told, and the paper as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from dondoc.archive.enums import FileRole, OutgoingState
from dondoc.congress.queries import calendar_days
from dondoc.meetings.enums import AgendaKind, MeetingState
from dondoc.meetings.models import Attendee, Meeting
from dondoc.meetings.queries.agenda import items_of
from dondoc.meetings.queries.attendance import attendees_of
from dondoc.meetings.queries.meetings import body_of, place_of
from dondoc.meetings.queries.papers import papers_of
from dondoc.meetings.rules.invitation import Invitation, Point
from dondoc.people.access import Seat
from dondoc.people.enums import AgencyKind
from dondoc.people.queries import focal_users

_REPORTED = frozenset({AgendaKind.OVERDUE, AgendaKind.DECISION, AgendaKind.CARRIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Who is told and who cannot be. unreachable: agencies without a focal point, and functions, told on paper."""

    told: list[str]
    waiting: list[str]
    people: int
    unreachable: list[str]


def invitation_for(seat: Seat, meeting: Meeting, *, rows: list[Attendee] | None = None) -> Invitation:
    """Return everything the letter and the short text are made from. rows: who is called, when it is read already."""
    body = body_of(meeting)
    return Invitation(
        title=meeting.title,
        starts_at=timezone.localtime(meeting.starts_at),
        ends_at=meeting.ends_at and timezone.localtime(meeting.ends_at),
        place=place_of(meeting),
        chair=meeting.chair,
        host=body.name if body else "",
        points=[
            Point(
                title=item.title,
                presenter=item.presenter or (item.agency.name if item.agency else ""),
                minutes=item.minutes,
                asks_report=item.kind in _REPORTED,
            )
            for item in items_of(meeting)
        ],
        guests=guest_lines(attendees_of(meeting) if rows is None else rows),
        papers=[paper.title for paper in papers_of(meeting)],
        today=seat.today,
        url=settings.BASE_URL + reverse("meetings:meeting", args=[seat.congress.slug, meeting.number]),
        sender=seat.role_label,
        holidays=frozenset(day.day_on for day in calendar_days(meeting.congress_id) if not day.is_working),
        is_called_off=meeting.state == MeetingState.CALLED_OFF,
    )


def guest_lines(rows: Iterable[Attendee]) -> list[str]:
    """Return who is called as the letter lists it: functions first, then agencies, one line a kind."""
    functions, kinds = [], {kind: [] for kind in AgencyKind}
    for row in rows:
        if row.function_title:
            of = f", {row.agency.name}" if row.agency else ""
            functions.append(f"{row.function_title}{of}")
        elif row.agency:
            kinds[AgencyKind(row.agency.kind)].append(row.agency.name)
    lines = [f"Đại diện lãnh đạo: {'; '.join(names)}" for names in kinds.values() if names]
    return [*functions, *lines]


def telling_of(meeting: Meeting, rows: list[Attendee]) -> Telling:
    """Return who of these is told by the system, who would be by the next press, and who gets paper only."""
    people = focal_users(meeting.congress_id, {row.agency_id for row in rows if row.agency_id})
    reachable = [row for row in rows if row.agency_id in people]
    waiting = [row for row in reachable if row.told_at is None]
    return Telling(
        told=list(dict.fromkeys(_name(row) for row in reachable if row.told_at)),
        waiting=list(dict.fromkeys(_name(row) for row in waiting)),
        people=len({person for row in waiting for person in people[row.agency_id]}),
        unreachable=list(dict.fromkeys(_name(row) for row in rows if row.agency_id not in people)),
    )


def issued_file(meeting: Meeting):
    """Return the stored Word file of an issued invitation, or None."""
    paper = meeting.invitation
    if paper is None or paper.state != OutgoingState.ISSUED:
        return None
    found = paper.files.filter(role=FileRole.DOCX).select_related("version__paper").first()
    return found.version if found else None


def _name(row: Attendee) -> str:
    return row.agency.name if row.agency else row.function_title
