"""What an outgoing paper speaks of, as the rooms above tell it: `about` turned into a place to go to.

A room hangs one function per kind of object in its `apps.py`; this room knows none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Subject:
    """An object a paper speaks of: how it is called and the address of its page."""

    label: str
    url: str


# Given the reader's seat and the key after the colon; None where there is no such object or the reader may not see it.
Finder = Callable[[Any, str], Subject | None]
_FINDERS: dict[str, Finder] = {}


def hang(kind: str, finder: Finder) -> None:
    """Say how objects of a kind («meetings.meeting») are found; called once per kind from a room's `apps.py`."""
    _FINDERS[kind] = finder


def subject_of(seat: Any, about: str) -> Subject | None:
    """Return what «meetings.meeting:4» is for this reader, or None when no room knows it."""
    kind, _colon, key = about.partition(":")
    finder = _FINDERS.get(kind)
    return finder(seat, key) if finder is not None and key else None
