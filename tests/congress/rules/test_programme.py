"""What moves in the programme when the congress moves."""

from datetime import date

import pytest

from dondoc.congress.rules.programme import BlockDay, event_days, moves


def october(day: int) -> date:
    return date(2015, 10, day)


PRESS = BlockDay(1, "Họp báo", "press_conference", october(14))
OPENING = BlockDay(2, "Khai mạc", "opening", october(20))
SECOND_DAY = BlockDay(3, "Thảo luận", "other", october(21))
CLOSING = BlockDay(4, "Bế mạc", "closing", october(22))
PROGRAMME = [PRESS, OPENING, SECOND_DAY, CLOSING]


def moved(*, opening: int, closing: int, whole: bool) -> dict[int, int]:
    found = moves(
        PROGRAMME,
        opening=(october(20), october(opening)),
        closing=(october(22), october(closing)),
        whole_programme=whole,
    )
    return {move.block_id: move.to_on.day for move in found}


@pytest.mark.parametrize(
    ("opening", "closing", "whole", "days"),
    [
        (20, 22, True, {}),
        (25, 27, True, {1: 19, 2: 25, 3: 26, 4: 27}),
        (25, 27, False, {2: 25, 4: 27}),
        (20, 21, True, {4: 21}),
        (18, 20, True, {1: 12, 2: 18, 3: 19, 4: 20}),
    ],
)
def test_blocks_follow_the_days_of_the_congress(opening, closing, whole, days):
    assert moved(opening=opening, closing=closing, whole=whole) == days


def test_named_events_among_the_moves_are_told_by_code():
    found = moves(
        PROGRAMME, opening=(october(20), october(25)), closing=(october(22), october(27)), whole_programme=True
    )

    assert event_days(found) == {"press_conference": october(19), "opening": october(25), "closing": october(27)}
