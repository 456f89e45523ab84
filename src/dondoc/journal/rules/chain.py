"""The hash chain: each entry's hash covers its content and the hash before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dondoc.kit.digest import sha256_of

GENESIS = "0" * 64

# Why a chain does not hold, and how it is said to a person.
MISSING, DOUBLED, UNLINKED, CHANGED = "missing", "doubled", "not linked to the entry before", "content changed"
REWRITTEN, CUT_OFF = "not the entry that was noted outside", "cut off"
NOT_THE_HEAD = "the note of the head is gone or another"
_SENTENCES = {
    MISSING: "Mục %s không còn: đã bị xóa, hoặc số thứ tự bị sửa.",
    DOUBLED: "Có hai mục cùng số hoặc sai số ở vị trí %s: đã bị chèn, hoặc số thứ tự bị sửa.",
    UNLINKED: "Mục %s không nối với mục đứng trước: một mục đã bị thay, chèn hoặc đổi chỗ.",
    CHANGED: "Nội dung mục %s đã bị sửa sau khi ghi.",
    REWRITTEN: "Mục %s không phải mục đã được ghi lại ở bên ngoài: nhật ký đã bị viết lại.",
    CUT_OFF: "Nhật ký bị cắt từ mục %s trở đi.",
    NOT_THE_HEAD: "Dấu ghi mục cuối cùng không còn hoặc không khớp với nhật ký (mục kế tiếp sẽ là %s).",
}


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

    def __str__(self) -> str:
        return _SENTENCES[self.why] % self.sequence


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a chain and the hash it has there, as noted outside the chain."""

    sequence: int
    hash: str


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


def first_break(
    entries: Iterable[tuple[Link, str, str]], *, head: Anchor | None = None, anchors: Iterable[Anchor] = ()
) -> Break | None:
    """Return the first break of a chain of (link, previous hash, hash) in order of sequence, or None.

    head: where the chain ends by the database's own note; None when not asked for. anchors: places noted elsewhere.
    Only an anchor shows that entries were cut off the end, or that the end was written anew.
    """
    previous, expected = GENESIS, 1
    noted: dict[int, set[str]] = {}
    for anchor in anchors:
        noted.setdefault(anchor.sequence, set()).add(anchor.hash)
    if noted.pop(0, {GENESIS}) != {GENESIS}:
        return Break(1, REWRITTEN)
    for link, previous_hash, stored in entries:
        if link.sequence != expected:
            return Break(expected, MISSING if link.sequence > expected else DOUBLED)
        if previous_hash != previous:
            return Break(link.sequence, UNLINKED)
        if hash_of(link, previous_hash=previous_hash) != stored:
            return Break(link.sequence, CHANGED)
        if noted.pop(link.sequence, {stored}) != {stored}:
            return Break(link.sequence, REWRITTEN)
        previous, expected = stored, expected + 1
    return _tail_break(previous, expected, head=head, noted=noted)


def _tail_break(last_hash: str, expected: int, *, head: Anchor | None, noted: dict[int, set[str]]) -> Break | None:
    if noted:
        return Break(expected, CUT_OFF)
    if head is None or (head.sequence, head.hash) == (expected - 1, last_hash):
        return None
    return Break(expected, CUT_OFF if head.sequence >= expected else NOT_THE_HEAD)
