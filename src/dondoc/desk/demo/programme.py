"""The programme of the demo congress. Every day, hour and place is an illustration; 343 delegates is a fact."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

CONGRESS_NAME = "Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XV, nhiệm kỳ 2015 - 2020"
CONGRESS_SHORT_NAME = "Đại hội XV"
COMMITTEE_NAME = "Tiểu ban Tổ chức phục vụ Đại hội Đảng bộ tỉnh Kon Tum lần thứ XV"
HEAD_FUNCTION = "Phó Chủ tịch Thường trực UBND tỉnh, Trưởng Tiểu ban"
ILLUSTRATION_MARK = "số liệu minh họa"
DELEGATE_COUNT = 343
OPENS_ON = date(2015, 10, 20)
CLOSES_ON = date(2015, 10, 22)
TODAY = date(2015, 10, 8)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def moment(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of 2015 on the clocks of Kon Tum."""
    return datetime(2015, month, day, hour, minute, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Venue:
    """A place of the congress; its name says that it is an illustration."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a day. The end is not part of the block."""

    starts_at: datetime
    ends_at: datetime
    title: str
    venue: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event deadlines may hang on ("trước khai mạc 05 ngày"); `code` is the word of the event calendar."""

    code: str
    name: str
    on: date


VENUES: tuple[Venue, ...] = (
    Venue("hall", "Hội trường tỉnh (tên minh họa)"),
    Venue("press", "Trung tâm báo chí, Thư viện tỉnh (minh họa)"),
    Venue("cemetery", "Nghĩa trang Liệt sĩ tỉnh"),
    Venue("square", "Quảng trường 16/3"),
)

EVENTS: tuple[CalendarEvent, ...] = (
    CalendarEvent("press_conference", "Họp báo", date(2015, 10, 14)),
    CalendarEvent("first_rehearsal", "Sơ duyệt", date(2015, 10, 16)),
    CalendarEvent("dress_rehearsal", "Tổng duyệt", date(2015, 10, 18)),
    CalendarEvent("preparatory_sitting", "Phiên trù bị", date(2015, 10, 19)),
    CalendarEvent("opening", "Khai mạc", OPENS_ON),
    CalendarEvent("closing", "Bế mạc", CLOSES_ON),
)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return moment(10, day, hour, minute)


BLOCKS: tuple[Block, ...] = (
    Block(_at(14, 8, 30), _at(14, 10), "Họp báo giới thiệu về Đại hội", "press"),
    Block(_at(16, 14), _at(16, 17), "Sơ duyệt chương trình và các điều kiện phục vụ", "hall"),
    Block(_at(18, 14), _at(18, 18), "Tổng duyệt", "hall"),
    Block(_at(19, 7), _at(19, 8, 30), "Lễ viếng Nghĩa trang Liệt sĩ tỉnh", "cemetery"),
    Block(_at(19, 13, 30), _at(19, 17), "Phiên trù bị", "hall"),
    Block(_at(20, 7), _at(20, 7, 45), "Đón tiếp đại biểu, văn nghệ chào mừng", "hall"),
    Block(_at(20, 8), _at(20, 11, 30), "Phiên khai mạc", "hall"),
    Block(_at(20, 13, 30), _at(20, 17), "Thảo luận tại tổ", "hall"),
    Block(_at(21, 7, 30), _at(21, 11, 30), "Thảo luận tại hội trường", "hall"),
    Block(_at(21, 13, 30), _at(21, 17), "Công tác nhân sự, bầu cử", "hall"),
    Block(_at(22, 7, 30), _at(22, 11), "Thông qua Nghị quyết, phiên bế mạc", "hall"),
    Block(_at(22, 19, 30), _at(22, 21, 30), "Chương trình nghệ thuật chào mừng thành công Đại hội", "square"),
)


def event_on(code: str) -> date:
    """Return the day of an event. Raises StopIteration for an unknown code."""
    return next(event.on for event in EVENTS if event.code == code)
