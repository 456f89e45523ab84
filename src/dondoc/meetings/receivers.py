"""What follows by itself: a meeting that is called takes over what the last one left; one that closes hands it on."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from dondoc.archive.signals import draft_discarded
from dondoc.meetings import signals
from dondoc.meetings.actions.agenda import carry_over
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.meetings import meeting_after


@receiver(signals.meeting_called)
def take_over(*, meeting: Meeting, by_id: int | None, now: datetime, **_rest: Any) -> None:
    """Put what the meeting before left on the agenda of the new one."""
    carry_over(meeting=meeting, by_id=by_id, now=now)


@receiver(signals.meeting_closed)
def hand_on(*, meeting: Meeting, by_id: int | None, now: datetime, **_rest: Any) -> None:
    """Put what this meeting left on the agenda of the next one, when that was called already."""
    following = meeting_after(meeting)
    if following is not None:
        carry_over(meeting=following, by_id=by_id, now=now)


@receiver(draft_discarded)
def forget_invitation(*, outgoing: Any, **_rest: Any) -> None:
    """Let a meeting be without an invitation when its draft is given up in the register."""
    Meeting.objects.filter(invitation=outgoing).update(invitation=None)
