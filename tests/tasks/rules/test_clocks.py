"""The three clocks of a task."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from dondoc.tasks.enums import TaskState
from dondoc.tasks.rules.clocks import Clocks, clocks

BEGAN = datetime(2015, 10, 1, tzinfo=UTC)


def day(number: float) -> datetime:
    return BEGAN + timedelta(days=number)


def days(number: float) -> timedelta:
    return timedelta(days=number)


@pytest.mark.parametrize(
    ("standings", "waits", "now", "told"),
    [
        ([], [], 5, Clocks()),
        ([(0, "assigned")], [], 5, Clocks(doer=days(5))),
        ([(0, "in_progress"), (4, "in_appraisal")], [], 7, Clocks(doer=days(4), appraiser=days(3))),
        (
            [(0, "in_progress"), (4, "in_appraisal"), (5, "reworking"), (8, "in_appraisal"), (9, "done")],
            [],
            30,
            Clocks(doer=days(7), appraiser=days(2)),
        ),
        ([(0, "in_progress")], [(2, 4)], 10, Clocks(doer=days(8), waiting=days(2))),
        ([(0, "in_progress")], [(2, None)], 10, Clocks(doer=days(2), waiting=days(8))),
        ([(0, "in_progress")], [(2, 6), (4, 8)], 10, Clocks(doer=days(4), waiting=days(6))),
        (
            [(0, "in_progress"), (3, "in_appraisal")],
            [(2, None)],
            6,
            Clocks(doer=days(2), appraiser=days(3), waiting=days(1)),
        ),
        ([(0, "in_progress"), (3, "cancelled")], [(1, None)], 9, Clocks(doer=days(1), waiting=days(2))),
        ([(0, "in_progress"), (9, "done")], [], 4, Clocks(doer=days(4))),
    ],
    ids=[
        "nothing yet",
        "given and untouched",
        "handed in",
        "returned once, then passed",
        "waited for an answer",
        "still waiting",
        "two waits at once count once",
        "a wait does not stop the appraiser",
        "nothing runs after the end",
        "asked about a day before the end",
    ],
)
def test_whose_time_it_was(standings, waits, now, told):
    found = clocks(
        [(day(at), TaskState(state)) for at, state in standings],
        waits=[(day(begin), None if end is None else day(end)) for begin, end in waits],
        now=day(now),
    )

    assert found == told


def test_the_clocks_together_are_the_life_of_any_task():
    dice = random.Random(7)
    for _ in range(2_000):
        at = sorted(dice.sample(range(100), dice.randint(1, 6)))
        states = [dice.choice([state for state in TaskState if state not in ("done", "cancelled")]) for _each in at]
        waits = [(day(begin := dice.randrange(100)), day(begin + dice.randrange(20))) for _each in range(3)]

        found = clocks([(day(one), state) for one, state in zip(at, states, strict=True)], waits=waits, now=day(120))

        assert found.whole == days(120 - at[0])
