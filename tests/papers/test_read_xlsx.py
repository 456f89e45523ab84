"""Excel files: merged cells, what a date shows, hidden sheets and far corners."""

import time
from datetime import date, datetime
from datetime import time as clock

import pytest
from openpyxl.styles import Font

from dondoc.papers.read_xlsx import read_xlsx
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind, Table
from dondoc.papers.xlsx_scan import column_letters, column_number
from tests.papers.reading import grid, origins, paragraphs, refusal_of, tables, texts, tree_of
from tests.support.papers import excel_package, xlsx_bytes

MORNING = datetime(2015, 8, 1, 7, 30)  # noqa: DTZ001 -- Excel knows no zones
HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]


def _table(write) -> Table:
    """Return the table of a sheet into which `write` has put its cells."""
    return tables(tree_of(read_xlsx, xlsx_bytes(lambda workbook: write(workbook.active))))[0]


def _cells(xml: str) -> bytes:
    return excel_package(f"<sheetData>{xml}</sheetData>")


def test_sheet_becomes_titles_and_a_table():
    def write(workbook):
        sheet = workbook.active
        sheet.title = "Phụ lục"
        sheet["B2"] = "PHỤ LỤC"
        sheet.merge_cells("B2:E2")
        sheet["B3"] = "Kèm theo Kế hoạch 06"
        for column, text in enumerate(HEAD, start=2):
            sheet.cell(5, column, text)
        for column, value in enumerate([1, "Treo cờ", "Sở VHTTDL", date(2015, 9, 5)], start=2):
            sheet.cell(7, column, value)

    tree = tree_of(read_xlsx, xlsx_bytes(write))
    table = tables(tree)[0]

    assert tree.kind is Kind.XLSX
    assert texts(tree) == ["PHỤ LỤC", "Kèm theo Kế hoạch 06"]
    assert (paragraphs(tree)[0].place.sheet, paragraphs(tree)[0].place.row) == ("Phụ lục", 2)
    assert grid(table) == [HEAD, ["1", "Treo cờ", "Sở VHTTDL", "05/09/2015"]]
    place = table.rows[1][1].place
    assert (place.sheet, place.table, place.row, place.column) == ("Phụ lục", 1, 7, 3)


def test_merged_cells_repeat_their_text():
    def write(sheet):
        for row in (HEAD, [1, "Treo cờ", "Sở VHTTDL", "5/9"], [2, "Treo đèn", None, None]):
            sheet.append(row)
        sheet.merge_cells("C2:D3")
        sheet["A4"] = "Cộng"
        sheet.merge_cells("A4:D4")

    table = _table(write)

    assert grid(table)[1:] == [
        ["1", "Treo cờ", "Sở VHTTDL", "Sở VHTTDL"],
        ["2", "Treo đèn", "Sở VHTTDL", "Sở VHTTDL"],
        ["Cộng"] * 4,
    ]
    assert origins(table)[1:] == [[True, True, True, False], [True, True, False, False], [True, False, False, False]]


def test_merge_across_empty_rows_ends_with_the_rows():
    def write(sheet):
        sheet.append(["a", "b"])
        sheet["A2"], sheet["B2"], sheet["B6"] = "c", "d", "e"
        sheet.merge_cells("A2:A6")

    assert grid(_table(write)) == [["a", "b"], ["c", "d"], ["c", "e"]]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (date(2015, 8, 1), "m/yyyy", "8/2015"),
        (date(2015, 8, 1), "mmm-yy", "8/2015"),
        (date(2015, 8, 1), '"tháng" mm/yyyy', "8/2015"),
        (date(2015, 8, 1), "yyyy", "2015"),
        (date(2015, 8, 1), "dd/mm/yyyy", "01/08/2015"),
        (date(2015, 8, 1), "d-mmm", "01/08/2015"),
        (MORNING, "dd/mm/yyyy hh:mm", "01/08/2015 07:30"),
        (clock(7, 30), "hh:mm", "07:30"),
        (0.5, "0%", "50%"),
        (1.5, "General", "1.5"),
        (12.0, "General", "12"),
        (True, "General", "TRUE"),
        ("  Sở\u00a0Y tế ", "General", "Sở Y tế"),
    ],
)
def test_cells_read_as_they_are_shown(value, form, text):
    def write(sheet):
        sheet.append(["x", "y"])
        sheet["A2"], sheet["B2"] = "a", value
        sheet["B2"].number_format = form

    assert grid(_table(write))[1][1] == text


def test_bold_cells_are_marked():
    def write(sheet):
        sheet.append(["x", "y"])
        sheet["A1"].font = Font(bold=True)

    assert [cell.bold for cell in _table(write).rows[0]] == [True, False]


def test_sheets_follow_each_other_and_hidden_ones_are_left_out():
    def write(workbook):
        workbook.active.append(["a", "b"])
        for name, state in (("Ẩn", "hidden"), ("Trống", "visible"), ("Hai", "visible")):
            sheet = workbook.create_sheet(name)
            sheet.sheet_state = state
            if name != "Trống":
                sheet.append(["c", "d"])

    tree = tree_of(read_xlsx, xlsx_bytes(write))

    assert [(table.place.table, table.place.sheet) for table in tables(tree)] == [(1, "Sheet"), (2, "Hai")]
    assert tree.warnings == ("Bỏ qua trang tính ẩn “Ẩn”.",)


def test_reading_stops_after_two_hundred_empty_rows():
    def write(sheet):
        sheet.append(["a", "b"])
        sheet["A202"], sheet["B202"] = "c", "d"
        sheet["A404"], sheet["B404"] = "e", "f"

    tree = tree_of(read_xlsx, xlsx_bytes(lambda workbook: write(workbook.active)))

    assert grid(tables(tree)[0]) == [["a", "b"], ["c", "d"]]
    assert "dừng ở dòng 202" in tree.warnings[0]


def test_cell_in_the_far_corner_is_refused_by_name():
    content = xlsx_bytes(lambda workbook: workbook.active.cell(1_048_576, 16_384, "x"))
    started = time.process_time()

    with pytest.raises(PaperRefused) as refused:
        tree_of(read_xlsx, content)

    assert refused.value.code is Refusal.TOO_LONG
    assert "ô XFD1048576" in refused.value.sentence
    assert time.process_time() - started < 1


def test_empty_cells_in_the_far_corner_do_no_harm():
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>Kế hoạch</t></is></c></row>'
    corner = '<row r="1048576"><c r="XFD1048576"/></row>'

    assert texts(tree_of(read_xlsx, _cells(first + corner))) == ["Kế hoạch"]


def test_a_wide_dimension_does_no_harm():
    sheet = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData>'

    assert texts(tree_of(read_xlsx, excel_package(sheet))) == ["5"]


def test_a_merge_of_the_whole_sheet_does_no_harm():
    merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = f'<sheetData><row r="1"><c r="A1"><v>5</v></c><c r="B1"><v>6</v></c></row></sheetData>{merge}'

    assert grid(tables(tree_of(read_xlsx, excel_package(sheet)))[0]) == [["5", "5"]]


def test_cells_without_references_are_counted_too():
    row = "<row><c><v>1</v></c><c><v>2</v></c></row>"

    assert refusal_of(read_xlsx, _cells(row * 20_001)) is Refusal.TOO_LONG
    assert refusal_of(read_xlsx, _cells("<row>" + "<c><v>1</v></c>" * 201 + "</row>")) is Refusal.TOO_LONG


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (xlsx_bytes(lambda workbook: None), Refusal.EMPTY),
        (_cells("<row><c><v>1</v>"), Refusal.BROKEN),
        (_cells('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), Refusal.BROKEN),
    ],
)
def test_what_holds_no_table_is_refused(content, reason):
    assert refusal_of(read_xlsx, content) is reason


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("GR", 200), ("XFD", 16_384)])
def test_columns_have_letters_and_numbers(letters, number):
    assert column_number(letters) == number
    assert column_letters(number) == letters
