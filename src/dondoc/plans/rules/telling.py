"""Whom a new version of a plan concerns, and what it says to each."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dondoc.plans.enums import PartyRole
from dondoc.plans.rules.revision import Change, ChangeKind, Difference, Line

_ROLE_WORDS = {PartyRole.LEAD: "chủ trì", PartyRole.COORDINATING: "phối hợp", PartyRole.APPRAISING: "thẩm định"}


def told_to(changes: Sequence[Change], *, agency_ids: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    """Return the sentences for each agency a change touches; agencies nothing changes for are not among them.

    agency_ids: by what tells agencies apart in the lines.
    """
    told: dict[int, list[str]] = {}
    for change in changes:
        for key, sentence in _sentences(change):
            agency_id = agency_ids.get(key)
            if agency_id is not None:
                told.setdefault(agency_id, []).append(sentence)
    return {agency_id: tuple(sentences) for agency_id, sentences in told.items()}


def date_words(line: Line) -> str:
    """Return until when an item is to be done, in words."""
    if line.due_on is not None:
        return _day(line.due_on)
    return "thường xuyên" if line.recurring else "chưa có hạn"


def _sentences(change: Change) -> Iterator[tuple[str, str]]:
    old, new = _roles(change.old), _roles(change.new)
    if change.kind == ChangeKind.UNCHANGED:
        return
    for key in dict.fromkeys((*new, *old)):
        if key not in old and change.new is not None:
            yield key, f"Giao mới ({_ROLE_WORDS[new[key]]}): {change.new.text}; hạn: {date_words(change.new)}."
        elif key not in new and change.old is not None:
            yield key, f"Không còn giao cho cơ quan: {change.old.text}."
        elif change.old is not None and change.new is not None:
            yield key, f"{_difference_words(change, old[key], new[key])}: {change.new.text}."


def _difference_words(change: Change, before: PartyRole, after: PartyRole) -> str:
    words = []
    if change.old is not None and change.new is not None and Difference.DATE in change.differences:
        words.append(f"Đổi hạn từ {date_words(change.old)} sang {date_words(change.new)}")
    if before != after:
        words.append(f"Đổi vai từ {_ROLE_WORDS[before]} sang {_ROLE_WORDS[after]}")
    elif change.differences & {Difference.LEAD, Difference.PARTIES}:
        words.append("Đổi cơ quan cùng thực hiện")
    if Difference.WORDING in change.differences:
        words.append("Sửa nội dung")
    return "; ".join(words)


def _roles(line: Line | None) -> dict[str, PartyRole]:
    """Return the first role of each agency of an item."""
    found: dict[str, PartyRole] = {}
    if line is not None:
        for role in PartyRole:
            for key in line.parties.get(role, ()):
                found.setdefault(key, role)
    return found


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
