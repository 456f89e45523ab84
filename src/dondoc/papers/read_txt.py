"""Reads plain and pasted text. Tables pasted from Excel (tabs) or written with pipes become tables again."""

import csv
import re
from collections.abc import Iterator
from typing import BinaryIO

from dondoc.papers.letters import clean
from dondoc.papers.old_fonts import converter_for, frequent_words
from dondoc.papers.reading import Budget, Reading, Span, lay_out, refuse_without_text
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tcvn3 import from_tcvn3
from dondoc.papers.text_tables import PIPE_RULE, is_pipe_row, join_quoted, pipe_cells
from dondoc.papers.tree import Kind, Paragraph, Place, Table, Tree
from dondoc.papers.vni import from_vni

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_LIST_MARK = re.compile(r"\s*(?:[-–—+*•◦▪]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zA-ZđĐ][.)]\s|[IVXLC]{1,7}[.)]\s|Điều\s)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_NARROWEST, _WIDEST = 50, 120
_WRAPPED_LINES = 4
_UTF16_ZEROS = 0.2


def read_txt(source: BinaryIO) -> Reading:
    """Read a text file of any encoding Vietnamese offices use. Raises PaperRefused when it holds no text."""
    return read_string(decode(source.read()))


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16, or by trial Windows-1258, TCVN3 and VNI.

    Raises PaperRefused for bytes that make no Vietnamese sense in any of them.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    zeros = content[:4096].count(0)
    if zeros > _UTF16_ZEROS * len(content[:4096]):
        return _decoded(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    if zeros:
        raise PaperRefused(Refusal.NOT_TEXT, cause="NUL")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _eight_bit(content)


def read_string(text: str) -> Reading:
    """Read text that is already decoded. Raises PaperRefused when it holds no text or is no text."""
    if "\0" in text:
        raise PaperRefused(Refusal.NOT_TEXT, cause="NUL")
    converted = converter_for(text)(text)
    lines = join_quoted(_LINE_ENDS.sub("\n", converted).split("\n"))
    blocks = tuple(_Blocks(lines).read())
    refuse_without_text(blocks, PaperRefused(Refusal.EMPTY))
    return Reading(Tree(kind=Kind.TXT, blocks=blocks))


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise PaperRefused(Refusal.NOT_TEXT, cause=encoding) from error


def _eight_bit(content: bytes) -> str:
    windows = content.decode("cp1258", errors="replace")
    western = content.decode("latin-1")
    trials = (windows, from_tcvn3(western), from_vni(western))
    scores = {text: frequent_words(clean(text[:200_000])) for text in trials}
    best = max(scores, key=lambda text: scores[text])
    if not scores[best]:
        raise PaperRefused(Refusal.NOT_TEXT, cause="unknown encoding")
    return best


class _Blocks:
    """Lines on their way to paragraphs and tables."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0
        self._paragraphs = self._tables = 0
        self._budget = Budget()
        self._width = _wrapped_width(lines)

    def read(self) -> Iterator[Paragraph | Table]:
        while self._at < len(self._lines):
            rows = self._piped_rows() or self._tabbed_rows()
            if rows:
                yield self._table(rows)
                continue
            text = clean(self._paragraph())
            if text:
                yield self._made_paragraph(text)

    def _made_paragraph(self, text: str) -> Paragraph:
        self._paragraphs += 1
        self._budget.spend(paragraphs=1, letters=len(text))
        plain, is_bold = without_bold_marks(text)
        return Paragraph(text=plain, place=Place(paragraph=self._paragraphs), bold=is_bold)

    def _paragraph(self) -> str:
        """Take one line, and those it was broken into when the whole text is set to a fixed width."""
        text = line = self._take()
        while self._at < len(self._lines) and self._continues(line, self._lines[self._at]):
            line = self._take()
            text = f"{text.rstrip()} {line.strip()}"
        return text

    def _continues(self, line: str, following: str) -> bool:
        words = following.split(maxsplit=1)
        if not self._width or not words or not line.strip() or _LIST_MARK.match(following) or "\t" in following:
            return False
        return len(line.rstrip()) + 1 + len(words[0]) > self._width and not is_pipe_row(following)

    def _take(self) -> str:
        self._at += 1
        return self._lines[self._at - 1]

    def _piped_rows(self) -> list[list[str]]:
        end = self._at
        while end < len(self._lines) and is_pipe_row(self._lines[end]):
            end += 1
        lines = self._lines[self._at : end]
        rows = [pipe_cells(line) for line in lines if not PIPE_RULE.fullmatch(line)]
        has_rule = len(rows) < len(lines)
        framed = all(line.strip().startswith("|") for line in lines)
        if not rows or not (has_rule or (framed and len(rows) > 1)):
            return []
        self._at = end
        return rows

    def _tabbed_rows(self) -> list[list[str]]:
        end = self._at
        while end < len(self._lines) and self._lines[end].strip() and self._lines[end].count("\t") >= 2:
            end += 1
        if end - self._at < 2:
            return []
        lines, self._at = self._lines[self._at : end], end
        return [
            next(csv.reader([line], delimiter="\t", strict=False)) if '"' in line else line.split("\t")
            for line in lines
        ]

    def _table(self, rows: list[list[str]]) -> Table:
        self._tables += 1
        number = self._tables
        spans = []
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                text, is_bold = without_bold_marks(clean(cell))
                spans.append(Span(text=text, row=row, column=column, bold=is_bold))
        return lay_out(
            spans,
            place=Place(table=number),
            cell_place=lambda row, column: Place(table=number, row=row + 1, column=column + 1),
            budget=self._budget,
        )


def without_bold_marks(text: str) -> tuple[str, bool]:
    """Return the text without its `**` pairs, and whether they enclosed all of its letters."""
    if "**" not in text:
        return text, False
    outside = _BOLD.sub("", text)
    is_all = outside != text and not any(letter.isalnum() for letter in outside)
    return _BOLD.sub(r"\1", text).strip(), is_all


def _wrapped_width(lines: list[str]) -> int:
    """Return the width to which the lines were broken, 0 when each line is a paragraph of its own."""
    widest = max((len(line.rstrip()) for line in lines), default=0)
    full = sum(len(line.rstrip()) > 0.8 * widest for line in lines)
    return widest if _NARROWEST <= widest <= _WIDEST and full >= _WRAPPED_LINES else 0
