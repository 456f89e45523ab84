"""Writes a table as an Excel file. Every text is stored as text: nothing that was typed anywhere becomes a formula."""

import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.papers.sheet import Cell, Sheet

TABLE_WIDTH_LETTERS = 130
MOST_LETTERS_IN_A_CELL = 32_000
_FONT = "Times New Roman"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# Signs XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EDGE = Side(style="thin")
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def write_xlsx(sheet: Sheet) -> bytes:
    """Return the table as the bytes of an .xlsx file, set up for A4 on its side with the headings on every page."""
    book = Workbook()
    page: Worksheet = book.active
    page.title = "Số liệu"
    for row, (text, bold) in enumerate(((sheet.owner, False), (sheet.title, True), (sheet.conditions, False)), start=1):
        _put(page.cell(row, 1), text, bold=bold, size=13 if bold else 11)
    heading_row = 5
    whole = sum(column.share for column in sheet.columns)
    for number, column in enumerate(sheet.columns, start=1):
        cell = page.cell(heading_row, number)
        _put(cell, column.heading, bold=True)
        cell.border, cell.alignment = _FRAME, Alignment(horizontal="center", vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(number)].width = TABLE_WIDTH_LETTERS * column.share / whole
    row = heading_row
    for values, bold in [*((values, False) for values in sheet.rows), *([(sheet.total, True)] if sheet.total else [])]:
        row += 1
        for number, value in enumerate(values, start=1):
            cell = page.cell(row, number)
            _put(cell, value, bold=bold)
            cell.border = _FRAME
            right = sheet.columns[number - 1].is_number
            cell.alignment = Alignment(horizontal="right" if right else "left", vertical="top", wrap_text=True)
    for place, note in enumerate(sheet.notes, start=2):
        _put(page.cell(row + place, 1), note, bold=False)
    page.freeze_panes = page.cell(heading_row + 1, 2)
    page.print_title_rows = f"{heading_row}:{heading_row}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def safe_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, even when the file is saved as CSV and opened again."""
    clean = _UNWRITABLE.sub(" ", text)[:MOST_LETTERS_IN_A_CELL]
    return f"'{clean}" if clean.startswith(_FORMULA_SIGNS) else clean


def _put(cell: ExcelCell, value: Cell, *, bold: bool, size: int = 11) -> None:
    if isinstance(value, str):
        cell.value = safe_text(value)
        cell.data_type = "s"
    else:
        cell.value = value
    cell.font = Font(name=_FONT, size=size, bold=bold)
