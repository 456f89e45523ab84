"""Draft a later notice that sets an issued one right; its changes are carried out when it gets its number."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dondoc.archive.actions.outgoing import draft_paper
from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import compose
from dondoc.meetings.actions.meetings import record
from dondoc.meetings.actions.notice import NoticeRefused, about_of
from dondoc.meetings.models import Meeting, MeetingNotice
from dondoc.meetings.queries.work import first_notice
from dondoc.meetings.rules.correction import (
    Change,
    change_sentence,
    correction_blocks,
    correction_subject,
    plain_changes,
)
from dondoc.people.actions.once import make_once
from dondoc.web.db import locked


@transaction.atomic
def draft_correction(
    *,
    meeting: Meeting,
    changes: Sequence[Change],
    reason: str,
    by_id: int | None,
    now: datetime,
    instance_id: UUID | None = None,
) -> MeetingNotice:
    """Write a notice that changes what an issued one says; the same submission again returns the first draft.

    Raises NoticeRefused when there is nothing to set right, or a correction waits for its number already.
    """
    held = locked(Meeting.objects.filter(pk=meeting.pk).select_related("congress")).get()
    first = first_notice(held.pk)
    if first is None or first.outgoing.state != OutgoingState.ISSUED:
        raise NoticeRefused(_("Thông báo chưa ban hành nên sửa thẳng kết luận, chưa cần đính chính."))
    kept = [change for change in changes if not change.is_empty]

    def make() -> MeetingNotice:
        if not kept:
            raise NoticeRefused(_("Chưa có nội dung nào thay đổi. Nhập hạn mới, cơ quan chủ trì mới hoặc chọn rút."))
        if held.notices.filter(corrects__isnull=False, outgoing__state=OutgoingState.DRAFT).exists():
            raise NoticeRefused(_("Đã có một dự thảo đính chính. Ban hành hoặc bỏ dự thảo ấy trước."))
        return _draft(held, first, kept, reason, by_id=by_id, now=now)

    return make_once(
        make,
        model=MeetingNotice,
        instance_id=instance_id,
        congress_id=held.congress_id,
        by_id=by_id,
        purpose="meetings.notice.correction",
        content={"notice": first.pk, "changes": plain_changes(kept), "reason": reason},
        now=now,
    )


def _draft(
    held: Meeting, first: MeetingNotice, changes: list[Change], reason: str, *, by_id: int | None, now: datetime
) -> MeetingNotice:
    earlier, today = first.outgoing, localtime(now).date()
    names = [change.new_lead for change in changes if change.new_lead]
    paper = compose(
        letterhead_of(earlier.body),
        kind=PaperKind.NOTICE,
        subject=correction_subject(earlier.symbol, earlier_on=earlier.dated_on),
        dated_on=today,
        blocks=correction_blocks(changes, earlier=earlier.symbol, earlier_on=earlier.dated_on, reason=reason),
        recipients=tuple(f"{name}," for name in dict.fromkeys([*names, *(c.old_lead for c in changes if c.old_lead)])),
    )
    draft = draft_paper(
        body=earlier.body,
        kind=PaperKind.NOTICE,
        paper=paper,
        about=about_of(held),
        corrects=earlier,
        by_id=by_id,
        now=now,
    )
    notice = MeetingNotice.objects.create(
        congress_id=held.congress_id,
        meeting=held,
        outgoing=draft,
        corrects=first,
        correction="\n".join(change_sentence(change) for change in changes),
        answers=plain_changes(changes),
        words_ver=held.words_ver,
        drafted_ver=draft.ver,
        created_at=now,
    )
    record(held, "meetings.notice.drafted", by_id, now, {"corrects": earlier.symbol})
    return notice
