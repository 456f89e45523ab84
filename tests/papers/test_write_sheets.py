"""Tables as files: what was typed stays text, headings repeat, numbers stay numbers."""

from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from dondoc.papers.sheet import Column, Sheet
from dondoc.papers.write_sheet_docx import write_sheet_docx
from dondoc.papers.write_xlsx import safe_text, write_xlsx

FORMULAS = ["=1+1", "+84912", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]


def sheet(*rows, total=(), notes=()) -> Sheet:
    columns = [Column(heading="Tên", share=3), Column(heading="Tổng", is_number=True)]
    return Sheet(
        owner="Đại hội", title="Tổng hợp", conditions="Lúc 07:30", columns=columns, rows=rows, total=total, notes=notes
    )


def test_texts_stay_texts_and_numbers_numbers():
    page = load_workbook(BytesIO(write_xlsx(sheet(("Sở Y tế", 12), ("Ẫ Ổ ợ", 0), total=("Tổng số", 12))))).active

    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=5, max_col=2)] == [
        ["Tên", "Tổng"],
        ["Sở Y tế", 12],
        ["Ẫ Ổ ợ", 0],
        ["Tổng số", 12],
    ]
    assert page.print_title_rows == "$5:$5"


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_typed_becomes_a_formula(text):
    page = load_workbook(BytesIO(write_xlsx(sheet((text, 1))))).active

    assert page["A6"].data_type == "s"
    assert page["A6"].value == f"'{text}"


@pytest.mark.parametrize("text", ["\x00\x07Sở Y tế", "\ufffe", "a" * 100_000])
def test_what_no_file_can_hold_is_taken_out(text):
    load_workbook(BytesIO(write_xlsx(sheet((text, 1)))))
    Document(BytesIO(write_sheet_docx(sheet((text, 1)))))

    assert len(safe_text(text)) <= 32_000


def test_the_word_file_repeats_its_headings_and_ends_with_the_notes():
    document = Document(BytesIO(write_sheet_docx(sheet(*[(f"Sở {n}", n) for n in range(300)], notes=["Ghi chú."]))))

    table = document.tables[0]
    assert len(table.rows) == 301
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert document.paragraphs[-1].text == "Ghi chú."
    assert document.sections[0].page_width > document.sections[0].page_height


def test_an_empty_table_is_a_file_too():
    assert Document(BytesIO(write_sheet_docx(sheet()))).tables[0].rows[0].cells[0].text == "Tên"
    assert load_workbook(BytesIO(write_xlsx(sheet()))).active["A5"].value == "Tên"
