"""The few things only the head can do: decisions and calls share five places."""

from collections.abc import Sequence
from typing import TypeVar

PLACES = 5
PLACES_OF_DECISIONS = 3
Decision = TypeVar("Decision")
Call = TypeVar("Call")


def share_places(
    decisions: Sequence[Decision], calls: Sequence[Call], *, places: int = PLACES
) -> tuple[list[Decision], list[Call]]:
    """Return what is shown: decisions first, at most three while calls wait; free places go to the other kind."""
    first = min(len(decisions), PLACES_OF_DECISIONS if calls else places, places)
    called = min(len(calls), places - first)
    decided = min(len(decisions), places - called)
    return list(decisions[:decided]), list(calls[:called])
