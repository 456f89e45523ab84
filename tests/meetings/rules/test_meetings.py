"""Where a meeting may go, and what comes next for it."""

import pytest

from dondoc.meetings.enums import MeetingState
from dondoc.meetings.rules.meetings import may_move, next_step


def test_a_meeting_goes_forward_only():
    moves = {(one, other) for one in MeetingState for other in MeetingState if may_move(now_in=one, next_state=other)}

    assert moves == {("preparing", "running"), ("preparing", "called_off"), ("running", "closed")}


@pytest.mark.parametrize(
    ("state", "given", "step"),
    [
        ("preparing", {"item_count": 0, "called_count": 0, "told_count": 0}, "propose"),
        ("preparing", {"item_count": 3, "called_count": 0, "told_count": 0}, "call"),
        ("preparing", {"item_count": 3, "called_count": 9, "told_count": 0}, "invite"),
        ("preparing", {"item_count": 3, "called_count": 9, "told_count": 9, "days_left": 2}, "wait"),
        ("preparing", {"item_count": 3, "called_count": 9, "told_count": 9}, "begin"),
        ("running", {"item_count": 0, "called_count": 0, "told_count": 0}, ""),
    ],
)
def test_there_is_one_next_step(state, given, step):
    assert next_step(state, **({"days_left": 0} | given)) == step
