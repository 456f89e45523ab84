"""Which agencies had been urged until 8 October 2015, how, and what they answered; all of it illustration."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dondoc.desk.demo.programme import moment


class Channel(StrEnum):
    """How an agency was urged."""

    PHONE = "phone"
    ZALO = "zalo"
    LETTER = "letter"


class Rung(StrEnum):
    """The step of the ladder of urging."""

    REMINDER = "reminder"
    DUE_DAY = "due_day"
    CONTACT = "contact"
    LEADER = "leader"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUrging:
    """One time an agency was urged. promise_until: the day it promised to be done, None without a promise.

    What went by letter is drafted and issued by the product itself on that day.
    """

    agency_code: str
    urged_at: datetime
    channel: Channel
    rung: Rung
    outcome: str
    promise_until: date | None = None


URGINGS: tuple[DemoUrging, ...] = (
    DemoUrging(
        agency_code="SVHTTDL",
        urged_at=moment(8, 7, 9, 0),
        channel=Channel.LETTER,
        rung=Rung.LETTER,
        outcome="Đã gửi công văn đôn đốc lần 1",
    ),
    DemoUrging(
        agency_code="VPUB",
        urged_at=moment(9, 8, 14, 30),
        channel=Channel.LETTER,
        rung=Rung.LETTER,
        outcome="Đã gửi công văn đôn đốc lần 1",
    ),
    DemoUrging(
        agency_code="VPUB",
        urged_at=moment(9, 15, 14, 30),
        channel=Channel.LETTER,
        rung=Rung.LETTER,
        outcome="Đã gửi công văn đôn đốc lần 2",
    ),
    DemoUrging(
        agency_code="BDT",
        urged_at=moment(9, 28, 10, 0),
        channel=Channel.LETTER,
        rung=Rung.LETTER,
        outcome="Đã gửi công văn đôn đốc lần 1",
    ),
    DemoUrging(
        agency_code="CAT",
        urged_at=moment(9, 28, 10, 20),
        channel=Channel.LETTER,
        rung=Rung.LETTER,
        outcome="Đã gửi công văn đôn đốc lần 1",
    ),
    DemoUrging(
        agency_code="TP608",
        urged_at=moment(9, 28, 8, 30),
        channel=Channel.ZALO,
        rung=Rung.CONTACT,
        outcome="Đã gặp, hứa ngày 02/10",
        promise_until=date(2015, 10, 2),
    ),
    DemoUrging(
        agency_code="TP608",
        urged_at=moment(10, 5, 9, 0),
        channel=Channel.PHONE,
        rung=Rung.LEADER,
        outcome="Đã gặp, chưa hứa ngày",
    ),
    DemoUrging(
        agency_code="DPTTH",
        urged_at=moment(10, 5, 14, 10),
        channel=Channel.PHONE,
        rung=Rung.CONTACT,
        outcome="Đã gặp, hứa ngày 09/10",
        promise_until=date(2015, 10, 9),
    ),
    DemoUrging(
        agency_code="SGDDT",
        urged_at=moment(10, 2, 10, 0),
        channel=Channel.PHONE,
        rung=Rung.CONTACT,
        outcome="Không nghe máy",
    ),
    DemoUrging(
        agency_code="SGDDT",
        urged_at=moment(10, 6, 10, 5),
        channel=Channel.PHONE,
        rung=Rung.LEADER,
        outcome="Không nghe máy",
    ),
    DemoUrging(
        agency_code="SNNPTNT",
        urged_at=moment(10, 2, 15, 0),
        channel=Channel.ZALO,
        rung=Rung.CONTACT,
        outcome="Cho biết chưa nhận được việc",
    ),
    DemoUrging(
        agency_code="SNNPTNT",
        urged_at=moment(10, 6, 16, 0),
        channel=Channel.LETTER,
        rung=Rung.LETTER,
        outcome="Đã gửi công văn đôn đốc lần 1",
    ),
    DemoUrging(
        agency_code="TTYTDP",
        urged_at=moment(10, 7, 8, 20),
        channel=Channel.PHONE,
        rung=Rung.CONTACT,
        outcome="Đã gặp, hứa ngày 09/10",
        promise_until=date(2015, 10, 9),
    ),
    DemoUrging(
        agency_code="H616",
        urged_at=moment(10, 5, 8, 45),
        channel=Channel.ZALO,
        rung=Rung.CONTACT,
        outcome="Đã gặp, hứa ngày 07/10",
        promise_until=date(2015, 10, 7),
    ),
    DemoUrging(
        agency_code="H618",
        urged_at=moment(10, 5, 8, 50),
        channel=Channel.ZALO,
        rung=Rung.CONTACT,
        outcome="Không trả lời",
    ),
    DemoUrging(
        agency_code="SVHTTDL",
        urged_at=moment(10, 7, 8, 0),
        channel=Channel.ZALO,
        rung=Rung.DUE_DAY,
        outcome="Nêu vướng mắc",
    ),
    DemoUrging(
        agency_code="TTVH",
        urged_at=moment(10, 7, 8, 5),
        channel=Channel.ZALO,
        rung=Rung.REMINDER,
        outcome="Không trả lời",
    ),
)
