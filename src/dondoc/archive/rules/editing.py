"""A draft as lines to type in, and back: one line per paragraph, heading or table of the body."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dondoc.kit.vietnamese import nfc
from dondoc.papers.layouts.parts import Block, Heading, Paper, Table, Text
from dondoc.papers.layouts.wire import from_plain, to_plain

TEXT, TABLE = "text", "table"
HEADING = "heading"
DEEPEST_HEADING = 3
MOST_LINES = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One block of the body as a form shows it.

    kind: "text", "heading1" … "heading3", or "table". label, lead_in: of a text, as in `papers.layouts.parts.Text`.
    table: the table as JSON, sent along unchanged.
    """

    kind: str
    text: str = ""
    label: str = ""
    lead_in: str = ""
    table: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the line is a heading."""
        return self.kind.startswith(HEADING)

    @property
    def is_table(self) -> bool:
        """Whether the line is a table."""
        return self.kind == TABLE


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """Return the blocks of a body as lines."""
    return [_line_of(block) for block in blocks]


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the body lines stand for.

    Empty ones are left out; a text of several lines becomes several paragraphs, the first of which keeps the label.
    Raises ValueError for a table that is none.
    """
    return tuple(block for line in lines for block in _blocks_of(line))


def typed_line(*, kind: str, text: str, label: str, lead_in: str, table: str) -> Line:
    """Return a line as a form sent it; a paragraph made a heading takes its number and bold words into its text."""
    if not kind.startswith(HEADING):
        return Line(kind=kind, text=text, label=label, lead_in=lead_in, table=table)
    return Line(kind=kind, text=" ".join(part for part in (label.strip(), lead_in.strip(), text) if part))


def with_line_after(lines: Sequence[Line], place: int) -> list[Line]:
    """Return the lines with an empty paragraph after the place given; -1 puts it first."""
    at = min(max(place + 1, 0), len(lines))
    return [*lines[:at], Line(kind=TEXT), *lines[at:]]


def without_line(lines: Sequence[Line], place: int) -> list[Line]:
    """Return the lines without the one at a place; an unknown place changes nothing."""
    return [line for index, line in enumerate(lines) if index != place]


def table_of(line: Line) -> Table:
    """Return the table a line carries. Raises ValueError for what is no table."""
    try:
        plain = json.loads(line.table)
    except json.JSONDecodeError as error:
        raise ValueError("no table") from error
    (table,) = from_plain({**_EMPTY, "blocks": [plain]}).blocks
    if not isinstance(table, Table):
        raise ValueError("no table")
    return table


def plain_text(paper: Paper) -> str:
    """Return the body as text alone, by which two versions are laid side by side."""
    return "\n".join(text for block in (*map(Text, paper.bases), *paper.blocks) for text in _texts(block))


def _line_of(block: Block) -> Line:
    if isinstance(block, Heading):
        return Line(kind=f"{HEADING}{min(block.level, DEEPEST_HEADING)}", text=block.text)
    if isinstance(block, Text):
        return Line(kind=TEXT, text=block.text, label=block.label, lead_in=block.lead_in)
    plain: dict[str, Any] = to_plain(replace(_EMPTY_PAPER, blocks=(block,)))
    return Line(kind=TABLE, table=json.dumps(plain["blocks"][0], ensure_ascii=False))


def _blocks_of(line: Line) -> list[Block]:
    if line.is_table:
        return [table_of(line)]
    texts = [text for text in (nfc(one).strip() for one in line.text.splitlines()) if text]
    if line.is_heading:
        level = int(line.kind.removeprefix(HEADING))
        return [Heading(text, level) for text in texts]
    label, lead_in = nfc(line.label).strip(), nfc(line.lead_in).strip()
    if not texts:
        return [Text("", label, lead_in)] if lead_in else []
    return [Text(texts[0], label, lead_in), *(Text(text) for text in texts[1:])]


def _texts(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [block.text]
    if isinstance(block, Text):
        return [block.before + block.text]
    return [" | ".join(row) if isinstance(row, tuple) else f"{row.label} {row.title}" for row in block.rows]


_EMPTY: dict[str, Any] = {
    "form": 1,
    "superior": "",
    "issuer": "",
    "number": "",
    "place": "",
    "issued_on": "2000-01-01",
    "kind": "",
    "subject": "",
}
_EMPTY_PAPER = from_plain(_EMPTY)
