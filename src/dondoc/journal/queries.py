"""Which entries stand in the journal."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Count, QuerySet

from dondoc.journal.models import Chain, Entry, Submission
from dondoc.journal.rules.chain import GENESIS, Anchor, Break, Link, first_break


def entries_of(*, congress_id: int, target_kind: str, target_id: int) -> QuerySet[Entry]:
    """Return what was done with one object, newest first."""
    mine = Entry.objects.filter(congress_id=congress_id, target_kind=target_kind, target_id=target_id)
    return mine.order_by("-sequence", "pk")


def recent_entries(*, congress_id: int) -> QuerySet[Entry]:
    """Return everything done in a congress, newest first."""
    return Entry.objects.filter(congress_id=congress_id).order_by("-sequence", "pk")


def counts_since(*, congress_id: int, since: datetime, verbs: Iterable[str]) -> dict[str, int]:
    """Return how many entries of each verb were written after `since`; verbs without one are left out."""
    rows = Entry.objects.filter(congress_id=congress_id, at__gt=since, verb__in=list(verbs))
    return dict(rows.order_by("verb").values_list("verb").annotate(count=Count("pk")))


def targets_since(*, congress_id: int, since: datetime, verb: str) -> list[int]:
    """Return the ids of the objects a verb was done to after `since`, each once."""
    rows = Entry.objects.filter(congress_id=congress_id, at__gt=since, verb=verb, target_id__isnull=False)
    return sorted(set(rows.values_list("target_id", flat=True)))


def entries_in_order(*, congress_id: int) -> Iterator[Entry]:
    """Return the whole chain of a congress from its beginning, read as it is wanted."""
    return Entry.objects.filter(congress_id=congress_id).order_by("sequence", "pk").iterator(chunk_size=2000)


def entries_by_verb(*, congress_id: int, verb: str) -> Iterator[Entry]:
    """Return every entry of one verb in the order of the chain, read as they are wanted."""
    rows = Entry.objects.filter(congress_id=congress_id, verb=verb)
    return rows.order_by("sequence", "pk").iterator(chunk_size=2000)


def authors_of(*, congress_id: int, verb: str) -> set[int]:
    """Return the ids of everybody who did what a verb says."""
    rows = Entry.objects.filter(congress_id=congress_id, verb=verb, actor_id__isnull=False)
    return set(rows.order_by("actor_id").values_list("actor_id", flat=True).distinct())


def verify(*, congress_id: int, anchors: Iterable[Anchor] = (), using: str = DEFAULT_DB_ALIAS) -> Break | None:
    """Return the first break of a congress's chain, or None when every entry holds.

    anchors: places of the chain noted outside the database; whoever may write the database may also write its own
    note of the head, so only these show a tail that was cut off or written anew.
    """
    chain = Chain.objects.using(using).filter(pk=congress_id).first()
    head = Anchor(chain.sequence, chain.head_hash) if chain else Anchor(0, GENESIS)
    return first_break(_links(congress_id, using), head=head, anchors=anchors)


def heads(*, using: str = DEFAULT_DB_ALIAS) -> dict[int, Anchor]:
    """Return where every chain ends, by congress: what is worth noting outside the database."""
    rows = Chain.objects.using(using).order_by("pk")
    return {chain.pk: Anchor(chain.sequence, chain.head_hash) for chain in rows}


def congresses_with_entries(*, using: str = DEFAULT_DB_ALIAS) -> set[int]:
    """Return the congresses of which there are entries or a note of a head; 0 is the installation."""
    entries = Entry.objects.using(using).order_by("congress_id").values_list("congress_id", flat=True).distinct()
    return set(entries) | set(Chain.objects.using(using).values_list("pk", flat=True))


def submission(instance_id: str) -> Submission | None:
    """Return what was handed in under this id, or None."""
    return Submission.objects.filter(instance_id=instance_id).first()


def _links(congress_id: int, using: str) -> Iterator[tuple[Link, str, str]]:
    rows = Entry.objects.using(using).filter(congress_id=congress_id).order_by("sequence", "pk")
    for entry in rows.iterator(chunk_size=2000):
        yield link_of(entry), entry.previous_hash, entry.hash


def link_of(entry: Entry) -> Link:
    """Return the content of a stored entry."""
    return Link(
        congress_id=entry.congress_id,
        sequence=entry.sequence,
        at=entry.at,
        actor_id=entry.actor_id,
        verb=entry.verb,
        target_kind=entry.target_kind,
        target_id=entry.target_id,
        target_label=entry.target_label,
        details=entry.details,
    )


def entries_by_person(user_id: int) -> QuerySet[Entry]:
    """Return what one person did, in all congresses, in the order in which it was written."""
    return Entry.objects.filter(actor_id=user_id).order_by("congress_id", "sequence", "pk")
