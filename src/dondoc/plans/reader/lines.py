"""The tree as lines: one per paragraph or line break, clean, each letter traceable to its place in the source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc.papers.tree import Cell, Paragraph, Place, Table, Tree
from dondoc.plans.reader.draft import Span
from dondoc.plans.reader.scan import clean

# Letters of the longest line that is read as one.
LONGEST_LINE = 6000
# Items run on in one paragraph: «Sở Y tế: a) Lập phương án; b) Kiểm tra …», «…: - Treo cờ. - Dựng pano.»
_RUN_ON = re.compile(r"(?<=[:;.,]) (?:(?P<letter>[a-zđ])\)|\((?P<number>\d{1,2})\)|(?P<dash>[-+•])(?= [^\W\da-zà-ỹ])) ")
# Letters of items in their order; an office may leave out those in brackets: «d), e)», «i), k)».
_LETTERS = "abcdđefghijklmnopqrstuvxy"
_LEFT_OUT = frozenset("đfj")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph or cell. `text` has single blanks; `origin[i]` is where its letter i stood."""

    block: int
    place: Place
    text: str
    origin: Sequence[int]
    label: str = ""
    level: int | None = None
    heading: bool = False
    bold: bool = False
    alignment: str = ""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the source span of the letters start … end-1 of this line."""
        end = len(self.text) if end is None else end
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else 0
            return Span(self.block, at, at, self.place)
        return Span(self.block, self.origin[start], self.origin[end - 1] + 1, self.place)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the paper with the index of its block."""

    block: int
    table: Table


def paper_lines(tree: Tree) -> list[Line | Grid]:
    """Return the lines and tables of a tree in reading order; empty lines are left out."""
    found: list[Line | Grid] = []
    for index, block in enumerate(tree.blocks):
        if isinstance(block, Table):
            found.append(Grid(index, block))
        else:
            found.extend(_paragraph_lines(index, block))
    return found


def cell_lines(block: int, cell: Cell) -> list[Line]:
    """Return the lines of a cell that are not empty."""
    return [Line(block, cell.place, text, origin) for text, origin in _split(cell.text)]


def cell_line(block: int, cell: Cell) -> Line:
    """Return the whole cell as one line, its line breaks as blanks."""
    text, origin = clean(cell.text)
    return Line(block, cell.place, text, origin)


def _paragraph_lines(index: int, block: Paragraph) -> list[Line]:
    lines = []
    for order, (text, origin) in enumerate(_split(block.text)):
        lines.append(
            Line(
                block=index,
                place=block.place,
                text=text,
                origin=origin,
                label=block.label if order == 0 else "",
                level=block.level if order == 0 else None,
                heading=block.heading,
                bold=block.bold,
                alignment=block.alignment,
            )
        )
    return lines


def _split(text: str) -> list[tuple[str, Sequence[int]]]:
    found: list[tuple[str, Sequence[int]]] = []
    at = 0
    for piece in text.splitlines(keepends=True):
        line = clean(piece, base=at)
        if line[0]:
            for text_of, origin_of in _bounded(*line):
                found.extend(_items(text_of, origin_of))
        at += len(piece)
    return found


def _items(text: str, origin: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    """Cut items that run on in one paragraph into lines of their own, so that the outline sees them."""
    start = 0
    for cut in _seams(text):
        yield text[start:cut], origin[start:cut]
        start = cut + 1
    yield text[start:], origin[start:]


def _seams(text: str) -> list[int]:
    """Return the blanks before items: letters or numbers in their order from the first on, dashes after a stop."""
    found = list(_RUN_ON.finditer(text))
    if not found:
        return []
    dashes = [match for match in found if match["dash"] and text[match.start() - 1] != ","]
    opened = text[0] in "-+•" or any(text[match.start() - 1] == ":" for match in dashes)
    counted = _in_order(text, found, "letter") or _in_order(text, found, "number")
    return sorted({*counted, *((match.start() for match in dashes) if opened else ())})


def _in_order(text: str, found: list[re.Match[str]], kind: str) -> list[int]:
    """Return the places of «a)», «b)», «c)» or «(1)», «(2)» when at least two of them follow one another."""
    first = 1 if re.match(r"a\)|\(?1\)", text) else 0
    places: list[int] = []
    awaited = {"b" if kind == "letter" else "2"} if first else {"a" if kind == "letter" else "1"}
    for match in found:
        label = match[kind].lstrip("0") if match[kind] else ""
        if label not in awaited:
            continue
        places.append(match.start())
        awaited = _following(label) if kind == "letter" else {str(int(label) + 1)}
    return places if first + len(places) > 1 else []


def _following(letter: str) -> set[str]:
    """Return the letters that may label the item after this one."""
    found: set[str] = set()
    for following in _LETTERS[_LETTERS.index(letter) + 1 :] if letter in _LETTERS else "":
        found.add(following)
        if following not in _LEFT_OUT:
            break
    return found


def _bounded(text: str, origin: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    """Cut what no official writes in one paragraph at sentence ends or blanks, so that reading stays fast."""
    start = 0
    while len(text) - start > LONGEST_LINE:
        window = text[start : start + LONGEST_LINE]
        cut = start + (max(window.rfind(". "), window.rfind("; ")) + 1 or window.rfind(" ") or LONGEST_LINE)
        cut = cut if cut > start else start + LONGEST_LINE
        yield text[start:cut], origin[start:cut]
        start = cut + (text[cut : cut + 1] == " ")
    if start < len(text):
        yield text[start:], origin[start:]
