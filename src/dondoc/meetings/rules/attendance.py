"""Who is there, counted, and what stands for a line nobody noted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dondoc.meetings.enums import Attending


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of those called are there, sent somebody, stayed away, or are not yet noted."""

    present: int
    substitute: int
    absent: int
    waiting: int

    @property
    def called(self) -> int:
        """How many were called."""
        return self.present + self.substitute + self.absent + self.waiting


def counted(states: Iterable[str]) -> Counts:
    """Return how often each answer stands in the list."""
    found = Counter(Attending(state) for state in states)
    return Counts(
        present=found[Attending.PRESENT],
        substitute=found[Attending.SUBSTITUTE],
        absent=found[Attending.ABSENT],
        waiting=found[Attending.INVITED],
    )


def as_announced(*, announced: str, name: str) -> tuple[Attending, str]:
    """Return how a row nobody noted is filled in: as the agency said before, present when it said nothing."""
    if announced == Attending.SUBSTITUTE and name:
        return Attending.SUBSTITUTE, name
    if announced == Attending.ABSENT:
        return Attending.ABSENT, ""
    return Attending.PRESENT, ""
