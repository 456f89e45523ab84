"""The words of papers about plans, and the round trip: what is written out is read back the same."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.archive.enums import PaperKind
from dondoc.archive.rules.composing import Letterhead, compose_content
from dondoc.kit.vietnamese import fold
from dondoc.papers.layouts import Family, layout_on
from dondoc.papers.layouts.parts import GroupRow
from dondoc.papers.read_docx import read_docx
from dondoc.papers.read_pdf import read_pdf
from dondoc.papers.write_docx import write_docx
from dondoc.papers.write_pdf import write_pdf
from dondoc.plans.reader.reading import read_plan
from dondoc.plans.rules.papers import (
    CoverageFacts,
    Lacking,
    PlanFacts,
    PlanItem,
    coverage_paper,
    deadline_words,
    plan_paper,
)

ON = date(2015, 10, 8)
LETTERHEAD = Letterhead(
    family="party",
    superior="Tỉnh ủy Kon Tum",
    name="Tiểu ban Tổ chức phục vụ Đại hội",
    symbol="TBPV",
    place="Kon Tum",
    authority=("T/M Tiểu ban", "Trưởng Tiểu ban"),
    recipients=("Thường trực Tỉnh ủy (b/c)", "Lưu: Tổ giúp việc"),
)
AGENCIES = (
    "Sở Y tế",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Ban Tuyên giáo Tỉnh ủy",
    "Công an tỉnh",
    "Ủy ban nhân dân huyện Đăk Hà",
    "Văn phòng Tỉnh ủy",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Công ty Điện lực Kon Tum",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh",
)
WORK = (
    "Treo pano trên các tuyến phố chính",
    "Phun thuốc diệt muỗi, khử trùng hội trường và các nơi nghỉ",
    "In, đóng quyển 450 bộ tài liệu Đại hội",
    "Lắp đặt hệ thống âm thanh, ánh sáng tại hội trường",
    "Xây dựng phương án phân luồng giao thông và điểm đỗ xe",
    "Tổng vệ sinh các tuyến đường trung tâm",
    "Dựng ít nhất 03 cụm cổ động, treo 300 hồng kỳ",
    "Lập danh sách 343 đại biểu và khách mời theo từng đoàn",
)


def facts(*items: PlanItem, **values) -> PlanFacts:
    given_ = {"title": "Bảo đảm cơ sở vật chất phục vụ Đại hội", "body": LETTERHEAD.name, "dated_on": ON} | values
    return PlanFacts(items=items, number="      -KH/TBPV", **given_)


def files_of(one: PlanFacts) -> dict[str, bytes]:
    paper = compose_content(LETTERHEAD, plan_paper(one), kind=PaperKind.PLAN, dated_on=one.dated_on)
    layout = layout_on(family=Family.PARTY, day=one.dated_on)
    return {"docx": write_docx(paper, layout), "pdf": write_pdf(paper, layout)}


READERS = {"docx": read_docx, "pdf": read_pdf}


def read_back(content: bytes, form: str) -> list[tuple]:
    draft = read_plan(READERS[form](BytesIO(content)).tree)
    return [
        (fold(task.text), *(_names(parties) for parties in (task.lead, task.coordinating, task.appraising)), task.due)
        for task in draft.tasks
    ]


def _names(parties) -> set[str]:
    return {fold(party.name) for party in parties}


def expected(one: PlanItem) -> tuple:
    roles = (one.lead, one.coordinating, one.appraising)
    return (fold(one.text), *({fold(name) for name in names} for names in roles), one.due_on)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (PlanItem(text="x", due_on=ON), "08/10/2015"),
        (PlanItem(text="x", from_on=date(2015, 10, 1), due_on=ON), "Từ ngày 01/10/2015 đến hết ngày 08/10/2015"),
        (
            PlanItem(text="x", due_on=ON, deadline_text="trước khai mạc 05 ngày", event="opening"),
            "Trước khai mạc 05 ngày",
        ),
        (PlanItem(text="x", recurring=True), "Thường xuyên"),
        (PlanItem(text="x", recurring=True, deadline_text="trước ngày 25 hàng tháng"), "Trước ngày 25 hàng tháng"),
        (PlanItem(text="x"), ""),
    ],
)
def test_a_deadline_is_the_computed_day_or_the_words_of_the_plan(item, words):
    assert deadline_words(item) == words


def test_the_table_numbers_through_under_the_headings_of_the_plan():
    items = [
        PlanItem(text="treo cờ", section="II. CỔ ĐỘNG / 1. Trong thành phố", lead=("Sở Y tế",)),
        PlanItem(text="treo pano", section="II. CỔ ĐỘNG / 1. Trong thành phố"),
        PlanItem(text="phun thuốc", section="IV. Y TẾ"),
    ]

    [table] = plan_paper(facts(*items)).annexes[0].blocks

    assert [row if isinstance(row, GroupRow) else row[:3] for row in table.rows] == [
        GroupRow("I", "Trong thành phố"),
        ("1", "Treo cờ", "Sở Y tế"),
        ("2", "Treo pano", ""),
        GroupRow("II", "Y TẾ"),
        ("3", "Phun thuốc", ""),
    ]
    assert sum(column.width_mm for column in table.columns) <= 257


def test_a_plan_without_items_has_no_annex():
    assert plan_paper(facts()).annexes == ()


def test_agencies_without_an_own_plan_are_listed_the_latest_first():
    lacking = (
        Lacking(agency="Sở Y tế", plan="06-KH/TBPV", due_on=date(2015, 10, 1), times_urged=2),
        Lacking(agency="Sở Tài chính", plan="06-KH/TBPV", due_on=date(2015, 9, 20)),
    )
    content = coverage_paper(
        CoverageFacts(
            body=LETTERHEAD.name, plan="Kế hoạch số 06-KH/TBPV", on=ON, asked=30, issued=27, lacking=lacking, not_due=1
        )
    )

    assert content.blocks[0].text.endswith(
        "có 27 cơ quan đã ban hành, 02 cơ quan quá hạn chưa ban hành, 01 cơ quan còn trong hạn."
    )
    assert content.blocks[-2].rows == (
        ("1", "Sở Tài chính", "06-KH/TBPV", "20/09/2015", "18", "0"),
        ("2", "Sở Y tế", "06-KH/TBPV", "01/10/2015", "7", "2"),
    )
    assert sum(column.width_mm for column in content.blocks[-2].columns) <= 165


def test_where_nobody_is_late_no_table_stands():
    content = coverage_paper(CoverageFacts(body=LETTERHEAD.name, plan="x", on=ON, asked=3, issued=3, lacking=()))

    assert len(content.blocks) == 1


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_plan_written_out_is_read_back_the_same(form):
    items = [
        PlanItem(
            text=WORK[place % len(WORK)],
            section=f"{'I' * (1 + place // 4)}. NHÓM VIỆC {place // 4}",
            lead=(AGENCIES[place % 10],),
            coordinating=tuple(AGENCIES[(place + step) % 10] for step in range(1, 1 + place % 4)),
            appraising=(AGENCIES[(place + 5) % 10],) if place % 3 == 0 else (),
            due_on=ON + timedelta(days=place),
            from_on=ON if place % 5 == 4 else None,
        )
        for place in range(12)
    ]

    found = read_back(files_of(facts(*items))[form], form)

    assert found == [expected(one) for one in items]


DAYS = st.dates(min_value=date(2015, 1, 5), max_value=date(2016, 12, 20))


@st.composite
def plan_items(draw) -> PlanItem:
    names = draw(st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=6, unique=True))
    leads = draw(st.integers(1, min(2, len(names))))
    rest = names[leads:]
    due_on = draw(st.none() | DAYS)
    return PlanItem(
        text=draw(st.sampled_from(WORK)),
        section=draw(st.sampled_from(["", "I. CỔ ĐỘNG TRỰC QUAN", "II. HẬU CẦN"])),
        lead=tuple(names[:leads]),
        coordinating=tuple(rest[: len(rest) // 2 + 1]),
        appraising=tuple(rest[len(rest) // 2 + 1 :][:1]),
        due_on=due_on,
        deadline_text="" if due_on else draw(st.sampled_from(["", "Thường xuyên"])),
        product=draw(st.sampled_from(["", "Báo cáo", "Biên bản nghiệm thu"])),
    )


@settings(max_examples=25, deadline=None)
@given(items=st.lists(plan_items(), min_size=1, max_size=14))
def test_any_register_written_out_is_read_back_the_same(items):
    for form, content in files_of(facts(*items)).items():
        assert read_back(content, form) == [expected(one) for one in items]
