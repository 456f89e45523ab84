"""Own plans as Excel files. Every cell is typed text or a number; nothing a person wrote can become a formula."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_DAY_FORMAT = "dd/mm/yyyy"
_SHEET_NAME_LENGTH = 31
_A4 = 9

Value = str | int | date | None


def workbook(
    *, title: str, notes: Sequence[str], head: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]
) -> bytes:
    """Return an Excel file of one sheet: the notes above, the head frozen, A4 landscape, the head on every page.

    widths: of the columns, in characters.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    first = len(notes) + 2
    sheet.freeze_panes = f"B{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for line in (title, *notes):
        sheet.append([_cell(sheet, line, bold=line == title, wraps=False)])
    sheet.append([_cell(sheet, text, bold=True) for text in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def safe_text(text: str) -> str:
    """Return a text fit for a cell: without control characters, and behind a quote where it begins like a formula."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{clean}" if clean.lstrip().startswith(_FORMULA_SIGNS) else clean


def _cell(sheet: object, value: Value, *, bold: bool = False, wraps: bool = True) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=safe_text(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = _DAY_FORMAT
    cell.font = Font(name="Times New Roman", size=12, bold=bold)
    cell.alignment = Alignment(wrap_text=wraps, vertical="top")
    return cell


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\")[:_SHEET_NAME_LENGTH]
