"""A PDF read with a ruler: which words stand where on which page, in what letters, and the lines drawn."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber

MM_PER_PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Words:
    """Words found on a page. Lengths in millimetres from the sheet's left and upper edges; size in points."""

    page: int
    text: str
    left_mm: float
    right_mm: float
    base_mm: float
    last_base_mm: float
    size_pt: float
    bold: bool
    italic: bool

    @property
    def centre_mm(self) -> float:
        """Return the middle between its ends."""
        return (self.left_mm + self.right_mm) / 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A level line drawn on a page."""

    page: int
    left_mm: float
    right_mm: float
    at_mm: float

    @property
    def length_mm(self) -> float:
        """Return its length."""
        return self.right_mm - self.left_mm


class Printed:
    """An open PDF."""

    def __init__(self, pdf: bytes) -> None:
        with pdfplumber.open(io.BytesIO(pdf)) as opened:
            self.sizes_mm = [(float(page.width) * MM_PER_PT, float(page.height) * MM_PER_PT) for page in opened.pages]
            self.letters: list[list[dict[str, Any]]] = [page.chars for page in opened.pages]
            self.drawn = [line for page in opened.pages for line in _level_lines(page)]
        self.texts = ["".join(letter["text"] for letter in letters) for letters in self.letters]

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self.sizes_mm)

    def all(self, text: str, *, page: int | None = None) -> list[Words]:
        """Return every place where the words stand, in reading order."""
        found = []
        for number, whole in enumerate(self.texts, start=1):
            start = whole.find(text) if page in (None, number) else -1
            while start >= 0:
                found.append(self._words(number, _slice(self.letters[number - 1], start, start + len(text)), text))
                start = whole.find(text, start + 1)
        return found

    def one(self, text: str, *, page: int | None = None) -> Words:
        """Return the first place where the words stand; fails where they do not."""
        found = self.all(text, page=page)
        assert found, f"«{text}» stands nowhere"
        return found[0]

    def edges(self, page: int) -> tuple[float, float, float, float]:
        """Return left, upper, right and lower bound of all letters of a page but those of its margins, in mm."""
        _, height = self.sizes_mm[page - 1]
        inked = [one for one in self.letters[page - 1] if one["text"].strip()]
        words = [self._words(page, [one], one["text"]) for one in inked]
        inside = [one for one in words if 17 < one.base_mm < height - 15]
        bases = [one.base_mm for one in inside]
        return min(one.left_mm for one in inside), min(bases), max(one.right_mm for one in inside), max(bases)

    def bases_after(self, text: str, count: int) -> list[float]:
        """Return the base lines of so many lines from the one the words begin on."""
        place = self.one(text)
        bases = sorted({round(self._words(place.page, [one], "").base_mm, 2) for one in self.letters[place.page - 1]})
        return [base for base in bases if base >= place.base_mm - 0.05][:count]

    def _words(self, page: int, letters: Sequence[dict[str, Any]], text: str) -> Words:
        height = self.sizes_mm[page - 1][1]
        inked = [one for one in letters if one["text"].strip()] or list(letters)
        fonts = [one["fontname"] for one in inked]
        return Words(
            page=page,
            text=text,
            left_mm=min(one["x0"] for one in inked) * MM_PER_PT,
            right_mm=max(one["x1"] for one in inked) * MM_PER_PT,
            base_mm=height - inked[0]["matrix"][5] * MM_PER_PT,
            last_base_mm=height - inked[-1]["matrix"][5] * MM_PER_PT,
            size_pt=round(inked[0]["size"], 1),
            bold=all("Bold" in font for font in fonts),
            italic=all("Italic" in font for font in fonts),
        )


def _slice(letters: Sequence[dict[str, Any]], start: int, end: int) -> list[dict[str, Any]]:
    at, kept = 0, []
    for letter in letters:
        if start <= at < end:
            kept.append(letter)
        at += len(letter["text"])
    return kept


def _level_lines(page: Any) -> list[Drawn]:
    found = []
    for one in (*page.lines, *page.rects, *page.curves):
        if abs(one["bottom"] - one["top"]) < 1.5 and one["x1"] - one["x0"] > 10:
            sides = (one["x0"] * MM_PER_PT, one["x1"] * MM_PER_PT, (one["top"] + one["bottom"]) / 2 * MM_PER_PT)
            found.append(Drawn(page.page_number, *sides))
    return found
