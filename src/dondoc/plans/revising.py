"""What the page of a new version shows: its changes in groups, each with what it was and what it becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dondoc.plans.enums import PartyRole
from dondoc.plans.models import PlanVersion
from dondoc.plans.rules.revision import Change, ChangeKind, Decision, Difference, Line, compare, from_plain
from dondoc.plans.rules.telling import date_words


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: pairs of (label, before, after), and the decision that is ticked."""

    change: Change
    differences: Sequence[tuple[str, str, str]]
    decision: Decision

    @property
    def line(self) -> Line:
        """The item it is about."""
        return self.change.line


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one sort, under a heading."""

    key: str
    title: str
    rows: Sequence[ChangeRow]


def change_groups(changes: Sequence[Change], *, posted: Mapping[str, str] | None = None) -> list[ChangeGroup]:
    """Return the changes by what a person looks for: new, moved, given to others, reworded, dropped; then the rest.

    posted: what a form held, whose ticks come back; without it everything is ticked.
    """
    given = decisions_from(posted, changes) if posted is not None else None
    rows = [_row(change, given) for change in changes]
    groups = [
        ChangeGroup("doubt", _("Cần xem: có phải cùng một việc"), [row for row in rows if row.change.in_doubt]),
        ChangeGroup("new", _("Việc mới"), [row for row in rows if row.change.kind == ChangeKind.NEW]),
        ChangeGroup("date", _("Đổi thời hạn"), _changed(rows, Difference.DATE)),
        ChangeGroup("lead", _("Đổi cơ quan chủ trì, phối hợp"), _changed(rows, Difference.LEAD, Difference.PARTIES)),
        ChangeGroup("wording", _("Sửa lời"), _changed(rows, Difference.WORDING)),
        ChangeGroup("dropped", _("Không còn trong bản mới"), [r for r in rows if r.change.kind == ChangeKind.DROPPED]),
        ChangeGroup("unchanged", _("Không đổi"), [r for r in rows if r.change.kind == ChangeKind.UNCHANGED]),
    ]
    shown: set[str] = set()
    return [one for group in groups if (one := _once(group, shown)).rows]


def decisions_from(posted: Mapping[str, str], changes: Sequence[Change]) -> dict[str, Decision]:
    """Return what a form says of each change; a box that is not ticked leaves the item as it is."""
    found = {}
    for change in changes:
        value = posted.get(change.key, "")
        if value in (Decision.APPLY, Decision.TWO, Decision.LEAVE):
            found[change.key] = Decision(value)
    return found


def changes_of_version(*, newer: PlanVersion, older: PlanVersion) -> tuple[Change, ...]:
    """Return how two versions of a plan differ, as they stood when each came into force."""
    return compare([from_plain(line) for line in older.outline], [from_plain(line) for line in newer.outline])


def _changed(rows: Sequence[ChangeRow], *differences: Difference) -> list[ChangeRow]:
    return [row for row in rows if row.change.differences & set(differences) and not row.change.in_doubt]


def _once(group: ChangeGroup, shown: set[str]) -> ChangeGroup:
    """Return the group without what an earlier group shows."""
    rows = [row for row in group.rows if row.change.key not in shown]
    shown |= {row.change.key for row in rows}
    return ChangeGroup(group.key, group.title, rows)


def _row(change: Change, given: Mapping[str, Decision] | None) -> ChangeRow:
    decision = Decision.APPLY if given is None else given.get(change.key, Decision.LEAVE)
    return ChangeRow(change=change, differences=_texts(change), decision=decision)


def _texts(change: Change) -> list[tuple[str, str, str]]:
    old, new = change.old, change.new
    if old is None or new is None:
        return []
    found: list[tuple[Any, str, str]] = []
    if Difference.WORDING in change.differences:
        found.append((_("Nội dung"), old.text, new.text))
    if Difference.DATE in change.differences:
        found.append((_("Thời hạn"), date_words(old), date_words(new)))
    for role in PartyRole:
        before, after = names_of(old, role), names_of(new, role)
        if before != after and (role != PartyRole.LEAD or Difference.LEAD in change.differences):
            found.append((str(role.label), before, after))
    return found


def names_of(line: Line, role: PartyRole) -> str:
    """Return the agencies of a role, as the page writes them."""
    return "; ".join(line.names.get(role, ()))
