"""Lay papers before a meeting, say which point they belong to, put them in order, take them away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.archive.actions import store_paper
from dondoc.archive.queries import files_of_user_since, stored_bytes
from dondoc.kit.numbers import file_size
from dondoc.meetings.actions.meetings import MeetingRefused, in_preparation, record
from dondoc.meetings.models import Meeting, MeetingPaper
from dondoc.people.actions.once import make_once
from dondoc.tasks.evidence import EvidenceFile
from dondoc.web.db import save_version

MOST_PAPERS = 100
MOST_FILES_A_DAY = 200
MOST_BYTES_OF_A_CONGRESS = 2 * 1024**3


@transaction.atomic
def lay_paper(
    *,
    meeting: Meeting,
    file: EvidenceFile,
    title: str,
    by_id: int | None,
    now: datetime,
    agenda_item_id: int | None = None,
    instance_id: UUID | None = None,
) -> MeetingPaper:
    """Keep a file in the archive and lay it before the meeting. The same submission again returns what it made.

    Raises MeetingRefused when too many papers lie there, or the store is full.
    """
    in_preparation(meeting)

    def make() -> MeetingPaper:
        _refuse_too_much(meeting, file, by_id=by_id, now=now)
        version = store_paper(
            congress_id=meeting.congress_id,
            content=file.content,
            file_name=file.file_name,
            file_kind=file.kind,
            title=title or file.file_name,
            kind="Tài liệu họp",
            by_id=by_id,
            now=now,
        )
        laid = MeetingPaper.objects.create(
            congress_id=meeting.congress_id,
            meeting=meeting,
            agenda_item_id=agenda_item_id,
            version=version,
            title=(title or file.file_name)[:300],
            position=_papers(meeting).count() + 1,
        )
        record(meeting, "meetings.paper.laid", by_id, now, {"paper": laid.title})
        return laid

    return make_once(
        make,
        model=MeetingPaper,
        instance_id=instance_id,
        congress_id=meeting.congress_id,
        by_id=by_id,
        purpose="meetings.paper.laid",
        content={"meeting": meeting.pk, "sha256": file.came_sha256, "title": title},
        now=now,
    )


@transaction.atomic
def change_paper(
    *, paper: MeetingPaper, expected_ver: int, changes: Mapping[str, Any], by_id: int | None, now: datetime
) -> None:
    """Save another title or point of the agenda. Raises StaleVersion, MeetingRefused."""
    in_preparation(paper.meeting)
    save_version(paper, expected_ver=expected_ver, changes=changes)
    record(paper.meeting, "meetings.paper.changed", by_id, now, {"paper": paper.title})


@transaction.atomic
def move_paper(*, paper: MeetingPaper, expected_position: int, step: int, by_id: int | None, now: datetime) -> None:
    """Move a paper one place up (step -1) or down (1); a second press moves nothing. Raises MeetingRefused."""
    in_preparation(paper.meeting)
    rows = list(_papers(paper.meeting))
    here = next((place for place, row in enumerate(rows) if row.pk == paper.pk), None)
    if here is None or rows[here].position != expected_position:
        raise MeetingRefused(_("Thứ tự vừa thay đổi nên chưa chuyển. Xem lại rồi bấm lần nữa nếu vẫn cần."))
    there = here + step
    if not 0 <= there < len(rows):
        raise MeetingRefused(_("Tài liệu này đã ở đầu hoặc cuối danh sách."))
    rows[here], rows[there] = rows[there], rows[here]
    _number(rows)
    record(paper.meeting, "meetings.paper.changed", by_id, now, {"paper": paper.title, "position": there + 1})


@transaction.atomic
def take_paper_away(*, paper: MeetingPaper, expected_ver: int, by_id: int | None, now: datetime) -> None:
    """Take a paper away from the meeting; the file stays in the archive. Raises StaleVersion, MeetingRefused."""
    meeting, title = paper.meeting, paper.title
    in_preparation(meeting)
    save_version(paper, expected_ver=expected_ver, changes={})
    paper.delete()
    _number(list(_papers(meeting)))
    record(meeting, "meetings.paper.removed", by_id, now, {"paper": title})


def _papers(meeting: Meeting):
    return MeetingPaper.objects.filter(meeting=meeting).order_by("position", "pk")


def _number(rows: list[MeetingPaper]) -> None:
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            MeetingPaper.objects.filter(pk=row.pk).update(position=position)


def _refuse_too_much(meeting: Meeting, file: EvidenceFile, *, by_id: int | None, now: datetime) -> None:
    """Keep one person, and one congress, from filling the disk."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    if _papers(meeting).count() >= MOST_PAPERS:
        raise MeetingRefused(_("Mỗi cuộc họp có nhiều nhất %(most)s tài liệu.") % {"most": MOST_PAPERS}, field="file")
    if by_id is not None and files_of_user_since(by_id, since=midnight) >= MOST_FILES_A_DAY:
        words = _("Mỗi người tải lên nhiều nhất %(most)s tệp một ngày. Tải tiếp vào ngày mai.")
        raise MeetingRefused(words % {"most": MOST_FILES_A_DAY}, field="file")
    if stored_bytes(meeting.congress_id) + len(file.content) > MOST_BYTES_OF_A_CONGRESS:
        words = _("Kho tệp của đại hội đã đầy (%(most)s). Báo người quản trị.")
        raise MeetingRefused(words % {"most": file_size(MOST_BYTES_OF_A_CONGRESS)}, field="file")
