"""Draft the letter of invitation, and tell those who are called."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.archive.actions.outgoing import change_draft, discard_draft, draft_paper
from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.meetings.actions.meetings import MeetingRefused, in_preparation, record
from dondoc.meetings.actions.telling import tell_called
from dondoc.meetings.composing import invitation_paper
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.attendance import attendees_of
from dondoc.meetings.queries.invitation import telling_of
from dondoc.meetings.queries.meetings import body_of
from dondoc.meetings.rules.invitation import Invitation
from dondoc.web.db import save_version


@transaction.atomic
def draft_invitation(*, meeting: Meeting, invitation: Invitation, by_id: int | None, now: datetime) -> Any:
    """Write the letter into the register as a draft and return it; a draft that is there already is written anew.

    When the letter was issued before, the new one corrects it. Raises MeetingRefused without a body to issue it.
    """
    held = in_preparation(meeting)
    body, earlier = body_of(held), held.invitation
    if body is None:
        raise MeetingRefused(_("Chưa có cơ quan ban hành nào. Người quản trị thêm cơ quan ban hành trước."))
    paper = invitation_paper(invitation, body=body)
    common = {"by_id": by_id, "now": now}
    if earlier is not None and earlier.state == OutgoingState.DRAFT and earlier.body_id == body.pk:
        change_draft(outgoing=earlier, expected_ver=earlier.ver, paper=paper, **common)
        record(meeting, "meetings.invitation.drafted", by_id, now)
        return earlier
    if earlier is not None and earlier.state == OutgoingState.DRAFT:
        discard_draft(outgoing=earlier, expected_ver=earlier.ver, **common)
        held.refresh_from_db()
    drafted = draft_paper(
        body=body,
        kind=PaperKind.INVITATION,
        paper=paper,
        about=f"meetings.meeting:{meeting.pk}",
        corrects=earlier if earlier is not None and earlier.state == OutgoingState.ISSUED else None,
        **common,
    )
    save_version(held, expected_ver=held.ver, changes={"invitation": drafted})
    record(meeting, "meetings.invitation.drafted", by_id, now)
    return drafted


@transaction.atomic
def send_invitations(*, meeting: Meeting, expected_ver: int, by_id: int | None, now: datetime) -> int:
    """Tell the focal points of called agencies that were not told yet; return how many agencies.

    Raises StaleVersion for a second press, MeetingRefused when everybody was told.
    """
    held = in_preparation(meeting)
    waiting = telling_of(held, attendees_of(held)).waiting
    if not waiting:
        raise MeetingRefused(_("Mọi cơ quan được mời và có đầu mối đã được báo."))
    save_version(meeting, expected_ver=expected_ver, changes={"invited_at": held.invited_at or now})
    tell_called(meeting, now=now)
    record(meeting, "meetings.invitation.sent", by_id, now, {"agencies": len(waiting)})
    return len(waiting)
