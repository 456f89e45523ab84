"""What changed between two versions of an own plan, item by item and word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from dondoc.kit.vietnamese import fold, one_line
from dondoc.plans.enums import ItemChange

SAME_ITEM_SCORE = 70


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words. kind: "same", "new" (only in the later version) or "dropped" (only in the earlier one)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One item in both versions, or in one of them. pieces: its words, the earlier ones before the later ones."""

    change: ItemChange
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


def differences(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """Return what became of the items, in the order of the later version, the dropped ones where they stood.

    Items pair by equal words first, then by likeness, each once.
    """
    partner = _partners(before, after)
    pairs = [
        _pair(before[partner[place]], text) if place in partner else _new(text) for place, text in enumerate(after)
    ]
    dropped = [place for place in range(len(before)) if place not in partner.values()]
    home = {earlier: later for later, earlier in partner.items()}
    for place in dropped:
        stands_after = max((home[earlier] for earlier in home if earlier < place), default=-1)
        pairs.insert(_shifted(pairs, stands_after), Difference(ItemChange.DROPPED, one_line(before[place]), ""))
    return pairs


def tally(found: Sequence[Difference]) -> dict[ItemChange, int]:
    """Return how many items were changed, added and dropped, and how many stayed."""
    return {change: sum(one.change == change for one in found) for change in ItemChange}


def words_between(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one run of words: what stayed, what went and what came."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for tag, old_from, old_until, new_from, new_until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(old[old_from:old_until])))
            continue
        if old_until > old_from:
            pieces.append(Piece("dropped", " ".join(old[old_from:old_until])))
        if new_until > new_from:
            pieces.append(Piece("new", " ".join(new[new_from:new_until])))
    return tuple(pieces)


def _partners(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return the earlier place of each later item that has one."""
    found: dict[int, int] = {}
    left = {place: fold(text) for place, text in enumerate(before)}
    for later, text in enumerate(after):
        twin = next((place for place, words in left.items() if words == fold(text)), None)
        if twin is not None:
            found[later] = twin
            del left[twin]
    scored = sorted(
        (
            (fuzz.ratio(words, fold(after[later])), -later, -place)
            for later in range(len(after))
            if later not in found
            for place, words in left.items()
        ),
        reverse=True,
    )
    for score, minus_later, minus_place in scored:
        if score >= SAME_ITEM_SCORE and -minus_later not in found and -minus_place in left:
            found[-minus_later] = -minus_place
            del left[-minus_place]
    return found


def _pair(before: str, after: str) -> Difference:
    old, new = one_line(before), one_line(after)
    if old == new:
        return Difference(ItemChange.SAME, old, new)
    return Difference(ItemChange.CHANGED, old, new, words_between(old, new))


def _new(text: str) -> Difference:
    return Difference(ItemChange.NEW, "", one_line(text))


def _shifted(pairs: Sequence[Difference], later: int) -> int:
    """Return the place just after the later item with this number, dropped ones before it counted."""
    seen = -1
    for place, one in enumerate(pairs):
        if one.change != ItemChange.DROPPED:
            seen += 1
        if seen > later:
            return place
    return len(pairs)
