"""Pages of lines and tables on their way to blocks: what PDF files, scans and photographs have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.papers.old_fonts import readable
from dondoc.papers.pdf_lines import Line, Word, as_lines
from dondoc.papers.pdf_margins import drop_margins
from dondoc.papers.pdf_paragraphs import join_lines, text_column
from dondoc.papers.pdf_tables import FoundTable, stacked
from dondoc.papers.reading import Budget, Reading, lay_out
from dondoc.papers.tree import Kind, Paragraph, Place, Table, Tree


@dataclass(slots=True)
class Page:
    """One page: its lines outside tables, its tables, its size in points, and how many letters it holds."""

    number: int
    lines: list[Line]
    tables: list[FoundTable]
    width: float
    height: float
    letters: int


def page_of(words: list[Word], tables: list[FoundTable], *, number: int, size: tuple[float, float]) -> Page:
    """Return the page these words and tables make; words inside a table belong to its cells alone."""
    outside = [word for word in words if not any(table.holds(word) for table in tables)]
    letters = sum(letter.isalnum() for word in words for letter in word.text)
    return Page(number, as_lines(outside, page=number), tables, *size, letters)


def read_pages(
    pages: list[Page],
    *,
    kind: Kind,
    warnings: tuple[str, ...] = (),
    unread: tuple[int, ...] = (),
) -> Reading:
    """Return the reading of pages in their order. unread: numbers of those that hold no letters."""
    lines, margins = drop_margins([page.lines for page in pages], heights=[page.height for page in pages])
    blocks = tuple(_Blocks(pages, lines).read())
    page_count = len(pages) if kind is Kind.PDF else None
    return Reading(readable(Tree(kind, blocks, page_count, warnings, unread)), margins)


class _Blocks:
    """Lines and tables of all pages on their way to blocks."""

    def __init__(self, pages: list[Page], lines: list[list[Line]]) -> None:
        self._pages, self._lines = pages, lines
        self._columns = {
            number: text_column(own, width=page.width)
            for number, (page, own) in enumerate(zip(pages, lines, strict=True), start=1)
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
        for lines, page in zip(self._lines, self._pages, strict=True):
            left = list(page.tables)
            for line in lines:
                while left and line.top >= left[0].bottom - line.size / 2:
                    yield left.pop(0)
                yield line
            yield from left

    def _made_paragraphs(self, lines: list[Line]) -> Iterator[Paragraph]:
        for joined in join_lines(lines, columns=self._columns):
            self._paragraphs += 1
            text = joined.text
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
        return lay_out(
            spans,
            place=Place(table=number, page=parts[0].page),
            cell_place=lambda row, column: Place(table=number, row=row + 1, column=column + 1, page=pages[row]),
            budget=self._budget,
        )
