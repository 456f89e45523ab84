"""When an obstacle climbs, what may be done with it by whom, and which earlier ones are alike."""

from datetime import UTC, datetime, timedelta

import pytest

from dondoc.people.enums import Permission
from dondoc.tasks.enums import ObstacleNeed as Need
from dondoc.tasks.enums import ObstacleState as State
from dondoc.tasks.rules.obstacles import answer_due_at, climbs, may, may_move, nearest, telling_words, words_of_card

OPENED = datetime(2015, 10, 7, 2, 0, tzinfo=UTC)
DUE = OPENED + timedelta(hours=24)


def test_an_answer_is_due_after_a_day_and_a_night():
    assert answer_due_at(opened_at=OPENED) == DUE


@pytest.mark.parametrize(
    ("state", "due_at", "answered_at", "now", "found"),
    [
        (State.NEW, DUE, None, DUE - timedelta(minutes=1), False),
        (State.NEW, DUE, None, DUE, True),
        (State.AWAITS_DECISION, DUE, None, DUE, True),
        (State.NEW, DUE, OPENED, DUE, False),
        (State.RESOLVED, DUE, None, DUE, False),
        (State.NEW, None, None, DUE, False),
    ],
)
def test_what_nobody_answered_in_time_climbs(state, due_at, answered_at, now, found):
    assert climbs(state=state, due_at=due_at, answered_at=answered_at, now=now) is found


@pytest.mark.parametrize(
    ("now_in", "next_state", "found"),
    [
        (State.NEW, State.IN_HAND, True),
        (State.NEW, State.RESOLVED, True),
        (State.IN_HAND, State.NEW, False),
        (State.AWAITS_DECISION, State.IN_HAND, True),
        (State.RESOLVED, State.IN_HAND, False),
        (State.RESOLVED, State.AWAITS_DECISION, False),
    ],
)
def test_a_cleared_obstacle_stays_cleared(now_in, next_state, found):
    assert may_move(now_in=now_in, next_state=next_state) is found


@pytest.mark.parametrize(
    ("need", "is_handler", "permissions", "found"),
    [
        (Need.SEE, False, (), True),
        (Need.ANSWER, False, (Permission.HANDLE_OBSTACLES,), True),
        (Need.ANSWER, True, (Permission.REPORT_WORK,), True),
        (Need.ANSWER, False, (Permission.REPORT_WORK,), False),
        (Need.ANSWER, True, (Permission.APPRAISE_WORK,), False),
        (Need.HANDLE, True, (Permission.REPORT_WORK,), False),
        (Need.HANDLE, False, (Permission.HANDLE_OBSTACLES,), True),
        (Need.DECIDE, False, (Permission.HANDLE_OBSTACLES,), False),
        (Need.DECIDE, False, (Permission.DECIDE,), True),
    ],
)
def test_who_may_do_what(need, is_handler, permissions, found):
    assert may(need, is_handler=is_handler, permissions=permissions) is found


def test_words_of_a_card_are_counted_as_they_are_read():
    assert words_of_card("  Bổ sung 12 xe  16 chỗ ") == 6


def test_alike_are_texts_that_share_telling_words_marks_aside():
    earlier = {
        1: "Thiếu xe 16 chỗ đưa đón đại biểu",
        2: "thieu xe 16 cho",
        3: "Chưa có kinh phí in thẻ",
        4: "Thiếu người",
    }

    assert nearest("Thiếu 12 xe 16 chỗ", earlier) == [2, 1]
    assert nearest("của và cho các", earlier) == []


def test_empty_words_say_nothing():
    assert telling_words("Chưa có xe cho đại biểu, «xe»") == {"xe", "dai", "bieu"}
