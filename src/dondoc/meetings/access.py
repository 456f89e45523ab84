"""The doors of a meeting. One somebody may not know of, another congress's and a missing one look alike: 404."""

from typing import Any

from django.http import Http404

from dondoc.meetings.models import AgendaItem, Attendee, Meeting, MeetingPaper
from dondoc.meetings.queries.agenda import agenda_item
from dondoc.meetings.queries.attendance import own_attendees
from dondoc.meetings.queries.meetings import visible_meeting
from dondoc.meetings.queries.papers import paper_of
from dondoc.people.access import Seat
from dondoc.people.enums import Permission


def meeting_for(seat: Seat, number: int, permission: Permission | None = None) -> Meeting:
    """Return the meeting of this number to those who see all, and to agencies it called; 403 without the permission."""
    found = visible_meeting(seat, number)
    if found is None:
        raise Http404
    if permission is not None:
        seat.require(permission)
    return found


def workspace_for(seat: Seat, number: int, permission: Permission | None = None) -> Meeting:
    """Return the meeting to those who work on it or watch it; 404 for agencies that are merely called."""
    if not seat.sees_all:
        raise Http404
    return meeting_for(seat, number, permission)


def item_for(meeting: Meeting, item_id: int) -> AgendaItem:
    """Return a point of a meeting whose door is open; 404 when it belongs to another."""
    found = agenda_item(meeting, item_id)
    if found is None:
        raise Http404
    return found


def paper_for(meeting: Meeting, paper_id: int) -> MeetingPaper:
    """Return a paper of a meeting whose door is open; 404 when it belongs to another."""
    found = paper_of(meeting, paper_id)
    if found is None:
        raise Http404
    return found


def own_attendee_for(seat: Seat, meeting: Meeting, attendee_id: int) -> Attendee:
    """Return the line of an own agency in the attendance list; 404 for anybody else's."""
    found = next((row for row in own_attendees(seat, meeting) if row.pk == attendee_id), None)
    if found is None:
        raise Http404
    return found


def letter_for(meeting: Meeting) -> Any:
    """Return the letter of invitation, a draft too, of a meeting whose door is open; 404 when none was drafted."""
    if meeting.invitation is None:
        raise Http404
    return meeting.invitation


def may_hold(seat: Seat) -> bool:
    """Say whether a person prepares meetings and writes down what is concluded."""
    return seat.may(Permission.HOLD_MEETINGS)
