"""Writes a table as an Excel file, row by row. Every text is stored as text: nothing typed becomes a formula."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from dondoc.papers.sheet import Cell, Sheet

TABLE_WIDTH_LETTERS = 150
MOST_LETTERS_IN_A_CELL = 32_000
HEADING_ROW = 5
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FONT = "Times New Roman"
_DAY_FORMAT = "dd/mm/yyyy"
_NAME_LETTERS = 31
_A4 = 9
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# Signs XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EDGE = Side(style="thin")
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_FONTS = {bold: Font(name=_FONT, size=12, bold=bold) for bold in (False, True)}
_HEADING = Alignment(horizontal="center", vertical="center", wrap_text=True)
_SIDES = {right: Alignment(horizontal="right" if right else "left", vertical="top", wrap_text=True) for right in (0, 1)}


def write_xlsx(sheet: Sheet) -> bytes:
    """Return the table as the bytes of an .xlsx file, set up for A4 on its side with the headings on every page."""
    book = Workbook(write_only=True)
    page = book.create_sheet(_sheet_name(sheet.title))
    _set_up(page, sheet)
    for text, bold in ((sheet.owner, False), (sheet.title, True), (sheet.conditions, False), ("", False)):
        page.append([_cell(page, text, bold=bold)])
    heads = [_cell(page, column.heading, bold=True, framed=True) for column in sheet.columns]
    for head in heads:
        head.alignment = _HEADING
    page.append(heads)
    for values in sheet.rows:
        page.append(_row(page, values, sheet=sheet, bold=False))
    if sheet.total:
        page.append(_row(page, sheet.total, sheet=sheet, bold=True))
    for note in ("", *sheet.notes) if sheet.notes else ():
        page.append([_cell(page, note, bold=False)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def safe_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, even when the file is saved as CSV and opened again."""
    clean = _UNWRITABLE.sub(" ", text)[:MOST_LETTERS_IN_A_CELL]
    return f"'{clean}" if clean.lstrip(" ").startswith(_FORMULA_SIGNS) else clean


def _set_up(page: Any, sheet: Sheet) -> None:
    whole = sum(column.share for column in sheet.columns)
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = TABLE_WIDTH_LETTERS * column.share / whole
    page.freeze_panes = f"B{HEADING_ROW + 1}"
    page.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _row(page: Any, values: Sequence[Cell], *, sheet: Sheet, bold: bool) -> list[Any]:
    cells = [_cell(page, value, bold=bold, framed=True) for value in values]
    for cell, column in zip(cells, sheet.columns, strict=True):
        cell.alignment = _SIDES[column.is_number]
    return cells


def _cell(page: Any, value: Cell, *, bold: bool, framed: bool = False) -> Any:
    cell = WriteOnlyCell(page, value=safe_text(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = _DAY_FORMAT
    cell.font = _FONTS[bold]
    if framed:
        cell.border = _FRAME
    return cell


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\")[:_NAME_LETTERS].strip("' ") or "1"
