"""The cells of ruled tables, cut out of a page image and set one below the other for the program that reads letters.

On the page a row of narrow cells looks like one line to it, and words of neighbours run together.
"""

from dataclasses import dataclass, replace
from typing import Any

from PIL import Image, ImageChops

from dondoc.papers.pdf_lines import Word
from dondoc.papers.pdf_rules import Box

_POINTS_PER_INCH = 72.0
# Within the frame of a cell nothing but its rules is this near to the edge.
_EDGE_POINTS = 1.6
_GAP_DOTS = 24
_TALLEST_DOTS = 20_000
_FAINT = 60


@dataclass(frozen=True, slots=True)
class _Piece:
    """What was cut from the page: where it stands in the column of pieces, and where it stood on the page, in dots."""

    top: int
    bottom: int
    page_left: int
    page_top: int


@dataclass(slots=True)
class Column:
    """Pieces one below the other: the image, and how to find the way back from it to the page."""

    image: Any
    dots_per_inch: float
    pieces: list[_Piece]

    def on_page(self, word: Word) -> Word:
        """Return the word of this image where it stood on the page."""
        scale = _POINTS_PER_INCH / self.dots_per_inch
        middle = (word.top + word.bottom) / 2 / scale
        piece = min(self.pieces, key=lambda one: max(one.top - middle, middle - one.bottom, 0))
        right, down = (piece.page_left - _GAP_DOTS) * scale, (piece.page_top - piece.top) * scale
        return replace(word, x0=word.x0 + right, x1=word.x1 + right, top=word.top + down, bottom=word.bottom + down)


def cut_cells(image: Any, tables: list[list[Box]], *, dots_per_inch: float) -> list[Column]:
    """Return what stands in the cells as columns of pieces, and leave white paper where the tables were."""
    dots = dots_per_inch / _POINTS_PER_INCH
    pictures: list[tuple[Any, int, int]] = []
    for cells in tables:
        for cell in sorted(cells, key=lambda box: (box[1], box[0])):
            pictures += _inside(image, cell, dots)
        frame = (min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells))
        left, top, right, bottom = (round(edge * dots) for edge in frame)
        image.paste(255, (left - 4, top - 4, right + 5, bottom + 5))
    return [_set_below(group, dots_per_inch) for group in _groups(pictures)]


def _inside(image: Any, cell: Box, dots: float) -> list[tuple[Any, int, int]]:
    """Return the inked part of a cell and where it begins on the page; nothing for an empty cell."""
    left, top = (int((cell[at] + _EDGE_POINTS) * dots) for at in (0, 1))
    right, bottom = (int((cell[at] - _EDGE_POINTS) * dots) for at in (2, 3))
    if right - left < _GAP_DOTS or bottom - top < _GAP_DOTS / 2:
        return []
    cut = image.crop((left, top, right, bottom))
    inked = ImageChops.invert(cut).point([0 if grey < _FAINT else 255 for grey in range(256)]).getbbox()
    if inked is None:
        return []
    return [(cut.crop(inked), left + inked[0], top + inked[1])]


def _groups(pictures: list[tuple[Any, int, int]]) -> list[list[tuple[Any, int, int]]]:
    groups: list[list[tuple[Any, int, int]]] = []
    height = _TALLEST_DOTS + 1
    for picture in pictures:
        if height > _TALLEST_DOTS:
            groups.append([])
            height = 0
        groups[-1].append(picture)
        height += picture[0].height + _GAP_DOTS
    return groups


def _set_below(pictures: list[tuple[Any, int, int]], dots_per_inch: float) -> Column:
    width = max(picture.width for picture, _, _ in pictures) + 2 * _GAP_DOTS
    height = sum(picture.height + _GAP_DOTS for picture, _, _ in pictures) + _GAP_DOTS
    column = Column(Image.new("L", (width, height), 255), dots_per_inch, [])
    top = _GAP_DOTS
    for picture, page_left, page_top in pictures:
        column.image.paste(picture, (_GAP_DOTS, top))
        column.pieces.append(_Piece(top, top + picture.height, page_left, page_top))
        top += picture.height + _GAP_DOTS
    return column
