"""Rows of tables in plain text: pipes as in Markdown, tabs as Excel and Word put on the clipboard."""

import re

PIPE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")
_MOST_LINES_IN_A_CELL = 50


def is_pipe_row(line: str) -> bool:
    """Say whether a line can be a row of a table with pipes: framed by them, or with two of them inside."""
    bare = line.strip()
    pipes = len(_PIPE.findall(bare))
    framed = pipes >= 2 and bare.startswith("|") and bare.endswith("|")
    return framed or (pipes >= 2 and not bare.startswith("|"))


def pipe_cells(line: str) -> list[str]:
    """Return the cells of such a row; `<br>` becomes a line break, an escaped pipe a pipe."""
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [_BREAK.sub("\n", cell.replace("\\|", "|")).strip() for cell in _PIPE.split(bare)]


def join_quoted(lines: list[str]) -> list[str]:
    """Join lines that belong to one row of cells because a quoted cell holds line breaks, as Excel copies them."""
    joined: list[str] = []
    at = 0
    while at < len(lines):
        row, end = lines[at], at + 1
        if "\t" in row and _is_open(row):
            row, end = _closed(lines, at)
        joined.append(row)
        at = end
    return joined


def _closed(lines: list[str], at: int) -> tuple[str, int]:
    row = lines[at]
    for end in range(at + 1, min(len(lines), at + _MOST_LINES_IN_A_CELL)):
        row = f"{row}\n{lines[end]}"
        if not _is_open(row):
            return row, end + 1
    return lines[at], at + 1


def _is_open(row: str) -> bool:
    starts_quoted = row.startswith('"') or '\t"' in row
    return starts_quoted and row.count('"') % 2 == 1
