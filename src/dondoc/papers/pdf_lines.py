"""Words and lines of a PDF page with their places, from pdfium; coordinates run right and down from the top left."""

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from dondoc.papers.letters import clean

_BOLD_WEIGHT = 600
_FONT_NAME_BYTES = 128
_HYPHEN_MARKS = (0x02, 0xFFFE)
_SAME_LINE_SHARE = 0.5
_WIDE_GAP_SIZES = 2.5
_BROKEN_INSIDE = re.compile(r"\w[-/]$")


@dataclass(slots=True)
class Word:
    """Letters without a blank between them."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False

    @property
    def size(self) -> float:
        return self.bottom - self.top


class Line:
    """Words that stand on one line of a page, from left to right as the page gives them."""

    def __init__(self, words: list[Word], page: int) -> None:
        self.words, self.page = words, page
        self.x0 = min(word.x0 for word in words)
        self.x1 = max(word.x1 for word in words)
        self.top = min(word.top for word in words)
        self.bottom = max(word.bottom for word in words)
        self.size = max(word.size for word in words)
        lettered = [word for word in words if any(letter.isalnum() for letter in word.text)]
        self.bold = bool(lettered) and all(word.bold for word in lettered)

    @cached_property
    def blank(self) -> float:
        """How wide a blank is: as between most of the words, a quarter of the size where there is but one word."""
        gaps = sorted(after.x0 - before.x1 for before, after in pairwise(self.words))
        return max(0.0, min(gaps[len(gaps) // 2], 0.5 * self.size)) if gaps else 0.25 * self.size

    @cached_property
    def text(self) -> str:
        """The words with blanks between them, a tab where the gap is wide."""
        parts = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            is_wide = word.x0 - before.x1 > _WIDE_GAP_SIZES * max(before.size, word.size)
            parts.append(("\t" if is_wide else " ") + word.text)
        return clean("".join(parts))


def page_words(text_page: Any, *, box: tuple[float, float, float, float], rotation: int) -> Iterator[Word]:
    """Yield the words of a page in the order of its content.

    box: the media box. rotation: 0, 90, 180 or 270, how far the page is turned when shown.
    """
    handle = text_page.raw
    letters: list[str] = []
    first = last = 0
    for at in range(pdfium.FPDFText_CountChars(handle)):
        code = pdfium.FPDFText_GetUnicode(handle, at)
        letter = "-" if code in _HYPHEN_MARKS else chr(code) if code < 0x110000 else ""
        if letter.strip():
            first = first if letters else at
            last = at
            letters.append(letter)
            continue
        if letters:
            yield _word(handle, letters, first, last, box, rotation)
            letters = []
    if letters:
        yield _word(handle, letters, first, last, box, rotation)


def as_lines(words: Iterable[Word], *, page: int) -> list[Line]:
    """Group words into lines: a word goes on with the line when it stands beside the word before it."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _continues(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    lines = (Line(group, page) for group in groups)
    return [line for line in lines if line.text]


def joined_text(before: str, after: str) -> str:
    """Return two lines as one text; no blank after a hyphen or slash at which a number or symbol was broken."""
    return f"{before}{after}" if _BROKEN_INSIDE.search(before) else f"{before} {after}"


def _continues(before: Word, word: Word) -> bool:
    shared = min(before.bottom, word.bottom) - max(before.top, word.top)
    same_height = shared > _SAME_LINE_SHARE * min(before.size, word.size)
    gap = word.x0 - before.x1
    return same_height and -0.5 * word.size < gap


def _word(
    handle: Any, letters: list[str], first: int, last: int, box: tuple[float, float, float, float], rotation: int
) -> Word:
    a, b = _letter_box(handle, first), _letter_box(handle, last)
    raw = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    x0, top, x1, bottom = turned(raw, box=box, rotation=rotation)
    return Word("".join(letters), x0, x1, top, bottom, _is_bold(handle, first))


def _letter_box(handle: Any, at: int) -> tuple[float, float, float, float]:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(handle, at, rect)
    return (
        min(rect.left, rect.right),
        min(rect.bottom, rect.top),
        max(rect.left, rect.right),
        max(rect.bottom, rect.top),
    )


def turned(
    raw: tuple[float, float, float, float], *, box: tuple[float, float, float, float], rotation: int
) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom as shown, from left, bottom, right, top in the page's own space."""
    left, bottom, right, top = raw
    box_left, box_bottom, box_right, box_top = box
    if rotation == 90:
        return bottom - box_bottom, left - box_left, top - box_bottom, right - box_left
    if rotation == 180:
        return box_right - right, bottom - box_bottom, box_right - left, top - box_bottom
    if rotation == 270:
        return box_top - top, box_right - right, box_top - bottom, box_right - left
    return left - box_left, box_top - top, right - box_left, box_top - bottom


def _is_bold(handle: Any, at: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(handle, at) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    pdfium.FPDFText_GetFontInfo(handle, at, name, _FONT_NAME_BYTES, ctypes.c_int())
    return b"bold" in name.value.lower()
