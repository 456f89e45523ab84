"""Where a meeting may go, what comes next for it, and days off."""

from datetime import date

import pytest

from dondoc.meetings.enums import MeetingState
from dondoc.meetings.rules.meetings import day_off_sentence, may_move, next_step


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


@pytest.mark.parametrize(
    ("day", "exceptions", "words"),
    [
        (date(2015, 10, 15), {}, ""),
        (date(2015, 9, 2), {}, "ngày nghỉ lễ"),
        (date(2015, 10, 17), {}, "thứ Bảy"),
        (date(2015, 10, 17), {date(2015, 10, 17): (True, "Làm bù")}, ""),
        (date(2015, 10, 15), {date(2015, 10, 15): (False, "Nghỉ bù")}, "ngày nghỉ (Nghỉ bù)"),
    ],
)
def test_a_meeting_on_a_day_off_is_said(day, exceptions, words):
    said = day_off_sentence(day, exceptions=exceptions)

    assert words in said and bool(said) == bool(words)
