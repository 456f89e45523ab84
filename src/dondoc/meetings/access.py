"""The doors of a meeting. One somebody may not know of, another congress's and a missing one look alike: 404."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.archive.subjects import Subject
from dondoc.meetings.models import AgendaItem, Attendee, Meeting, MeetingNotice, MeetingPaper
from dondoc.meetings.queries.agenda import agenda_item
from dondoc.meetings.queries.attendance import own_attendees
from dondoc.meetings.queries.meetings import visible_meeting, visible_meetings
from dondoc.meetings.queries.notices import notice_by_id, own_receipts, visible_notice
from dondoc.meetings.queries.papers import paper_of
from dondoc.meetings.queries.work import notice_of_meeting
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.web.posted import number_of


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


def notice_for(seat: Seat, notice_id: int) -> MeetingNotice:
    """Return an issued notice to those who see all and to agencies it was sent to; 404 for everybody else."""
    found = visible_notice(seat, notice_id)
    if found is None:
        raise Http404
    return found


def receiving_agencies(seat: Seat, notice: MeetingNotice) -> frozenset[int]:
    """Return the reader's own agencies that received a notice and for which they may say «Đã nhận»; 403 for others."""
    mine = frozenset(row.agency_id for row in own_receipts(notice, seat.agency_ids))
    if not mine or not seat.may(Permission.REPORT_WORK):
        raise PermissionDenied(_("Thông báo do đầu mối của chính cơ quan nhận xác nhận."))
    return mine


def drafted_for(seat: Seat, notice_id: int) -> MeetingNotice:
    """Return a notice, drafted or issued, to whoever holds meetings; 404 for those who may not know of it."""
    found = notice_by_id(seat.congress.pk, notice_id) if seat.sees_all else None
    if found is None:
        raise Http404
    seat.require(Permission.HOLD_MEETINGS)
    return found


def drafted_notice_for(seat: Seat, number: int) -> MeetingNotice:
    """Return the first notice of a meeting to whoever holds meetings; 404 while there is none."""
    found = notice_of_meeting(seat.congress.pk, number) if seat.sees_all else None
    if found is None:
        workspace_for(seat, number, Permission.HOLD_MEETINGS)
        raise Http404
    seat.require(Permission.HOLD_MEETINGS)
    return found


def meeting_subject(seat: Seat, key: str) -> Subject | None:
    """Return the meeting an outgoing paper speaks of; None when it is gone or the reader may not know of it."""
    found = visible_meetings(seat).filter(pk=number_of(key)).first()
    if found is None:
        return None
    return Subject(label=found.title, url=reverse("meetings:meeting", args=[seat.congress.slug, found.number]))
