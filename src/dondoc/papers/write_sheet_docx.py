"""Writes a table as a Word file on A4 on its side: heading, table whose headings repeat on every page, notes."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row

from dondoc.papers.layouts import word
from dondoc.papers.sheet import Cell, Sheet
from dondoc.papers.write_xlsx import safe_text

_FONT = "Times New Roman"
_WIDTH_MM, _HEIGHT_MM, _MARGIN_MM = 297, 210, 20


def write_sheet_docx(sheet: Sheet) -> bytes:
    """Return the table as the bytes of a .docx file that stays editable."""
    document = Document()
    word.set_default_font(document, name=_FONT, size_pt=12)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_WIDTH_MM), Mm(_HEIGHT_MM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    for text, bold, size in ((sheet.owner, False, 12), (sheet.title, True, 14), (sheet.conditions, False, 12)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(safe_text(text))
        run.bold, run.font.size = bold, Pt(size)
    table = document.add_table(rows=1, cols=len(sheet.columns))
    table.style = "Table Grid"
    whole = sum(column.share for column in sheet.columns)
    widths = tuple((_WIDTH_MM - 2 * _MARGIN_MM) * column.share / whole for column in sheet.columns)
    _fill(table.rows[0], [column.heading for column in sheet.columns], sheet=sheet, bold=True)
    word.repeat_on_every_page(table.rows[0])
    for values in sheet.rows:
        _fill(table.add_row(), values, sheet=sheet, bold=False)
    if sheet.total:
        _fill(table.add_row(), sheet.total, sheet=sheet, bold=True)
    word.set_widths(table, widths)
    word.forbid_row_splits(table)
    for note in sheet.notes:
        document.add_paragraph(safe_text(note))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _fill(row: _Row, values: Sequence[Cell], *, sheet: Sheet, bold: bool) -> None:
    cells: tuple[_Cell, ...] = row.cells
    for cell, value, column in zip(cells, values, sheet.columns, strict=True):
        paragraph = cell.paragraphs[0]
        if column.is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(_words(value))
        run.bold, run.font.size = bold, Pt(11)


def _words(value: Cell) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else safe_text(str(value))
