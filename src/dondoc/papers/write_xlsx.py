"""Writes a table as an Excel file, row by row. Every text is stored as text: nothing typed becomes a formula."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import count, islice, product
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

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
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EDGE = Side(style="thin")
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_FONTS = {bold: Font(name=_FONT, size=12, bold=bold) for bold in (False, True)}
_HEADING = Alignment(horizontal="center", vertical="center", wrap_text=True)
_SIDES = {right: Alignment(horizontal="right" if right else "left", vertical="top", wrap_text=True) for right in (0, 1)}

_SHEET_PART = "xl/worksheets/sheet1.xml"
_COMPRESSION = 3
_ROWS_WRITTEN_AT_ONCE = 200
_SAMPLES = re.compile(rb"(<row [^>]*\br=\"%d\".*?</row>)" % (HEADING_ROW + 1), re.DOTALL)
_STYLE = re.compile(rb'<c [^>]*\bs="(\d+)"')
_SAMPLE_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a cell looks: which side its text stands on, whether it is a day, in bold, framed."""

    bold: bool = False
    right: bool = False
    is_day: bool = False
    framed: bool = True


@dataclass(frozen=True, slots=True)
class _Head:
    """The package as openpyxl wrote it, and its sheet up to the first row of the table."""

    package: IO[bytes]
    xml: bytes


_LOOKS = [
    *(_Look(bold=bold, right=right, is_day=is_day) for bold, right, is_day in product((False, True), repeat=3)),
    _Look(framed=False),
]


def write_xlsx(sheet: Sheet) -> bytes:
    """Return the table as the bytes of an .xlsx file, set up for A4 on its side with the headings on every page."""
    file = BytesIO()
    write_xlsx_to(file, sheet)
    return file.getvalue()


def write_xlsx_to(file: IO[bytes], sheet: Sheet) -> None:
    """Write the table into a file that can be sought, row by row as they are read; no row is held."""
    head, styles, foot = _shell(sheet)
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as made, ZipFile(head.package) as shell:
        for name in shell.namelist():
            if name != _SHEET_PART:
                made.writestr(name, shell.read(name))
        with made.open(_SHEET_PART, "w", force_zip64=True) as part:
            part.write(head.xml)
            lines = _lines(sheet, styles)
            while block := "".join(islice(lines, _ROWS_WRITTEN_AT_ONCE)):
                part.write(block.encode())
            part.write(foot)


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


def _shell(sheet: Sheet) -> tuple[_Head, dict[_Look, int], bytes]:
    """Return the package with its headings, the number each look of a cell has in it, and what follows the rows.

    openpyxl writes all but the rows, which would cost it some fifteen times as much; a row of samples tells the looks.
    """
    book = Workbook(write_only=True)
    page = book.create_sheet(_sheet_name(sheet.title))
    _set_up(page, sheet)
    for text, bold in ((sheet.owner, False), (sheet.title, True), (sheet.conditions, False), ("", False)):
        page.append([_cell(page, text, bold=bold)])
    heads = [_cell(page, column.heading, bold=True, framed=True) for column in sheet.columns]
    for one in heads:
        one.alignment = _HEADING
    page.append(heads)
    page.append([_sample(page, look) for look in _LOOKS])
    package = BytesIO()
    book.save(package)
    with ZipFile(package) as made:
        written = made.read(_SHEET_PART)
    before, samples, after = _SAMPLES.split(written, maxsplit=1)
    numbers = [int(number) for number in _STYLE.findall(samples)]
    return _Head(package, before), dict(zip(_LOOKS, numbers, strict=True)), after


def _sample(page: Any, look: _Look) -> Any:
    cell = _cell(page, _SAMPLE_DAY if look.is_day else 0, bold=look.bold, framed=look.framed)
    if look.framed:
        cell.alignment = _SIDES[look.right]
    return cell


def _lines(sheet: Sheet, styles: dict[_Look, int]) -> Iterator[str]:
    """Return the rows below the headings as XML: of the table, of its total, of the notes."""
    letters = [get_column_letter(number) for number in range(1, len(sheet.columns) + 1)]
    numbers = count(HEADING_ROW + 1)
    for bold, rows in ((False, sheet.rows), (True, [sheet.total] if sheet.total else [])):
        sides = [column.is_number for column in sheet.columns]
        looks = [
            (letter, styles[_Look(bold=bold, right=right)], styles[_Look(bold=bold, right=right, is_day=True)])
            for letter, right in zip(letters, sides, strict=True)
        ]
        for values, number in zip(rows, numbers, strict=False):
            cells = [
                _written(f"{letter}{number}", value, style, day_style)
                for value, (letter, style, day_style) in zip(values, looks, strict=True)
            ]
            yield f'<row r="{number}">{"".join(cells)}</row>'
    plain = styles[_Look(framed=False)]
    for note, number in zip(("", *sheet.notes) if sheet.notes else (), numbers, strict=False):
        yield f'<row r="{number}">{_written(f"A{number}", note, plain, plain)}</row>'


def _written(place: str, value: Cell, style: int, day_style: int) -> str:
    """Return one cell as XML; a text stands in the cell as a text, so that nothing typed becomes a formula."""
    if value is None or value == "":
        return f'<c r="{place}" s="{style}"/>'
    if isinstance(value, str):
        text = escape(safe_text(value))
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="{day_style}"><v>{to_excel(value)}</v></c>'
    return f'<c r="{place}" s="{style}"><v>{value:d}</v></c>'


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
