"""The journal is a chain nobody rewrites unnoticed, and a submission is accepted once."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from dondoc.journal import actions, queries
from dondoc.journal.models import Entry

NOW = datetime(2015, 10, 8, 0, 30, tzinfo=UTC)


def write(*, label: str = "KH06-I-1", congress_id: int = 7, details: dict | None = None) -> Entry:
    with transaction.atomic():
        return actions.record(
            congress_id=congress_id,
            verb="tasks.task.created",
            target=None,
            label=label,
            by_id=3,
            now=NOW,
            details=details,
        )


@pytest.mark.django_db
def test_entries_are_linked_and_the_chain_holds():
    first, second = write(), write(label="KH06-I-2", details={"giờ": "07:30"})

    assert (first.sequence, second.sequence) == (1, 2)
    assert second.previous_hash == first.hash
    assert queries.verify(congress_id=7) is None


@pytest.mark.django_db
def test_each_congress_has_a_chain_of_its_own():
    write(congress_id=7)
    other = write(congress_id=8)

    assert other.sequence == 1


def test_an_entry_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        actions.record(congress_id=7, verb="tasks.task.created", target=None, label="KH06-I-1", by_id=3, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_an_entry(change):
    entry = write()

    with pytest.raises(DatabaseError), transaction.atomic():
        if change == "update":
            Entry.objects.filter(pk=entry.pk).update(target_label="khác")
        else:
            Entry.objects.filter(pk=entry.pk).delete()


@pytest.mark.django_db
def test_a_submission_is_accepted_once_and_answered_alike():
    instance = uuid.uuid4()
    content = {"name": "Sở Y tế"}

    with transaction.atomic():
        first, is_new = actions.accept_once(
            instance_id=instance, congress_id=7, by_id=3, purpose="people.agency.add", content=content, now=NOW
        )
        actions.give_receipt(first, {"code": "SYT"})
        again, again_is_new = actions.accept_once(
            instance_id=instance, congress_id=7, by_id=3, purpose="people.agency.add", content=content, now=NOW
        )

    assert (is_new, again_is_new) == (True, False)
    assert again.receipt == {"code": "SYT"}


@pytest.mark.django_db
def test_the_same_id_with_other_content_is_refused():
    instance = uuid.uuid4()
    common = {"instance_id": instance, "congress_id": 7, "by_id": 3, "purpose": "people.agency.add", "now": NOW}
    with transaction.atomic():
        actions.accept_once(content={"name": "Sở Y tế"}, **common)

        with pytest.raises(actions.SubmissionRefused):
            actions.accept_once(content={"name": "Sở Tài chính"}, **common)
