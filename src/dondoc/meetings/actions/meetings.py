"""Call a meeting, change when and where it is, call it off, begin and close it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.meetings import signals
from dondoc.meetings.actions.telling import tell_called_off, tell_moved
from dondoc.meetings.enums import MeetingState
from dondoc.meetings.models import Meeting
from dondoc.meetings.rules.meetings import may_move, may_prepare
from dondoc.people.actions.once import make_once
from dondoc.people.actions.refusals import ActionRefused
from dondoc.tasks.actions.numbers import take_number
from dondoc.web.db import locked, save_version

_WHEN_AND_WHERE = ("starts_at", "ends_at", "place", "venue_id")


class MeetingRefused(ActionRefused):
    """Raised when a meeting cannot be changed like this; carries a sentence for the user."""


@transaction.atomic
def call_meeting(
    *,
    congress_id: int,
    title: str,
    starts_at: datetime,
    by_id: int | None,
    now: datetime,
    ends_at: datetime | None = None,
    venue_id: int | None = None,
    place: str = "",
    chair: str = "",
    body_id: int | None = None,
    instance_id: UUID | None = None,
) -> Meeting:
    """Set up a meeting; numbers follow each other without a gap. The same submission again returns what it made."""

    def make() -> Meeting:
        meeting = Meeting.objects.create(
            congress_id=congress_id,
            number=take_number(congress_id, "meeting"),
            title=title,
            starts_at=starts_at,
            ends_at=ends_at,
            venue_id=venue_id,
            place=place,
            chair=chair,
            body_id=body_id,
            created_at=now,
        )
        signals.meeting_called.send(sender=Meeting, meeting=meeting, by_id=by_id, now=now)
        record(meeting, "meetings.meeting.called", by_id, now)
        return meeting

    return make_once(
        make,
        model=Meeting,
        instance_id=instance_id,
        congress_id=congress_id,
        by_id=by_id,
        purpose="meetings.meeting.called",
        content={"title": title, "starts_at": starts_at.isoformat(), "venue": venue_id, "place": place},
        now=now,
    )


@transaction.atomic
def change_meeting(
    *, meeting: Meeting, expected_ver: int, changes: Mapping[str, Any], by_id: int | None, now: datetime
) -> None:
    """Save when, where and under whom the meeting is; who was told is told again when time or place is another.

    Raises StaleVersion, MeetingRefused for one that is over.
    """
    held = in_preparation(meeting)
    save_version(meeting, expected_ver=expected_ver, changes=changes)
    if any(getattr(held, name) != getattr(meeting, name) for name in _WHEN_AND_WHERE):
        tell_moved(meeting, now=now)
    record(meeting, "meetings.meeting.changed", by_id, now)


@transaction.atomic
def call_off(*, meeting: Meeting, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Call the meeting off and tell those who were told of it. Raises StaleVersion, MeetingRefused once it began."""
    _move(meeting, MeetingState.CALLED_OFF, expected_ver, {})
    tell_called_off(meeting, now=now)
    record(meeting, "meetings.meeting.called_off", by_id, now)


@transaction.atomic
def begin_meeting(*, meeting: Meeting, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Note that the meeting has begun. Raises StaleVersion, MeetingRefused."""
    _move(meeting, MeetingState.RUNNING, expected_ver, {"began_at": now})
    record(meeting, "meetings.meeting.begun", by_id, now)


@transaction.atomic
def close_meeting(*, meeting: Meeting, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Note that the meeting is over. Raises StaleVersion, MeetingRefused."""
    _move(meeting, MeetingState.CLOSED, expected_ver, {"closed_at": now})
    signals.meeting_closed.send(sender=Meeting, meeting=meeting, by_id=by_id, now=now)
    record(meeting, "meetings.meeting.closed", by_id, now)


def in_preparation(meeting: Meeting) -> Meeting:
    """Return the meeting, locked, as it stands now; raises MeetingRefused when it is over or called off."""
    held = locked(Meeting.objects.filter(pk=meeting.pk)).get()
    if not may_prepare(held.state):
        raise MeetingRefused(_("Cuộc họp đã xong hoặc đã hoãn nên không sửa được nữa."))
    return held


def record(
    meeting: Meeting, verb: str, by_id: int | None, now: datetime, details: Mapping[str, Any] | None = None
) -> None:
    """Write an act on a meeting into the journal; called last in an action."""
    journal.record(
        congress_id=meeting.congress_id,
        verb=verb,
        target=meeting,
        label=meeting.title,
        by_id=by_id,
        now=now,
        details=details,
    )


def _move(meeting: Meeting, state: MeetingState, expected_ver: int, changes: dict[str, Any]) -> None:
    held = locked(Meeting.objects.filter(pk=meeting.pk)).get()
    if held.state == state:
        raise MeetingRefused(_("Cuộc họp đã ở trạng thái này. Tải lại trang để xem."))
    if not may_move(now_in=held.state, next_state=state):
        raise MeetingRefused(_("Cuộc họp đang ở trạng thái «%(state)s».") % {"state": held.get_state_display()})
    save_version(meeting, expected_ver=expected_ver, changes={"state": state, **changes})
