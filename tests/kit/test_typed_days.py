"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.kit.dates import DayProblem, parse_typed_day
from dondoc.kit.typed_days import first_such_day

TUESDAY = date(2015, 9, 1)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/9", date(2015, 9, 5)),
        ("05/09", date(2015, 9, 5)),
        ("05-09-25", date(2025, 9, 5)),
        ("5.9.2025", date(2025, 9, 5)),
        ("5 9 2025", date(2025, 9, 5)),
        (" 5 / 9 / 2025 ", date(2025, 9, 5)),
        ("5 tháng 9", date(2015, 9, 5)),
        ("ngày 5/9", date(2015, 9, 5)),
        ("ngày 05 tháng 9 năm 2015", date(2015, 9, 5)),
        ("Ngày 05 tháng 9, năm 2015", date(2015, 9, 5)),
        ("2015-09-05", date(2015, 9, 5)),
        ("31/8", date(2016, 8, 31)),
        ("1/9", date(2015, 9, 1)),
        ("29/2", date(2016, 2, 29)),
        ("hôm nay", date(2015, 9, 1)),
        ("Ngày mai", date(2015, 9, 2)),
        ("ngày kia", date(2015, 9, 3)),
        ("thứ sáu", date(2015, 9, 4)),
        ("Thứ Sáu này", date(2015, 9, 4)),
        ("thứ 6", date(2015, 9, 4)),
        ("t6", date(2015, 9, 4)),
        ("thứ ba", date(2015, 9, 1)),
        ("thứ hai", date(2015, 9, 7)),
        ("thứ bảy", date(2015, 9, 5)),
        ("chủ nhật", date(2015, 9, 6)),
        ("CN", date(2015, 9, 6)),
        ("thứ hai tuần sau", date(2015, 9, 7)),
        ("chủ nhật tuần sau", date(2015, 9, 13)),
        ("thứ sáu, 4/9/2015", date(2015, 9, 4)),
    ],
)
def test_typed_day_is_read(typed, day):
    assert parse_typed_day(typed, today=TUESDAY) == day


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", DayProblem.EMPTY),
        ("   ", DayProblem.EMPTY),
        ("31/9", DayProblem.IMPOSSIBLE),
        ("30/2/2016", DayProblem.IMPOSSIBLE),
        ("29/2/2015", DayProblem.IMPOSSIBLE),
        ("9/25/2015", DayProblem.IMPOSSIBLE),
        ("0/9", DayProblem.IMPOSSIBLE),
        ("5/9/0015", DayProblem.IMPOSSIBLE),
        ("5/9/20155", DayProblem.UNREADABLE),
        ("sau Tết", DayProblem.UNREADABLE),
        ("5/9/2015 hoặc 6/9", DayProblem.UNREADABLE),
        ("5", DayProblem.UNREADABLE),
        ("5/9-2015", DayProblem.UNREADABLE),
        ("thứ hai 4/9/2015", DayProblem.WRONG_WEEKDAY),
        ("thứ hai 31/9", DayProblem.IMPOSSIBLE),
    ],
)
def test_what_is_no_day_says_why(typed, problem):
    assert parse_typed_day(typed, today=TUESDAY) is problem


@given(
    day=DAYS, today=DAYS, form=st.sampled_from(["{0}/{1}/{2}", "{0}.{1}.{2}", "{0}-{1}-{2}", "{0} tháng {1} năm {2}"])
)
def test_full_date_reads_the_same_on_any_day(day, today, form):
    typed = form.format(day.day, day.month, day.year)

    assert parse_typed_day(typed, today=today) == day


@given(day=DAYS, today=DAYS)
def test_date_without_year_is_the_next_such_day(day, today):
    found = first_such_day(day=day.day, month=day.month, on_or_after=today)

    assert isinstance(found, date)
    assert (found.day, found.month) == (day.day, day.month)
    assert found >= today
    assert (found - today).days <= 366 or (day.day, day.month) == (29, 2)


@given(typed=st.text(max_size=40), today=st.dates())
def test_any_text_gets_an_answer(typed, today):
    assert isinstance(parse_typed_day(typed, today=today), date | DayProblem)


@given(typed=st.text(alphabet="0123456789/.- ngàythámgnăm", max_size=25), today=st.dates())
def test_any_text_like_a_date_gets_an_answer(typed, today):
    assert isinstance(parse_typed_day(typed, today=today), date | DayProblem)
