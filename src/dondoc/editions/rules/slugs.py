"""Short names and addresses of congresses: readable, cut between words, never a reserved word."""

import re
from collections.abc import Collection

from dondoc.kit.vietnamese import fold

MOST_LETTERS = 34
_SHORTER = (
    ("dai hoi dai bieu", "dh"),
    ("dai hoi", "dh"),
    ("dang bo", "db"),
    ("lan thu", ""),
    ("nhiem ki", ""),
    ("thanh pho", "tp"),
)


def propose_slug(name: str, *, taken: Collection[str], reserved: Collection[str]) -> str:
    """Return an address for a congress of this name that is neither taken nor reserved."""
    text = fold(name)
    for long, short in _SHORTER:
        text = text.replace(long, short)
    stem = _cut(re.sub(r"[^a-z0-9]+", "-", text).strip("-"), MOST_LETTERS, between="-") or "dai-hoi"
    candidate, count = stem, 1
    while candidate in taken or candidate in reserved:
        count += 1
        candidate = f"{stem}-{count}"
    return candidate


def propose_short_name(name: str, *, most_letters: int) -> str:
    """Return the name itself or, when it is too long, its first words and an ellipsis."""
    return name if len(name) <= most_letters else _cut(name, most_letters - 1, between=" ") + "…"


def _cut(text: str, most: int, *, between: str) -> str:
    """Return the whole words at the beginning of a text; of one endless word its first letters."""
    if len(text) <= most:
        return text
    return (text[: most + 1].rpartition(between)[0] or text[:most]).strip(between)
