"""An issued notice: its sentences, which of them are an agency's own, and who has it in hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dondoc.archive.enums import FileRole, OutgoingState
from dondoc.meetings.models import ConclusionTask, MeetingNotice, NoticeReceiver
from dondoc.meetings.queries.after import numbers_of
from dondoc.meetings.rules.coverage import Coverage, Receipt, coverage_of, text_to_copy
from dondoc.papers.layouts.parts import Text
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import Seat
from dondoc.plans.enums import PartyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSentence:
    """One sentence of a notice that concerns an agency: the role it has there, and the tasks it became for it."""

    number: int
    text: str
    role: str
    due_on: date | None
    task_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverRow:
    """An agency and whether it has the notice. by: who there said so. text: to be pasted into a chat with it."""

    agency_id: int
    name: str
    phone: str
    told_at: datetime
    acknowledged_at: datetime | None
    by: str
    urged_at: datetime | None
    may_be_urged: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageOfNotice:
    """«11/14 cơ quan đã nhận», and each of them."""

    coverage: Coverage
    rows: tuple[ReceiverRow, ...]

    @property
    def waiting(self) -> tuple[ReceiverRow, ...]:
        """Those that have not said they have it."""
        return tuple(row for row in self.rows if row.acknowledged_at is None)


def visible_notice(seat: Seat, notice_id: int) -> MeetingNotice | None:
    """Return an issued notice to those who see all and to agencies it was sent to; else None."""
    rows = MeetingNotice.objects.filter(
        congress_id=seat.congress.pk, pk=notice_id, outgoing__state=OutgoingState.ISSUED
    )
    if not seat.sees_all:
        rows = rows.filter(receivers__agency_id__in=seat.agency_ids).distinct()
    return rows.select_related("outgoing__body", "meeting__congress", "corrects__outgoing").first()


def notice_by_id(congress_id: int, notice_id: int) -> MeetingNotice | None:
    """Return one notice of a congress, drafted or issued, or None."""
    rows = MeetingNotice.objects.filter(congress_id=congress_id, pk=notice_id)
    return rows.select_related(
        "outgoing__body", "outgoing__congress", "meeting__congress", "corrects__outgoing"
    ).first()


def notices_of(meeting_id: int) -> list[MeetingNotice]:
    """Return the notices of a meeting, the first one first."""
    rows = MeetingNotice.objects.filter(meeting_id=meeting_id).select_related("outgoing", "corrects__outgoing")
    return list(rows.order_by("corrects_id", "pk"))


def paper_blocks(notice: MeetingNotice) -> tuple[Any, ...]:
    """Return the body of a notice: its opening paragraphs, headings and sentences, as they stand in the paper."""
    paper = from_plain(notice.outgoing.content)
    return (*(Text(words) for words in paper.bases), *paper.blocks)


def sentences_of(notice: MeetingNotice) -> dict[int, str]:
    """Return the numbered sentences of a notice by their number."""
    blocks = (block for block in paper_blocks(notice) if isinstance(block, Text))
    return {int(block.label[:-1]): block.text for block in blocks if block.label[:-1].isdecimal()}


def own_sentences(notice: MeetingNotice, agency_ids: Collection[int]) -> list[OwnSentence]:
    """Return the sentences that give these agencies something, in the order of the notice; two queries."""
    sentences = sentences_of(notice)
    found: dict[int, dict[str, Any]] = {}
    own = _links(notice, task__parts__agency_id__in=list(agency_ids))
    for number, _agency_id, role, code, due_on in own:
        one = found.setdefault(number, {"role": role, "codes": {}, "due_on": due_on})
        one["role"] = min(one["role"], role, key=_ROLES.index)
        one["codes"].setdefault(code)
    return [
        OwnSentence(
            number=number,
            text=sentences.get(number, ""),
            role=str(PartyRole(one["role"]).label),
            due_on=one["due_on"],
            task_codes=tuple(one["codes"]),
        )
        for number, one in sorted(found.items())
    ]


def own_receipts(notice: MeetingNotice, agency_ids: Collection[int]) -> list[NoticeReceiver]:
    """Return where these agencies stand with a notice."""
    rows = NoticeReceiver.objects.filter(notice=notice, agency_id__in=list(agency_ids))
    return list(rows.select_related("agency", "acknowledged_by").order_by("agency__folded", "pk"))


def file_roles(notice: MeetingNotice) -> list[str]:
    """Return which files of an issued notice there are."""
    return sorted({str(role) for role in notice.outgoing.files.values_list("role", flat=True)})


def file_of(notice: MeetingNotice, role: str) -> Any | None:
    """Return one stored file of a notice, the latest of its role, or None."""
    rows = notice.outgoing.files.filter(role=role).select_related("version").order_by("-pk")
    found = rows.first() if role in FileRole.values else None
    return found.version if found is not None else None


def coverage(notice: MeetingNotice, *, today: date, address: str = "") -> CoverageOfNotice:
    """Return who has a notice and who has not, these first; address: of its page, for the text to copy."""
    rows = list(
        NoticeReceiver.objects.filter(notice=notice)
        .select_related("agency", "acknowledged_by")
        .order_by("acknowledged_at", "agency__folded", "pk")
    )
    found = coverage_of([receipt_of(row) for row in rows], today=today)
    numbers = _numbers_by_agency(notice) if address else {}
    sentences = sentences_of(notice) if address else {}
    listed = sorted(rows, key=lambda row: (row.acknowledged_at is not None, row.agency.folded))
    return CoverageOfNotice(
        coverage=found,
        rows=tuple(
            ReceiverRow(
                agency_id=row.agency_id,
                name=row.agency.name,
                phone=row.agency.phone,
                told_at=timezone.localtime(row.told_at),
                acknowledged_at=row.acknowledged_at and timezone.localtime(row.acknowledged_at),
                by=row.acknowledged_by.full_name if row.acknowledged_by else "",
                urged_at=row.urged_at and timezone.localtime(row.urged_at),
                may_be_urged=row.agency_id in found.may_urge,
                text=_copied(notice, row, numbers, sentences, address) if address else "",
            )
            for row in listed
        ),
    )


def receipt_of(row: NoticeReceiver) -> Receipt:
    """Return where an agency stands with a notice, as plain values."""
    return Receipt(
        agency_id=row.agency_id,
        told_at=row.told_at,
        acknowledged_at=row.acknowledged_at,
        urged_on=timezone.localtime(row.urged_at).date() if row.urged_at else None,
    )


_ROLES = [role.value for role in PartyRole]
_PART = ("task__parts__agency_id", "task__parts__role", "task__code", "task__due_on")


def _links(notice: MeetingNotice, **terms: Any) -> list[tuple[Any, ...]]:
    """Return number of the conclusion, agency, role, code and day of every part its work has; two queries."""
    numbers = numbers_of([notice.meeting_id])
    rows = ConclusionTask.objects.filter(conclusion_id__in=list(numbers), **terms).order_by("pk")
    return [(numbers[row[0]], *row[1:]) for row in rows.values_list("conclusion_id", *_PART)]


def _numbers_by_agency(notice: MeetingNotice) -> dict[int, list[int]]:
    found: dict[int, dict[int, None]] = {}
    for number, agency_id, _role, _code, _due_on in _links(notice):
        found.setdefault(agency_id, {}).setdefault(number)
    return {agency_id: sorted(numbers) for agency_id, numbers in found.items()}


def _copied(
    notice: MeetingNotice,
    row: NoticeReceiver,
    numbers: Mapping[int, list[int]],
    sentences: Mapping[int, str],
    address: str,
) -> str:
    own = numbers.get(row.agency_id, []) if notice.corrects_id is None else list(sentences)
    return text_to_copy(
        agency=row.agency.name,
        symbol=notice.outgoing.symbol,
        issued_on=notice.outgoing.dated_on,
        sentences=[(number, sentences[number]) for number in own if number in sentences],
        address=address,
    )
