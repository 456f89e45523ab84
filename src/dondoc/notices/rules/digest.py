"""What a digest says, and when none is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.kit.digest import sha256_of

MOST_ACTIONS = 5
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know or to do, and the path of its page."""

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a digest would say. verdict: the first sentence. late: how many things are late."""

    subject: str
    verdict: str
    lines: tuple[Line, ...] = ()
    late: int = 0

    @property
    def fingerprint(self) -> str:
        """A digest of what it says; two days that say the same have the same."""
        return sha256_of([self.verdict, [line.text for line in self.lines]])


def first_actions(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of the morning digest: five at most."""
    return tuple(lines[:MOST_ACTIONS])


def is_worth_sending(content: Content, *, last_fingerprint: str, on: date) -> bool:
    """Say whether a morning digest is sent: when something changed or is late, and on Mondays in any case."""
    return content.late > 0 or content.fingerprint != last_fingerprint or on.weekday() == _MONDAY


def says_nothing_changed(content: Content, *, last_fingerprint: str) -> bool:
    """Say whether the digest has to state that nothing changed and nothing is late."""
    return content.late == 0 and content.fingerprint == last_fingerprint
