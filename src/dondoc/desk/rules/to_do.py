"""The few things only the head can do: decisions and calls share five places."""

from collections.abc import Sequence
from itertools import chain, zip_longest
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


def in_turn(decisions: Sequence[Decision], calls: Sequence[Call]) -> list[Decision | Call]:
    """Return decisions and calls in turn, a decision first, so that the first of both stands above the fold."""
    pairs = zip_longest(decisions, calls)
    return [one for one in chain.from_iterable(pairs) if one is not None]
