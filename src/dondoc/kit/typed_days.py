"""Days as people type them into a form: «5/9», «05-09-25», «thứ sáu», «ngày mai». Day comes before month, always."""

import re
from datetime import date, timedelta
from enum import StrEnum

from dondoc.kit.vietnamese import fold


class DayProblem(StrEnum):
    """Why a typed text is no day."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    WRONG_WEEKDAY = "wrong_weekday"


_WEEKDAY_WORDS = {
    "thu hai": 0, "thu ba": 1, "thu tu": 2, "thu nam": 3, "thu sau": 4, "thu bai": 5, "thu bay": 5, "chu nhat": 6,
    "thu 2": 0, "thu 3": 1, "thu 4": 2, "thu 5": 3, "thu 6": 4, "thu 7": 5,
    "t2": 0, "t3": 1, "t4": 2, "t5": 3, "t6": 4, "t7": 5, "cn": 6,
}  # fmt: skip
_NEAR_DAYS = {"hom nay": 0, "nay": 0, "ngay mai": 1, "mai": 1, "ngay kia": 2, "hom qua": -1}
_WEEKDAY = re.compile(rf"(?P<word>{'|'.join(sorted(_WEEKDAY_WORDS, key=len, reverse=True))})\b[\s,]*(?P<rest>.*)")
_WEEKS = {"": 0, "nai": 0, "nay": 0, "tuan nay": 0, "tuan sau": 1, "tuan toi": 1}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DIGITS = re.compile(
    r"(?:ngay\s+)?(?P<day>\d{1,2})\s*(?P<sign>[/.\-]|\s)\s*(?P<month>\d{1,2})"
    r"(?:\s*(?P=sign)\s*(?P<year>\d{4}|\d{2}))?\.?"
)
_WORDS = re.compile(
    r"(?:ngay\s+)?(?P<day>\d{1,2})\s*(?:,\s*)?thang\s+(?P<month>\d{1,2})(?:\s*,?\s*nam\s+(?P<year>\d{4}|\d{2}))?\.?"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LEAP_SEARCH_YEARS = 9


def parse_typed_day(text: str, *, today: date) -> date | DayProblem:
    """Read a day typed by a person, or say why it cannot be read.

    Without a year, and for weekdays, it is the first such day on or after `today`. A year of two digits lies in this
    century. A weekday written beside a date must fit it. Never raises.
    """
    typed = fold(text)
    if not typed:
        return DayProblem.EMPTY
    if typed in _NEAR_DAYS:
        return _shifted(today, _NEAR_DAYS[typed])
    weekday = _WEEKDAY.fullmatch(typed)
    if weekday is None:
        return _written_date(typed, today)
    number, rest = _WEEKDAY_WORDS[weekday["word"]], weekday["rest"].strip()
    if rest in _WEEKS:
        return _coming_weekday(number, today=today, week=rest)
    day = _written_date(rest, today)
    fits = not isinstance(day, date) or day.weekday() == number
    return day if fits else DayProblem.WRONG_WEEKDAY


def _shifted(day: date, days: int) -> date | DayProblem:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return DayProblem.IMPOSSIBLE


def _coming_weekday(number: int, *, today: date, week: str) -> date | DayProblem:
    if not week.startswith("tuan"):
        return _shifted(today, (number - today.weekday()) % 7)
    return _shifted(today, number - today.weekday() + 7 * _WEEKS[week])


def _written_date(typed: str, today: date) -> date | DayProblem:
    found = _ISO.fullmatch(typed) or _WORDS.fullmatch(typed) or _DIGITS.fullmatch(typed)
    if found is None:
        return DayProblem.UNREADABLE
    day, month = int(found["day"]), int(found["month"])
    if found["year"] is None:
        return first_such_day(day=day, month=month, on_or_after=today)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return _real_day(year, month, day) or DayProblem.IMPOSSIBLE


def first_such_day(*, day: int, month: int, on_or_after: date) -> date | DayProblem:
    """Return the first day with this number and month on or after a day; IMPOSSIBLE for 31/9 and the like."""
    for year in range(on_or_after.year, on_or_after.year + _LEAP_SEARCH_YEARS):
        candidate = _real_day(year, month, day)
        if candidate and candidate >= on_or_after:
            return candidate
    return DayProblem.IMPOSSIBLE


def _real_day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
