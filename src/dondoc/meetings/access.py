"""The doors of a meeting. One somebody may not know of, another congress's and a missing one look alike: 404."""

from django.http import Http404

from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.meetings import visible_meeting
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


def may_hold(seat: Seat) -> bool:
    """Say whether a person prepares meetings and writes down what is concluded."""
    return seat.may(Permission.HOLD_MEETINGS)
