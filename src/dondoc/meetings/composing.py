"""The papers of a meeting for those who ask for one by its name: the last notice, the next invitation."""

from typing import Any

from dondoc.archive.composers import Asked, NothingToWrite
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import compose
from dondoc.meetings.enums import MeetingState
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.invitation import invitation_for
from dondoc.meetings.queries.meetings import visible_meetings
from dondoc.meetings.queries.work import notice_paper, planned_work
from dondoc.meetings.rules.invitation import Invitation, blocks_of, subject_of
from dondoc.papers.layouts.parts import Paper

_GUESTS = "Như thành phần mời"


def invitation_paper(invitation: Invitation, *, body: Any) -> Paper:
    """Return the letter of invitation under a body's letterhead."""
    return compose(
        letterhead_of(body),
        kind=PaperKind.INVITATION,
        subject=subject_of(invitation),
        dated_on=invitation.today,
        blocks=blocks_of(invitation),
        recipients=(_GUESTS,),
    )


def compose_notice(asked: Asked) -> Paper:
    """Return the notice of the last meeting that is over. Raises NothingToWrite where nothing was concluded."""
    over = visible_meetings(asked.seat).filter(state=MeetingState.CLOSED).order_by("-starts_at", "-pk")
    for meeting in over:
        planned = planned_work(meeting, answers={}, today=asked.day)
        if planned.said:
            return notice_paper(planned, body=asked.body, dated_on=asked.day)
    raise NothingToWrite("Chưa có cuộc họp nào có kết luận.")


def compose_invitation(asked: Asked) -> Paper:
    """Return the invitation to the next meeting, or to the last one. Raises NothingToWrite without any."""
    called = visible_meetings(asked.seat).exclude(state=MeetingState.CALLED_OFF)
    coming: Meeting | None = called.filter(starts_at__gte=asked.seat.now).order_by("starts_at", "pk").first()
    meeting = coming or called.order_by("-starts_at", "-pk").first()
    if meeting is None:
        raise NothingToWrite("Chưa có cuộc họp nào được lập.")
    return invitation_paper(invitation_for(asked.seat, meeting), body=asked.body)
