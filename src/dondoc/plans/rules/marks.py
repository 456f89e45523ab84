"""The paper as a page shows it: blocks of text cut into pieces, those that were read marked and joined to the reading.

Plain values in, plain values out; nothing of the paper is ever markup here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dondoc.papers.tree import Cell, Paragraph, Place, Table, Tree
from dondoc.plans.reader.draft import Draft, Span, TaskDraft
from dondoc.plans.rules.doubts import Doubt

# Words of one block: its index, and row and column of the cell in a table.
Words = tuple[int, int | None, int | None]


class Mark(StrEnum):
    """What a marked piece of the paper was read as; of two on the same words the later named shows."""

    WORK = "work"
    WHO = "who"
    WHEN = "when"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. mark: None where nothing was read. target: number of the task, or of the doubt, it belongs to."""

    text: str
    mark: Mark | None = None
    target: int = 0


@dataclass(frozen=True, slots=True)
class SheetParagraph:
    """A paragraph. missed: holds an assigning verb but gave no task."""

    anchor: str
    label: str
    pieces: tuple[Piece, ...]
    heading: bool
    missed: bool
    page: int | None = None
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table, each cell once; every row with its anchor."""

    anchor: str
    rows: tuple[tuple[str, tuple["SheetCell", ...]], ...]
    page: int | None = None
    is_table: bool = True


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell and how many columns and rows of the grid it covers."""

    pieces: tuple[Piece, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class _Cover:
    start: int
    end: int
    mark: Mark
    target: int


def sheet_of(tree: Tree, draft: Draft, doubts: Sequence[Doubt]) -> tuple[SheetParagraph | SheetTable, ...]:
    """Return the blocks of a paper with what was read marked; blocks without a word are left out.

    doubts: in the order the page numbers them, from 1; those already settled are marked as read.
    """
    covers = _covers(tree, draft, doubts)
    missed = {span.block for span in draft.missed}
    return tuple(
        _table(index, block, covers) if isinstance(block, Table) else _paragraph(index, block, covers, missed)
        for index, block in enumerate(tree.blocks)
        if isinstance(block, Table) or block.text.strip()
    )


def anchor_of(span: Span) -> str:
    """Return the anchor of the paragraph or table row in which words stand."""
    return f"p{span.block}-{span.place.row}" if span.place.row else f"p{span.block}"


def place_words(place: Place) -> str:
    """Return where words stand in a paper, as a person looks for them."""
    parts = []
    if place.sheet:
        parts.append(f"trang tính {place.sheet}")
    if place.page:
        parts.append(f"trang {place.page}")
    if place.table:
        parts.append(f"bảng {place.table}")
        if place.row:
            parts.append(f"dòng {place.row}")
    elif place.row:
        parts.append(f"dòng {place.row}")
    if place.paragraph:
        parts.append(f"đoạn {place.paragraph}")
    return ", ".join(parts)


def _words(span: Span) -> Words:
    return span.block, span.place.row, span.place.column


def _covers(tree: Tree, draft: Draft, doubts: Sequence[Doubt]) -> Mapping[Words, list[_Cover]]:
    found: dict[Words, list[_Cover]] = {}

    def put(span: Span | None, mark: Mark, target: int) -> None:
        if span is not None and span.start < span.end:
            found.setdefault(_words(span), []).append(_Cover(span.start, span.end, mark, target))

    for task in draft.tasks:
        put(task.source, Mark.WORK, task.number)
        for party in (*task.lead, *task.coordinating, *task.appraising):
            put(party.span, Mark.WHO, task.number)
        put(_deadline_span(tree, task), Mark.WHEN, task.number)
    for number, doubt in enumerate(doubts, start=1):
        if not doubt.is_settled:
            put(doubt.span, Mark.DOUBT, number)
    return found


def _deadline_span(tree: Tree, task: TaskDraft) -> Span | None:
    """Return where the words of a deadline stand: in the task's own words' block, near them; None when elsewhere."""
    if not task.deadline_text or task.source.block >= len(tree.blocks):
        return None
    block = tree.blocks[task.source.block]
    for cell in _texts_around(block, task.source.place):
        start = cell.text.find(task.deadline_text, max(0, cell.text.find(task.quote)))
        if start >= 0:
            return Span(task.source.block, start, start + len(task.deadline_text), cell.place)
    return None


def _texts_around(block: Paragraph | Table, place: Place) -> Iterable[Paragraph | Cell]:
    if isinstance(block, Paragraph):
        return (block,)
    return [cell for row in block.rows for cell in row if cell.origin and cell.place.row == place.row]


def _paragraph(index: int, block: Paragraph, covers: Mapping[Words, list[_Cover]], missed: set[int]) -> SheetParagraph:
    return SheetParagraph(
        anchor=f"p{index}",
        label=block.label,
        pieces=tuple(_pieces(block.text, covers.get((index, block.place.row, block.place.column), []))),
        heading=block.heading or (block.bold and block.text.isupper()),
        missed=index in missed,
        page=block.place.page,
    )


def _table(index: int, block: Table, covers: Mapping[Words, list[_Cover]]) -> SheetTable:
    rows = tuple(
        (f"p{index}-{row[0].place.row}", _cells(index, block, line, covers))
        for line, row in enumerate(block.rows)
        if row
    )
    return SheetTable(anchor=f"p{index}", rows=rows, page=block.place.page)


def _cells(index: int, block: Table, line: int, covers: Mapping[Words, list[_Cover]]) -> tuple[SheetCell, ...]:
    row = block.rows[line]
    return tuple(
        SheetCell(
            pieces=tuple(_pieces(cell.text, covers.get((index, cell.place.row, cell.place.column), []))),
            columns=_reach(row[column + 1 :], cell),
            rows=_reach([below[column] for below in block.rows[line + 1 :]], cell),
        )
        for column, cell in enumerate(row)
        if cell.origin
    )


def _reach(following: Sequence[Cell], cell: Cell) -> int:
    """Return how many cells in a line show this one, itself included."""
    count = 1
    for other in following:
        if other.origin or other.text != cell.text:
            break
        count += 1
    return count


def _pieces(text: str, covers: list[_Cover]) -> Iterator[Piece]:
    """Cut a text where marks begin and end; neighbours of one mark and task stay one piece."""
    edges = sorted({0, len(text), *(min(edge, len(text)) for cover in covers for edge in (cover.start, cover.end))})
    order = list(Mark)
    runs: list[tuple[int, int, Mark | None, int]] = []
    for start, end in zip(edges, edges[1:], strict=False):
        over = [cover for cover in covers if cover.start <= start and end <= cover.end]
        top = max(over, key=lambda cover: order.index(cover.mark), default=None)
        mark, target = (top.mark, top.target) if top else (None, 0)
        if runs and runs[-1][2:] == (mark, target):
            runs[-1] = (runs[-1][0], end, mark, target)
        else:
            runs.append((start, end, mark, target))
    for start, end, mark, target in runs:
        yield Piece(text[start:end], mark, target)
