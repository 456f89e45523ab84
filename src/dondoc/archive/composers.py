"""Who writes which kind of paper, for those who ask for one by its name: the shell. Each room hangs its own here.

This room knows none of the writers; `apps.py` of a room hangs one per kind it writes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.archive.enums import PaperKind
from dondoc.papers.layouts.parts import Paper
from dondoc.people.access import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a paper is asked for with.

    seat: somebody who sees all, at the moment the paper lives in. body: who issues it. day: printed on it, and as of
    which it counts. agency: for whom it is, None where that is left to the writer.
    """

    seat: Seat
    body: Any
    day: date
    agency: Any | None = None


class NothingToWrite(Exception):
    """Raised when the register holds nothing such a paper could say; carries a sentence in Vietnamese."""


Composer = Callable[[Asked], Paper]
_COMPOSERS: dict[PaperKind, Composer] = {}


def hang(kind: PaperKind, composer: Composer) -> None:
    """Say who writes a kind of paper; called once per kind from a room's `apps.py`."""
    _COMPOSERS[kind] = composer


def composer_of(kind: PaperKind) -> Composer | None:
    """Return who writes a kind of paper, or None when no room does."""
    return _COMPOSERS.get(kind)
