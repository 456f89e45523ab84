"""What follows by itself: a meeting takes over what the last one left; a notice that gets its number gives its work."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from dondoc.archive.signals import draft_discarded, paper_issued
from dondoc.meetings import signals
from dondoc.meetings.actions.agenda import carry_over
from dondoc.meetings.actions.assign import carry_out, carry_out_correction
from dondoc.meetings.models import Meeting, MeetingNotice
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


@receiver(paper_issued)
def carry_out_notice(*, outgoing: Any, by_id: int | None, now: datetime, **_rest: Any) -> None:
    """Give the work of a notice, wherever its number was given."""
    notice = MeetingNotice.objects.filter(outgoing_id=outgoing.pk).select_related("meeting__congress").first()
    if notice is None:
        return
    notice.outgoing = outgoing
    act = carry_out if notice.corrects_id is None else carry_out_correction
    act(notice=notice, by_id=by_id, now=now)


@receiver(draft_discarded)
def forget_draft(*, outgoing: Any, **_rest: Any) -> None:
    """Let a meeting be without an invitation, or have another notice, when the draft is given up in the register."""
    Meeting.objects.filter(invitation=outgoing).update(invitation=None)
    MeetingNotice.objects.filter(outgoing_id=outgoing.pk).delete()
