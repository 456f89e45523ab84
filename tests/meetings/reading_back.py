"""What the plan reader makes of a notice we wrote, through the file a person would upload."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dondoc.archive.enums import PaperKind
from dondoc.archive.rules.composing import Letterhead, compose, numbered
from dondoc.kit.vietnamese import fold
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.rules.notice import Sitting, notice_text
from dondoc.meetings.rules.said import Known, Named, Said
from dondoc.meetings.rules.work import KnownWork
from dondoc.papers.layouts import Family, layout_on
from dondoc.papers.layouts.parts import Paper
from dondoc.papers.read_docx import read_docx
from dondoc.papers.read_pdf import read_pdf
from dondoc.papers.write_docx import write_docx
from dondoc.papers.write_pdf import write_pdf
from dondoc.people.rules.names import matching_key
from dondoc.plans.enums import PartyRole
from dondoc.plans.reader import Draft, read_plan

DAY = date(2015, 10, 7)
SITTING = Sitting(
    at=datetime(2015, 10, 6, 14, tzinfo=UTC),
    place="Phòng họp số 1, Trụ sở UBND tỉnh",
    chair="Phó Chủ tịch Thường trực UBND tỉnh, Trưởng Tiểu ban",
    title="Đánh giá kết quả thực hiện Kế hoạch 06, Kế hoạch 09 và phân công nhiệm vụ",
    committee="Tiểu ban Tổ chức phục vụ Đại hội",
    present=("Ban Tuyên giáo Tỉnh ủy", "Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"),
    absent=("Sở Ngoại vụ",),
    opening="Công tác tuyên truyền đã được triển khai với nhiều nội dung, hình thức đa dạng, phong phú.\n"
    "Tuy nhiên, vẫn còn một số cơ quan, đơn vị chưa chủ động xây dựng kế hoạch cụ thể, chưa kịp thời kiểm tra, đôn đốc.",
)
PARTY = Letterhead(
    family="party",
    superior="TỈNH ỦY KON TUM",
    name="TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI",
    symbol="TBPV",
    place="Kon Tum",
    authority=("T/M TIỂU BAN", "TRƯỞNG TIỂU BAN"),
    recipients=("Thường trực Tỉnh ủy (b/c),", "Lưu Tiểu ban."),
)


@dataclass(frozen=True, slots=True)
class Order:
    """One piece of work, as a notice gives it or as it is read: names by their matching keys."""

    lead: frozenset[str]
    coordinating: frozenset[str]
    appraising: frozenset[str]
    due: date | None
    recurring: bool


def paper_of(
    said: Sequence[Said],
    *,
    names: Mapping[int, str],
    known: Mapping[int, KnownWork] | None = None,
    sitting: Sitting = SITTING,
    letterhead: Letterhead = PARTY,
) -> Paper:
    """Return the numbered notice of these conclusions."""
    text = notice_text(sitting, said, names=names, known=known)
    draft = compose(
        letterhead,
        kind=PaperKind.NOTICE,
        subject=text.subject,
        dated_on=DAY,
        bases=text.bases,
        blocks=text.blocks,
        recipients=text.recipients,
    )
    return numbered(draft, symbol="15-TB/TBPV", dated_on=DAY)


def read_back(paper: Paper, *, form: str = "docx") -> Draft:
    """Return the draft the reader makes of the Word or PDF file of a paper."""
    layout = layout_on(family=Family.PARTY, day=DAY)
    if form == "pdf":
        return read_plan(read_pdf(io.BytesIO(write_pdf(paper, layout))).tree)
    return read_plan(read_docx(io.BytesIO(write_docx(paper, layout))).tree)


def orders_read(draft: Draft) -> list[Order]:
    """Return the work a draft holds, in the order of the paper."""
    return [
        Order(
            lead=_keys(party.name for party in task.lead),
            coordinating=_keys(party.name for party in task.coordinating),
            appraising=_keys(party.name for party in task.appraising),
            due=task.due,
            recurring=task.recurring,
        )
        for task in draft.tasks
    ]


def orders_given(
    said: Sequence[Said], *, names: Mapping[int, str], known: Mapping[int, KnownWork] | None = None
) -> list[Order]:
    """Return the work the conclusions give, one order each, a class as it is said."""
    found = []
    for one in said:
        if one.kind not in (ConclusionKind.ASSIGN, ConclusionKind.RETURN):
            continue
        leads = _named(one, PartyRole.LEAD, names) or _keys(names[each] for each in (known or {})[one.id].leads)
        found.append(
            Order(
                lead=leads,
                coordinating=_named(one, PartyRole.COORDINATING, names),
                appraising=_named(one, PartyRole.APPRAISING, names),
                due=one.due_on,
                recurring=one.due_on is None and "thuong xuyen" in fold(one.due_words),
            )
        )
    return found


def assign(number: int, text: str, *parties: Named, **values) -> Said:
    """Return a conclusion that gives work."""
    given = {"kind": ConclusionKind.ASSIGN} | values
    return Said(id=number, number=number, text=text, parties=parties, **given)


def lead(agency: Known | str) -> Named:
    """Return a lead: an agency, or a class by its words."""
    return _party(PartyRole.LEAD, agency)


def helper(agency: Known | str) -> Named:
    """Return a coordinating party."""
    return _party(PartyRole.COORDINATING, agency)


def appraiser(agency: Known | str) -> Named:
    """Return an appraising party."""
    return _party(PartyRole.APPRAISING, agency)


def _party(role: PartyRole, agency: Known | str) -> Named:
    return Named(role=role, group=agency) if isinstance(agency, str) else Named(role=role, agency_id=agency.id)


def _named(one: Said, role: PartyRole, names: Mapping[int, str]) -> frozenset[str]:
    return _keys(names[p.agency_id] if p.agency_id is not None else p.group for p in one.named(role))


def _keys(names) -> frozenset[str]:
    return frozenset(matching_key(name) for name in names)
