"""Working days, holidays and names of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.kit.dates import (
    add_working_days,
    fixed_holidays,
    is_working_day,
    last_day_of_month,
    last_day_of_quarter,
    long_day,
    weekday_name,
    working_days_between,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))
HOLIDAYS = st.frozensets(st.dates(min_value=date(2014, 1, 1), max_value=date(2016, 12, 31)), max_size=60)
TET_2015 = frozenset(date(2015, 2, 15) + timedelta(days=offset) for offset in range(9))


def test_week_days_have_their_vietnamese_names():
    monday = date(2015, 9, 7)

    names = [weekday_name(monday + timedelta(days=offset)) for offset in range(7)]

    assert names == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2015, 9, 5), "ngày 05 tháng 9 năm 2015"),
        (date(2015, 2, 15), "ngày 15 tháng 02 năm 2015"),
        (date(2015, 12, 31), "ngày 31 tháng 12 năm 2015"),
    ],
)
def test_long_day_takes_the_zeros_of_official_papers(day, text):
    assert long_day(day) == text


def test_month_ends_on_its_last_day():
    assert last_day_of_month(year=2016, month=2) == date(2016, 2, 29)
    assert last_day_of_month(year=2015, month=2) == date(2015, 2, 28)
    assert last_day_of_month(year=2015, month=12) == date(2015, 12, 31)


def test_quarter_ends_on_its_last_day():
    ends = [last_day_of_quarter(year=2015, quarter=quarter) for quarter in (1, 2, 3, 4)]

    assert ends == [date(2015, 3, 31), date(2015, 6, 30), date(2015, 9, 30), date(2015, 12, 31)]


def test_fifth_quarter_is_refused():
    with pytest.raises(ValueError, match="5"):
        last_day_of_quarter(year=2015, quarter=5)


def test_national_day_had_one_free_day_in_2015():
    assert fixed_holidays(2015) == {date(2015, 1, 1), date(2015, 4, 30), date(2015, 5, 1), date(2015, 9, 2)}


@pytest.mark.parametrize(
    ("year", "neighbour"), [(2021, date(2021, 9, 3)), (2024, date(2024, 9, 3)), (2025, date(2025, 9, 1))]
)
def test_national_day_has_a_neighbour_since_2021(year, neighbour):
    assert neighbour in fixed_holidays(year)
    assert len(fixed_holidays(year)) == 5


def test_decided_neighbour_replaces_the_assumed_one():
    days = fixed_holidays(2025, national_day_neighbour=date(2025, 9, 3))

    assert date(2025, 9, 3) in days
    assert date(2025, 9, 1) not in days


@pytest.mark.parametrize(
    ("day", "works"),
    [(date(2015, 9, 4), True), (date(2015, 9, 5), False), (date(2015, 9, 6), False), (date(2015, 9, 2), False)],
)
def test_offices_rest_on_weekends_and_holidays(day, works):
    assert is_working_day(day, holidays=fixed_holidays(2015)) is works


def test_five_working_days_from_friday_before_tet_end_after_tet():
    assert add_working_days(date(2015, 2, 13), 5, holidays=TET_2015) == date(2015, 3, 2)


def test_no_working_days_later_is_the_day_itself():
    assert add_working_days(date(2015, 9, 5), 0) == date(2015, 9, 5)


def test_one_working_day_before_monday_is_friday():
    assert add_working_days(date(2015, 9, 7), -1) == date(2015, 9, 4)


@given(start=DAYS, count=st.integers(-300, 300), holidays=HOLIDAYS)
def test_counting_undoes_adding(start, count, holidays):
    end = add_working_days(start, count, holidays=holidays)

    assert working_days_between(start, end, holidays=holidays) == count


@given(start=DAYS, days=st.integers(0, 800), holidays=HOLIDAYS)
def test_counting_agrees_with_walking(start, days, holidays):
    end = start + timedelta(days=days)

    walked = sum(is_working_day(start + timedelta(days=at), holidays=holidays) for at in range(1, days + 1))

    assert working_days_between(start, end, holidays=holidays) == walked
