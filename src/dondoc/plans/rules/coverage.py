"""Which items of the parent plan the agencies' own plans take up, and what an own item most likely carries out."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from dondoc.kit.vietnamese import fold
from dondoc.plans.enums import FilingState, Taking

NEAR_SCORE = 70
OWN_PART_BONUS = 6
_SEEN_DRAFTS = frozenset({FilingState.HANDED_IN, FilingState.NEEDS_MORE, FilingState.PASSED, FilingState.ISSUED})


@dataclass(frozen=True, slots=True)
class ParentItem:
    """An item of the parent plan: who has a part in it (not as its appraiser), and its day."""

    item_id: int
    text: str
    agency_ids: tuple[int, ...]
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """What an agency's own plan takes up. has_reading: items were read from its paper, so silence means something."""

    agency_id: int
    state: FilingState
    has_reading: bool
    item_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The parent item an own item most likely carries out, and how much their words agree (0 to 100)."""

    item_id: int
    score: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """One parent item: whether it was taken up, by which agencies, and whether it is late."""

    item_id: int
    taking: Taking
    agency_ids: tuple[int, ...]
    is_late: bool


def propose_parents(
    own_texts: Sequence[str], parents: Sequence[ParentItem], *, agency_id: int
) -> list[Proposal | None]:
    """Return for each own item the parent item it most likely carries out, or None where nothing is near.

    Words count without marks and order. An item in which the agency has a part is preferred to a slightly nearer one.
    """
    if not parents:
        return [None] * len(own_texts)
    texts = [fold(parent.text) for parent in parents]
    bonus = [OWN_PART_BONUS if agency_id in parent.agency_ids else 0 for parent in parents]
    return [_nearest(fold(text), texts, bonus, parents) for text in own_texts]


def _nearest(text: str, texts: Sequence[str], bonus: Sequence[int], parents: Sequence[ParentItem]) -> Proposal | None:
    if not text:
        return None
    scores = [_likeness(text, other) for other in texts]
    at = max(range(len(texts)), key=lambda place: scores[place] + bonus[place])
    return Proposal(parents[at].item_id, round(scores[at])) if scores[at] >= NEAR_SCORE else None


def _likeness(one: str, other: str) -> float:
    """Return how alike two texts are: a short item inside a long one is alike, three common words are not."""
    part = fuzz.token_set_ratio(one, other, score_cutoff=NEAR_SCORE)
    if not part:
        return 0.0
    whole = fuzz.token_sort_ratio(one, other)
    shorter, longer = sorted((len(one), len(other)))
    return max(whole, part * min(1.0, 0.55 + shorter / longer) if longer else 0.0)


def coverage(items: Iterable[ParentItem], own_plans: Iterable[OwnPlan], *, today: date) -> list[Coverage]:
    """Say for every parent item whether an own plan takes it up.

    An item nobody mapped is «chưa đối chiếu» while an agency with a part in it has issued a plan whose paper was not
    read here, and «không yêu cầu» when none of its agencies owes an own plan; otherwise nobody took it up. It is late
    when its own day has passed.
    """
    every = list(own_plans)
    asked = {plan.agency_id for plan in every}
    plans = [plan for plan in every if plan.state in _SEEN_DRAFTS]
    unread = {plan.agency_id for plan in plans if plan.state == FilingState.ISSUED and not plan.has_reading}
    takers: dict[int, list[int]] = {}
    for plan in plans:
        for item_id in plan.item_ids:
            takers.setdefault(item_id, []).append(plan.agency_id)
    return [_of(item, takers.get(item.item_id, []), unread, asked, today) for item in items]


def _of(
    item: ParentItem, takers: list[int], unread: AbstractSet[int], asked: AbstractSet[int], today: date
) -> Coverage:
    if takers:
        taking = Taking.TAKEN
    elif unread.intersection(item.agency_ids):
        taking = Taking.UNCHECKED
    elif not asked.intersection(item.agency_ids):
        taking = Taking.NOT_ASKED
    else:
        taking = Taking.UNTAKEN
    late = taking == Taking.UNTAKEN and item.due_on is not None and item.due_on < today
    return Coverage(item.item_id, taking, tuple(takers), late)


def share_of(items: Iterable[ParentItem], plan: OwnPlan) -> tuple[int, int]:
    """Return how many of the items in which the agency has a part its own plan takes up, and how many there are."""
    parts = [item for item in items if plan.agency_id in item.agency_ids]
    return sum(item.item_id in plan.item_ids for item in parts), len(parts)
