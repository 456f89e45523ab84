"""What a reader hands over, and the grid in which all readers lay out their tables."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dondoc.papers import limits
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Cell, Paragraph, Place, Table, Tree


@dataclass(frozen=True, slots=True)
class Reading:
    """A tree, and the texts in the margins of the paper (headers, footers), which the tree leaves out."""

    tree: Tree
    margins: tuple[str, ...] = ()


@dataclass(slots=True)
class Span:
    """A cell as its source gives it, before the grid repeats it: row and column count from 0."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1
    bold: bool = False


@dataclass(slots=True)
class Budget:
    """Counts what a reader has taken so far and refuses when it becomes too much."""

    paragraphs: int = 0
    cells: int = 0
    letters: int = field(default=0)

    def spend(self, *, paragraphs: int = 0, cells: int = 0, letters: int = 0) -> None:
        """Add to the counts. Raises PaperRefused when one passes its limit."""
        self.paragraphs += paragraphs
        self.cells += cells
        self.letters += letters
        if self.paragraphs > limits.PARAGRAPHS or self.cells > limits.TABLE_CELLS or self.letters > limits.TEXT_LETTERS:
            raise PaperRefused(Refusal.TOO_LONG, cause=f"{self.paragraphs}p {self.cells}c {self.letters}l")


def lay_out(spans: Iterable[Span], *, place: Place, cell_place: Callable[[int, int], Place], budget: Budget) -> Table:
    """Return the table whose grid holds the spans; uncovered positions become empty cells of their own.

    cell_place: gives the place of the cell at a row and column counted from 0. Where spans overlap,
    the earlier one stays: it hides the later one when the paper is shown.
    """
    kept = list(spans)
    height = max((span.row + span.height for span in kept), default=0)
    width = max((span.column + span.width for span in kept), default=0)
    if width > limits.TABLE_COLUMNS:
        raise PaperRefused(Refusal.TOO_LONG, cause=f"{width} columns")
    budget.spend(cells=height * width, letters=sum(len(span.text) for span in kept))
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for span in kept:
        _cover(grid, span, cell_place)
    rows = tuple(
        tuple(cell or Cell(text="", place=cell_place(row, column)) for column, cell in enumerate(cells))
        for row, cells in enumerate(grid)
    )
    return Table(rows=rows, place=place)


def refuse_without_text(blocks: Iterable[Paragraph | Table], refusal: PaperRefused) -> None:
    """Raise the refusal when no block holds a letter or a digit."""
    for block in blocks:
        if isinstance(block, Paragraph):
            texts: Iterable[str] = (block.text,)
        else:
            texts = (cell.text for row in block.rows for cell in row)
        if any(letter.isalnum() for text in texts for letter in text):
            return
    raise refusal


def _cover(grid: list[list[Cell | None]], span: Span, cell_place: Callable[[int, int], Place]) -> None:
    for row in range(span.row, span.row + span.height):
        for column in range(span.column, span.column + span.width):
            if grid[row][column] is None:
                is_origin = row == span.row and column == span.column
                place = cell_place(row, column)
                grid[row][column] = Cell(text=span.text, place=place, origin=is_origin, bold=span.bold)
