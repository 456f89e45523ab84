"""Two thousand random tamperings by somebody who owns the database: every one is found, with the entry it was done to.

Each is undone afterwards. Whoever also writes the note of the head anew is found by the head noted outside.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F

from dondoc.journal import actions, queries
from dondoc.journal.models import Chain, Entry
from dondoc.journal.rules.chain import Anchor, Break, hash_of

pytestmark = pytest.mark.django_db
CONGRESS, LENGTH, TAMPERINGS, SEED = 7, 20, 2000, 20261125
NOW = datetime(2015, 10, 8, 0, 30, tzinfo=UTC)


@pytest.fixture
def anchor() -> Anchor:
    """Write a journal, take the locks of the table away as its owner can, and return the head noted outside."""
    with transaction.atomic():
        for number in range(1, LENGTH + 1):
            actions.record(
                congress_id=CONGRESS,
                verb=random.Random(number).choice(["tasks.task.done", "tasks.task.created", "people.account.made"]),
                target=None,
                label=f"KH06-I-{number}",
                by_id=number % 4 or None,
                now=NOW + timedelta(minutes=number),
                details={"giờ": "07:30", "số": number, "phần": [1, 2.5, None]},
            )
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_entry_no_update")
            cursor.execute("DROP TRIGGER journal_entry_no_delete")
        else:
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_append_only")
    return queries.heads()[CONGRESS]


def entries():
    return Entry.objects.filter(congress_id=CONGRESS)


def one(dice: random.Random) -> Entry:
    return entries().get(sequence=dice.randint(1, LENGTH))


def rehash(first: int) -> None:
    """Do what a careful forger does: compute all hashes from here on, and the note of the head."""
    before = entries().filter(sequence__lt=first).order_by("-sequence").first()
    previous, last = (before.hash, before.sequence) if before else ("0" * 64, 0)
    for entry in entries().filter(sequence__gte=first).order_by("sequence"):
        digest = hash_of(queries.link_of(entry), previous_hash=previous)
        Entry.objects.filter(pk=entry.pk).update(previous_hash=previous, hash=digest)
        previous, last = digest, entry.sequence
    Chain.objects.filter(pk=CONGRESS).update(sequence=last, head_hash=previous)


def edit(dice: random.Random) -> int:
    entry = one(dice)
    column, value = dice.choice(
        [
            ("at", entry.at + timedelta(microseconds=dice.choice([-1, 1, 10**6]))),
            ("actor_id", (entry.actor_id or 0) + dice.randint(1, 9)),
            ("verb", entry.verb + dice.choice("xyz")),
            ("target_kind", entry.target_kind + "t"),
            ("target_id", dice.randint(1, 99)),
            ("target_label", entry.target_label[:-1] if dice.random() < 0.5 else entry.target_label + " "),
            ("details", entry.details | {"số": dice.randint(100, 999)}),
            ("details", {}),
            ("previous_hash", f"{dice.getrandbits(256):064x}"),
            ("hash", f"{dice.getrandbits(256):064x}"),
        ]
    )
    entries().filter(sequence=entry.sequence).update(**{column: value})
    return entry.sequence


def move_to_another_congress(dice: random.Random) -> int:
    entry = one(dice)
    Entry.objects.filter(pk=entry.pk).update(congress_id=8)
    return entry.sequence


def renumber(dice: random.Random) -> int:
    entry = one(dice)
    Entry.objects.filter(pk=entry.pk).update(sequence=LENGTH + dice.randint(2, 50))
    return entry.sequence


def delete(dice: random.Random) -> int:
    first = dice.randint(1, LENGTH)
    entries().filter(sequence__gte=first, sequence__lt=first + dice.randint(1, 3)).delete()
    return first


def delete_and_close_the_gap(dice: random.Random) -> int:
    entry = one(dice)
    entry.delete()
    for later in entries().filter(sequence__gt=entry.sequence).order_by("sequence"):
        Entry.objects.filter(pk=later.pk).update(sequence=F("sequence") - 1)
    return entry.sequence


def insert(dice: random.Random) -> int:
    entry = one(dice)
    for later in entries().filter(sequence__gte=entry.sequence).order_by("-sequence"):
        Entry.objects.filter(pk=later.pk).update(sequence=F("sequence") + 1)
    link = replace(queries.link_of(entry), verb="tasks.task.cancelled")
    strange = Entry(**{name: getattr(link, name) for name in link.__dataclass_fields__})
    strange.previous_hash = entry.previous_hash
    strange.hash = hash_of(link, previous_hash=entry.previous_hash)
    strange.save(force_insert=True)
    return min(entry.sequence + 1, LENGTH)


def append(dice: random.Random) -> int:
    last = entries().get(sequence=LENGTH)
    last.pk, last.sequence, last.previous_hash = None, LENGTH + 1, last.hash
    last.hash = hash_of(queries.link_of(last), previous_hash=last.previous_hash)
    last.save(force_insert=True)
    return LENGTH + 2


def swap(dice: random.Random) -> int:
    first, second = sorted(dice.sample(range(1, LENGTH + 1), 2))
    entries().filter(sequence=first).update(sequence=0)
    entries().filter(sequence=second).update(sequence=first)
    entries().filter(sequence=0).update(sequence=second)
    return first


def truncate(dice: random.Random) -> int:
    first = dice.randint(1, LENGTH)
    entries().filter(sequence__gte=first).delete()
    return first


def truncate_with_the_note(dice: random.Random) -> int:
    first = truncate(dice)
    rehash(first)
    return first


def rewrite_with_the_note(dice: random.Random) -> int:
    entry = one(dice)
    entries().filter(pk=entry.pk).update(target_label=f"khác {dice.random()}")
    rehash(entry.sequence)
    return LENGTH


def delete_and_rewrite_with_the_note(dice: random.Random) -> int:
    first = delete_and_close_the_gap(dice)
    rehash(first)
    return LENGTH


def forge_the_note(dice: random.Random) -> int:
    Chain.objects.filter(pk=CONGRESS).update(head_hash=f"{dice.getrandbits(256):064x}")
    return LENGTH + 1


def remove_the_note(dice: random.Random) -> int:
    Chain.objects.filter(pk=CONGRESS).delete()
    return LENGTH + 1


KINDS: list[Callable[[random.Random], int]] = [
    edit,
    edit,
    edit,
    move_to_another_congress,
    renumber,
    delete,
    delete_and_close_the_gap,
    insert,
    append,
    swap,
    truncate,
    truncate_with_the_note,
    rewrite_with_the_note,
    delete_and_rewrite_with_the_note,
    forge_the_note,
    remove_the_note,
]


@pytest.mark.timeout(300)
def test_two_thousand_tamperings_are_all_found_where_they_were_done(anchor):
    dice = random.Random(SEED)
    unseen, misplaced = [], []

    for number in range(TAMPERINGS):
        kind = dice.choice(KINDS)
        with transaction.atomic():
            place = kind(dice)
            found = queries.verify(congress_id=CONGRESS, anchors=[anchor])
            transaction.set_rollback(True)
        if found is None:
            unseen.append((number, kind.__name__, place))
        elif found.sequence != place:
            misplaced.append((number, kind.__name__, place, found))

    assert (unseen, misplaced) == ([], [])
    assert queries.verify(congress_id=CONGRESS, anchors=[anchor]) is None


@pytest.mark.parametrize("kind", [truncate_with_the_note, rewrite_with_the_note, delete_and_rewrite_with_the_note])
def test_a_note_forged_along_is_seen_only_from_outside(kind, anchor):
    kind(random.Random(SEED))

    assert queries.verify(congress_id=CONGRESS) is None
    assert queries.verify(congress_id=CONGRESS, anchors=[anchor]) is not None


def test_every_break_has_a_sentence():
    from dondoc.journal.rules import chain

    for why in chain._SENTENCES:
        assert "12" in str(Break(12, why))
