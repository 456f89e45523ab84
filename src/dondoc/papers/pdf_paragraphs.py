"""Joins the lines of a PDF into the paragraphs they were broken from."""

import re
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from dondoc.papers.pdf_lines import Line, joined_text

_LIST_MARK = re.compile(
    r"(?:[-–—+*•◦▪]\s*\S|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s|\d{1,2}[.)]|[a-zđ]\)|[IVXLC]{1,6}[.)]?\s|[A-ZĐ][.)]\s|Điều\s\d)"
)
_SENTENCE_END = re.compile(r"[.;:!?…][”\"')\]]*$|\./\.$")
_INDENT = 9.0
_SAME_LEFT = 2.0
_CENTRE_TOLERANCE = 26.0
# Wider than the first-line indent of 1.27 cm, so that a short first line is not taken for a title.
_CENTRE_LEAST_MARGIN = 45.0
_RAGGED_SHARE = 0.1
_SURE_LINES = 3
_PARAGRAPH_GAP = 0.75
_SIZE_CHANGE = 1.25


@dataclass(frozen=True, slots=True)
class Column:
    """The text column of a page: from left to right."""

    left: float
    right: float

    def is_centred(self, line: Line) -> bool:
        before, after = line.x0 - self.left, self.right - line.x1
        return abs(before - after) <= _CENTRE_TOLERANCE and before >= _CENTRE_LEAST_MARGIN


@dataclass(slots=True)
class Joined:
    """The lines of one paragraph."""

    lines: list[Line]
    centred: bool = False

    @property
    def text(self) -> str:
        return reduce(joined_text, (line.text for line in self.lines))

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def text_column(lines: list[Line], *, width: float) -> Column:
    """Return the column most lines of a page keep to; a page with few lines is taken to have usual margins."""
    if not lines:
        return Column(0.1 * width, 0.9 * width)
    lefts = sorted(line.x0 for line in lines)
    rights = sorted(line.x1 for line in lines)
    right = rights[max(0, len(rights) - 1 - len(rights) // 20)]
    is_sure = sum(right - other <= _RAGGED_SHARE * width for other in rights) >= _SURE_LINES
    # A head may begin left of the text; where the text begins, several lines do.
    shared = (left for left, other in pairwise(lefts) if other - left <= _SAME_LEFT)
    left = next(shared, lefts[len(lefts) // 20])
    return Column(left, right if is_sure else max(right, 0.8 * width))


def join_lines(lines: list[Line], *, columns: dict[int, Column]) -> list[Joined]:
    """Return the paragraphs of consecutive lines; `columns` gives the text column of each page."""
    joined: list[Joined] = []
    for line in lines:
        column = columns[line.page]
        is_centred = column.is_centred(line)
        if joined and _belongs(joined[-1], line, is_centred, column, columns[joined[-1].lines[-1].page]):
            joined[-1].lines.append(line)
        else:
            joined.append(Joined([line], centred=is_centred))
    return joined


def _belongs(paragraph: Joined, line: Line, is_centred: bool, column: Column, column_before: Column) -> bool:
    before = paragraph.lines[-1]
    if before.bold != line.bold and paragraph.bold != line.bold:
        return False
    # A wide gap parts two columns, as in the head of a paper; neither goes on in the next line.
    if (
        "\t" in line.text
        or "\t" in before.text
        or max(before.size, line.size) > _SIZE_CHANGE * min(before.size, line.size)
    ):
        return False
    if not _is_next_below(before, line):
        return False
    if paragraph.centred:
        return is_centred and _was_full(before, line, column_before) and before.text.isupper() == line.text.isupper()
    if not _was_full(before, line, column_before):
        return False
    if is_centred and paragraph.bold and line.bold:
        return True
    is_item = bool(_LIST_MARK.match(line.text)) and bool(_SENTENCE_END.search(before.text))
    return not is_item and not _is_indented(paragraph, line, column, column_before)


def _is_next_below(before: Line, line: Line) -> bool:
    """Say whether the line follows without a gap, on the same page or at the head of the next one."""
    if line.page != before.page:
        return line.page == before.page + 1
    gap = line.top - before.bottom
    return -0.6 * line.size < gap < _PARAGRAPH_GAP * max(before.size, line.size)


def _was_full(before: Line, line: Line, column: Column) -> bool:
    """Say whether the first word of the line no longer fitted on the line before."""
    first = line.words[0]
    needed = first.x1 - first.x0 + before.blank
    if column.is_centred(before):
        return before.x1 - before.x0 + needed > 0.9 * (column.right - column.left)
    return before.x1 + needed > column.right - 1.0


def _is_indented(paragraph: Joined, line: Line, column: Column, column_before: Column) -> bool:
    """Say whether the line starts further right than the running lines of the paragraph, as a first line does."""
    if len(paragraph.lines) == 1:
        hangs = paragraph.lines[0].x0 - column_before.left <= _INDENT
        base = column.left if hangs and not _LIST_MARK.match(paragraph.text) else line.x0
    else:
        base = paragraph.lines[-1].x0 - column_before.left + column.left
    return line.x0 - base > _INDENT
