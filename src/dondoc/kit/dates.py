"""Calendar days as Vietnamese offices count and write them. Today and the holidays are arguments, never looked up."""

import calendar
from datetime import date, timedelta

from dondoc.kit.typed_days import DayProblem as DayProblem
from dondoc.kit.typed_days import parse_typed_day as parse_typed_day

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
# Monday to Sunday: on which side of 2 September its second free day has fallen so far (+1 after, -1 before).
_NATIONAL_DAY_SIDE = (1, -1, -1, 1, -1, -1, 1)
_NATIONAL_DAY_TWO_DAYS_SINCE = 2021


def weekday_name(day: date) -> str:
    """Return the Vietnamese name of the weekday, as written inside a sentence: «thứ Hai» … «Chủ nhật»."""
    return _WEEKDAYS[day.weekday()]


def long_day(day: date) -> str:
    """Return the day as official papers write it: «ngày 05 tháng 9 năm 2015».

    Days below 10 and the months 1 and 2 take a leading zero, so that no digit can be added in front.
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def last_day_of_month(*, year: int, month: int) -> date:
    """Return the last day of the month, 29 February in leap years."""
    return date(year, month, calendar.monthrange(year, month)[1])


def last_day_of_quarter(*, year: int, quarter: int) -> date:
    """Return the last day of quarter 1 to 4. Raises ValueError for any other number."""
    if quarter not in (1, 2, 3, 4):
        raise ValueError(f"no quarter {quarter}")
    return last_day_of_month(year=year, month=quarter * 3)


def fixed_holidays(year: int, *, national_day_neighbour: date | None = None) -> frozenset[date]:
    """Return the public holidays that keep their solar day: 1/1, 30/4, 1/5, 2/9 and, since 2021, a day beside 2/9.

    Which side the day beside 2/9 falls on is decided every year; give it once it is known. Without it the side that
    was taken in past years with the same weekday is assumed. Tết and Hùng Vương follow the moon: they, and working
    days swapped by decision, come from the congress's own calendar.
    """
    days = {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)}
    if national_day_neighbour is not None:
        days.add(national_day_neighbour)
    elif year >= _NATIONAL_DAY_TWO_DAYS_SINCE:
        national_day = date(year, 9, 2)
        days.add(national_day + _NATIONAL_DAY_SIDE[national_day.weekday()] * _ONE_DAY)
    return frozenset(days)


def is_working_day(day: date, *, holidays: frozenset[date] = frozenset()) -> bool:
    """Say whether offices work on the day: not Saturday, not Sunday, not a holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(day: date, count: int, *, holidays: frozenset[date] = frozenset()) -> date:
    """Return the working day that is `count` working days after `day`, or before it when count is negative.

    Counting starts on the neighbour of `day`, as in «trong 05 ngày làm việc kể từ ngày nhận»; 0 returns `day` itself.
    """
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count)
    while left:
        day += step
        if is_working_day(day, holidays=holidays):
            left -= 1
    return day


def working_days_between(start: date, end: date, *, holidays: frozenset[date] = frozenset()) -> int:
    """Count the working days after `start` up to and including `end`; negative when `end` lies before `start`.

    The inverse of `add_working_days`: from any day to the day n working days later it answers n.
    """
    if end < start:
        before_start = start - _ONE_DAY
        return -_working_days_within(end, before_start, holidays)
    return _working_days_within(start + _ONE_DAY, end, holidays) if end > start else 0


def _working_days_within(first: date, last: date, holidays: frozenset[date]) -> int:
    length = (last - first).days + 1
    weeks, rest = divmod(length, 7)
    weekdays = weeks * 5 + sum((first.weekday() + offset) % 7 < _SATURDAY for offset in range(rest))
    return weekdays - sum(first <= day <= last and day.weekday() < _SATURDAY for day in holidays)
