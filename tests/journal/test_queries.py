"""What the journal finds, and how it shows that somebody reached around the triggers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from dondoc.journal import actions, queries
from dondoc.journal.models import Entry
from dondoc.journal.rules.chain import Break

pytestmark = pytest.mark.django_db
NOW = datetime(2015, 10, 8, 0, 30, tzinfo=UTC)
CONGRESS = 7


@pytest.fixture
def five_entries() -> None:
    with transaction.atomic():
        for number in range(1, 6):
            actions.record(
                congress_id=CONGRESS,
                verb="tasks.task.done" if number % 2 else "tasks.task.created",
                target=None,
                label=f"KH06-I-{number}",
                by_id=number,
                now=NOW + timedelta(minutes=number),
                details={"giờ": "07:30", "phần": [1, 2.5, None]},
            )


def without_triggers(act: Callable[[], object]) -> None:
    """Do what only somebody with the rights of the database's owner can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_entry_no_update")
            cursor.execute("DROP TRIGGER journal_entry_no_delete")
        else:
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_append_only")
    act()


def entries():
    return Entry.objects.filter(congress_id=CONGRESS)


def insert_at_the_end() -> None:
    last = entries().get(sequence=5)
    last.pk, last.sequence, last.previous_hash = None, 6, last.hash
    last.save(force_insert=True)


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (lambda: entries().filter(sequence=3).update(target_label="khác"), Break(3, "content changed")),
        (lambda: entries().filter(sequence=2).update(details={}), Break(2, "content changed")),
        (lambda: entries().filter(sequence=2).update(actor_id=9), Break(2, "content changed")),
        (lambda: entries().filter(sequence=4).update(at=NOW), Break(4, "content changed")),
        (lambda: entries().filter(sequence=3).delete(), Break(3, "missing")),
        (lambda: entries().filter(sequence__gt=3).delete(), Break(4, "cut off")),
        (lambda: entries().delete(), Break(1, "cut off")),
        (insert_at_the_end, Break(6, "content changed")),
    ],
    ids=["label", "details", "actor", "time", "delete", "truncate", "all gone", "insert"],
)
def test_tampering_in_the_database_is_found(five_entries, tamper, found):
    assert queries.verify(congress_id=CONGRESS) is None

    without_triggers(tamper)

    assert queries.verify(congress_id=CONGRESS) == found


def test_a_congress_without_entries_holds():
    assert queries.verify(congress_id=99) is None


def test_counts_and_targets_look_after_a_moment(five_entries):
    since = NOW + timedelta(minutes=2)

    counts = queries.counts_since(
        congress_id=CONGRESS, since=since, verbs=["tasks.task.done", "tasks.task.created", "x.y.z"]
    )

    assert counts == {"tasks.task.done": 2, "tasks.task.created": 1}
    assert queries.counts_since(congress_id=8, since=NOW, verbs=["tasks.task.done"]) == {}


def test_the_newest_entry_comes_first(five_entries):
    assert [entry.sequence for entry in queries.recent_entries(congress_id=CONGRESS)] == [5, 4, 3, 2, 1]
