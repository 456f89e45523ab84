"""Who is there: counts, and the sentence the chair reads."""

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


def sentence(counts: Counts) -> str:
    """Say who is there: «112/124 có mặt, 8 dự thay, 4 vắng»; what is not yet noted is said too."""
    if not counts.called:
        return "Chưa chọn thành phần dự họp."
    if counts.waiting == counts.called:
        return f"{counts.called} nơi được mời, chưa điểm danh."
    rest = f", {counts.waiting} chưa ghi" if counts.waiting else ""
    return f"{counts.present}/{counts.called} có mặt, {counts.substitute} dự thay, {counts.absent} vắng{rest}"


def as_announced(*, announced: str, name: str) -> tuple[Attending, str]:
    """Return how a row nobody noted is filled in: as the agency said before, present when it said nothing."""
    if announced == Attending.SUBSTITUTE and name:
        return Attending.SUBSTITUTE, name
    if announced == Attending.ABSENT:
        return Attending.ABSENT, ""
    return Attending.PRESENT, ""
