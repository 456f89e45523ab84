"""What was done, in sentences and by whom: entries of the journal as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.journal.queries import entries_of
from dondoc.journal.rules.describe import sentence_of
from dondoc.people.queries import users_by_id


@dataclass(frozen=True, slots=True)
class Said:
    """One entry as it is read: when, who, what."""

    sequence: int
    at: datetime
    who: str
    text: str


def said(entries: Iterable[Any]) -> list[Said]:
    """Return entries of the journal as sentences with the function or name of who did it, in one further query."""
    held = list(entries)
    people = users_by_id(sorted({entry.actor_id for entry in held if entry.actor_id}))
    return [
        Said(
            sequence=entry.sequence,
            at=timezone.localtime(entry.at),
            who=_who(people.get(entry.actor_id), entry.actor_id),
            text=_sentence(entry),
        )
        for entry in held
    ]


def said_of(*, congress_id: int, target_kind: str, target_id: int, most: int) -> tuple[list[Said], int]:
    """Return the newest entries of an object as sentences, and how many there are in all."""
    entries = entries_of(congress_id=congress_id, target_kind=target_kind, target_id=target_id)
    newest = list(entries[: most + 1])
    count = len(newest) if len(newest) <= most else entries.count()
    return said(newest[:most]), count


def _sentence(entry: Any) -> str:
    sentence = sentence_of(verb=entry.verb, label=entry.target_label, details=entry.details)
    return _(sentence.template) % sentence.values


def _who(user: Any, actor_id: int | None) -> str:
    if user is not None:
        return user.function_title or user.full_name
    return _("Hệ thống") if actor_id is None else _("Tài khoản đã xóa")
