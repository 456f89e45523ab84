"""The words of a page image, recognised by the program tesseract, which reads a picture and writes a table of words."""

import os
import signal
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from dondoc.papers import limits
from dondoc.papers.letters import clean
from dondoc.papers.pdf_lines import Word
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.scan_program import LANGUAGE

_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
_LINE, _WORD = "4", "5"
_COLUMNS = 12
_SURE_OF_WORD = 20.0
# Dashes, dots and stray marks of stamps are only believed when the program is fairly sure of them.
_SURE_OF_SIGN = 50.0
_LIKE_OTHERS = (0.5, 1.7)
_LETTERS_OF_A_WORD = 3
_POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey Pillow image, how many of its dots make an inch of paper, and whether it is one block of lines."""

    image: Any
    dots_per_inch: float
    one_block: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a picture in reading order, in points, and how sure the program is of its letters (0 to 100)."""

    words: list[Word]
    sureness: float = 0.0
    letters: int = 0


def recognise(pictures: Iterable[Picture], *, program: str) -> Iterator[Recognised]:
    """Yield what stands in each picture, nothing where the program failed; two pictures are worked on at once.

    A picture is taken only when its turn comes. Raises PaperRefused when one takes too much processor time.
    """
    running: deque[tuple[subprocess.Popen[bytes], float]] = deque()
    for picture in pictures:
        running.append((_started(picture, program), picture.dots_per_inch))
        if len(running) == limits.PROGRAMS_PER_SCAN:
            yield _finished(*running.popleft())
    while running:
        yield _finished(*running.popleft())


def _started(picture: Picture, program: str) -> subprocess.Popen[bytes]:
    options = ("-l", LANGUAGE, "--psm", "6" if picture.one_block else "3", "--dpi", str(round(picture.dots_per_inch)))
    # A file without a name in memory: nothing to feed while the program works, nothing to leave behind.
    pixels = os.memfd_create("page")
    try:
        left = memoryview(b"P5 %d %d 255\n" % picture.image.size + picture.image.tobytes())
        while left:
            left = left[os.write(pixels, left) :]
        os.lseek(pixels, 0, os.SEEK_SET)
        return subprocess.Popen(  # noqa: S603 -- the program the parent found, no word of the user among the arguments
            [program, "stdin", "stdout", *options, "tsv"], stdin=pixels, stdout=subprocess.PIPE, env=_ENVIRONMENT
        )
    finally:
        os.close(pixels)


def _finished(running: subprocess.Popen[bytes], dots_per_inch: float) -> Recognised:
    answer, _ = running.communicate()
    if running.returncode == -signal.SIGXCPU:
        raise PaperRefused(Refusal.TOO_SLOW, cause="processor time of a page")
    if running.returncode != 0:
        return Recognised([])
    return words_of(answer.decode(errors="replace"), dots_per_inch=dots_per_inch)


def words_of(table: str, *, dots_per_inch: float) -> Recognised:
    """Return the words in tesseract's table (tabs; level, …, left, top, width, height, sureness, text).

    All words of a line get the height of the line, and lines of nearly the same height the same: letters with and
    without tails would make them look like different sizes.
    """
    scale = _POINTS_PER_INCH / dots_per_inch
    rows = [row for row in (line.split("\t", _COLUMNS - 1) for line in table.split("\n")) if len(row) == _COLUMNS]
    usual = median([float(row[9]) for row in rows if row[0] == _LINE] or [1.0])
    words: list[Word] = []
    weighed, letters = 0.0, 0
    top = bottom = 0.0
    for row in rows:
        if row[0] == _LINE:
            top, bottom = _levels(float(row[7]), float(row[9]), usual)
        elif row[0] == _WORD:
            text, sureness = clean(row[11]), float(row[10])
            left, width, height = float(row[6]), float(row[8]), float(row[9])
            # The program also reads lines that run up or down the page; they count as not read at all.
            if len(text) >= _LETTERS_OF_A_WORD and height > width:
                letters += len(text)
            elif _is_believed(text, sureness):
                words.append(Word(text, left * scale, (left + width) * scale, top * scale, bottom * scale))
                weighed, letters = weighed + sureness * len(text), letters + len(text)
    return Recognised(words, weighed / letters if letters else 0.0, letters)


def _levels(top: float, height: float, usual: float) -> tuple[float, float]:
    if not _LIKE_OTHERS[0] * usual < height < _LIKE_OTHERS[1] * usual:
        return top, top + height
    middle = top + height / 2
    return middle - usual / 2, middle + usual / 2


def _is_believed(text: str, sureness: float) -> bool:
    has_letters = any(letter.isalnum() for letter in text)
    return bool(text) and sureness >= (_SURE_OF_WORD if has_letters else _SURE_OF_SIGN)
