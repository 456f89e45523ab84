"""Finds the stamps of State secrets: such papers do not belong on this system.

A stamp stands alone on its line or after its caption. The words inside a sentence or a title («bảo mật», «mật ong»,
«bảo vệ bí mật nhà nước», "BMNN") are no stamp.
"""

import re
from collections.abc import Iterable, Iterator

from dondoc.kit.vietnamese import fold, nfc
from dondoc.papers.tree import Cell, Paragraph, Table, Tree

_LEVELS = {"MAT", "TOIMAT", "TUYETMAT"}
_MARKED = re.compile(r"[ẬậẠạ]")
_PARTS = re.compile(r"\n|\t| {3,}|[|│┃║]")
_FRAME = " \u00a0()[]{}<>«»“”\"'*_-–—=:.,;#~+│┌┐└┘─═"
_SPACED = re.compile(r"(?:\S\s+)+\S")
_CAPTION = re.compile(
    r"(?:do|muc do|cap do|dau|dau chi muc do|dau chi do) mat[\s:\-–(\[“\"«]+(?:tuyet mat|toi mat|mat)\W*"
)
_LETTERS_OF_A_STAMP = 60


def has_secrecy_stamp(tree: Tree, *, margins: Iterable[str] = ()) -> bool:
    """Say whether a paper carries MẬT, TỐI MẬT or TUYỆT MẬT as a stamp in its text, tables, headers or footers.

    A column headed «Độ mật» lists the classes of other papers and does not count.
    """
    return any(_is_stamp(part) for text in (*_texts(tree), *margins) for part in _parts(text))


def _texts(tree: Tree) -> Iterator[str]:
    for block in tree.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from _cell_texts(block)


def _cell_texts(table: Table) -> Iterator[str]:
    listing = {column for column, head in enumerate(table.rows[0]) if _lists_classes(head)} if table.rows else set()
    for row in table.rows:
        for column, cell in enumerate(row):
            if cell.origin and column not in listing:
                yield cell.text


def _lists_classes(head: Cell) -> bool:
    words = fold(head.text)
    return words.startswith(("do mat", "muc do mat", "cap do mat"))


def _parts(text: str) -> Iterator[str]:
    if _MARKED.search(nfc(text)):
        yield from _PARTS.split(nfc(text))


def _is_stamp(part: str) -> bool:
    line = part.strip(_FRAME)
    if not line or len(line) > _LETTERS_OF_A_STAMP:
        return False
    bare = fold(line)
    if _CAPTION.fullmatch(bare):
        return True
    close = "".join(bare.split()).upper() if _SPACED.fullmatch(line) or bare.count(" ") <= 1 else ""
    return line == line.upper() and close in _LEVELS and "Ậ" in line
