"""Every kind of tampering is found at the place where it was done."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dondoc.journal.rules.chain import GENESIS, Break, Link, first_break, hash_of


def chain(length: int) -> list[tuple[Link, str, str]]:
    entries, previous = [], GENESIS
    for sequence in range(1, length + 1):
        link = Link(7, sequence, datetime(2015, 10, 8, tzinfo=UTC), 3, "tasks.task.done", "task", sequence, "KH06", {})
        digest = hash_of(link, previous_hash=previous)
        entries.append((link, previous, digest))
        previous = digest
    return entries


def test_an_untouched_chain_holds():
    entries = chain(5)

    assert first_break(entries, head_hash=entries[-1][2]) is None


def edit(entries):
    link, previous, digest = entries[2]
    entries[2] = (replace(link, target_label="khác"), previous, digest)


def edit_and_rehash(entries):
    link, previous, _ = entries[2]
    changed = replace(link, target_label="khác")
    entries[2] = (changed, previous, hash_of(changed, previous_hash=previous))


def delete(entries):
    del entries[2]


def swap(entries):
    entries[2], entries[3] = entries[3], entries[2]


def insert(entries):
    link, previous, _ = entries[2]
    entries.insert(2, (replace(link, verb="tasks.task.created"), previous, hash_of(link, previous_hash=previous)))


def insert_and_renumber(entries):
    link, previous, _ = entries[2]
    strange = replace(link, verb="tasks.task.created")
    later = [(replace(one, sequence=one.sequence + 1), before, digest) for one, before, digest in entries[2:]]
    entries[2:] = [(strange, previous, hash_of(strange, previous_hash=previous)), *later]


def cut_the_end(entries):
    del entries[3:]


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (edit, Break(3, "content changed")),
        (edit_and_rehash, Break(4, "not linked to the entry before")),
        (delete, Break(3, "missing")),
        (swap, Break(3, "missing")),
        (insert, Break(3, "content changed")),
        (insert_and_renumber, Break(4, "not linked to the entry before")),
        (cut_the_end, Break(4, "cut off")),
    ],
)
def test_tampering_is_found(tamper, found):
    entries = chain(5)
    head = entries[-1][2]

    tamper(entries)

    assert first_break(entries, head_hash=head) == found


def test_without_an_anchor_only_a_cut_goes_unseen():
    entries = chain(5)

    cut_the_end(entries)

    assert first_break(entries) is None
