"""Days, months, quarters and years as papers write them, always day before month before year."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dondoc.kit.dates import last_day_of_month, last_day_of_quarter

_QUARTER_NUMBER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEP = r"\s?[/.\-]\s?"
_YEAR = r"(?:19|20)\d\d"
_MORE_MONTHS = r"(?:\s?(?:,|và|-)\s?(?:tháng\s)?\d{1,2}(?!\d|\s?[/.\-]\s?\d{1,2}(?!\d)))*"
_ROMAN = r"(?:iv|iii|ii|i|[1-4])(?![\w])"
_OF_YEAR = rf"(?:(?:\s?[/.\-]\s?|\s?,?\s?năm\s){_YEAR}(?!\d))?"

SPREAD_DAYS = rf"(?<!\d)\d{{1,2}}\s?-\s?\d{{1,2}}\s?[/.\-]\s?\d{{1,2}}(?:\s?[/.\-]\s?{_YEAR})?(?![\d])"
DAY = (
    rf"(?:ngày\s|mùng\s|mồng\s)?(?<!\d)(?:\d{{1,2}}{_SEP}\d{{1,2}}(?:{_SEP}(?:{_YEAR}|\d\d))?(?!\d)(?!{_SEP}\d)"
    rf"|\d{{1,2}}\stháng\s\d{{1,2}}(?!\d)(?:\s?,?\s?năm\s{_YEAR}|\s?[/.\-]\s?{_YEAR})?)"
)
MONTH = rf"(?:(?:các\s)?tháng\s\d{{1,2}}(?!\d){_MORE_MONTHS}{_OF_YEAR}|(?<![\d/.\-])\d{{1,2}}\s?[/.\-]\s?{_YEAR}(?!\d))"
QUARTER = rf"qu[ýí]\s{_ROMAN}(?:\s?(?:,|và|-)\s?(?:qu[ýí]\s)?{_ROMAN})*(?:\s?{_YEAR}|{_OF_YEAR})"
YEAR = rf"(?:cuối\s)?năm\s{_YEAR}(?!\d)"
POINT = f"(?:{DAY}|{MONTH}|{QUARTER}|{YEAR})"
_POINTS = re.compile(
    f"(?P<day>{DAY})|(?P<month>{MONTH})|(?P<quarter>{QUARTER})|(?P<year>{YEAR}|(?<![\\d/.\\-]){_YEAR}(?!\\d))"
)
_LEAP_YEAR = 2000
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a period. first, last: its days, None when it cannot be, as 31/9; yearless: the year was not printed."""

    kind: str
    words: str
    first: date | None
    last: date | None
    yearless: bool = False
    unsettled: bool = False


def moments_in(low: str, issued_on: date | None) -> list[Moment]:
    """Return the days and periods of a shadow text in reading order; a missing year is the next one after the issue."""
    return [_READERS[found.lastgroup or ""](found.group(), issued_on) for found in _POINTS.finditer(low)]


def in_year(moment: Moment, year: int) -> Moment:
    """Return the day without a year as a day of the given year."""
    return _READERS[moment.kind](f"{moment.words}/{year}", None) if moment.yearless else moment


def read_day(day: int, month: int, year: int) -> date | None:
    """Return the day, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(words: str, issued_on: date | None) -> Moment:
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    if len(numbers) > 2:
        year = numbers[2] + (2000 if numbers[2] < 100 else 0)
        day = read_day(numbers[0], numbers[1], year)
        return Moment("day", words, day, day)
    if issued_on is None:
        return Moment(
            "day", words, None, None, yearless=True, unsettled=read_day(numbers[0], numbers[1], _LEAP_YEAR) is not None
        )
    for year in range(issued_on.year, issued_on.year + 5):
        day = read_day(numbers[0], numbers[1], year)
        if day is not None and day >= issued_on:
            return Moment("day", words, day, day, yearless=True)
    return Moment("day", words, None, None, yearless=True)


def _period(
    kind: str,
    words: str,
    numbers: list[int],
    year: int | None,
    issued_on: date | None,
    last_day: Callable[[int, int], date],
) -> Moment:
    """Settle the year of months or quarters and take the first day of the first and the last day of the last."""
    size = 1 if kind == "month" else 3
    if not numbers or not all(1 <= number <= 12 // size for number in numbers):
        return Moment(kind, words, None, None, yearless=year is None)
    yearless = year is None
    if year is None:
        if issued_on is None:
            return Moment(kind, words, None, None, yearless=True, unsettled=True)
        year = issued_on.year if last_day(issued_on.year, numbers[-1]) >= issued_on else issued_on.year + 1
    first = date(year, (numbers[0] - 1) * size + 1, 1)
    return Moment(kind, words, first, last_day(year, numbers[-1]), yearless=yearless)


def _month(words: str, issued_on: date | None) -> Moment:
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    year = numbers.pop() if numbers[-1] > 1900 else None
    return _period("month", words, numbers, year, issued_on, lambda y, m: last_day_of_month(year=y, month=m))


def _quarter(words: str, issued_on: date | None) -> Moment:
    year = next((int(number) for number in _NUMBERS.findall(words) if len(number) == 4), None)
    numbers = [_QUARTER_NUMBER[found] for found in re.findall(r"\b(?:iv|iii|ii|i|[1-4])\b", words)]
    return _period("quarter", words, numbers, year, issued_on, lambda y, q: last_day_of_quarter(year=y, quarter=q))


def _year(words: str, issued_on: date | None) -> Moment:
    year = int(_NUMBERS.findall(words)[0])
    return Moment("year", words, date(year, 1, 1), date(year, 12, 31))


_READERS: dict[str, Callable[[str, date | None], Moment]] = {
    "day": _day, "month": _month, "quarter": _quarter, "year": _year,
}  # fmt: skip
