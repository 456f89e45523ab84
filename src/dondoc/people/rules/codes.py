"""Codes of agencies: short capitals that stand in addresses and on lists."""

import re
from collections.abc import Container

from dondoc.kit.vietnamese import without_marks

MOST_LETTERS = 12
_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,28}[A-Z0-9])?")
_ABBREVIATION_LETTERS = 4


def is_code(text: str) -> bool:
    """Say whether a text may be an agency's code: capitals, digits and inner hyphens."""
    return _CODE.fullmatch(text) is not None


def initials(name: str) -> str:
    """Return the first letters of a name's words in capitals, marks removed: «Sở Y tế» becomes SYT.

    Abbreviations inside stay whole unless the whole name is in capitals; the word «và» is left out.
    """
    bare = without_marks(name)
    words = [word for word in re.findall(r"[A-Za-z0-9]+", bare) if word.lower() != "va"]
    shouted = bare.isupper() and len(words) > 1
    return "".join(
        word if word.isupper() and len(word) <= _ABBREVIATION_LETTERS and not shouted else word[0].upper()
        for word in words
    )


def propose_code(name: str, *, taken: Container[str]) -> str:
    """Return a free code for an agency of this name: its initials, numbered from 2 when they are taken."""
    stem = initials(name)[:MOST_LETTERS] or "CQ"
    candidate, count = stem, 1
    while candidate in taken:
        count += 1
        candidate = f"{stem}-{count}"
    return candidate
