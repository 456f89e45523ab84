"""Numbers a page sends back outside a form: versions, places, ids. What is none is no error of the reader's."""

from collections.abc import Mapping

from django.http import QueryDict

# More than any id has, and within what both databases hold.
MOST_DIGITS = 18


def number_of(typed: str) -> int | None:
    """Return the number these digits say, or None."""
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None


def number_in(posted: Mapping[str, str], name: str) -> int:
    """Return the number sent back under a name; 0, which no row has, where there is none."""
    return number_of(posted.get(name, "")) or 0


def numbers_in(posted: QueryDict, name: str) -> set[int]:
    """Return the numbers sent back under one name."""
    return {number for typed in posted.getlist(name) if (number := number_of(typed)) is not None}
