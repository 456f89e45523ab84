"""Draft the notice of a meeting's conclusions, answer what is asked before it, and issue it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dondoc.archive.actions.outgoing import PaperRefused, change_draft, draft_paper, hold_paper, issue_paper
from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.meetings.actions.conclusions import keep_conclusion, reread_conclusions
from dondoc.meetings.actions.meetings import record
from dondoc.meetings.enums import MeetingState
from dondoc.meetings.models import Conclusion, Meeting, MeetingNotice
from dondoc.meetings.queries.meetings import body_of
from dondoc.meetings.queries.work import Planned, first_notice, notice_paper, planned_work
from dondoc.meetings.rules.questions import EVERYBODY_LEADS, Asks
from dondoc.people.queries import agencies
from dondoc.web.db import StaleVersion, locked, save_version
from dondoc.web.posted import number_of


class NoticeRefused(PaperRefused):
    """Raised when a notice cannot be drafted, answered or issued like this; carries a sentence for the user."""


def about_of(meeting: Meeting) -> str:
    """Return how the archive names what the papers of a meeting speak of."""
    return f"meetings.meeting:{meeting.pk}"


@transaction.atomic
def draft_notice(*, meeting: Meeting, by_id: int | None, now: datetime) -> MeetingNotice:
    """Write the notice of a meeting that is over from its conclusions; the draft there is already is returned.

    Raises NoticeRefused.
    """
    held = _held(meeting)
    earlier = first_notice(held.pk)
    if earlier is not None:
        return earlier
    if held.state != MeetingState.CLOSED:
        raise NoticeRefused(_("Kết thúc cuộc họp trước khi soạn thông báo kết luận."))
    body = body_of(held)
    if body is None:
        raise NoticeRefused(_("Đại hội chưa có cơ quan ban hành văn bản. Thêm cơ quan ban hành rồi soạn lại."))
    held = _read_anew(held, by_id=by_id, now=now)
    today = localtime(now).date()
    planned = planned_work(held, answers={}, today=today)
    if not planned.said:
        raise NoticeRefused(_("Cuộc họp chưa có kết luận nào. Ghi kết luận ở phần «Trong» rồi soạn thông báo."))
    draft = draft_paper(
        body=body,
        kind=PaperKind.NOTICE,
        paper=notice_paper(planned, body=body, dated_on=today),
        about=about_of(held),
        by_id=by_id,
        now=now,
    )
    notice = MeetingNotice.objects.create(
        congress_id=held.congress_id,
        meeting=held,
        outgoing=draft,
        words_ver=held.words_ver,
        drafted_ver=draft.ver,
        created_at=now,
    )
    record(held, "meetings.notice.drafted", by_id, now)
    return notice


@transaction.atomic
def redraft_notice(*, notice: MeetingNotice, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Write the draft anew from the conclusions as they stand; words typed into the draft since are replaced.

    expected_ver: of the draft. Raises StaleVersion, PaperRefused for a notice that is issued.
    """
    draft = hold_paper(notice.outgoing)
    if draft.ver != expected_ver:
        raise StaleVersion(draft)
    _refuse_issued(draft)
    held = _read_anew(notice.meeting, by_id=by_id, now=now)
    _write_anew(notice, held, draft, by_id=by_id, now=now)
    record(held, "meetings.notice.redrafted", by_id, now)


@transaction.atomic
def keep_as_drafted(*, notice: MeetingNotice, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Stand by the draft as it is although the conclusions changed after it. Raises StaleVersion, PaperRefused."""
    draft = hold_paper(notice.outgoing)
    if draft.ver != expected_ver:
        raise StaleVersion(draft)
    _refuse_issued(draft)
    held = _held(notice.meeting)
    _mark(notice, {"words_ver": held.words_ver})
    record(held, "meetings.notice.redrafted", by_id, now)


@transaction.atomic
def answer_questions(
    *,
    notice: MeetingNotice,
    answers: Mapping[str, str],
    expected_ver: int,
    draft_ver: int,
    by_id: int | None,
    now: datetime,
) -> int:
    """Keep what was said on the check page: who leads is typed into the conclusion, the rest stands by the notice.

    The draft follows, unless somebody has changed its words by hand; its version is returned. expected_ver, draft_ver:
    of notice and draft as they were shown. Raises StaleVersion, NoticeRefused for an agency nobody knows or a notice
    that is issued.
    """
    draft = hold_paper(notice.outgoing)
    _refuse_issued(draft)
    if draft.ver != draft_ver:
        raise StaleVersion(draft)
    held = _held(notice.meeting)
    current = MeetingNotice.objects.get(pk=notice.pk)
    if current.ver != expected_ver:
        raise StaleVersion(current)
    is_as_written = draft.ver == current.drafted_ver and held.words_ver == current.words_ver
    leads = {key: value for key, value in answers.items() if key.startswith(f"{Asks.WHO_LEADS.value}-") and value}
    others = {key: value for key, value in answers.items() if key not in leads and value}
    for key, value in leads.items():
        _name_lead(held, int(key.partition("-")[2]), value, by_id=by_id, now=now)
    if others.items() <= current.answers.items() and not leads:
        return draft_ver
    save_version(notice, expected_ver=expected_ver, changes={"answers": current.answers | others})
    if is_as_written:
        _write_anew(notice, _held(held), draft, by_id=by_id, now=now)
    record(held, "meetings.notice.answered", by_id, now, {"answers": dict(answers)})
    return int(draft.ver)


def issue_notice(*, notice: MeetingNotice, expected_ver: int, by_id: int | None, now: datetime) -> MeetingNotice:
    """Give the notice its number, and with it its work to the agencies: all of it or nothing.

    expected_ver: of the draft as it was checked. A notice that is issued already is returned as it is. The files are
    set before anything is locked. Raises PaperRefused, StaleVersion, with nothing changed.
    """
    current = MeetingNotice.objects.select_related("outgoing__body", "outgoing__congress", "meeting").get(pk=notice.pk)
    if current.outgoing.state == OutgoingState.ISSUED:
        return current
    if current.corrects_id is None:
        today = localtime(now).date()
        refuse_unready(planned_work(current.meeting, answers=current.answers, today=today), current)
    issue_paper(
        outgoing=current.outgoing, expected_ver=expected_ver, dated_on=localtime(now).date(), by_id=by_id, now=now
    )
    return MeetingNotice.objects.select_related("outgoing", "meeting").get(pk=notice.pk)


def refuse_unready(planned: Planned, notice: MeetingNotice) -> None:
    """Raise NoticeRefused while something is unanswered, cannot be carried out, or was concluded after the draft."""
    if planned.meeting.words_ver != notice.words_ver:
        raise NoticeRefused(_("Kết luận đã thay đổi sau khi soạn thông báo. Soạn lại dự thảo rồi ban hành."))
    if planned.work.open_questions:
        raise NoticeRefused(
            _("Còn %(count)s câu hỏi chưa trả lời trước khi giao việc.") % {"count": len(planned.work.open_questions)}
        )
    if not planned.work.is_ready:
        raise NoticeRefused(_("Có kết luận chưa thực hiện được. Xem lại những chỗ đánh dấu rồi ban hành."))


def _write_anew(notice: MeetingNotice, held: Meeting, draft: Any, *, by_id: int | None, now: datetime) -> None:
    today = localtime(now).date()
    planned = planned_work(held, answers=notice.answers, today=today)
    paper = notice_paper(planned, body=draft.body, dated_on=today)
    change_draft(outgoing=draft, expected_ver=draft.ver, paper=paper, by_id=by_id, now=now)
    _mark(notice, {"words_ver": held.words_ver, "drafted_ver": draft.ver})


def _mark(notice: MeetingNotice, changes: Mapping[str, Any]) -> None:
    """Note from which words the draft was written; no edit of a person's, so the version of the row stays."""
    MeetingNotice.objects.filter(pk=notice.pk).update(**changes)
    for name, value in changes.items():
        setattr(notice, name, value)


def _name_lead(held: Meeting, conclusion_id: int, answer: str, *, by_id: int | None, now: datetime) -> None:
    """Type the lead behind the line, so that whoever changes the line later changes it with its lead."""
    row = Conclusion.objects.filter(pk=conclusion_id, meeting_id=held.pk, struck_at__isnull=True).first()
    if row is None:
        raise NoticeRefused(_("Không còn kết luận này. Tải lại trang để xem."))
    if answer == EVERYBODY_LEADS:
        mark = "@các cơ quan"
    else:
        known = agencies(held.congress_id, on=localtime(now).date())
        agency = known.filter(pk=number_of(answer)).first()
        if agency is None:
            raise NoticeRefused(_("Chọn cơ quan chủ trì có trong danh bạ."))
        mark = f'@"{agency.name}"'
    keep_conclusion(
        meeting=held,
        key=row.key,
        line=f"{row.typed} {mark}",
        kind=row.kind,
        agenda_item=row.agenda_item,
        expected_ver=row.ver,
        is_agreed=True if row.is_agreed else None,
        by_id=by_id,
        now=now,
    )


def _read_anew(meeting: Meeting, *, by_id: int | None, now: datetime) -> Meeting:
    """Return the meeting, locked, with what the directory by now says of its lines."""
    reread_conclusions(meeting=meeting, by_id=by_id, now=now)
    return _held(meeting)


def _held(meeting: Meeting) -> Meeting:
    return locked(Meeting.objects.filter(pk=meeting.pk).select_related("congress")).get()


def _refuse_issued(draft: Any) -> None:
    if draft.state != OutgoingState.DRAFT:
        raise NoticeRefused(_("Thông báo đã ban hành hoặc đã bỏ. Tải lại trang để xem."))
