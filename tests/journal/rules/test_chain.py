"""Every kind of tampering is found at the place where it was done."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dondoc.journal.rules.chain import GENESIS, Anchor, Break, Link, first_break, hash_of


def chain(length: int) -> list[tuple[Link, str, str]]:
    entries, previous = [], GENESIS
    for sequence in range(1, length + 1):
        link = Link(7, sequence, datetime(2015, 10, 8, tzinfo=UTC), 3, "tasks.task.done", "task", sequence, "KH06", {})
        digest = hash_of(link, previous_hash=previous)
        entries.append((link, previous, digest))
        previous = digest
    return entries


def head_of(entries: list[tuple[Link, str, str]]) -> Anchor:
    return Anchor(len(entries), entries[-1][2])


def test_an_untouched_chain_holds():
    entries = chain(5)

    assert first_break(entries, head=head_of(entries)) is None


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
    head = head_of(entries)

    tamper(entries)

    assert first_break(entries, head=head) == found


def test_an_anchor_in_the_middle_shows_what_was_written_anew():
    entries, other = chain(5), chain(5)
    noted = Anchor(3, entries[2][2])
    link, previous, _ = other[1]
    changed, rewritten = replace(link, target_label="khác"), other[:1]
    for link in [changed, *(one for one, _, _ in other[2:])]:
        previous = rewritten[-1][2]
        rewritten.append((link, previous, hash_of(link, previous_hash=previous)))

    assert first_break(entries, anchors=[noted]) is None
    assert first_break(rewritten, head=head_of(rewritten)) is None
    assert first_break(rewritten, anchors=[noted]) == Break(3, "not the entry that was noted outside")
    assert first_break(entries[:2], anchors=[noted]) == Break(3, "cut off")
    assert first_break(entries, anchors=[noted, Anchor(3, "f" * 64)]) == Break(
        3, "not the entry that was noted outside"
    )


def test_without_an_anchor_only_a_cut_goes_unseen():
    entries = chain(5)

    cut_the_end(entries)

    assert first_break(entries) is None
