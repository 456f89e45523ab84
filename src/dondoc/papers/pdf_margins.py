"""Takes page numbers and repeated headers and footers out of the lines of a PDF."""

import re
from collections import Counter

from dondoc.papers.pdf_lines import Line

_PAGE_NUMBER = re.compile(r"(?:trang|page)?\s*[-–—|.]*\s*(\d{1,4})\s*(?:[/|]\s*\d{1,4})?\s*[-–—|.]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE_SHARE = 0.12
_EDGE_LINES = 3
_PAGES_TO_REPEAT = 3
_REPEATED_SHARE = 0.5


def drop_margins(pages: list[list[Line]], *, heights: list[float]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """Return the pages without their margins, and the texts that were taken out.

    Lines near the top or bottom go when they are the page's number, or when they stand on most pages but for digits.
    """
    repeated = _repeated(pages, heights)
    kept: list[list[Line]] = []
    dropped: list[str] = []
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True), start=1):
        rest = []
        for line in lines:
            if _is_at_edge(line, lines, height) and (_key(line) in repeated or _is_number(line, number, len(pages))):
                dropped.append(line.text)
            else:
                rest.append(line)
        kept.append(rest)
    return kept, tuple(dropped)


def _repeated(pages: list[list[Line]], heights: list[float]) -> set[str]:
    counts: Counter[str] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counts.update({_key(line) for line in lines if _is_at_edge(line, lines, height)})
    least = max(_PAGES_TO_REPEAT, _REPEATED_SHARE * len(pages))
    return {key for key, count in counts.items() if count >= least}


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _is_number(line: Line, number: int, page_count: int) -> bool:
    found = _PAGE_NUMBER.fullmatch(line.text)
    return found is not None and (page_count > 1 or int(found[1]) == number)


def _is_at_edge(line: Line, lines: list[Line], height: float) -> bool:
    above = sum(other.bottom <= line.top for other in lines)
    below = sum(other.top >= line.bottom for other in lines)
    near_top = line.top < _EDGE_SHARE * height and above < _EDGE_LINES
    near_bottom = line.bottom > (1 - _EDGE_SHARE) * height and below < _EDGE_LINES
    return near_top or near_bottom
