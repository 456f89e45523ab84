"""Deadlines tied to the congress itself: they move when its programme moves."""

import re
from datetime import date, timedelta

from dondoc.plans.reader.draft import EventDue

OPENING, DAYS, CLOSING = "opening", "congress_days", "closing"

_CONGRESS = r"đại hội(?:\s(?:đảng bộ(?:\stỉnh)?|đại biểu(?:\sđảng bộ(?:\stỉnh)?)?))?"
_OPEN = rf"(?:ngày\s|khi\s|lúc\s|giờ\s|lễ\s|phiên\s)*(?:{_CONGRESS}\s)?(?:chính thức\s)?khai mạc(?:\s{_CONGRESS})?"
_HELD = (
    rf"(?:(?:khi|thời gian|thời điểm|các ngày|những ngày|ngày)\s)*(?:diễn ra\s|tổ chức\s|"
    rf"tiến hành\s)?{_CONGRESS}(?:\sdiễn ra)?"
)
_CLOSE = (
    rf"(?:(?:khi|ngày|lễ)\s)*(?:bế mạc(?:\s{_CONGRESS})?|{_CONGRESS}\s(?:bế mạc|kết thúc|thành công)|"
    rf"kết thúc\s{_CONGRESS})"
)
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "mười": 10}
_DAYS_IN = {"ngày": 1, "tuần": 7, "tháng": 30, "giờ": 0, "phút": 0, "tiếng": 0}
_COUNT = rf"(?P<{{name}}>\d{{{{1,3}}}}|{'|'.join(_WORDS)})\s?(?:\(\w+\)\s?)?(?P<{{unit}}>{'|'.join(_DAYS_IN)})"

# (pattern, event, days beside it when no number is given, sign of a number). The first that fits is taken.
_FORMS = (
    (
        rf"(?:chậm nhất(?: là)?\s|ít nhất\s|trước\s)?{_COUNT.format(name='n1', unit='u1')}\strước\s(?:{_OPEN}|"
        rf"{_HELD})",
        OPENING,
        -1,
        -1,
    ),
    (rf"trước\s(?:{_OPEN})\s(?:ít nhất\s)?{_COUNT.format(name='n2', unit='u2')}", OPENING, -1, -1),
    (rf"trước\s(?:{_HELD})\s(?:ít nhất\s)?{_COUNT.format(name='n3', unit='u3')}", OPENING, -1, -1),
    (
        rf"(?:chậm nhất\s|trong\s(?:vòng\s)?)?sau\s(?:{_CLOSE}|{_HELD})\s(?:chậm nhất\s)?{_COUNT.format(name='n4', unit='u4')}",
        CLOSING,
        1,
        1,
    ),
    (
        rf"(?:chậm nhất(?: là)?\s|không quá\s|trong\s(?:vòng\s|thời hạn\s)?|sau\s)?{_COUNT.format(name='n5', unit='u5')},?\s(?:kể từ|sau|từ)\s(?:{_CLOSE}|{_HELD})",
        CLOSING,
        1,
        1,
    ),
    (rf"trước(?:,\strong)?\svà\ssau\s{_HELD}", CLOSING, 0, 1),
    (rf"(?:trước\s(?:và|,)\s)?(?:trong\s(?:suốt\s)?|suốt\s){_HELD}", DAYS, 0, 1),
    (rf"trước\s{_OPEN}", OPENING, -1, -1),
    (rf"(?:ngay\s)?sau\s(?:{_CLOSE}|{_HELD})", CLOSING, 1, 1),
    (rf"(?:trong\s|vào\s|tại\s)(?:ngày\s|buổi\s|lễ\s)+khai mạc(?:\s{_CONGRESS})?", OPENING, 0, 1),
    (rf"(?:trong\s|vào\s|tại\s)(?:ngày\s|buổi\s|lễ\s)+bế mạc(?:\s{_CONGRESS})?", CLOSING, 0, 1),
    (rf"trước\s{_CLOSE}", CLOSING, -1, -1),
    (rf"trước\s{_HELD}", OPENING, -1, -1),
    (rf"(?:(?:kể\s)?từ\snay\s)?(?:cho đến|đến hết|đến)\s(?:khi\s)?(?:{_CLOSE})", CLOSING, 0, 1),
    (rf"(?:(?:kể\s)?từ\snay\s)?(?:cho đến|đến trước|đến)\s{_OPEN}", OPENING, 0, 1),
)
_PATTERNS = tuple((re.compile(rf"\b{form}\b"), event, beside, sign) for form, event, beside, sign in _FORMS)

# Rehearsals, sittings and other moments whose day the calendar may not hold: asked for.
OTHER_EVENTS = re.compile(
    r"\b(?:(?:trước|sau|trong|chậm nhất)\s)(?:khi\s|ngày\s|buổi\s|phiên\s|thời gian\s|kỳ\s|dịp\s|đợt\s|lễ\s)*"
    r"(?:(?:buổi\s|phiên\s)?(?:tổng duyệt|sơ duyệt|trù bị|họp báo)(?:\s\d{1,2}\sngày)?|sáp nhập[^,;.]{0,40}|(?:suốt\s)?(?:thời gian\s)?(?:diễn ra\s)?(?:lễ hội|hội chợ|hội thao|kỳ thi|mùa (?:mưa|khô|bão|mưa bão|lũ)|năm học mới|khai giảng|khai trương|khởi công|khánh thành|kỳ họp|cuộc họp|phiên họp)(?:\s\d{1,2}\sngày)?|(?:kết thúc\s)?diễn tập(?:\s\d{1,2}\sngày)?|bầu cử(?:\s\d{1,2}\sngày)?|hội nghị[^,;.]{0,40}|"
    r"đại hội cấp (?:huyện|cơ sở)|duyệt chương trình)\b"
)


def find_events(low: str) -> list[tuple[int, int, EventDue]]:
    """Return start, end and meaning of every expression tied to the congress, none overlapping."""
    if "đại hội" not in low and "khai mạc" not in low and "bế mạc" not in low:
        return []
    found: list[tuple[int, int, EventDue]] = []
    for pattern, event, beside, sign in _PATTERNS:
        for match in pattern.finditer(low):
            if all(match.end() <= start or end <= match.start() for start, end, _ in found):
                found.append((match.start(), match.end(), EventDue(event, _offset(match, beside, sign))))
    return sorted(found, key=lambda item: item[0])


def resolve_event(event: EventDue, *, opening_on: date, closing_on: date) -> date:
    """Return the day an event deadline falls on, given the first and last day of the congress.

    Work for the days of the congress is due on its last day. Raises ValueError for an event it does not know.
    """
    anchors = {OPENING: opening_on, DAYS: closing_on, CLOSING: closing_on}
    if event.event not in anchors:
        raise ValueError(f"no event {event.event!r}")
    return anchors[event.event] + timedelta(days=event.offset_days)


def _offset(match: re.Match[str], beside: int, sign: int) -> int:
    groups = match.groupdict()
    number = next((value for name, value in groups.items() if name.startswith("n") and value), None)
    if number is None:
        return beside
    unit = next(value for name, value in groups.items() if name.startswith("u") and value)
    return sign * (_WORDS.get(number) or int(number)) * _DAYS_IN[unit]
