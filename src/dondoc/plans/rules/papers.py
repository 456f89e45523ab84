"""Papers about plans: a plan written out from its register with the table of assignments, and who lacks an own plan.

Vietnamese is written here and not translated. The plan is written so that the plan reader takes the same work out of it
again: every assignment stands in the table, none in the text. docs/domain/official-texts.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.kit.numbers import to_roman
from dondoc.papers.layouts.content import (
    Content,
    annex_note,
    count_words,
    lower_first,
    paper_words,
    short_body,
    upper_first,
)
from dondoc.papers.layouts.layout import Align
from dondoc.papers.layouts.parts import Annex, Block, Column, GroupRow, Heading, Table, Text

_PLAN_COLUMNS = (
    Column(heading="TT", width_mm=12, align=Align.CENTER),
    Column(heading="Nội dung nhiệm vụ", width_mm=77),
    Column(heading="Cơ quan chủ trì", width_mm=42),
    Column(heading="Cơ quan phối hợp", width_mm=42),
    Column(heading="Cơ quan thẩm định", width_mm=30),
    Column(heading="Thời hạn hoàn thành", width_mm=27, align=Align.CENTER),
    Column(heading="Sản phẩm", width_mm=27),
)
_COVERAGE_COLUMNS = (
    Column(heading="TT", width_mm=11, align=Align.CENTER),
    Column(heading="Cơ quan, đơn vị, địa phương", width_mm=56),
    Column(heading="Kế hoạch phải cụ thể hóa", width_mm=34),
    Column(heading="Thời hạn", width_mm=25, align=Align.CENTER),
    Column(heading="Số ngày quá hạn", width_mm=20, align=Align.CENTER),
    Column(heading="Số lần đã đôn đốc", width_mm=19, align=Align.CENTER),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One item of a plan as the register holds it. event: its day hangs on an event, so only its wording is written."""

    text: str
    section: str = ""
    lead: Sequence[str] = ()
    coordinating: Sequence[str] = ()
    appraising: Sequence[str] = ()
    from_on: date | None = None
    due_on: date | None = None
    deadline_text: str = ""
    recurring: bool = False
    event: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """A plan to be written out. original: the signed paper it came from, or "". number, dated_on: of the draft."""

    title: str
    body: str
    items: Sequence[PlanItem]
    original: str = ""
    number: str = ""
    dated_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """An agency without its own plan for one plan. times_urged: in all, about its tasks too."""

    agency: str
    plan: str
    due_on: date
    times_urged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFacts:
    """Who lacks an own plan on a day. asked, issued: how many agencies were asked for one, and have issued it."""

    body: str
    plan: str
    on: date
    asked: int
    issued: int
    lacking: Sequence[Lacking]
    not_due: int = 0
    addressee: str = ""


def plan_paper(facts: PlanFacts) -> Content:
    """Return the words of a plan: what it is for, that the work stands in the annex, and the annex itself."""
    count = len(facts.items)
    source = f" Nội dung lập theo sổ đăng ký của {facts.original} tại thời điểm in." if facts.original else ""
    blocks: tuple[Block, ...] = (
        Heading("I. MỤC ĐÍCH, YÊU CẦU"),
        Text("Bảo đảm các điều kiện để Đại hội diễn ra trang trọng, an toàn, tiết kiệm, đúng tiến độ."),
        Heading("II. NỘI DUNG"),
        Text(f"Kế hoạch này gồm {count_words(count)} nhiệm vụ, nêu tại Phụ lục kèm theo.{source}"),
    )
    return Content(
        subject=lower_first(facts.title),
        bases=(f"{facts.body} xây dựng Kế hoạch {lower_first(facts.title)} như sau:",),
        blocks=blocks,
        annexes=(
            Annex(
                title="PHỤ LỤC",
                subject=f"Phân công nhiệm vụ {lower_first(facts.title)}",
                note=annex_note(kind="Kế hoạch", number=facts.number, issued_on=facts.dated_on),
                blocks=(Table(_PLAN_COLUMNS, tuple(_plan_rows(facts.items))),),
            ),
        )
        if facts.items
        else (),
    )


def deadline_words(item: PlanItem) -> str:
    """Return the deadline as the table has it: the computed day where there is one, else the wording of the plan."""
    if item.due_on is not None and not item.event and not item.recurring:
        if item.from_on is not None and item.from_on < item.due_on:
            return f"Từ ngày {_day(item.from_on)} đến hết ngày {_day(item.due_on)}"
        return _day(item.due_on)
    return upper_first(item.deadline_text) or ("Thường xuyên" if item.recurring else "")


def coverage_paper(facts: CoverageFacts) -> Content:
    """Return the words of the list of agencies without an own plan, the one late longest first."""
    rows = sorted(facts.lacking, key=lambda one: (one.due_on, one.agency))
    blocks: list[Block] = [
        Text(
            f"Đến hết ngày {_day(facts.on)}, trong {count_words(facts.asked)} cơ quan, đơn vị, địa phương phải xây "
            f"dựng kế hoạch cụ thể hóa {facts.plan}, có {count_words(facts.issued)} cơ quan đã ban hành, "
            f"{count_words(len(rows))} cơ quan quá hạn chưa ban hành"
            + (f", {count_words(facts.not_due)} cơ quan còn trong hạn." if facts.not_due else ".")
        )
    ]
    if rows:
        blocks += [
            Text("Danh sách cơ quan, đơn vị, địa phương quá hạn chưa có kế hoạch cụ thể hóa:"),
            Table(
                _COVERAGE_COLUMNS,
                tuple(
                    (
                        str(place),
                        one.agency,
                        one.plan,
                        _day(one.due_on),
                        str(max(0, (facts.on - one.due_on).days)),
                        str(one.times_urged),
                    )
                    for place, one in enumerate(rows, start=1)
                ),
            ),
            Text(f"{short_body(facts.body)} tiếp tục đôn đốc các cơ quan nêu trên và báo cáo kết quả trong kỳ tới."),
        ]
    return Content(
        subject=f"các cơ quan, đơn vị, địa phương chưa có kế hoạch cụ thể hóa {facts.plan}",
        addressees=(facts.addressee,) if facts.addressee else (),
        bases=(f"{facts.body} báo cáo tình hình xây dựng kế hoạch cụ thể hóa {facts.plan} như sau:",),
        blocks=tuple(blocks),
    )


def original_words(*, kind: str, symbol: str, issued_on: date | None) -> str:
    """Return the signed paper a plan came from, as other papers name it; "" without a number."""
    return paper_words(kind=kind or "Kế hoạch", symbol=symbol, issued_on=issued_on) if symbol else ""


def _plan_rows(items: Sequence[PlanItem]) -> list[GroupRow | tuple[str, ...]]:
    """Return the rows, numbered through, under a row with the heading of each section."""
    rows: list[GroupRow | tuple[str, ...]] = []
    section, group = "", 0
    for place, item in enumerate(items, start=1):
        if item.section and item.section != section:
            group += 1
            rows.append(GroupRow(to_roman(group), _without_number(item.section)))
        section = item.section
        rows.append(
            (
                str(place),
                upper_first(item.text.strip()),
                "; ".join(item.lead),
                "; ".join(item.coordinating),
                "; ".join(item.appraising),
                deadline_words(item),
                item.product,
            )
        )
    return rows


def _without_number(section: str) -> str:
    """Return the heading of a section without the number it has in its own plan: the table counts anew."""
    last = section.rsplit(" / ", 1)[-1].strip()
    head, dot, rest = last.partition(". ")
    return rest if dot and len(head) <= 6 and rest else last


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
