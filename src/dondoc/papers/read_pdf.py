"""Reads PDF files with a text layer: ruled tables as tables, the other lines joined into paragraphs."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import pypdfium2

from dondoc.papers import limits
from dondoc.papers.pdf_lines import Line, as_lines, page_words
from dondoc.papers.pdf_margins import drop_margins
from dondoc.papers.pdf_paragraphs import Column, join_lines, text_column
from dondoc.papers.pdf_tables import FoundTable, TableFinder, may_hold_table, stacked
from dondoc.papers.reading import Budget, Reading, lay_out
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tcvn3 import from_tcvn3, looks_like_tcvn3
from dondoc.papers.tree import Kind, Paragraph, Place, Table, Tree

_LETTERS_OF_A_TEXT = 20
_LETTERS_PER_PAGE = 5
_PASSWORD_SIGNS = ("password", "security")


def read_pdf(source: BinaryIO) -> Reading:
    """Read a PDF file. Raises PaperRefused when it is locked, broken, too long, or a scan without text."""
    content = source.read()
    document = _opened(content)
    try:
        if len(document) > limits.PDF_PAGES:
            raise PaperRefused(
                Refusal.TOO_LONG,
                f"Tệp PDF dài {len(document)} trang, quá {limits.PDF_PAGES} trang. Tách thành nhiều tệp rồi tải lại.",
            )
        pages = _Pages(document, TableFinder(BytesIO(content)))
    except pypdfium2.PdfiumError as error:
        raise PaperRefused(Refusal.BROKEN, cause="PdfiumError") from error
    finally:
        document.close()
    pages.refuse_scan()
    lines, margins = drop_margins(pages.lines, heights=[height for _, height in pages.sizes])
    blocks = tuple(_Blocks(lines, pages).read())
    tree = Tree(kind=Kind.PDF, blocks=blocks, page_count=len(pages.sizes), warnings=tuple(pages.warnings()))
    return Reading(tree, margins)


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        message = str(error).lower()
        locked = any(sign in message for sign in _PASSWORD_SIGNS)
        raise PaperRefused(Refusal.ENCRYPTED if locked else Refusal.BROKEN, cause="PdfiumError") from error


class _Pages:
    """What the pages hold before margins are dropped: lines outside tables, and tables."""

    def __init__(self, document: pypdfium2.PdfDocument, finder: TableFinder) -> None:
        self.lines: list[list[Line]] = []
        self.tables: list[list[FoundTable]] = []
        self.sizes: list[tuple[float, float]] = []
        self._finder = finder
        self._letters: list[int] = []
        budget = Budget()
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            self._read(page, number)
            budget.spend(letters=self._letters[-1])
            page.close()
        self._old_font = looks_like_tcvn3(" ".join(line.text for lines in self.lines[:5] for line in lines))

    def refuse_scan(self) -> None:
        """Raise PaperRefused when there are hardly any letters for so many pages."""
        if sum(self._letters) < _LETTERS_OF_A_TEXT or sum(self._letters) < _LETTERS_PER_PAGE * len(self._letters):
            raise PaperRefused(Refusal.SCAN_WITHOUT_TEXT)

    def text(self, text: str) -> str:
        """Return the text, converted when the whole file is set in an old font."""
        return from_tcvn3(text) if self._old_font else text

    def warnings(self) -> Iterator[str]:
        empty = [number for number, letters in enumerate(self._letters, start=1) if not letters]
        if empty:
            shown = ", ".join(map(str, empty[:10])) + ("…" if len(empty) > 10 else "")
            yield f"Trang {shown} không có lớp chữ nên không đọc được."
        if self._finder.skipped_from:
            yield f"Từ trang {self._finder.skipped_from}, bảng được đọc theo từng dòng chữ."

    def _read(self, page: pypdfium2.PdfPage, number: int) -> None:
        rotation = page.get_rotation()
        text_page = page.get_textpage()
        words = list(page_words(text_page, box=page.get_mediabox(), rotation=rotation))
        text_page.close()
        tables = self._finder.find(number, words) if words and may_hold_table(page) else []
        outside = [word for word in words if not any(table.holds(word) for table in tables)]
        self.lines.append(as_lines(outside, page=number))
        self.tables.append(tables)
        self.sizes.append(page.get_size())
        self._letters.append(sum(letter.isalnum() for word in words for letter in word.text))


class _Blocks:
    """Lines and tables of all pages on their way to blocks."""

    def __init__(self, lines: list[list[Line]], pages: _Pages) -> None:
        self._lines, self._pages = lines, pages
        self._columns = {
            number: text_column(own, width=pages.sizes[number - 1][0]) for number, own in enumerate(lines, start=1)
        }
        self._paragraphs = self._tables = 0
        self._budget = Budget()

    def read(self) -> Iterator[Paragraph | Table]:
        waiting_lines: list[Line] = []
        waiting_table: list[FoundTable] = []
        for item in self._items():
            if isinstance(item, Line):
                if waiting_table:
                    yield self._table(waiting_table)
                    waiting_table = []
                waiting_lines.append(item)
                continue
            yield from self._made_paragraphs(waiting_lines)
            waiting_lines = []
            if waiting_table and not item.continues(waiting_table[-1]):
                yield self._table(waiting_table)
                waiting_table = []
            waiting_table.append(item)
        if waiting_table:
            yield self._table(waiting_table)
        yield from self._made_paragraphs(waiting_lines)

    def _items(self) -> Iterator[Line | FoundTable]:
        for lines, tables in zip(self._lines, self._pages.tables, strict=True):
            left = list(tables)
            for line in lines:
                while left and line.top >= left[0].bottom - line.size / 2:
                    yield left.pop(0)
                yield line
            yield from left

    def _made_paragraphs(self, lines: list[Line]) -> Iterator[Paragraph]:
        columns: dict[int, Column] = self._columns
        for joined in join_lines(lines, columns=columns):
            self._paragraphs += 1
            text = self._pages.text(joined.text)
            self._budget.spend(paragraphs=1, letters=len(text))
            yield Paragraph(
                text=text,
                place=Place(paragraph=self._paragraphs, page=joined.lines[0].page),
                bold=joined.bold,
                alignment="center" if joined.centred else "",
            )

    def _table(self, parts: list[FoundTable]) -> Table:
        """Return one table from its parts on consecutive pages."""
        self._tables += 1
        number = self._tables
        spans, pages = stacked(parts)
        for span in spans:
            span.text = self._pages.text(span.text)
        return lay_out(
            spans,
            place=Place(table=number, page=parts[0].page),
            cell_place=lambda row, column: Place(table=number, row=row + 1, column=column + 1, page=pages[row]),
            budget=self._budget,
        )
