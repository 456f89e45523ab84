"""Turns the parts of an official paper into a Word file in a given layout.

The same paper and layout give the same bytes on every machine and day, so that a rendered version can be compared and
its digest filed.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from dondoc.papers.composition import (
    CELL_PADDING_MM,
    RULE_GAP_PT,
    RULE_HEIGHT_PT,
    Composition,
    Foot,
    Grid,
    GridRow,
    Line,
    Pair,
    Piece,
    Sheetful,
    compose,
)
from dondoc.papers.layouts import word
from dondoc.papers.layouts.layout import Align, Edge, Layout, Sheet
from dondoc.papers.layouts.parts import Paper

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_docx(paper: Paper, layout: Layout) -> bytes:
    """Return the paper as the bytes of a .docx file that stays editable: every part has a style of its own name.

    Every label ("1.", "a)", "-") is typed into the text, so that copying and reading lose nothing.
    """
    composition = compose(paper, layout)
    document = Document(BytesIO(_stencil(layout)))
    _set_up(document, composition, layout=layout)
    for pair in composition.head:
        _side_by_side(document, pair, widths_mm=(layout.left_mm, layout.right_mm), layout=layout)
    _pieces(document, composition.body, layout=layout, width_mm=layout.sheet.text_width_mm)
    if composition.foot:
        _foot(document, composition.foot, layout=layout)
    for annex in composition.annexes:
        _annex(document, annex, layout=layout)
    _end_with_paragraph(document)
    return _packed(document, composition)


@lru_cache(maxsize=16)
def _stencil(layout: Layout) -> bytes:
    """Return an empty Word file with the layout's styles: making them takes longer than writing a letter."""
    document = Document()
    word.keep_only_needed_styles(document)
    word.set_default_font(document, name=layout.font, size_pt=layout.body.size_pt)
    word.add_styles(document, layout.styles)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _set_up(document: WordDocument, composition: Composition, *, layout: Layout) -> None:
    section = document.sections[0]
    _size(section, layout.sheet, landscape=False)
    section.different_first_page_header_footer = not layout.first_page_numbered
    is_top = layout.page_number_edge is Edge.TOP
    number = (section.header if is_top else section.footer).paragraphs[0]
    word.name_style(number, "page_number")
    word.add_page_number(number)
    if composition.note:
        for footer in (section.footer, section.first_page_footer):
            is_first = is_top or footer is section.first_page_footer
            paragraph = word.paragraph_in(footer, is_first=is_first)
            word.name_style(paragraph, "footer")
            paragraph.add_run(composition.note.text)


def _size(section: Section, sheet: Sheet, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(sheet.width_mm), Mm(sheet.height_mm)
    section.top_margin, section.bottom_margin = Mm(sheet.top_mm), Mm(sheet.bottom_mm)
    section.left_margin, section.right_margin = Mm(sheet.left_mm), Mm(sheet.right_mm)
    section.header_distance, section.footer_distance = Mm(sheet.header_mm), Mm(sheet.footer_mm)


def _side_by_side(document: WordDocument, pair: Pair, *, widths_mm: tuple[float, float], layout: Layout) -> WordTable:
    """Write left and right lines into one row without borders; a row under another joins its table."""
    last = document.element.body[-2] if len(document.element.body) > 1 else None
    tables = document.tables
    if tables and last is tables[-1]._tbl:
        table = tables[-1]
        cells = table.add_row().cells  # type: ignore[no-untyped-call]
    else:
        table = document.add_table(rows=1, cols=2)
        word.center(table)
        word.set_padding(table, sides_mm=0)
        cells = table.rows[0].cells
    for cell, lines, width_mm in zip(cells, (pair.left, pair.right), widths_mm, strict=True):
        _lines(cell, lines, layout=layout, width_mm=width_mm)
    word.set_widths(table, widths_mm)
    word.forbid_split(table.rows[-1])
    return table


def _lines(cell: _Cell, lines: Sequence[Line], *, layout: Layout, width_mm: float) -> None:
    for order, line in enumerate(lines):
        _line(cell, line, layout=layout, width_mm=width_mm, is_first=order == 0)


def _line(holder: word.Holder, line: Line, *, layout: Layout, width_mm: float, is_first: bool = False) -> None:
    paragraph, look = word.paragraph_in(holder, is_first=is_first), layout.styles[line.role]
    word.name_style(paragraph, line.role)
    for run in line.runs:
        written = paragraph.add_run(run.text)
        if "  " in run.text:
            word.keep_blanks(written)
        if run.bold and not look.bold:
            written.bold = True
    shape = paragraph.paragraph_format
    if line.space_pt:
        shape.space_before = Pt(look.before_pt + line.space_pt)
    if line.space_below_pt:
        shape.space_after = Pt(look.after_pt + line.space_below_pt)
    if line.keeps and not look.keep_with_next:
        shape.keep_with_next = True
    if line.inset_mm:
        shape.left_indent = shape.right_indent = Mm(look.indent_mm + line.inset_mm)
    if line.frame:
        word.draw_frame(paragraph, frame=line.frame, look=look, column_mm=width_mm)
    if line.rule_mm is not None:
        shape.space_after = Pt(0)
        rule = holder.add_paragraph()
        word.name_style(rule, line.role)
        word.draw_rule(rule, length_mm=line.rule_mm, column_mm=width_mm, gap_pt=RULE_GAP_PT, height_pt=RULE_HEIGHT_PT)
        rule.paragraph_format.space_after = Pt(look.after_pt)


def _pieces(document: WordDocument, pieces: Sequence[Piece], *, layout: Layout, width_mm: float) -> None:
    for piece in pieces:
        if isinstance(piece, Line):
            _line(document, piece, layout=layout, width_mm=width_mm)
        else:
            _grid(document, piece, layout=layout)


def _grid(document: WordDocument, grid: Grid, *, layout: Layout) -> None:
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.columns), style="Table Grid")
    word.center(table)
    word.set_padding(table, sides_mm=CELL_PADDING_MM)
    heading, *rows = word.cells_of(table)
    for cell, text in zip(heading, grid.heading.cells, strict=True):
        _cell(cell, text, "table_head")
    for cells, row in zip(rows, grid.rows, strict=True):
        _row(cells, row, grid=grid, layout=layout)
    for cell in (cell for cells in rows[len(rows) - grid.kept_rows :] for cell in cells):
        word.first_paragraph(cell).paragraph_format.keep_with_next = True
    if not grid.heading.splits:
        word.repeat_on_every_page(table.rows[0])
    for written, row in zip(table.rows, (grid.heading, *grid.rows), strict=True):
        if not row.splits:
            word.forbid_split(written)
    word.set_widths(table, tuple(column.width_mm for column in grid.columns))


def _row(cells: list[_Cell], row: GridRow, *, grid: Grid, layout: Layout) -> None:
    if not row.is_group:
        for cell, text, column in zip(cells, row.cells, grid.columns, strict=True):
            _cell(cell, text, "table_cell", None if column.align is layout.table_cell.align else column.align)
    elif len(cells) == 1:
        _cell(cells[0], " ".join(row.cells), "table_group")
    else:
        _cell(cells[0], row.cells[0], "table_group", grid.columns[0].align)
        _cell(cells[1].merge(cells[-1]), row.cells[1], "table_group")


def _cell(cell: _Cell, text: str, role: str, align: Align | None = None) -> None:
    paragraph = word.first_paragraph(cell)
    word.name_style(paragraph, role)
    paragraph.add_run(text)
    if align is not None:
        paragraph.alignment = word.ALIGNMENTS[align]


def _foot(document: WordDocument, foot: Foot, *, layout: Layout) -> None:
    """Write recipients on the left and the signature on the right, in one row that stays together."""
    gap = document.add_paragraph()
    word.shrink(gap)
    gap.paragraph_format.space_before, gap.paragraph_format.keep_with_next = Pt(layout.foot_gap_pt - 1), True
    half_mm = layout.sheet.text_width_mm / 2
    _side_by_side(document, foot.pair, widths_mm=(half_mm, half_mm), layout=layout)


def _annex(document: WordDocument, annex: Sheetful, *, layout: Layout) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    word.shrink(document.paragraphs[-1])
    section.different_first_page_header_footer = layout.annexes_numbered_apart and not layout.first_page_numbered
    if layout.annexes_numbered_apart:
        word.restart_page_numbers(section)
    _size(section, annex.sheet, landscape=annex.landscape)
    _pieces(document, annex.pieces, layout=layout, width_mm=annex.sheet.text_width_mm)


def _end_with_paragraph(document: WordDocument) -> None:
    """Word wants a paragraph after the last table; one as low as a hair never opens a new page."""
    last = document.element.body[-2] if len(document.element.body) > 1 else None
    if last is None or last.tag.endswith("}tbl"):
        word.shrink(document.add_paragraph())


def _packed(document: WordDocument, composition: Composition) -> bytes:
    """Save with fixed times and machine marks, so that the same paper is the same file."""
    moment = datetime.combine(composition.issued_on, time(12), UTC)
    about = document.core_properties
    about.title, about.subject = composition.title[:255], composition.subject[:255]
    about.author = about.last_modified_by = composition.author[:255]
    about.created = about.modified = moment
    about.revision, about.language, about.comments, about.keywords = 1, "vi-VN", "", ""
    saved = BytesIO()
    document.save(saved)
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, date_time=_ZIP_EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(entry, source.read(name))
    return packed.getvalue()
