"""Where it is stuck: obstacles that ask for the same thing are one jam; the longest and widest come first."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Jam:
    """One thing that stands in the way of one or more tasks.

    numbers: of the obstacles in it. days: since the first of them was raised. task_ids: whatever waits, each once.
    """

    numbers: tuple[int, ...]
    days: int
    task_ids: frozenset[int]
    is_urgent: bool

    @property
    def weight(self) -> int:
        """Days times tasks affected; a jam of today weighs as one day, one of no task as one of one."""
        return max(1, self.days) * max(1, len(self.task_ids))


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """An open obstacle: what it asks for, of whom nothing is said here, since how many days, for which task if any."""

    number: int
    request: str
    days: int
    task_id: int | None
    is_urgent: bool


def jams(raised: Iterable[Raised]) -> list[Jam]:
    """Gather obstacles with the same request and order the jams: by weight, urgent ones first among equals.

    request: folded by the caller, so that spelling does not keep twins apart.
    """
    by_request: dict[str, list[Raised]] = {}
    for one in raised:
        by_request.setdefault(one.request, []).append(one)
    gathered = [
        Jam(
            numbers=tuple(sorted(one.number for one in group)),
            days=max(one.days for one in group),
            task_ids=frozenset(one.task_id for one in group if one.task_id is not None),
            is_urgent=any(one.is_urgent for one in group),
        )
        for group in by_request.values()
    ]
    return sorted(gathered, key=lambda jam: (-jam.weight, not jam.is_urgent, jam.numbers))
