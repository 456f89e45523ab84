"""What a new version of a plan changes: which items of the two versions are one, and how they differ.

Two items are one when their words nearly agree; their place in the outline and who leads help to tell. A pair that
words alone do not settle is in doubt, and a person says whether it is one piece of work or two.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz

from dondoc.kit.vietnamese import fold
from dondoc.plans.enums import PartyRole

LEAST_SCORE = 62.0
SURE_SCORE = 84.0
SAME_PLACE = 8.0
SAME_LEAD = 8.0
_NUMBER = re.compile(r"\d+")


class ChangeKind(StrEnum):
    """What becomes of an item from one version to the next."""

    NEW = "new"
    CHANGED = "changed"
    DROPPED = "dropped"
    UNCHANGED = "unchanged"


class Difference(StrEnum):
    """In what two versions of one item differ."""

    DATE = "date"
    LEAD = "lead"
    PARTIES = "parties"
    WORDING = "wording"


class Decision(StrEnum):
    """What a person wants of a change."""

    APPLY = "apply"
    TWO = "two"  # the pair is two pieces of work: the old one is dropped, the new one added
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a version. ref: names it within its version. parties: by role, what tells an agency from another."""

    ref: str
    position: int
    label: str
    section: str
    text: str
    due_on: date | None
    recurring: bool
    deadline_text: str
    parties: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    held_back: bool = False

    @property
    def lead(self) -> tuple[str, ...]:
        """Who leads."""
        return self.parties.get(PartyRole.LEAD, ())

    @property
    def lead_names(self) -> tuple[str, ...]:
        """The names of who leads."""
        return self.names.get(PartyRole.LEAD, ())


@dataclass(frozen=True, slots=True)
class Change:
    """One item of either version, or the pair of both. in_doubt: whether the two are one is for a person to say."""

    kind: ChangeKind
    old: Line | None
    new: Line | None
    differences: frozenset[Difference] = frozenset()
    in_doubt: bool = False

    @property
    def key(self) -> str:
        """Names the change in a form: by the old item where there is one, else by the new one."""
        return f"old-{self.old.ref}" if self.old else f"new-{self.new.ref if self.new else ''}"

    @property
    def line(self) -> Line:
        """The item as the newer version has it, or as it was."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change is about at least one item")
        return found


def compare(old: Sequence[Line], new: Sequence[Line]) -> tuple[Change, ...]:
    """Return what becomes of every item: those of the new version in its order, then those it no longer holds."""
    pairs = dict(_pairs(old, new))
    kept = set(pairs.values())
    found = [
        _change(old[pairs[index]], line) if index in pairs else Change(ChangeKind.NEW, None, line)
        for index, line in enumerate(new)
    ]
    return (
        *found,
        *(Change(ChangeKind.DROPPED, line, None) for index, line in enumerate(old) if index not in kept),
    )


def decided(changes: Sequence[Change], decisions: Mapping[str, Decision]) -> tuple[Change, ...]:
    """Return the changes a person wants: a pair that is two becomes a new item and a dropped one, the rest is left out.

    decisions: by key of the change; one without a decision is left as it is.
    """
    return tuple(part for change in changes for part in _decided(change, decisions.get(change.key, Decision.LEAVE)))


def to_plain(line: Line) -> dict[str, Any]:
    """Return the item ready for JSON."""
    plain = asdict(line)
    plain["due_on"] = line.due_on.isoformat() if line.due_on else None
    for name in ("parties", "names"):
        plain[name] = {str(role): list(values) for role, values in plain[name].items()}
    return plain


def from_plain(plain: Mapping[str, Any]) -> Line:
    """Return the item that `to_plain` was given."""
    fields = dict(plain)
    fields["due_on"] = date.fromisoformat(fields["due_on"]) if fields["due_on"] else None
    for name in ("parties", "names"):
        fields[name] = {role: tuple(values) for role, values in fields[name].items()}
    return Line(**fields)


def _decided(change: Change, decision: Decision) -> Iterator[Change]:
    if change.kind == ChangeKind.UNCHANGED or decision == Decision.LEAVE:
        return
    if decision == Decision.TWO and change.old and change.new:
        yield Change(ChangeKind.NEW, None, change.new)
        yield Change(ChangeKind.DROPPED, change.old, None)
    else:
        yield change


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places in the new and the old version that are one item, the surest first; each place once."""
    free_old, free_new = dict(enumerate(old)), dict(enumerate(new))
    for same in (_same_words_and_lead, _same_words):
        by_words: dict[Any, list[int]] = {}
        for index, line in free_old.items():
            by_words.setdefault(same(line), []).append(index)
        for index, line in list(free_new.items()):
            twins = by_words.get(same(line))
            if twins:
                twin = next((one for one in twins if _place(old[one]) == _place(line)), twins[0])
                twins.remove(twin)
                del free_old[twin], free_new[index]
                yield index, twin
    scored = [
        (score, -abs(mine.position - theirs.position), index, twin)
        for index, mine in free_new.items()
        for twin, theirs in free_old.items()
        if (score := _score(mine, theirs)) >= LEAST_SCORE
    ]
    for _score_of_pair, _nearness, index, twin in sorted(scored, reverse=True):
        if index in free_new and twin in free_old:
            del free_old[twin], free_new[index]
            yield index, twin


def _same_words_and_lead(line: Line) -> tuple[str, tuple[str, ...]]:
    return _words(line), tuple(sorted(line.lead))


def _same_words(line: Line) -> str:
    return _words(line)


def _place(line: Line) -> tuple[str, str]:
    return line.label, line.section


def _words(line: Line) -> str:
    return " ".join(fold(line.text).split()).strip(" .;,")


def _alike(one: Line, other: Line) -> float:
    """Return how alike the words are, 0 to 100: the same letters, or one a part of the other."""
    first, second = _words(one), _words(other)
    return (fuzz.ratio(first, second) + fuzz.token_set_ratio(first, second)) / 2


def _score(one: Line, other: Line) -> float:
    alike = _alike(one, other)
    if alike < LEAST_SCORE - SAME_PLACE - SAME_LEAD:
        return 0.0
    place = SAME_PLACE if one.label and _place(one) == _place(other) else 0.0
    return alike + place + (SAME_LEAD if set(one.lead) & set(other.lead) else 0.0)


def _change(old: Line, new: Line) -> Change:
    differences = frozenset(_differences(old, new))
    if not differences:
        return Change(ChangeKind.UNCHANGED, old, new)
    return Change(ChangeKind.CHANGED, old, new, differences, in_doubt=_is_doubtful(old, new))


def _differences(old: Line, new: Line) -> Iterator[Difference]:
    if (old.due_on, old.recurring) != (new.due_on, new.recurring) and not _unread_again(old, new):
        yield Difference.DATE
    # While nobody is known to lead in the new version, whoever led goes on leading.
    if new.lead and not new.held_back and set(old.lead) != set(new.lead):
        yield Difference.LEAD
    others = (PartyRole.COORDINATING, PartyRole.APPRAISING)
    if any(set(old.parties.get(role, ())) != set(new.parties.get(role, ())) for role in others):
        yield Difference.PARTIES
    if _words(old) != _words(new):
        yield Difference.WORDING


def _unread_again(old: Line, new: Line) -> bool:
    """Say whether the date words are the same and only not yet understood: then the day once given goes on."""
    same_words = fold(old.deadline_text) == fold(new.deadline_text)
    return same_words and new.due_on is None and not new.recurring


def _is_doubtful(old: Line, new: Line) -> bool:
    if _words(old) == _words(new):
        return False
    numbers_differ = _NUMBER.findall(old.text) != _NUMBER.findall(new.text)
    moved = _place(old) != _place(new) and not set(old.lead) & set(new.lead)
    return _alike(old, new) < SURE_SCORE or numbers_differ or moved
