"""The ladder of urging: who is urged today, on which step, and who is left in peace."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dondoc.tasks.enums import StepKind
from dondoc.tasks.rules.escalation import (
    DEFAULT_LADDER,
    Earlier,
    Owing,
    Quiet,
    Verdict,
    days_off,
    decent_from,
    place_on_ladder,
    promise_kept,
    quiet_at,
    sight_until,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2015, 10, 8, 9, 0, tzinfo=ZONE)  # a Thursday
TODAY = NOW.date()
THURSDAY_BEFORE = date(2015, 10, 1)


def place(due_on: date | None, *earlier: Earlier, ladder=DEFAULT_LADDER, now=NOW, holidays=frozenset(), **owing):
    return place_on_ladder(
        owing=Owing(open_due_on=due_on, **owing), earlier=earlier, ladder=ladder, now=now, holidays=holidays
    )


def urged(days_ago: float, position: int = 3, **values) -> Earlier:
    return Earlier(at=NOW - timedelta(days=days_ago), position=position, **values)


@pytest.mark.parametrize(
    ("due_on", "earlier", "verdict", "next_kind", "next_on"),
    [
        # Nobody spoke to it yet: the first urge, however late it is.
        (date(2015, 10, 7), (), Verdict.URGE, StepKind.FIRST, TODAY),
        (date(2015, 9, 1), (), Verdict.URGE, StepKind.FIRST, TODAY),
        # Before the date: three working days ahead, then the day itself, one of them.
        (date(2015, 10, 13), (), Verdict.URGE, StepKind.BEFORE, TODAY),
        (date(2015, 10, 8), (), Verdict.URGE, StepKind.DUE, TODAY),
        (date(2015, 10, 14), (), Verdict.NOT_YET, StepKind.BEFORE, date(2015, 10, 9)),
        # Steps keep their distance in working days: first on Monday, second on Wednesday.
        (THURSDAY_BEFORE, (urged(3),), Verdict.URGE, StepKind.SECOND, TODAY),
        (THURSDAY_BEFORE, (urged(1.1),), Verdict.NOT_YET, StepKind.SECOND, date(2015, 10, 9)),
        (THURSDAY_BEFORE, (urged(6), urged(3, 4)), Verdict.URGE, StepKind.LETTER, TODAY),
        # 24 hours.
        (THURSDAY_BEFORE, (urged(0.9),), Verdict.LATELY, StepKind.SECOND, date(2015, 10, 9)),
        # Whoever was not reached was not urged.
        (THURSDAY_BEFORE, (urged(0.1, reached=False),), Verdict.URGE, StepKind.FIRST, TODAY),
        # A promise holds through its day, and brings the next step forward once it is over.
        (
            THURSDAY_BEFORE,
            (urged(3, promised_until=TODAY),),
            Verdict.PROMISED,
            StepKind.SECOND,
            date(2015, 10, 9),
        ),
        (
            THURSDAY_BEFORE,
            (urged(1.5, promised_until=date(2015, 10, 7)),),
            Verdict.URGE,
            StepKind.SECOND,
            TODAY,
        ),
        # Urges about work long done do not count.
        (date(2015, 10, 7), (urged(60, 6),), Verdict.URGE, StepKind.FIRST, TODAY),
        # On the top step it is repeated after five working days.
        (date(2015, 9, 1), (urged(7, 6),), Verdict.URGE, StepKind.MEETING, TODAY),
        (date(2015, 9, 1), (urged(6, 6),), Verdict.NOT_YET, StepKind.MEETING, date(2015, 10, 9)),
    ],
)
def test_place_on_the_ladder(due_on, earlier, verdict, next_kind, next_on):
    found = place(due_on, *earlier)

    assert (found.verdict, found.next and found.next.kind, found.next_on) == (verdict, next_kind, next_on)


def test_fresh_progress_and_an_answer_owed_leave_an_agency_in_peace():
    assert place(None, fresh=2).verdict == Verdict.FRESH
    assert place(None, fresh=1, answer_owed=1).verdict == Verdict.ANSWER_OWED


def test_a_step_not_used_is_passed_over():
    from dataclasses import replace

    ladder = [replace(step, is_used=step.kind != StepKind.FIRST) for step in DEFAULT_LADDER]

    found = place(THURSDAY_BEFORE, ladder=ladder)

    assert found.next.kind == StepKind.SECOND


def test_holidays_move_the_steps():
    free = frozenset({TODAY})

    assert place(date(2015, 10, 7)).verdict == Verdict.URGE
    assert place(date(2015, 10, 7), holidays=free).next_on == date(2015, 10, 9)


def test_a_ladder_without_steps_proposes_nothing():
    assert place(THURSDAY_BEFORE, ladder=()).verdict == Verdict.NOT_YET


@pytest.mark.parametrize(
    ("hour", "minute", "day", "quiet"),
    [
        (6, 29, TODAY, Quiet.HOURS),
        (6, 30, TODAY, None),
        (20, 59, TODAY, None),
        (21, 0, TODAY, Quiet.HOURS),
        (0, 0, TODAY, Quiet.HOURS),
        (10, 0, date(2015, 9, 2), Quiet.HOLIDAY),
    ],
)
def test_nobody_is_urged_at_night_or_on_a_holiday(hour, minute, day, quiet):
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)

    assert quiet_at(moment, holidays={date(2015, 9, 2)}) == quiet


def test_decent_from_skips_night_and_holiday():
    evening = datetime(2015, 9, 1, 22, 0, tzinfo=ZONE)

    assert decent_from(evening, holidays={date(2015, 9, 2)}) == datetime(2015, 9, 3, 6, 30, tzinfo=ZONE)
    assert decent_from(NOW, holidays=frozenset()) == NOW


def test_days_worked_in_exchange_are_no_holidays():
    days = days_off([date(2015, 10, 12)], working=[date(2015, 9, 2)], year=2015)

    assert date(2015, 10, 12) in days
    assert date(2015, 9, 2) not in days
    assert date(2016, 1, 1) in days


def test_the_ladder_looks_three_working_days_ahead():
    assert sight_until(ladder=DEFAULT_LADDER, today=TODAY, holidays=frozenset()) == date(2015, 10, 13)


@pytest.mark.parametrize(
    ("missing", "late", "until", "kept"),
    [
        (0, 0, date(2015, 10, 7), True),
        (0, 1, date(2015, 10, 7), False),
        (1, 0, date(2015, 10, 7), False),
        (1, 0, TODAY, None),
        (1, 1, TODAY, False),
    ],
)
def test_a_promise_is_judged_when_its_day_is_over_or_its_work_is_done(missing, late, until, kept):
    assert promise_kept(promised_until=until, missing=missing, late=late, today=TODAY) is kept
