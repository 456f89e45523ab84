"""What is told below: a notice that gets its number gives its work; a draft given up leaves the meeting without one."""

from typing import Any

from django.dispatch import receiver

from dondoc.archive import signals as archive_signals
from dondoc.meetings.actions.assign import carry_out, carry_out_correction
from dondoc.meetings.models import MeetingNotice


@receiver(archive_signals.paper_issued, dispatch_uid="meetings.carry_out_notice")
def carry_out_notice(*, outgoing: Any, by_id: int | None, now: Any, **_: Any) -> None:
    """Give the work of a notice, wherever its number was given."""
    notice = MeetingNotice.objects.filter(outgoing_id=outgoing.pk).select_related("meeting__congress").first()
    if notice is None:
        return
    notice.outgoing = outgoing
    act = carry_out if notice.corrects_id is None else carry_out_correction
    act(notice=notice, by_id=by_id, now=now)


@receiver(archive_signals.draft_discarded, dispatch_uid="meetings.forget_draft")
def forget_draft(*, outgoing: Any, **_: Any) -> None:
    """Let the meeting have another draft."""
    MeetingNotice.objects.filter(outgoing_id=outgoing.pk).delete()
