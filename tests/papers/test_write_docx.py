"""The writer of official papers: what stands where, in which letters, and always the same bytes."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from dondoc.papers.layouts import PARTY_2004, PARTY_2026, STATE_2011, STATE_2020
from dondoc.papers.layouts.layout import Align
from dondoc.papers.layouts.parts import Annex, Column, GroupRow, Heading, Paper, Table, Text, place_and_date
from dondoc.papers.write_docx import write_docx
from tests.support.official import letter, plan

TABLE = Table(
    columns=(
        Column(heading="TT", width_mm=12, align=Align.CENTER),
        Column(heading="Nội dung", width_mm=120),
        Column(heading="Chủ trì", width_mm=80),
    ),
    rows=(GroupRow("I", "Hội trường"), ("1", "Lắp âm thanh", "Văn phòng\nSở Xây dựng")),
)
PAPER = Paper(
    superior="Tỉnh ủy Kon Tum",
    issuer="Tiểu ban phục vụ",
    number="06-KH/TBPV",
    place="Kon Tum",
    issued_on=date(2015, 4, 20),
    kind="Kế hoạch",
    subject="tuyên truyền Đại hội",
    bases=("Căn cứ Chỉ thị;",),
    blocks=(
        Heading("I. NỘI DUNG"),
        Heading("1. Báo chí", 2),
        Text("Mở chuyên mục;", "a)"),
        Text("Các đơn vị thực hiện nghiêm túc Kế hoạch này."),
    ),
    authority=("T/M TIỂU BAN", "TRƯỞNG TIỂU BAN"),
    signed="(đã ký)",
    recipients=("Thường trực Tỉnh ủy (b/c),", "Lưu Tiểu ban."),
    annexes=(Annex(title="Phụ lục", subject="Phân công", note="(Kèm theo Kế hoạch)", blocks=(TABLE,)),),
    footer="Số liệu minh họa.",
)


@pytest.fixture(scope="module")
def document():
    return Document(BytesIO(write_docx(PAPER, PARTY_2004)))


def _lines(cell):
    return [paragraph.text for paragraph in cell.paragraphs if paragraph.text]


def _font(paragraph):
    return paragraph.style.font


def _font_of(document, text):
    return _font(next(p for p in document.paragraphs if p.text == text))


def test_head_has_issuer_left_and_party_name_right(document):
    head = document.tables[0]

    assert _lines(head.cell(0, 0)) == ["TỈNH ỦY KON TUM", "TIỂU BAN PHỤC VỤ", "*"]
    assert _lines(head.cell(0, 1)) == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert _lines(head.cell(1, 0)) == ["Số 06-KH/TBPV"]
    assert _lines(head.cell(1, 1)) == ["Kon Tum, ngày 20 tháng 4 năm 2015"]


def test_only_the_issuer_of_the_left_head_is_bold(document):
    superior, issuer = (_font(p) for p in document.tables[0].cell(0, 0).paragraphs[:2])

    assert (superior.bold, issuer.bold) == (False, True)
    assert (superior.size, issuer.size) == (Pt(14), Pt(14))


def test_kind_and_subject_are_bold_in_their_sizes(document):
    kind, subject = _font_of(document, "KẾ HOẠCH"), _font_of(document, "tuyên truyền Đại hội")

    assert (kind.bold, kind.size) == (True, Pt(16))
    assert (subject.bold, subject.size) == (True, Pt(15))


def test_body_keeps_order_and_types_its_labels(document):
    texts = [p.text for p in document.paragraphs if p.text]

    assert texts[2:7] == [
        "Căn cứ Chỉ thị;",
        "I. NỘI DUNG",
        "1. Báo chí",
        "a) Mở chuyên mục;",
        "Các đơn vị thực hiện nghiêm túc Kế hoạch này./.",
    ]


def test_the_last_text_is_closed_once():
    closed = replace(PAPER, blocks=(Text("Thực hiện nghiêm túc./."),))

    texts = [p.text for p in Document(BytesIO(write_docx(closed, PARTY_2004))).paragraphs]

    assert "Thực hiện nghiêm túc./." in texts


def test_signature_and_recipients_stand_side_by_side(document):
    left, right = document.tables[1].row_cells(0)

    assert _lines(left) == ["Nơi nhận:", "- Thường trực Tỉnh ủy (b/c),", "- Lưu Tiểu ban."]
    assert _lines(right) == ["T/M TIỂU BAN", "TRƯỞNG TIỂU BAN", "(đã ký)"]


def test_margins_are_those_of_the_layout(document):
    section = document.sections[0]

    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)

    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]


def test_page_number_is_in_the_header_but_not_on_the_first_page(document):
    section = document.sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_footer_note_is_on_every_page(document):
    section = document.sections[0]

    assert section.footer.paragraphs[0].text == "Số liệu minh họa."
    assert section.first_page_footer.paragraphs[0].text == "Số liệu minh họa."


def test_annex_is_a_sideways_section_with_numbered_pages(document):
    section = document.sections[1]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert not section.different_first_page_header_footer


def test_table_repeats_its_heading_row_only(document):
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in document.tables[2].rows]

    assert repeated == [True, False, False]


def test_group_title_runs_over_the_other_columns(document):
    group = document.tables[2].rows[1].cells

    assert [cell.text for cell in group] == ["I", "Hội trường", "Hội trường"]
    assert group[1]._tc is group[2]._tc


def test_column_widths_stand_in_every_cell(document):
    row = document.tables[2].rows[2].cells

    assert [round(cell.width.mm) for cell in row] == [12, 120, 80]


def test_every_script_has_the_font_of_the_layout(document):
    fonts = document.styles["Normal"].element.rPr.rFonts

    assert {fonts.get(qn(script)) for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")} == {"Times New Roman"}


def test_same_paper_gives_same_bytes_without_a_clock():
    first, second = write_docx(PAPER, PARTY_2004), write_docx(PAPER, PARTY_2004)

    assert first == second
    assert {entry.date_time for entry in ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert Document(BytesIO(first)).core_properties.modified.date() == PAPER.issued_on


def test_a_row_that_does_not_fit_the_columns_is_refused():
    with pytest.raises(ValueError, match="2 texts for 3 columns"):
        Table(TABLE.columns, (("1", "Lắp âm thanh"),))


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2015, 5, 4), "Kon Tum, ngày 04 tháng 5 năm 2015"),
        (date(2015, 2, 14), "Kon Tum, ngày 14 tháng 02 năm 2015"),
        (date(2015, 12, 1), "Kon Tum, ngày 01 tháng 12 năm 2015"),
    ],
)
def test_day_and_early_months_take_a_leading_zero(day, line):
    assert place_and_date(place="Kon Tum", day=day) == line


def _written(paper, layout):
    return Document(BytesIO(write_docx(paper, layout)))


def test_every_part_has_a_style_with_a_vietnamese_name(document):
    named = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}

    assert named["KẾ HOẠCH"] == "Tên loại văn bản"
    assert named["tuyên truyền Đại hội"] == "Trích yếu nội dung"
    assert named["I. NỘI DUNG"] == "Mục lớn"
    assert named["a) Mở chuyên mục;"] == "Nội dung"
    assert [run.bold for run in document.paragraphs[4].runs] == [None]


def test_letter_in_word_has_subject_frame_and_list_of_addressees():
    written = _written(letter(STATE_2020), STATE_2020)
    left = written.tables[0].cell(1, 0)

    assert _lines(left)[0] == "Số: 127/UBND-KGVX"
    assert _lines(left)[1].startswith("V/v đôn đốc")
    frame = left.paragraphs[-1]._p.pPr.find(qn("w:pBdr"))
    assert [side.tag.split("}")[1] for side in frame] == ["top", "left", "bottom", "right"]
    texts = [paragraph.text for paragraph in written.paragraphs if paragraph.text]
    assert texts[:3] == ["Kính gửi:", "- Sở Văn hóa, Thể thao và Du lịch;", "- Sở Y tế;"]


def test_lead_in_is_bold_in_word():
    written = _written(replace(PAPER, blocks=(Text("làm ngay.", "1.", "Về y tế:"),)), PARTY_2004)
    paragraph = next(one for one in written.paragraphs if one.text.startswith("1. "))

    assert [(run.text, run.bold) for run in paragraph.runs] == [
        ("1. ", None),
        ("Về y tế: ", True),
        ("làm ngay./.", None),
    ]


def test_blanks_of_a_number_not_yet_given_are_kept():
    written = _written(replace(PAPER, number="      -KH/TBPV"), PARTY_2004)

    assert _lines(written.tables[0].cell(1, 0)) == ["Số       -KH/TBPV"]
    assert 'xml:space="preserve"' in written.tables[0].cell(1, 0)._tc.xml


def test_exact_lines_of_2026_are_exact_in_word():
    shape = _written(PAPER, PARTY_2026).styles["Nội dung"].paragraph_format

    assert (shape.line_spacing, shape.line_spacing_rule) == (Pt(18), WD_LINE_SPACING.EXACTLY)


def test_page_numbers_of_2011_stand_right_in_the_footer():
    section = _written(PAPER, STATE_2011).sections[0]

    assert "PAGE" in section.footer._element.xml
    assert "PAGE" not in section.header._element.xml
    assert "PAGE" not in section.first_page_footer._element.xml
    assert section.footer.paragraphs[0].style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_annexes_of_the_state_count_their_pages_from_one():
    main, annex = _written(PAPER, STATE_2020).sections

    assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert annex.different_first_page_header_footer
    assert main._sectPr.find(qn("w:pgNumType")) is None


def test_annex_held_upright_follows_one_held_sideways():
    sections = _written(plan(STATE_2020), STATE_2020).sections

    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


def test_row_that_may_split_is_not_held_together():
    long = Table((Column(heading="a", width_mm=100),), (("từ " * 4_000,), ("b",)))
    rows = _written(replace(PAPER, blocks=(long,), annexes=()), STATE_2020).tables[1].rows

    assert [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, False, True]


def test_table_of_one_column_takes_groups():
    single = Table((Column(heading="a", width_mm=100),), (GroupRow("I", "Nhóm"), ("b",)))

    assert [
        row.cells[0].text for row in _written(replace(PAPER, annexes=(), blocks=(single,)), STATE_2020).tables[1].rows
    ] == ["a", "I Nhóm", "b"]


@pytest.mark.parametrize("hostile", ["\x00\x07\ud800a\ufffe", "<w:p/>&amp;", "😀 漢字", "a" * 40_000, "{{ x }}"])
def test_what_was_typed_never_breaks_the_file(hostile):
    table = Table((Column(heading=hostile, width_mm=1),), ((hostile,),))
    paper = replace(PAPER, kind=hostile, subject=hostile, issuer=hostile, blocks=(Text(hostile, hostile), table))

    assert len(_written(paper, STATE_2020).paragraphs) > 3


def test_file_follows_the_order_word_asks_for():
    """Word refuses a file whose properties stand in another order than its schema's."""
    root = _written(letter(STATE_2020), STATE_2020).element
    order = [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "widowControl",
        "pBdr",
        "shd",
        "tabs",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
        "rPr",
        "sectPr",
    ]
    table_order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]

    for properties, known in ((root.iter(qn("w:pPr")), order), (root.iter(qn("w:tblPr")), table_order)):
        for one in properties:
            places = [known.index(child.tag.split("}")[1]) for child in one]
            assert places == sorted(places), [child.tag for child in one]
