"""Codes of agencies: the capitals of the name, short enough to be read aloud."""

from collections.abc import Collection

from dondoc.people.rules.names import initials

MOST_LETTERS = 12


def propose_code(name: str, *, taken: Collection[str]) -> str:
    """Return a code for an agency of this name that nobody has yet («Sở Y tế» → «SYT», then «SYT2»)."""
    stem = initials(name)[:MOST_LETTERS] or "CQ"
    candidate, count = stem, 1
    while candidate in taken:
        count += 1
        candidate = f"{stem}{count}"
    return candidate
