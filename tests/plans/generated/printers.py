"""Prints a sheet as a Word, Excel, PDF or text file, each in the manner of such files."""

import io
import unicodedata
from collections.abc import Iterator
from random import Random

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl.styles import Alignment, Font

from dondoc.papers.vni import from_vni
from tests.plans.generated.sheet import Grid, Line, Sheet
from tests.support.papers import LETTER_WIDTH, Page, pdf_bytes

_PLAIN_CHARACTERS = {letter: letter for letter in map(chr, range(32, 127))}


def to_docx(sheet: Sheet, random: Random, *, old_font: bool = False) -> bytes:
    """Return a Word file. Numbers of items are typed, or left to list styles; the head is a table without rules."""
    document = docx.Document()
    encode = to_vni if old_font else _as_typed(random)
    by_style = random.random() < 0.35
    if sheet.head:
        table = document.add_table(1, 2)
        for cell, side in zip(table.rows[0].cells, zip(*sheet.head, strict=True), strict=True):
            cell.text = encode("\n".join(text for text in side if text))
    for block in sheet.blocks:
        if isinstance(block, Grid):
            _docx_table(document, block, encode)
            continue
        in_style = by_style and block.label == "-"
        paragraph = document.add_paragraph(style="List Bullet" if in_style else None)
        run = paragraph.add_run(encode(block.text if in_style else block.whole))
        run.bold = block.bold or None
        if block.centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if old_font:
        for run in _runs(document):
            run.font.name = "VNI-Times"
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def to_xlsx(sheet: Sheet, random: Random) -> bytes:
    """Return an Excel file: the lines in the first column, the tables below them with merged cells."""
    workbook = openpyxl.Workbook()
    page = workbook.active
    page.title = "Phân công"
    row = 1
    for block in sheet.blocks:
        if isinstance(block, Line):
            page.cell(row, 1, block.whole).font = Font(bold=block.bold)
            row += 1
            continue
        for texts in _full_rows(block):
            for column, text in enumerate(texts, start=1):
                if text:
                    value: object = int(text) if text.isdecimal() and random.random() < 0.5 else text
                    page.cell(row, column, value).alignment = Alignment(wrap_text=True)
            row += 1
        for top, left, bottom, right in _merges(block):
            first = row - len(_full_rows(block))
            page.merge_cells(start_row=first + top, start_column=left + 1, end_row=first + bottom, end_column=right + 1)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def to_txt(sheet: Sheet, random: Random, *, old_font: bool = False) -> bytes:
    """Return a text file: the head line by line, tables with pipes, or with tabs as a clipboard brings them."""
    with_tabs = random.random() < 0.5
    encode = to_vni if old_font else _as_typed(random)
    lines: list[str] = [text for side in zip(*sheet.head, strict=True) for text in side if text]
    for block in sheet.blocks:
        if isinstance(block, Line):
            lines.append(block.whole)
        else:
            lines += _tabbed(block) if with_tabs else _piped(block)
    text = encode("\n".join(lines) + "\n")
    return text.encode(random.choice(("utf-8", "utf-8-sig", "utf-16")))


def to_pdf(sheet: Sheet) -> bytes:
    """Return a PDF with a text layer: paragraphs broken over lines and pages, ruled tables over pages, page numbers."""
    press = _Press()
    for left, right in sheet.head:
        press.beside(left, right)
    for block in sheet.blocks:
        if isinstance(block, Line):
            press.line(block)
        else:
            press.grid(block)
    return pdf_bytes(*press.pages)


def to_vni(text: str) -> str:
    """Return the text as a file in a VNI font holds it."""
    return "".join(_VNI.get(letter, letter) for letter in text)


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    signs = [chr(code) for code in range(0xE0, 0x100)]
    for base in ["", *"aeouyôö"]:
        for sign in signs:
            letter = from_vni(base + sign)
            if len(letter) == 1 and letter not in table and (letter != base + sign or letter in "íì"):
                table[letter] = base + sign
                table[letter.upper()] = (base + sign).upper()
    return table


_VNI = _vni_table()


def _as_typed(random: Random):
    """Return what a file does to its letters: most hold them composed, those from some telephones and Macs in parts."""
    form = "NFD" if random.random() < 0.2 else "NFC"
    return lambda text: unicodedata.normalize(form, text)


def _runs(document) -> Iterator:
    yield from (run for paragraph in document.paragraphs for run in paragraph.runs)
    for table in document.tables:
        for cell in table._cells:
            yield from (run for paragraph in cell.paragraphs for run in paragraph.runs)


def _docx_table(document, grid: Grid, encode) -> None:
    rows = _full_rows(grid)
    table = document.add_table(len(rows), grid.width, style="Table Grid")
    for top, left, bottom, right in _merges(grid):
        table.cell(top, left).merge(table.cell(bottom, right))
    for at, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                table.cell(at, column).text = encode(text)


def _full_rows(grid: Grid) -> list[list[str | None]]:
    """Return all rows in full width; None where a cell is covered by another one."""
    rows: list[list[str | None]] = [list(row) for row in grid.heading]
    for first, last in grid.spans:
        for column in range(first + 1, last + 1):
            rows[0][column] = None
    for row in grid.rows:
        rows.append([row[0], *[None] * (grid.width - 1)] if len(row) == 1 else list(row))
    return rows


def _merges(grid: Grid) -> list[tuple[int, int, int, int]]:
    """Return merged cells as (top, left, bottom, right)."""
    depth = len(grid.heading)
    merges = [(0, first, 0, last) for first, last in grid.spans]
    if depth == 2:
        spanned = {column for first, last in grid.spans for column in range(first, last + 1)}
        merges += [(0, column, 1, column) for column in range(grid.width) if column not in spanned]
    open_from: dict[int, int] = {}
    for at, row in enumerate(grid.rows, start=depth):
        if len(row) == 1:
            merges.append((at, 0, at, grid.width - 1))
            open_from.clear()
            continue
        for column, text in enumerate(row):
            following = grid.rows[at - depth + 1] if at - depth + 1 < len(grid.rows) else ()
            goes_on = len(following) > 1 and following[column] is None
            if text is not None:
                open_from[column] = at
            if not goes_on and at > open_from.get(column, at):
                merges.append((open_from[column], column, at, column))
    return merges


def _repeated(grid: Grid) -> list[list[str]]:
    """Return the rows with merged texts written out again, as people do where nothing can be merged."""
    rows = _full_rows(grid)
    for top, left, bottom, right in _merges(grid):
        if top == bottom and top >= len(grid.heading):
            continue
        for at in range(top, bottom + 1):
            for column in range(left, right + 1):
                rows[at][column] = rows[top][left]
    return [[text or "" for text in row] for row in rows]


def _piped(grid: Grid) -> list[str]:
    lines = ["| " + " | ".join(text.replace("\n", "<br>") for text in row) + " |" for row in _repeated(grid)]
    return [lines[0], "|" + "---|" * grid.width, *lines[1:]]


def _tabbed(grid: Grid) -> list[str]:
    return ["\t".join(f'"{text}"' if "\n" in text else text for text in row) for row in _repeated(grid)]


class _Press:
    """Sets lines and tables on pages, as an office program does when it makes a PDF."""

    _TOP, _BOTTOM, _LEFT, _RIGHT = 780.0, 70.0, 85.0, 552.0

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._y = 0.0
        self._new_page()

    def beside(self, left: str, right: str) -> None:
        for text, middle in ((left, 180.0), (right, 420.0)):
            if text:
                self._page.text(middle - len(text) * 11 * LETTER_WIDTH / 2, self._y, text, size=11)
        self._y -= 16

    def line(self, line: Line) -> None:
        size = 13.0
        indent = 0.0 if line.centred else 28.0
        lines = _broken(line.whole, first=self._RIGHT - self._LEFT - indent, rest=self._RIGHT - self._LEFT, size=size)
        for at, text in enumerate(lines):
            self._room(1.3 * size)
            x = self._LEFT + (indent if at == 0 else 0.0)
            if line.centred:
                x = (self._LEFT + self._RIGHT) / 2 - len(text) * size * LETTER_WIDTH / 2
            self._page.text(x, self._y, text, size=size, bold=line.bold)
            self._y -= 1.3 * size
        self._y -= 6

    def grid(self, grid: Grid) -> None:
        """Draw each cell's frame and text; a row that does not fit begins the next page, with the heading again."""
        rows, size = _full_rows(grid), 10.0
        xs = self._edges(grid)
        merges = _merges(grid)
        covers = {(top, left): (bottom, right) for top, left, bottom, right in merges}
        heights = [self._row_height(at, row, covers, xs, size) for at, row in enumerate(rows)]
        depth = len(grid.heading)
        at = 0
        while at < len(rows):
            last = self._whole_to(at, merges)
            if self._y - sum(heights[at : last + 1]) < self._BOTTOM and at >= depth:
                self._new_page()
                self._draw(range(depth), rows, covers, xs, heights, size)
            self._draw(range(at, last + 1), rows, covers, xs, heights, size)
            at = last + 1
        self._y -= 20

    def _draw(self, which, rows, covers, xs, heights, size) -> None:
        for at in which:
            for column, text in enumerate(rows[at]):
                if text is None:
                    continue
                bottom, right = covers.get((at, column), (at, column))
                low = self._y - sum(heights[at : bottom + 1])
                box = (xs[column], self._y, xs[right + 1], low)
                for x in (box[0], box[2]):
                    self._page.rule(x, box[1], x, box[3])
                for y in (box[1], box[3]):
                    self._page.rule(box[0], y, box[2], y)
                y = self._y - 1.2 * size
                for piece in text.split("\n"):
                    room = xs[right + 1] - xs[column] - 6
                    for line in _broken(piece, first=room, rest=room, size=size):
                        self._page.text(xs[column] + 3, y, line, size=size)
                        y -= 1.3 * size
            self._y -= heights[at]

    def _whole_to(self, at: int, merges) -> int:
        """Return the last row that must stand on the same page as this one because cells are merged over both."""
        last = at
        for top, _, bottom, _ in sorted(merges):
            if at <= top <= last:
                last = max(last, bottom)
        return last

    def _row_height(self, at, row, covers, xs, size) -> float:
        most = 1
        for column, text in enumerate(row):
            if text:
                bottom, right = covers.get((at, column), (at, column))
                room = xs[right + 1] - xs[column] - 6
                count = sum(len(_broken(piece, first=room, rest=room, size=size)) for piece in text.split("\n"))
                most = max(most, count)
        return most * 1.3 * size + 6

    def _edges(self, grid: Grid) -> list[float]:
        texts = [row for row in _full_rows(grid) if len(row) == grid.width]
        weights = [max(4, min(24, max(len(row[column] or "") for row in texts))) for column in range(grid.width)]
        weights[0] = 6
        edges, whole = [self._LEFT], self._RIGHT - self._LEFT
        for weight in weights:
            edges.append(edges[-1] + whole * weight / sum(weights))
        return edges

    def _room(self, height: float) -> None:
        if self._y - height < self._BOTTOM:
            self._new_page()

    def _new_page(self) -> None:
        self._page = Page()
        self.pages.append(self._page)
        self._y = self._TOP
        if len(self.pages) > 1:
            self._page.text(310, 810, str(len(self.pages)), size=12)


def _broken(text: str, *, first: float, rest: float, size: float) -> list[str]:
    lines, room = [""], first
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) * size * LETTER_WIDTH > room and lines[-1]:
            lines.append(word)
            room = rest
        else:
            lines[-1] = longer
    return lines
