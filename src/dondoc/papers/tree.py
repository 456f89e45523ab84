"""The neutral tree every reader produces: paragraphs and tables, each with its place in the source.

Text is in NFC, one paragraph a block; inside a cell, paragraphs and line breaks are parted by a newline.
"""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The kinds of file that can be read."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    TXT = "txt"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands in its source; every number counts from 1, None where it has no meaning.

    paragraph: order among the paragraphs of the body outside tables. table, row, column: the cell. sheet: name of an
    Excel sheet. page: only of PDF files.
    """

    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph outside tables.

    label: the number or letter Word shows before it from a numbering style ("1.", "a)", "-"), "" when the text itself
    carries it or there is none. level: depth of the list or heading, from 0; None for plain text.
    heading: True when a heading style marks it. bold: True when all of its letters are bold.
    alignment: "left", "center", "right", "justify" or "".
    """

    text: str
    place: Place
    label: str = ""
    level: int | None = None
    heading: bool = False
    bold: bool = False
    alignment: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's grid.

    A merged cell appears once in each grid position it covers, always with the same text; `origin` is False in all of
    those but the first (top left).
    """

    text: str
    place: Place
    origin: bool = True
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells; every row has the same length."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as a sequence of blocks in reading order.

    warnings: sentences in Vietnamese on what could not be read ("ảnh không có chữ", …).
    page_count: only of PDF files, else None. unread_pages: numbers of the PDF pages that hold no letters.
    """

    kind: Kind
    blocks: tuple[Paragraph | Table, ...]
    page_count: int | None = None
    warnings: tuple[str, ...] = field(default=())
    unread_pages: tuple[int, ...] = ()


def to_plain(tree: Tree) -> dict[str, object]:
    """Return the tree as dicts, lists and texts, ready for JSON."""
    plain = asdict(tree)
    for source, target in zip(tree.blocks, plain["blocks"], strict=True):
        target["block"] = "table" if isinstance(source, Table) else "paragraph"
    return plain


def from_plain(plain: dict[str, Any]) -> Tree:
    """Return the tree that `to_plain` was given. Raises KeyError or TypeError for anything else."""
    return Tree(
        kind=Kind(plain["kind"]),
        blocks=tuple(_block(block) for block in plain["blocks"]),
        page_count=plain["page_count"],
        warnings=tuple(plain["warnings"]),
        unread_pages=tuple(plain["unread_pages"]),
    )


def _block(plain: dict[str, Any]) -> Paragraph | Table:
    fields = {key: value for key, value in plain.items() if key != "block"}
    place = Place(**fields.pop("place"))
    if plain["block"] == "paragraph":
        return Paragraph(place=place, **fields)
    rows = tuple(
        tuple(Cell(place=Place(**cell["place"]), **{k: v for k, v in cell.items() if k != "place"}) for cell in row)
        for row in fields["rows"]
    )
    return Table(rows=rows, place=place)
