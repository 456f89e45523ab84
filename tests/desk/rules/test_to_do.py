"""Decisions and calls share five places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.desk.rules.to_do import PLACES, in_turn, share_places

NUMBERS = st.integers(min_value=0, max_value=12)


@pytest.mark.parametrize(
    ("decisions", "calls", "shown"),
    [(0, 0, (0, 0)), (9, 0, (5, 0)), (0, 9, (0, 5)), (9, 9, (3, 2)), (1, 9, (1, 4)), (9, 1, (4, 1)), (2, 1, (2, 1))],
)
def test_places_are_shared(decisions, calls, shown):
    decided, called = share_places(list(range(decisions)), list(range(calls)))

    assert (len(decided), len(called)) == shown


@given(decisions=NUMBERS, calls=NUMBERS)
def test_no_place_stays_free_while_something_waits(decisions, calls):
    decided, called = share_places(list(range(decisions)), list(range(calls)))

    assert len(decided) + len(called) == min(PLACES, decisions + calls)
    assert decided == list(range(len(decided)))
    assert called == list(range(len(called)))


@pytest.mark.parametrize(
    ("decisions", "calls", "order"),
    [
        ([], [], []),
        (["d1", "d2", "d3"], ["c1", "c2"], ["d1", "c1", "d2", "c2", "d3"]),
        (["d1"], ["c1", "c2"], ["d1", "c1", "c2"]),
        ([], ["c1"], ["c1"]),
    ],
)
def test_the_first_decision_and_the_first_call_stand_on_top(decisions, calls, order):
    assert in_turn(decisions, calls) == order
