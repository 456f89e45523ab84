"""The tree on its way from the child to its parent: JSON in which each text stands once, however often it is merged."""

import json
import re
from itertools import pairwise
from typing import Any

from dondoc.papers.tree import Cell, Kind, Paragraph, Place, Table, Tree

_ORIGIN, _BOLD = 1, 2
# JSON can spell half of a sign; no database stores it.
_HALF = re.compile("[\ud800-\udfff]")


class WireBroken(ValueError):
    """The bytes are no tree."""


def to_wire(tree: Tree) -> bytes:
    """Return the tree as compact JSON in UTF-8."""
    texts: dict[str, int] = {}
    blocks = [_paragraph(block) if isinstance(block, Paragraph) else _table(block, texts) for block in tree.blocks]
    plain = {
        "kind": tree.kind.value,
        "pages": tree.page_count,
        "warnings": tree.warnings,
        "unread": tree.unread_pages,
        "texts": list(texts),
        "blocks": blocks,
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def from_wire(content: bytes) -> Tree:
    """Return the tree `to_wire` was given. Raises WireBroken for anything else, down to the type of each value."""
    try:
        plain = json.loads(content)
        texts = [_text(text) for text in plain["texts"]]
        blocks = tuple(_block(block, texts) for block in plain["blocks"])
        warnings = tuple(_text(warning) for warning in plain["warnings"])
        unread = tuple(_page_number(number) for number in plain["unread"])
        return Tree(Kind(plain["kind"]), blocks, _number(plain["pages"]), warnings, unread)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise WireBroken(type(error).__name__) from error


def _place(place: Place) -> list[int | str | None]:
    return [place.paragraph, place.table, place.row, place.column, place.page, place.sheet]


def _paragraph(block: Paragraph) -> list[object]:
    look = [block.label, block.level, block.heading, block.bold, block.alignment]
    return ["p", _place(block.place), block.text, *look]


def _table(table: Table, texts: dict[str, int]) -> list[object]:
    rows = [[_cell(cell, texts) for cell in row] for row in table.rows]
    return ["t", _place(table.place), rows]


def _cell(cell: Cell, texts: dict[str, int]) -> list[object]:
    flags = _ORIGIN * cell.origin + _BOLD * cell.bold
    return [texts.setdefault(cell.text, len(texts)), flags, *_place(cell.place)]


def _block(plain: list[Any], texts: list[str]) -> Paragraph | Table:
    mark, place, content, *look = plain
    if mark == "p":
        label, level, heading, bold, alignment = look
        return Paragraph(
            text=_text(content),
            place=_made_place(place),
            label=_text(label),
            level=_number(level),
            heading=bool(heading),
            bold=bool(bold),
            alignment=_text(alignment),
        )
    rows = tuple(tuple(_made_cell(cell, texts) for cell in row) for row in content)
    if any(len(above) != len(below) for above, below in pairwise(rows)):
        raise WireBroken("rows of different length")
    return Table(rows, _made_place(place))


def _made_cell(plain: list[Any], texts: list[str]) -> Cell:
    at, flags, *place = plain
    return Cell(texts[at], _made_place(place), bool(flags & _ORIGIN), bool(flags & _BOLD))


def _made_place(plain: list[Any]) -> Place:
    paragraph, table, row, column, page, sheet = plain
    return Place(
        paragraph=_number(paragraph),
        table=_number(table),
        row=_number(row),
        column=_number(column),
        page=_number(page),
        sheet=None if sheet is None else _text(sheet),
    )


def _number(value: object) -> int | None:
    if value is None or type(value) is int:
        return value
    raise WireBroken("no number")


def _page_number(value: object) -> int:
    if type(value) is int:
        return value
    raise WireBroken("no number")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise WireBroken("no text")
    if not value.isascii() and _HALF.search(value):
        raise WireBroken("half a sign")
    return value
