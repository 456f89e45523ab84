"""The hash chain: each entry's hash covers its content and the hash before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dondoc.kit.digest import sha256_of

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """The content of one entry, as it goes into the hash."""

    congress_id: int
    sequence: int
    at: datetime
    actor_id: int | None
    verb: str
    target_kind: str
    target_id: int | None
    target_label: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold, and why."""

    sequence: int
    why: str


def hash_of(link: Link, *, previous_hash: str) -> str:
    """Return the SHA-256, in hex, of an entry that follows `previous_hash`."""
    content = {
        "congress": link.congress_id,
        "sequence": link.sequence,
        "at": link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": link.actor_id,
        "verb": link.verb,
        "kind": link.target_kind,
        "target": link.target_id,
        "label": link.target_label,
        "details": link.details,
        "previous": previous_hash,
    }
    return sha256_of(content)


def first_break(entries: Iterable[tuple[Link, str, str]], *, head_hash: str | None = None) -> Break | None:
    """Return the first break of a chain of (link, previous hash, hash) in order of sequence, or None.

    head_hash: the hash the last entry must have, kept elsewhere; None when no anchor is known. Only an anchor shows
    that entries were cut off the end.
    """
    previous, expected = GENESIS, 1
    for link, previous_hash, stored in entries:
        if link.sequence != expected:
            return Break(expected, "missing")
        if previous_hash != previous:
            return Break(link.sequence, "not linked to the entry before")
        if hash_of(link, previous_hash=previous_hash) != stored:
            return Break(link.sequence, "content changed")
        previous, expected = stored, expected + 1
    if head_hash is not None and previous != head_hash:
        return Break(expected, "cut off")
    return None
