"""Write into the journal, and accept a submission exactly once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from dondoc.journal.models import Chain, Entry, Submission
from dondoc.journal.rules.chain import Link, hash_of
from dondoc.kit.digest import sha256_of
from dondoc.web.db import insert_many, locked

_MANY = 100
_LINK_FIELDS = tuple(field.name for field in fields(Link))


class SubmissionRefused(Exception):
    """Raised when an instance id arrives again with other content."""

    def __init__(self, earlier: Submission) -> None:
        super().__init__("Biểu mẫu này đã được gửi trước đó với nội dung khác.")
        self.earlier = earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One thing that happened, at its own moment and by whom."""

    at: datetime
    verb: str
    target: models.Model | None
    label: str
    by_id: int | None = None
    details: Mapping[str, Any]


def record(
    *,
    congress_id: int,
    verb: str,
    target: models.Model | None,
    label: str,
    by_id: int | None,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> Entry:
    """Append one entry to the congress's chain, inside the caller's transaction.

    verb: dotted, room first ("tasks.task.created"). label: how the target reads when it is gone; no person's name.
    details: plain JSON values; people as ids. Locks the head of the chain: call it last in an action.
    """
    return record_many(
        congress_id=congress_id, verb=verb, about=[(target, label, details or {})], by_id=by_id, now=now
    )[0]


def record_many(
    *,
    congress_id: int,
    verb: str,
    about: Sequence[tuple[models.Model | None, str, Mapping[str, Any]]],
    by_id: int | None,
    now: datetime,
) -> list[Entry]:
    """Append one entry per (target, label, details), all of one verb, with the chain locked once."""
    return record_past(
        congress_id=congress_id,
        happened=[
            Happened(at=now, verb=verb, target=target, label=label, by_id=by_id, details=details)
            for target, label, details in about
        ],
    )


def record_past(*, congress_id: int, happened: Sequence[Happened]) -> list[Entry]:
    """Append what happened earlier, each with its own moment, in the order given; the chain is locked once.

    For histories that come from elsewhere: the place in the chain says when it was written down here, `at` when it is
    said to have happened.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the journal is written in the transaction of what it records")
    chain = _locked_chain(congress_id)
    entries = []
    for one in happened:
        link = Link(
            congress_id=congress_id,
            sequence=chain.sequence + 1,
            at=one.at,
            actor_id=one.by_id,
            verb=one.verb,
            target_kind=one.target._meta.label_lower if one.target is not None else "",
            target_id=one.target.pk if one.target is not None else None,
            target_label=one.label[:300],
            details=dict(one.details),
        )
        digest = hash_of(link, previous_hash=chain.head_hash)
        values = {name: getattr(link, name) for name in _LINK_FIELDS}
        entries.append(Entry(**values, previous_hash=chain.head_hash, hash=digest))
        chain.sequence, chain.head_hash = link.sequence, digest
    if len(entries) > _MANY:
        insert_many(entries)
    else:
        Entry.objects.bulk_create(entries)
    chain.save(update_fields=["sequence", "head_hash"])
    return entries


def accept_once(
    *, instance_id: UUID, congress_id: int, by_id: int | None, purpose: str, content: Mapping[str, Any], now: datetime
) -> tuple[Submission, bool]:
    """Register a submission inside the caller's transaction; return it and whether it is new.

    A repeat with the same content returns the first one, with its receipt. Raises SubmissionRefused for a repeat with
    other content. Racing twins wait for each other on the unique id.
    """
    digest = sha256_of({"purpose": purpose, "congress": congress_id, "content": dict(content)})
    found, is_new = Submission.objects.get_or_create(
        instance_id=instance_id,
        defaults={
            "congress_id": congress_id,
            "actor_id": by_id,
            "purpose": purpose,
            "content_sha256": digest,
            "at": now,
        },
    )
    if not is_new and (found.content_sha256 != digest or found.actor_id != by_id):
        raise SubmissionRefused(found)
    return found, is_new


def give_receipt(submission: Submission, receipt: Mapping[str, Any]) -> None:
    """Keep what a repeat of this submission will be answered with."""
    submission.receipt = dict(receipt)
    submission.save(update_fields=["receipt"])


def _locked_chain(congress_id: int) -> Chain:
    Chain.objects.get_or_create(pk=congress_id)
    return locked(Chain.objects.filter(pk=congress_id)).get()
