"""Addresses of congresses: short, readable, never a reserved word."""

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
    stem = re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:MOST_LETTERS].strip("-") or "dai-hoi"
    candidate, count = stem, 1
    while candidate in taken or candidate in reserved:
        count += 1
        candidate = f"{stem}-{count}"
    return candidate
