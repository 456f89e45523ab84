"""Ruled tables of PDF pages: cells between the rules that cross, and the words that stand in them."""

import re
import time
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from dondoc.papers.pdf_lines import Line, Word, as_lines, joined_text
from dondoc.papers.pdf_rules import Box, NotSimple, edge, page_edges
from dondoc.papers.reading import Span

# What the search for tables may take must leave room below the child's limit.
_SECONDS_FOR_TABLES = 10.0
_RULE_LENGTH = 15.0
_SAME_EDGE = 3.0
_LONGEST_PADDING = 8.0
_TIGHT = 1.0
# «Phối hợp: …», «- …» and «+ …» begin a line of their own however full the line before them is.
_CAPTION = re.compile(r"[-–+*•]\s|[^\W\d_]+(?:[ ,/][^\W\d_]+){0,4}\s?:")


@dataclass(slots=True)
class FoundTable:
    """A table on one page: its frame, the edges of its columns, and its cells as spans in its own grid."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    edges: list[float]
    spans: list[Span] = field(default_factory=list)
    height: int = 0

    def holds(self, word: Word) -> bool:
        """Say whether the middle of a word lies inside the frame."""
        middle, level = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.x0 <= middle <= self.x1 and self.top <= level <= self.bottom

    def row_texts(self, row: int) -> list[str]:
        """Return the texts of the cells that begin in a row, from left to right."""
        return [span.text for span in sorted(self.spans, key=lambda span: span.column) if span.row == row]

    def continues(self, before: "FoundTable") -> bool:
        """Say whether this is the same table carried over to the next page: the same columns."""
        is_next = self.page in (before.page, before.page + 1)
        same_count = len(self.edges) == len(before.edges)
        return (
            is_next
            and same_count
            and all(abs(a - b) <= _SAME_EDGE for a, b in zip(self.edges, before.edges, strict=True))
        )


class TableFinder:
    """Finds tables page by page from the rules they are drawn with, as long as the time for it lasts."""

    def __init__(self, source: BytesIO) -> None:
        self._source = source
        self._document: Any = None
        self._spent = 0.0
        self.skipped_from: int | None = None

    def find(self, number: int, page: Any, words: list[Word]) -> list[FoundTable]:
        """Return the tables of a pdfium page, from top to bottom, with those of the words that stand in their cells."""
        if self._spent > _SECONDS_FOR_TABLES:
            self.skipped_from = self.skipped_from or number
            return []
        started = time.process_time()
        try:
            return self._found(number, page, words)
        except Exception:
            self.skipped_from = self.skipped_from or number
            return []
        finally:
            self._spent += time.process_time() - started

    def _found(self, number: int, page: Any, words: list[Word]) -> list[FoundTable]:
        try:
            edges = page_edges(page)
        except NotSimple:
            edges = self._edges_inside_forms(number)
        return ruled_tables(_cells(edges, width=page.get_size()[0]), number, words)

    def _edges_inside_forms(self, number: int) -> list[dict[str, Any]]:
        """Return the edges of a page that draws inside forms; a tenth of a second a page, so only asked for these."""
        import pdfplumber

        if self._document is None:
            self._source.seek(0)
            self._document = pdfplumber.open(self._source)
        page = self._document.pages[number - 1]
        edges = list(page.edges)
        page.close()
        return edges


def _cells(edges: list[dict[str, Any]], *, width: float) -> list[list[Box]]:
    """Return the cells of the tables that edges make."""
    uprights = [one for one in edges if one["orientation"] == "v" and one["height"] > _RULE_LENGTH / 2]
    levels = sum(one["orientation"] == "h" and one["width"] > _RULE_LENGTH for one in edges)
    if len(uprights) < 2 or levels < 2:
        return []
    # Loaded where a table is likely: the library takes longer than a short paper.
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    # A row cut by the end of a page has no rule there; the ends of the upright rules stand for it.
    ends = [min(one["top"] for one in uprights), max(one["bottom"] for one in uprights)]
    lines = [*edges, *(edge(0.0, level, width, level) for level in ends)]
    merged = merge_edges(
        lines, snap_x_tolerance=_SAME_EDGE, snap_y_tolerance=_SAME_EDGE, join_x_tolerance=_SAME_EDGE,
        join_y_tolerance=_SAME_EDGE,
    )  # fmt: skip
    long = [one for one in merged if max(one["width"], one["height"]) >= _SAME_EDGE]
    return cells_to_tables(intersections_to_cells(edges_to_intersections(long, _SAME_EDGE, _SAME_EDGE)))


def ruled_tables(tables: list[list[Box]], number: int, words: list[Word]) -> list[FoundTable]:
    """Return the tables of these cells (left, top, right, bottom) on a page, from top to bottom, with their words.

    A single row or column of cells is a frame, no table.
    """
    found = [_table(cells, number, words) for cells in tables]
    kept = [table for table in found if table.height > 1 and len(table.edges) > 2]
    return sorted(kept, key=lambda table: table.top)


def stacked(parts: list[FoundTable]) -> tuple[list[Span], list[int]]:
    """Return the cells of the parts of one table as one grid, and the page of each of its rows.

    Heads repeated on later pages are left out, and a row cut by the end of a page is put together again.
    """
    spans: list[Span] = []
    pages: list[int] = []
    for part in parts:
        start = _repeated_rows(parts[0], part)
        if part is not parts[0] and _carries_on(part, start, spans, last_row=len(pages) - 1):
            _append_texts(part, start, spans, last_row=len(pages) - 1)
            start += 1
        spans.extend(
            Span(span.text, len(pages) + span.row - start, span.column, span.height, span.width, span.bold)
            for span in part.spans
            if span.row >= start
        )
        pages.extend([part.page] * (part.height - start))
    return spans, pages


def _repeated_rows(first: FoundTable, part: FoundTable) -> int:
    """Count the rows at the top of a later part that repeat those of the first one: its headings, often two rows."""
    if part is first:
        return 0
    rows = range(min(first.height, part.height))
    return next((row for row in rows if part.row_texts(row) != first.row_texts(row)), len(rows))


def _carries_on(part: FoundTable, row: int, spans: list[Span], *, last_row: int) -> bool:
    """Say whether a row goes on with the last row of the page before: no number of its own, and amid a sentence."""
    texts = part.row_texts(row)
    columns = {span.column for span in spans if span.row == last_row and span.height == 1}
    own = [span for span in part.spans if span.row == row]
    fits = bool(own) and all(span.height == 1 and span.column in columns for span in own)
    return fits and len(texts) > 1 and not texts[0] and any(text[:1].islower() for text in texts)


def _append_texts(part: FoundTable, row: int, spans: list[Span], *, last_row: int) -> None:
    last = {span.column: span for span in spans if span.row == last_row}
    for span in part.spans:
        if span.row == row and span.text:
            before = last[span.column].text
            last[span.column].text = joined_text(before, span.text) if before else span.text


def _table(cells: list[Box], number: int, words: list[Word]) -> FoundTable:
    columns = _edges([x for cell in cells for x in (cell[0], cell[2])])
    rows = _edges([y for cell in cells for y in (cell[1], cell[3])])
    table = FoundTable(number, columns[0], rows[0], columns[-1], rows[-1], columns, height=len(rows) - 1)
    inside = [word for word in words if table.holds(word)]
    for x0, top, x1, bottom in cells:
        row, column = _nearest(rows, top), _nearest(columns, x0)
        mine = [
            word
            for word in inside
            if x0 <= (word.x0 + word.x1) / 2 < x1 and top <= (word.top + word.bottom) / 2 < bottom
        ]
        lines = as_lines(mine, page=number)
        span = Span(
            text=cell_text(lines, x0=x0, x1=x1),
            row=row,
            column=column,
            height=max(1, _nearest(rows, bottom) - row),
            width=max(1, _nearest(columns, x1) - column),
            bold=bool(lines) and all(line.bold for line in lines),
        )
        table.spans.append(span)
    return table


def cell_text(lines: list[Line], *, x0: float, x1: float) -> str:
    """Join the lines of a cell: a new line begins where the next word would still have fitted on the line before."""
    if not lines:
        return ""
    padding = min(_LONGEST_PADDING, max(0.0, min(line.x0 for line in lines) - x0))
    room = x1 - x0 - 2 * padding
    text = lines[0].text
    for before, line in zip(lines, lines[1:], strict=False):
        first = line.words[0]
        needed = before.x1 - before.x0 + before.blank + first.x1 - first.x0
        goes_on = needed > room - _TIGHT and not _CAPTION.match(line.text)
        text = joined_text(text, line.text) if goes_on else f"{text}\n{line.text}"
    return text


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
