"""A deadline behind a slash, read by the functions that read deadlines of plans, and by those that read typed days."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dondoc.kit.dates import last_day_of_month
from dondoc.kit.typed_days import DayProblem, first_such_day, parse_typed_day
from dondoc.kit.vietnamese import fold
from dondoc.meetings.rules.typed import Calendar, Choice, DoubtCode, DueHow, Source, TypedDue
from dondoc.plans.reader import resolve_event
from dondoc.plans.reader.deadlines import Deadline, read_only_time
from dondoc.plans.reader.draft import EventDue, QuestionCode
from dondoc.plans.reader.moments import QUARTER, moments_in
from dondoc.plans.reader.scan import shadow

MOST_WORDS = 12
_WORD = re.compile(r"\S+")
_EDGE = " ,;.:!?)("
# What may stand before a bare period or event so that the plan reader takes the whole for a deadline.
_OPENINGS = ("", "trong ", "đến ", "trước ")
_BEFORE_DAY = re.compile(
    r"(?:(?:chậm nhất|muộn nhất|trước|trong|vào|đến|hết|xong|là|ngày|hạn)\s+|(?:sáng|chiều|trưa|tối)\s+"
    r"|\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?\s*(?:phút)?\s+)+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:thu (?:hai|ba|tu|nam|sau|bai|bay|[2-7])|chu nhat|t[2-7]|cn)\b")
_WEEK = re.compile(r"(?:trong )?tuan (?P<which>nai|nay|sau|toi)")
_NEXT_MONTH = re.compile(r"(?:trong |cuoi )?thang (?:sau|toi)")
_BARE_DAY = re.compile(r"(?:ngay )?(?P<day>\d{1,2})")
_LOOKS_LIKE_DAY = re.compile(r"\d{1,2}(?:[/.\-]\d|$)|\d{1,2}\s*tháng|\d{1,2}\s?(?:h|g|giờ)\b")
_YEAR = re.compile(r"\d{4}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2}(?!\d)")
_PROGRAMME_WORDS = (
    ("press_conference", re.compile(r"\bhop bao\b")),
    ("first_rehearsal", re.compile(r"\bso duyet\b")),
    ("dress_rehearsal", re.compile(r"\btong duyet\b")),
    ("preparatory", re.compile(r"\btru bi\b")),
)
_QUARTER = re.compile(rf"(?:(?:trong|hết|đến hết|trước|cuối)\s)?{QUARTER}")
_PROGRAMME_ONLY = re.compile(
    r"(?:(?:truoc|sau|den|trong) )?(?:(?:ngai|ngay|buoi|phien) )?(?:hop bao|so duyet|tong duyet|tru bi)"
    r"(?: (?:it nhat )?\d{1,2} nga[iy])?"
)
EVENT_WORDS = {
    "press_conference": "họp báo", "first_rehearsal": "sơ duyệt", "dress_rehearsal": "tổng duyệt",
    "preparatory": "phiên trù bị", "opening": "khai mạc", "closing": "bế mạc",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DueFound:
    """A deadline and what must be asked about it. end: where its words end in the text it was looked for in."""

    due: TypedDue
    end: int
    doubt: DoubtCode | None = None
    choices: tuple[Choice, ...] = ()


def due_at(text: str, start: int, end: int, calendar: Calendar) -> DueFound | None:
    """Return the longest beginning of the text that is a deadline and nothing else, or None when none is.

    Words that only look like a day («32/13») are taken as one that must be asked about.
    """
    ends = [found.end() for _, found in zip(range(MOST_WORDS), _WORD.finditer(text, start, end), strict=False)]
    for stop in reversed(ends):
        words = text[start:stop].rstrip(_EDGE)
        found = _read(words, calendar) if words else None
        if found is not None:
            return replace(found, end=start + len(words))
    first = text[start : ends[0]].rstrip(_EDGE) if ends else ""
    if _LOOKS_LIKE_DAY.match(first):
        return DueFound(TypedDue(first, DueHow.UNSETTLED), start + len(first), DoubtCode.DAY_UNREADABLE)
    return None


def due_of(deadline: Deadline, calendar: Calendar) -> DueFound:
    """Return a deadline the plan reader found as one of a typed line."""
    return _from_plan(deadline.text, deadline, calendar)


def choice_of(day: date, *, source: Source = Source.CALENDAR, why: str = "") -> Choice:
    """Return a day as an answer: typed as «15-9-2015»."""
    return Choice(f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", source, why, day=day)


def _read(words: str, calendar: Calendar) -> DueFound | None:
    if parse_typed_day(words, today=calendar.meeting_on) is DayProblem.WRONG_WEEKDAY:
        return _unsettled(words, DoubtCode.DAY_UNCLEAR, _both_ways(words, calendar))
    for opening in _OPENINGS:
        deadline = read_only_time(opening + words, issued_on=calendar.meeting_on)
        if deadline is not None and deadline.doubts != (QuestionCode.RELATIVE_UNKNOWN,):
            return _from_plan(words, deadline, calendar)
    return _typed(words, calendar)


def _from_plan(words: str, deadline: Deadline, calendar: Calendar) -> DueFound:
    if deadline.event is not None and deadline.due is None:
        day = _event_day(deadline.event, calendar)
        due = TypedDue(words, DueHow.EVENT, day, deadline.from_on, deadline.recurring, deadline.event)
        return DueFound(due, 0)
    due = TypedDue(
        words, _how(words, deadline), deadline.due, deadline.from_on, recurring=deadline.recurring, event=deadline.event
    )
    code = next((_CODES[doubt] for doubt in deadline.doubts if doubt in _CODES), None)
    choices = tuple(choice_of(day) for day in deadline.choices)
    if code is not None:
        choices = tuple(_offers(words, calendar, due)) or choices
    return DueFound(due, 0, code, choices)


_CODES = {
    QuestionCode.DATE_UNCLEAR: DoubtCode.DAY_UNCLEAR,
    QuestionCode.DATE_IMPOSSIBLE: DoubtCode.DAY_IMPOSSIBLE,
    QuestionCode.DATE_PAST: DoubtCode.DAY_PAST,
    QuestionCode.EVENT_UNKNOWN: DoubtCode.DAY_UNCLEAR,
    QuestionCode.RELATIVE_UNKNOWN: DoubtCode.DAY_UNCLEAR,
    QuestionCode.TWO_DATES: DoubtCode.TWO_DAYS,
}


def _event_day(event: EventDue, calendar: Calendar) -> date:
    return resolve_event(event, opening_on=calendar.opening_on, closing_on=calendar.closing_on)


def _how(words: str, deadline: Deadline) -> DueHow:
    if deadline.due is None:
        return DueHow.RECURRING if deadline.recurring else DueHow.UNSETTLED
    if _YEAR.search(words):
        return DueHow.SAID
    if re.search(r"\d{1,2}\s?(?:[/.\-]|\s?tháng\s)\s?\d{1,2}", words):
        return DueHow.NEXT
    return DueHow.PERIOD


def _offers(words: str, calendar: Calendar, due: TypedDue) -> Iterable[Choice]:
    """Offer days for a deadline that is none yet: of the programme's event it names, of the week, of the next year."""
    folded = fold(words)
    for code, pattern in _PROGRAMME_WORDS:
        day = calendar.events.get(code) if pattern.search(folded) else None
        if day is not None:
            yield from _beside(day, folded, EVENT_WORDS[code])
            return
    week = _WEEK.fullmatch(folded)
    if week:
        monday = calendar.meeting_on - timedelta(days=calendar.meeting_on.weekday())
        monday += timedelta(days=7 * (week["which"] in ("sau", "toi")))
        yield from (choice_of(monday + timedelta(days=after)) for after in (4, 6))
    elif _NEXT_MONTH.fullmatch(folded):
        following = calendar.meeting_on.replace(day=1) + timedelta(days=31)
        yield choice_of(last_day_of_month(year=following.year, month=following.month))
    elif due.due_on is not None and due.due_on < calendar.meeting_on:
        again = first_such_day(day=due.due_on.day, month=due.due_on.month, on_or_after=calendar.meeting_on)
        yield from (choice_of(day) for day in (again, due.due_on) if isinstance(day, date))


def _beside(day: date, folded: str, why: str) -> Iterable[Choice]:
    counted = re.search(r"(\d{1,2}) nga[iy]\b", folded)
    after = folded.startswith("sau")
    step = int(counted[1]) if counted else 1
    moved = day + timedelta(days=step if after else -step)
    days = (moved,) if counted else (moved, day) if "truoc" in folded or after else (day, moved)
    yield from (choice_of(one, source=Source.PROGRAMME, why=why) for one in days)


def _typed(words: str, calendar: Calendar) -> DueFound | None:
    """Read what forms read but plans do not say: «thứ sáu», «ngày mai», «trước thứ sáu tuần sau», «15»."""
    bare = _BEFORE_DAY.sub("", words + " ", count=1).strip() if _BEFORE_DAY.match(words + " ") else words
    for said in dict.fromkeys((words, bare)):
        day = parse_typed_day(said, today=calendar.meeting_on)
        if isinstance(day, date):
            how = DueHow.WEEKDAY if _WEEKDAY.match(fold(said)) else DueHow.SAID if _YEAR.search(said) else DueHow.NEXT
            return DueFound(TypedDue(words, how, day), 0)
    if _QUARTER.fullmatch(shadow(words)):
        moment = moments_in(shadow(words), calendar.meeting_on)[0]
        return DueFound(TypedDue(words, DueHow.PERIOD, moment.last), 0)
    if _PROGRAMME_ONLY.fullmatch(fold(words)):
        return _unsettled(words, DoubtCode.DAY_UNCLEAR, _offers(words, calendar, TypedDue(words, DueHow.UNSETTLED)))
    number = _BARE_DAY.fullmatch(fold(bare))
    if number is None:
        return None
    offered = _next_day_of_month(int(number["day"]), calendar.meeting_on)
    return _unsettled(words, DoubtCode.DAY_UNCLEAR, [choice_of(offered)] if offered else [])


def _unsettled(words: str, code: DoubtCode, choices: Iterable[Choice]) -> DueFound:
    return DueFound(TypedDue(words, DueHow.UNSETTLED), 0, code, tuple(choices))


def _both_ways(said: str, calendar: Calendar) -> Iterable[Choice]:
    """«thứ sáu 15/9» where the 15th is a Tuesday: the date as said, or the coming weekday."""
    weekday = _WEEKDAY.match(fold(said))
    rest = said.split()[2 if weekday and " " in weekday.group() else 1 :]
    ways = (" ".join(rest).strip(" ,"), weekday.group() if weekday else "")
    days = (parse_typed_day(way, today=calendar.meeting_on) for way in ways)
    return [choice_of(day) for day in days if isinstance(day, date)]


def _next_day_of_month(day: int, on: date) -> date | None:
    for months in range(13):
        month = on.month - 1 + months
        found = _real_day(on.year + month // 12, month % 12 + 1, day)
        if found is not None and found >= on:
            return found
    return None


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
