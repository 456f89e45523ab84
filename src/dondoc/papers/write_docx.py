"""Turns the parts of an official paper into a Word file in a given layout.

The same paper and layout give the same bytes on every machine and day, so that a rendered version can be compared and
its digest filed.
"""

from dataclasses import replace
from datetime import UTC, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Mm
from docx.table import _Cell

from dondoc.papers.layouts import word
from dondoc.papers.layouts.layout import Layout
from dondoc.papers.layouts.parts import Annex, Block, GroupRow, Heading, Paper, Table, Text, place_and_date

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_docx(paper: Paper, layout: Layout) -> bytes:
    """Return the paper as the bytes of a .docx file.

    Every label ("1.", "a)", "-") is typed into the text, so that copying and reading lose nothing. Raises IndexError
    for a heading deeper than the layout knows.
    """
    document = Document()
    _set_up(document, paper=paper, layout=layout)
    _head(document, paper=paper, layout=layout)
    word.add(document, paper.kind, layout.kind)
    word.add(document, paper.subject, layout.subject, column_mm=_text_width_mm(layout))
    for basis in paper.bases:
        word.add(document, basis, layout.basis)
    _blocks(document, _closed(paper.blocks, mark=layout.closing_mark), layout=layout)
    _foot(document, paper=paper, layout=layout)
    for annex in paper.annexes:
        _annex(document, annex, layout=layout)
    return _packed(document, paper=paper)


def _set_up(document: WordDocument, *, paper: Paper, layout: Layout) -> None:
    word.set_default_font(document, name=layout.font, size_pt=layout.body.size_pt)
    section = document.sections[0]
    _size(section, layout=layout, landscape=False)
    section.different_first_page_header_footer = not layout.first_page_numbered
    number = section.header.paragraphs[0]
    word.dress(number, layout.page_number)
    word.add_page_number(number, layout.page_number)
    for footer in (section.footer, section.first_page_footer):
        if paper.footer:
            word.fill(footer.paragraphs[0], paper.footer, layout.footer)


def _size(section: Section, *, layout: Layout, landscape: bool) -> None:
    """Set sheet and margins. Held sideways, the binding margin (left) becomes the top one, as on a turned sheet."""
    sheet = layout.sheet
    width, height = (sheet.height_mm, sheet.width_mm) if landscape else (sheet.width_mm, sheet.height_mm)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, right, bottom, left = sheet.top_mm, sheet.right_mm, sheet.bottom_mm, sheet.left_mm
    if landscape:
        top, right, bottom, left = left, top, right, bottom
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance, section.footer_distance = Mm(sheet.header_mm), Mm(sheet.footer_mm)


def _text_width_mm(layout: Layout) -> float:
    return layout.sheet.width_mm - layout.sheet.left_mm - layout.sheet.right_mm


def _two_columns(document: WordDocument, *, left_mm: float, right_mm: float, rows: int) -> list[tuple[_Cell, _Cell]]:
    table = document.add_table(rows=rows, cols=2)
    word.center(table)
    word.set_widths(table, (left_mm, right_mm))
    word.forbid_row_splits(table)
    return [(row.cells[0], row.cells[1]) for row in table.rows]


def _head(document: WordDocument, *, paper: Paper, layout: Layout) -> None:
    width = _text_width_mm(layout)
    left_mm, right_mm = width * layout.left_share, width * (1 - layout.left_share)
    (issuer, nation), (number, day) = _two_columns(document, left_mm=left_mm, right_mm=right_mm, rows=2)
    word.add_first(issuer, paper.superior, layout.superior)
    word.add(issuer, paper.issuer, layout.issuer, column_mm=left_mm)
    if layout.after_issuer:
        word.add(issuer, layout.after_issuer, layout.mark)
    for order, (line, style) in enumerate(layout.right_head):
        (word.add if order else word.add_first)(nation, line, style, column_mm=right_mm)
    word.add_first(number, layout.number.format(number=paper.number), layout.number_style)
    word.add_first(day, place_and_date(place=paper.place, day=paper.issued_on), layout.place_and_date)


def _closed(blocks: tuple[Block, ...], *, mark: str) -> tuple[Block, ...]:
    """Return the blocks with the closing mark after the last word, when the last block is a text."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Text) or last.text.endswith(mark):
        return blocks
    return (*blocks[:-1], replace(last, text=last.text.rstrip(".;") + mark))


def _blocks(document: WordDocument, blocks: tuple[Block, ...], *, layout: Layout) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            word.add(document, block.text, layout.headings[block.level - 1])
        elif isinstance(block, Text):
            word.add(document, f"{block.label} {block.text}" if block.label else block.text, layout.body)
        else:
            _table(document, block, layout=layout)


def _table(document: WordDocument, block: Table, *, layout: Layout) -> None:
    table = document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    word.center(table)
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        word.add_first(cell, column.heading, layout.table_head)
    word.repeat_on_every_page(table.rows[0])
    for row in block.rows:
        cells = table.add_row().cells
        if isinstance(row, GroupRow):
            word.add_first(cells[0], row.label, layout.table_group, align=block.columns[0].align)
            word.add_first(cells[1].merge(cells[-1]), row.title, layout.table_group)
            continue
        for cell, text, column in zip(cells, row, block.columns, strict=True):
            word.add_first(cell, text, layout.table_cell, align=column.align)
    word.set_widths(table, tuple(column.width_mm for column in block.columns))
    word.forbid_row_splits(table)


def _foot(document: WordDocument, *, paper: Paper, layout: Layout) -> None:
    """Write recipients on the left and the signature on the right, in one row that stays together."""
    if not (paper.recipients or paper.authority):
        return
    half = _text_width_mm(layout) / 2
    word.add(document, "", layout.recipient)
    ((left, right),) = _two_columns(document, left_mm=half, right_mm=half, rows=1)
    word.add_first(left, layout.recipients_title if paper.recipients else "", layout.recipients_head)
    for recipient in paper.recipients:
        word.add(left, f"- {recipient}", layout.recipient)
    lines = paper.authority or ("",)
    word.add_first(right, lines[0], layout.authority)
    for line in lines[1:]:
        word.add(right, line, layout.authority)
    if paper.signed:
        word.add(right, paper.signed, layout.signed)


def _annex(document: WordDocument, annex: Annex, *, layout: Layout) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    _size(section, layout=layout, landscape=annex.landscape)
    word.add(document, annex.title, layout.annex_title)
    word.add(document, annex.subject, layout.annex_subject)
    if annex.note:
        word.add(document, annex.note, layout.note)
    _blocks(document, annex.blocks, layout=layout)


def _packed(document: WordDocument, *, paper: Paper) -> bytes:
    """Return the file with dates taken from the paper and entries without the clock of this machine."""
    moment = datetime.combine(paper.issued_on, time(8), tzinfo=UTC)
    about = document.core_properties
    about.title, about.subject = f"{paper.kind} {paper.number}", paper.subject
    about.author = about.last_modified_by = paper.issuer
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
