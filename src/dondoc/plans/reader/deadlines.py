"""Reads deadlines: keeps the wording, computes the day, says how sure it is.

An expression is found by form; whether it governs the work is judged afterwards from what stands around it. Dates of
cited papers have no «trước», «chậm nhất», «trong» before them and so are never met.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dondoc.plans.reader.draft import EventDue, QuestionCode
from dondoc.plans.reader.events import OTHER_EVENTS, find_events
from dondoc.plans.reader.moments import DAY, MONTH, POINT, QUARTER, YEAR, Moment, in_year, moments_in
from dondoc.plans.reader.scan import shadow

STRONG, MEDIUM, WEAK = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Deadline:
    """One expression. start, end: its letters; strength: STRONG holds anywhere, WEAK only in a governing place.

    doubts: codes to ask about; choices: days to offer.
    """

    text: str
    start: int
    end: int
    due: date | None = None
    from_on: date | None = None
    recurring: bool = False
    event: EventDue | None = None
    doubts: tuple[QuestionCode, ...] = ()
    choices: tuple[date, ...] = ()
    strength: int = STRONG

    @property
    def dated(self) -> bool:
        """Whether the expression names a day or an event, not only a rhythm."""
        return self.due is not None or self.event is not None or bool(self.doubts)


_Build = Callable[[re.Match[str], date | None], Deadline]

_HOURS = r"(?:\s?(?:\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2}\s?)?(?:phút)?,?|(?:buổi\s)?(?:sáng|chiều|trưa|tối)))*"
_DONE = r"(?:(?:phải\s|cơ bản\s)?(?:hoàn thành|hoàn tất|hoàn thiện|kết thúc|làm xong|nộp|gửi)?\s?(?:xong\s)?)"
_BY = (
    r"(?:chậm nhất(?:\slà)?(?:\strước|\sđến|\svào|\strong)?(?:\shết)?|muộn nhất(?:\slà)?(?:\strước|"
    r"\svào|\sđến|\strong)?(?:\shết)?|không (?:muộn|chậm|trễ) (?:hơn|quá)|không quá|(?:thời\s)?hạn (?:chót|cuối|cuối cùng|hoàn thành)(?:\slà)?(?:\strước|\svào|\sđến)?(?:\shết)?|"
    r"trước(?:\shết)?(?:\s(?:ngày\s)?(?:quốc khánh|lễ quốc khánh|nhà giáo việt nam|thương binh - liệt sĩ|giải phóng miền nam|quốc tế lao động|quốc tế phụ nữ))?)"
)
_TILL = r"(?:đến hết|đến trước|cho đến hết|cho đến|đến|tới|hết|xong|xong trong)"
_IN = r"(?:ngay\strong|trong|vào|trong\svà\strước|đúng)"
_NEXT = (
    r"(?:và\s(?:(?:những|các)\s)?(?:năm|giai đoạn|thời gian|năm học)\s?tiếp theo|và\stiếp theo|"
    r"và\s(?:những|các)\snăm\ssau)"
)
_RHYTHM = (
    r"(?:thường xuyên|liên tục|(?:định kỳ\s)?(?:hằng|hàng|mỗi)\s(?:ngày|tuần|tháng|quý|năm|6 tháng)|định kỳ"
    r"|bổ sung[^;.]{0,30}(?:hằng|hàng)\snăm)"
)
_EVERY = r"(?:hằng|hàng|mỗi)"
_UNIT = r"(?:ngày|tuần|tháng|quý|năm)"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|2|3|4|5|6|7)|chủ nhật)"
_ONCE = r"(?:một|hai|ba|\d{1,2})"


def _settled(
    words: str, moments: list[Moment], issued_on: date | None, *, strength: int, window: bool = False
) -> Deadline:
    """Make the deadline of one moment, or of a window from the first to the last of two."""
    last = moments[-1]
    first = moments[0]
    if window and first.yearless and not last.yearless and last.last:
        first = in_year(first, last.last.year)
        if first.first and first.first > last.last:
            first = in_year(moments[0], last.last.year - 1)
    if last.yearless and not first.yearless and first.first:
        last = _following(last, first)
    doubts: tuple[QuestionCode, ...] = ()
    if last.last is None:
        doubts = (QuestionCode.DATE_UNCLEAR if last.unsettled else QuestionCode.DATE_IMPOSSIBLE,)
    elif issued_on is not None and _past(last, issued_on):
        doubts = (QuestionCode.DATE_PAST,)
    start = first.first if window or last.kind == "window" else None
    return Deadline(words, 0, 0, due=last.last, from_on=start if window else None, doubts=doubts, strength=strength)


def _following(moment: Moment, first: Moment) -> Moment:
    """Give a day without a year the year of the window's start, or the next one."""
    if first.first is None:
        return moment
    same = in_year(moment, first.first.year)
    return same if same.last is None or same.last >= first.first else in_year(moment, first.first.year + 1)


def _past(moment: Moment, issued_on: date) -> bool:
    """A printed day before the issue, or a day without year that only comes round again in most of a year."""
    if moment.last is None:
        return False
    return moment.last < issued_on or (moment.yearless and (moment.last - issued_on).days > 300)


def _point(strength: int) -> _Build:
    def build(match: re.Match[str], issued_on: date | None) -> Deadline:
        moments = moments_in(match["at"], issued_on)
        return _settled(match.group(), moments[:1], issued_on, strength=strength)

    return build


def _window(strength: int) -> _Build:
    def build(match: re.Match[str], issued_on: date | None) -> Deadline:
        first = moments_in(match["first"], issued_on) if match.groupdict().get("first") else []
        last = moments_in(match["at"], issued_on)
        return _settled(match.group(), [*first[:1], *last[:1]], issued_on, strength=strength, window=bool(first))

    return build


def _days_only(match: re.Match[str], issued_on: date | None) -> Deadline:
    """«từ ngày 10 đến 13/9», «18-25/01/2016»: the first day borrows month and year from the second."""
    last = moments_in(match["at"], issued_on)[0]
    if last.last is None:
        return _settled(match.group(), [last], issued_on, strength=MEDIUM)
    found = moments_in(f"{match['day']}/{last.last.month}/{last.last.year}", None)
    return _settled(match.group(), [*found[:1], last], issued_on, strength=MEDIUM, window=bool(found))


def _open(match: re.Match[str], issued_on: date | None) -> Deadline:
    moments = [] if "nay" in match.group() else moments_in(match.group(), issued_on)
    return Deadline(match.group(), 0, 0, from_on=moments[0].first if moments else None, recurring=True, strength=MEDIUM)


def _dated_rhythm(match: re.Match[str], issued_on: date | None) -> Deadline:
    until = _settled(match.group(), moments_in(match["at"], issued_on)[:1], issued_on, strength=STRONG)
    return replace(until, recurring=True)


def _rhythm(strength: int) -> _Build:
    return lambda match, issued_on: Deadline(match.group(), 0, 0, recurring=True, strength=strength)


def _unclear(match: re.Match[str], issued_on: date | None) -> Deadline:
    choices = tuple(_offers(match, issued_on))
    return Deadline(match.group(), 0, 0, doubts=(QuestionCode.DATE_UNCLEAR,), choices=choices)


def _offers(match: re.Match[str], issued_on: date | None) -> Iterable[date]:
    words = match.group()
    moments = moments_in(_WEEK.sub("", words), issued_on)
    if not moments or moments[0].first is None or moments[0].last is None:
        return ()
    first, last = moments[0].first, moments[0].last
    if words.startswith("trước"):
        return (first - timedelta(days=1), last)
    week = _WEEK.search(words)
    if week:
        number = {"nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "tư": 4, "cuối": 4}.get(week[1]) or int(week[1])
        return (min(first + timedelta(days=7 * number - 1), last),) if number else ()
    return (first + timedelta(days=9), first + timedelta(days=4))


_WEEK = re.compile(r"tuần\s(?:thứ\s)?(\d|nhất|hai|ba|tư|đầu|cuối)(?:\scủa)?\s")


def _part_of_month(match: re.Match[str], issued_on: date | None) -> Deadline:
    until = _settled(match.group(), moments_in(match["at"], issued_on)[:1], issued_on, strength=STRONG)
    if until.due and match["part"] == "giữa":
        return replace(until, due=until.due.replace(day=15))
    return until


def _twice_a_year(match: re.Match[str], issued_on: date | None) -> Deadline:
    """«trước ngày 10/5 và 10/11»: two days far apart and no year come every year; near ones are a window."""
    first = moments_in(f"{match['d1']}/{match['m1']}", issued_on)
    last = moments_in(match["at"], issued_on)
    if not first or not last or first[0].last is None or last[0].last is None:
        return _settled(match.group(), last[:1] or first[:1], issued_on, strength=STRONG)
    if abs((last[0].last - first[0].last).days) > _SAME_OCCASION_DAYS:
        return Deadline(match.group(), 0, 0, recurring=True)
    return _settled(match.group(), last[:1], issued_on, strength=STRONG)


_SAME_OCCASION_DAYS = 45


def _this_period(match: re.Match[str], issued_on: date | None) -> Deadline:
    """«trong tháng này», «trước cuối năm nay»: counted from the day of issue."""
    if issued_on is None:
        return Deadline(match.group(), 0, 0, doubts=(QuestionCode.DATE_UNCLEAR,))
    month = 12 if match["unit"] == "năm" else issued_on.month
    due = moments_in(f"tháng {month}/{issued_on.year}", None)[0].last
    return Deadline(match.group(), 0, 0, due=due, strength=MEDIUM)


def _half_year(match: re.Match[str], issued_on: date | None) -> Deadline:
    """«trong 6 tháng cuối năm 2015»: its last day."""
    month = 6 if match["part"] == "đầu" else 12
    moments = moments_in(f"tháng {month}/{match['year']}" if match["year"] else f"tháng {month}", issued_on)
    return _settled(match.group(), moments[:1], issued_on, strength=MEDIUM)


def _relative(match: re.Match[str], issued_on: date | None) -> Deadline:
    """«trong 10 ngày kể từ ngày ban hành» can be counted; from any other moment, or in working days, it is asked."""
    unknown = Deadline(match.group(), 0, 0, doubts=(QuestionCode.RELATIVE_UNKNOWN,))
    own = re.search(
        r"(?:ban hành|ký|ký ban hành)(?:\s(?:thông báo|kế hoạch|quyết định|công văn|văn bản)(?:\snày)?)?$",
        match.group(),
    )
    if issued_on is None or not own or "làm việc" in match.group():
        return unknown
    count = int(match["count"])
    if match["unit"] == "tháng":
        month = issued_on.month - 1 + count
        ends = moments_in(f"tháng {month % 12 + 1}/{issued_on.year + month // 12}", None)[0].last
        due = ends and ends.replace(day=min(issued_on.day, ends.day))
        return Deadline(match.group(), 0, 0, due=due)
    days = count * (7 if match["unit"] == "tuần" else 1)
    return Deadline(match.group(), 0, 0, due=issued_on + timedelta(days=days))


def _ask(code: QuestionCode) -> _Build:
    return lambda match, issued_on: Deadline(match.group(), 0, 0, doubts=(code,))


_AT = f"(?P<at>{POINT})"
_FIRST = f"(?P<first>{POINT})"
# Forms in the order they are tried; where two overlap the earlier form wins.
_FORMS: tuple[tuple[str, _Build], ...] = (
    (
        rf"(?:kể\s)?từ\s(?:{DAY}|ngày\s\d{{1,2}})\s(?:đến|tới)\s(?:hết\s)?(?:{DAY}|ngày\s\d{{1,2}}|\d{{1,2}})\s{_EVERY}\s(?:năm|tháng)",
        _rhythm(STRONG),
    ),
    (
        rf"{_EVERY}\snăm,?\s(?:{_BY}|vào)\s(?:ngày\s)?\d{{1,2}}(?:/|\stháng\s)\d{{1,2}}(?!\s?[/\d]|\snăm)",
        _rhythm(STRONG),
    ),
    (rf"(?:{_BY}\s)?{_FIRST}\s(?:và|,)\s(?:{_BY}\s)?{DAY}\s{_EVERY}\snăm", _rhythm(STRONG)),
    (
        rf"{_BY}\s(?:ngày\s)?(?P<d1>\d{{1,2}})/(?P<m1>\d{{1,2}})(?!\s?/)\svà\s(?:{_BY}\s)?(?:ngày\s)?"
        rf"(?P<at>\d{{1,2}}/\d{{1,2}})(?!\s?[/\d])",
        _twice_a_year,
    ),
    (rf"(?:từ\s)?(?:nay\s|{POINT}\s)?(?:đến\s)?{POINT}\s{_NEXT}", _open),
    (rf"từ\s(?:nay\s|{POINT}\s)trở đi", _open),
    (rf"(?:kể\s)?từ{_HOURS}\s{POINT}\s(?:cho\s)?đến khi\s(?:có|hết)\s[^,;.()]{{3,40}}", _open),
    (rf"(?:{_BY}\s|trong\s|đến\s|từ\s)?(?P<at>{POINT}),?\svà\s{_RHYTHM}(?:\s(?:hằng|hàng)\snăm)?", _dated_rhythm),
    (
        rf"(?:định kỳ\s)?(?:{_BY}\s|vào\s)?(?:các\s)?ngày\s(?:\d{{1,2}}\s?(?:,|và)\s(?:ngày\s)?){{0,3}}\d{{1,2}}(?:\s(?:của\s)?(?:tháng\scuối|tháng\sđầu|"
        rf"tháng\sthứ\s\w+|cuối)?\s?(?:của\s)?{_EVERY}\s{_UNIT}|\scủa\s(?:tháng|quý)\s(?:cuối|sau|"
        rf"thứ)[^,;.)]{{0,25}}|\stháng\scuối\s(?:của\s)?(?:{_EVERY}\s)?quý)",
        _rhythm(STRONG),
    ),
    (rf"(?:định kỳ\s)?(?:{_BY}\s)?{DAY}\s(?:{_EVERY})\snăm", _rhythm(STRONG)),
    (
        rf"(?:định kỳ\s)?(?:{_BY}\s|vào\s)?ngày\s(?:làm việc\s)?(?:đầu tiên|cuối cùng|đầu|cuối|thứ\s\w+)\s"
        rf"(?:của\s)?(?:{_EVERY}\s|các\s)?(?:tuần|tháng|quý)(?!\s(?:này|\d))",
        _rhythm(STRONG),
    ),
    (rf"định kỳ[^,;.(]{{0,30}}(?:\(|\s){_BY}\sngày[^,;.)]{{1,40}}\)?", _rhythm(STRONG)),
    (
        rf"(?:định kỳ\s)?(?:{_BY}\s|vào\s)?(?:{_HOURS}\s)?{_WEEKDAY}\s{_EVERY}\stuần|"
        rf"(?:định kỳ\s)?{_EVERY}\stuần,?\s\(?(?:vào\s|{_BY}\s)(?:{_HOURS}\s)?{_WEEKDAY}\)?|"
        rf"{_BY}{_HOURS}\s{_EVERY}\sngày|{_EVERY}\sngày,?\s(?:{_BY}|vào|lúc)\s\d{{1,2}}\s?(?:giờ|h)(?:\s?\d{{2}})?",
        _rhythm(STRONG),
    ),
    (rf"theo định kỳ(?:\s{_EVERY}\s{_UNIT})?", _rhythm(STRONG)),
    (r"(?:chậm nhất\s)?(?:sau\s)?(?:khi\s)?kết thúc\squý\s\d{1,2}\sngày", _rhythm(STRONG)),
    (
        rf"(?:định kỳ\s)?(?:{_ONCE}\s?{_UNIT}\s?(?:{_ONCE}|/)\s?lần|{_EVERY}\s{_UNIT}\s{_ONCE}\slần|"
        rf"{_ONCE}\s?lần\s?(?:/|trong\s|mỗi\s|một\s)\s?{_UNIT}(?!\s\d))",
        _rhythm(STRONG),
    ),
    (
        r"6 tháng\s\([^()]{4,30}\)\s?,?\s?(?:và\s)?(?:cả\s|một\s|1\s)?năm\s\([^()]{4,30}\)|"
        r"định kỳ\s(?:hằng\s|hàng\s)?(?:quý,?\s)?6 tháng(?:,|\svà)\s(?:cả\s|hằng\s|hàng\s|1\s|một\s)?năm|"
        r"\b6 tháng,?\s(?:và\s)?(?:một\s|1\s)?(?:hằng\s|hàng\s)?năm(?:\svà\sđịnh kỳ)?|"
        r"6 tháng(?:\sđầu năm)?\svà\scả năm",
        _rhythm(MEDIUM),
    ),
    (
        # «định kỳ 3 tháng», «sáng thứ Hai hằng tuần», «trước ngày 25 các tháng», «vào cuối các quý», «cuối mỗi ngày».
        rf"định kỳ\s(?:\d{{1,2}}|hai|ba|sáu)\s(?:ngày|tuần|tháng|năm)(?!\s(?:đầu|cuối))|"
        rf"(?:vào\s|{_BY}\s)?(?:các\s)(?:sáng\s|chiều\s|ngày\s)?{_WEEKDAY}(?!\s?[,(]?\s?(?:ngày\s)?\d)|"
        rf"(?:{_BY}\s|vào\s)?ngày\s\d{{1,2}}\s(?:của\s)?các\s(?:tháng|quý)(?!\s\d)|"
        rf"(?:vào\s)?(?:đầu|cuối)\s(?:các|mỗi|hằng|hàng)\s(?:ngày|tuần|tháng|quý|năm)(?!\s\d)|"
        rf"{_EVERY}\snăm\s{_ONCE}\s(?:đợt|kỳ|lần)",
        _rhythm(STRONG),
    ),
    (r"trước\squ[ýí]\s(?:iv|iii|ii|i|[1-4])(?:\s?/\s?\d{4}|\snăm\s\d{4})?", _unclear),
    (rf"(?:{_DONE})trước\s(?:tháng\s\d{{1,2}}(?!\d)(?:(?:\s?[/.\-]\s?|\snăm\s)\d{{4}})?|năm\s\d{{4}})", _unclear),
    (
        rf"(?:{_IN}\s|đến\s|{_BY}\s)*(?:hết\s)?(?P<this>cuối\s)?(?P<unit>tháng|năm)\s(?:này|nay)",
        _this_period,
    ),
    (rf"(?:{_IN}\s|đến\s|{_BY}\s)*(?:hết\s|đầu\s|cuối\s)?(?:tuần\s(?:này|tới|sau)|tháng\s(?:tới|sau))", _unclear),
    (
        rf"(?:{_IN}\s|đến hết\s|hết\s)?(?P<half>6|sáu)\stháng\s(?P<part>đầu|cuối)\snăm(?:\s(?P<year>\d{{4}}))?",
        _half_year,
    ),
    (
        rf"(?:hoàn thành\s|trong\s|vào\s|từ\s|khoảng\s)*(?:(?:nửa\s)?đầu|tuần(?:\sthứ)?\s(?:\d|nhất|hai|ba|tư|đầu|"
        rf"cuối)(?:\scủa)?)\s{MONTH}",
        _unclear,
    ),
    (rf"(?:{_BY}\s|{_IN}\s|đến\s|{_DONE}\s)?(?P<part>giữa|cuối)\s(?P<at>{MONTH})", _part_of_month),
    (rf"(?:{_IN}\s|{_BY}\s|từ\s)?(?:đầu|giữa)\s(?:{QUARTER}|{YEAR})", _unclear),
    (
        r"(?:ngay\s)?(?:sau|trước|trong)\s(?:dịp\s|kỳ nghỉ\s|khi nghỉ\s)?tết(?:\s(?:nguyên đán|dương lịch|"
        r"âm lịch|ất mùi|bính thân))?(?:\snăm\s\d{4})?|(?:trong|vào)\sdịp\s[^,;.]{2,30}",
        _unclear,
    ),
    (rf"(?:kể\s)?từ{_HOURS}\s{_FIRST}\s?,?(?:\sđến|\stới|\s?-|\scho đến)(?:\shết)?{_HOURS}\s?{_AT}", _window(MEDIUM)),
    (rf"(?:kể\s)?từ\snay\s(?:cho\s)?(?:đến|tới)(?:\shết|\strước)?\s{_AT}", _window(MEDIUM)),
    (rf"(?:kể\s)?từ{_HOURS}\s(?:ngày\s)?(?P<day>\d{{1,2}})\s?(?:-|đến|tới)\s?(?:hết\s)?(?P<at>{DAY})", _days_only),
    (
        rf"(?:{_IN}\s)?(?:các\s|\d{{1,2}}\s|hai\s|ba\s)ngày[:\s]\s?(?P<day>(?<!\d)\d{{1,2}})(?:\s?/\s?\d{{1,2}}(?!\d))?\s?"
        rf"(?:(?:,|và|-)\s?(?:ngày\s)?\d{{1,2}}(?:\s?/\s?\d{{1,2}}(?!\d))?\s?){{0,6}}?(?:,|và|-)\s?(?P<at>{DAY})",
        _days_only,
    ),
    (rf"(?:trong\s|các\s|{_IN}\s)*(?:ngày\s)?(?P<day>(?<![\d/.])\d{{1,2}})\s?(?:-|và)\s?(?P<at>{DAY})", _days_only),
    (rf"(?:kể\s)?từ\sngày\s(?:ký|ban hành)(?:\s[^,;.\d]{{2,40}})?\sđến\s(?:hết\s)?{_AT}", _window(MEDIUM)),
    (rf"{_FIRST}\s?(?:-|đến|tới)\s?(?:hết\s)?{_AT}", _window(MEDIUM)),
    (rf"{_DONE}{_BY}{_HOURS}\s{_AT}", _point(STRONG)),
    (
        r"(?:trong|không quá|chậm nhất(?:\slà|\ssau)?|sau)\s(?:thời hạn\s|vòng\s|"
        r"thời gian\s)?(?P<count>\d{1,3})\s?(?:\([^)]{1,20}\)\s?)?(?P<unit>ngày|tuần|"
        r"tháng)(?:\slàm việc)?,?\s(?:kể\s)?(?:từ|sau|tính từ)\s(?:ngày\s|khi\s)+[^,;.()]{2,70}",
        _relative,
    ),
    (r"(?:ngay\s)?trong\sngày(?:\slàm việc)?\stiếp theo", _ask(QuestionCode.RELATIVE_UNKNOWN)),
    (rf"(?:hoàn thành|hoàn tất|xong)\s(?:xong\s)?(?:{_TILL}\s|{_IN}\s)?{_AT}", _point(STRONG)),
    (
        rf"(?:vào\s|trong\s)?(?:(?:sáng|chiều|tối)\s)?(?:ngày\s)?{_WEEKDAY}\s?(?:,|\(|-)?\s?(?P<at>{DAY})\)?",
        _point(MEDIUM),
    ),
    (rf"(?:vào\s)?(?:buổi\s)?(?:đêm|sáng|chiều|trưa|tối)\s{_AT}", _point(MEDIUM)),
    (rf"(?:vào\s|từ\s)?(?:lúc\s)?\d{{1,2}}\s?(?:giờ|h)\s?(?:\d{{2}}\s?)?(?:phút)?,?\s{_AT}", _point(MEDIUM)),
    (rf"(?<!tính ){_TILL}{_HOURS}\s{_AT}", _point(MEDIUM)),
    (rf"{_IN}{_HOURS}\s{_AT}", _point(MEDIUM)),
    (rf"{_EVERY}\s{_UNIT}|định kỳ(?:\s{_EVERY}\s{_UNIT})?|thường xuyên|liên tục", _rhythm(WEAK)),
)
_PATTERNS = tuple((re.compile(rf"(?<!\w)(?:{form})(?!\w)"), build) for form, build in _FORMS)
# Cheap test: a text without any of these holds no deadline.
_HINT = re.compile(
    r"\d|thường xuyên|liên tục|định kỳ|h[ằà]ng\s|mỗi\s|đại hội|khai mạc|bế mạc|tết|dịp|tiếp theo|duyệt|"
    r"trù bị|sáp nhập|khai giảng|khai trương|khởi công|khánh thành|lễ|kỳ (?:họp|thi)|mùa|cuộc họp|hội nghị|bầu cử|diễn tập|tiếp\s|ngày\s(?:làm|đầu|cuối|thứ)|(?:tuần|tháng|năm)\s(?:này|nay|tới|sau)|sáu tháng|các\s(?:tháng|quý|tuần|sáng|chiều|thứ)|hai\s|ba\s"
)
# A time field may hold a bare day or period.
_BARE = re.compile(rf"(?<!\w){_AT}(?!\w)|(?<![\d/.\-])(?P<year>20\d\d)(?!\d)")
_BARE_SPAN = re.compile(r"(?<!\d)(?P<first>20\d\d)\s?(?:-|đến)\s?(?P<at>20\d\d)(?!\d)")
# A beginning without an end is open: «Từ tháng 9/2015».
_ONLY_SINCE = re.compile(rf"(?:bắt đầu\s)?(?:kể\s)?từ{_HOURS}\s(?P<at>{POINT})")
_FROM_BEFORE = re.compile(r"\b(?:từ|bắt đầu)\s$")
_BARE_NEXT = re.compile(rf"(?<!\d)20\d\d\s{_NEXT}")
_TWO_DAYS_A_YEAR = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?!/)\s(?:và|,)\s(?:ngày\s)?\d{1,2}/\d{1,2}(?![/\d])")


def find_deadlines(text: str, *, issued_on: date | None) -> list[Deadline]:
    """Return every deadline expression of a running text in reading order, none overlapping, governing or not."""
    low = shadow(text)
    if not _HINT.search(low):
        return []
    found = [_until_event(text, low, start, end, event, issued_on) for start, end, event in find_events(low)]
    for pattern, build in _PATTERNS:
        for match in pattern.finditer(low):
            _keep(found, text, match, build(match, issued_on))
    for match in OTHER_EVENTS.finditer(low):
        _keep(found, text, match, Deadline("", 0, 0, doubts=(QuestionCode.EVENT_UNKNOWN,), strength=MEDIUM))
    if issued_on is not None:
        for match in _BARE_DAY.finditer(low):
            deadline = _bare_day(low, match, issued_on)
            if deadline is not None:
                _keep(found, text, match, deadline)
    return sorted(found, key=lambda deadline: deadline.start)


# «…, ngày 20/8.», «Ngày 20/8, Sở Y tế …», «20/8: Sở Y tế …»: a day with nothing before it that says what it is.
_BARE_DAY = re.compile(
    rf"(?:^|(?<=\. ))(?:ngày\s)?(?P<at>{DAY})(?=\s?[:,]|\s-\s)|(?<!\w)ngày\s(?P<late>{DAY})(?=\s?(?:$|[.;)]|tại\s|ở\s))|"
    rf"(?:(?<=\()|(?<= - ))(?P<end>{DAY})(?=\s?\)?[.;]?$)"
)
_DATED_THING = re.compile(
    r"\b(?:số|công văn|văn bản|quyết định|thông báo|kế hoạch|báo cáo|tờ trình|nghị quyết|kết luận|chỉ thị|hướng dẫn|công điện|biên bản|"
    r"thư|đơn|danh sách|hồ sơ|giấy mời|họp|cuộc|phiên|kỳ|buổi|lễ|đại hội|hội nghị|ngày hội|hội thi|ký|ban hành|từ|đã)\b"
)
_LONGEST_THING = 80
_SOON_DAYS = 150


def _bare_day(low: str, match: re.Match[str], issued_on: date) -> Deadline | None:
    """A day that is still to come and is neither a paper's nor a meeting's."""
    words = match["at"] or match["late"] or match["end"]
    moments = moments_in(words, issued_on)
    due = moments[0].last if moments else None
    if due is None or not 0 < (due - issued_on).days <= _SOON_DAYS:
        return None
    before = re.split(r"[.;:(]\s?", low[max(0, match.start() - _LONGEST_THING) : match.start()])[-1]
    apart = not before or before.endswith((", ", "- "))
    if match["late"] and not apart and _DATED_THING.search(before):
        return None
    return _settled(match.group(), moments[:1], issued_on, strength=MEDIUM)


def _until_event(text: str, low: str, start: int, end: int, event: EventDue, issued_on: date | None) -> Deadline:
    """An event, with the day it is counted from before it: «từ ngày 20/9/2015 cho đến khi kết thúc Đại hội»."""
    since = _SINCE.search(low, max(0, start - _LONGEST_SINCE), start)
    if since is None or not low.startswith(("đến", "cho đến"), start):
        return Deadline(text[start:end], start, end, event=event, strength=MEDIUM)
    first = moments_in(since["at"], issued_on)[0].first
    return Deadline(text[since.start() : end], since.start(), end, from_on=first, event=event, strength=MEDIUM)


_SINCE = re.compile(rf"(?<!\w)(?:kể\s)?từ\s(?P<at>{POINT})\s$")
_LONGEST_SINCE = 40


def read_time_field(text: str, *, issued_on: date | None) -> Deadline | None:
    """Read a text that is a time and nothing else: a cell of the deadline column, what follows «Thời gian:».

    A text without any known expression, such as «theo tiến độ», comes back with its words and a question.
    """
    words = text.strip(" .;,")
    words = words if "(" in words and ")" in words else words.strip(" .;,()")
    if not words or not re.search(r"\w", words) or _NO_DATE.fullmatch(shadow(words)):
        return None
    offset = text.index(words)
    found = _field_deadlines(words, issued_on)
    if not found:
        return Deadline(words, offset, offset + len(words), doubts=(QuestionCode.DATE_UNCLEAR,))
    best = _latest_of(found)
    whole = replace(best, text=words, start=offset, end=offset + len(words))
    return replace(whole, recurring=any(deadline.recurring for deadline in found) or best.recurring)


def read_only_time(text: str, *, issued_on: date | None) -> Deadline | None:
    """Read a text of which every word belongs to a time, such as «xong trước 15/9», «20/9»; else None."""
    low = shadow(text)
    found = _field_deadlines(text, issued_on) if _HINT.search(low) else []
    if not found:
        return None
    rest, at = "", 0
    for deadline in found:
        rest, at = rest + low[at : deadline.start], deadline.end
    return read_time_field(text, issued_on=issued_on) if _BESIDE_TIME.fullmatch(rest + low[at:]) else None


_BESIDE_TIME = re.compile(r"(?:\W|(?:thời gian|thời hạn|hạn|hoàn thành|xong|ngày|lúc|và|phải)(?!\w))*")
_NO_DATE = re.compile(
    r"(?:không(?:\sthời)?\shạn|khẩn trương|sớm|kịp thời|ngay|theo quy định|-|trong thời gian tới|\W+)"
)


def _field_deadlines(words: str, issued_on: date | None) -> list[Deadline]:
    low = shadow(words)
    since = _ONLY_SINCE.fullmatch(low)
    if since:
        moments = moments_in(since["at"], issued_on)
        return [Deadline(words, 0, len(words), from_on=moments[0].first if moments else None, recurring=True)]
    if _TWO_DAYS_A_YEAR.fullmatch(low.removeprefix("ngày ").strip()):
        return [Deadline(words, 0, len(words), recurring=True)]
    if _BARE_NEXT.search(low):
        return [Deadline(words, 0, len(words), recurring=True)]
    span = _BARE_SPAN.search(low)
    if span:
        first, last = int(span["first"]), int(span["at"])
        return [Deadline(words, 0, len(words), due=date(last, 12, 31), from_on=date(first, 1, 1))]
    found = find_deadlines(words, issued_on=issued_on)
    for match in _BARE.finditer(low):
        moments = moments_in(match.group(), issued_on)
        deadline = _settled(match.group(), moments[:1], issued_on, strength=STRONG)
        if _FROM_BEFORE.search(low[max(0, match.start() - 9) : match.start()]) and any(
            other.recurring for other in found
        ):
            # «2 lần/tuần, bắt đầu từ ngày 15/8»: the day a rhythm begins is no day it is due.
            deadline = replace(deadline, due=None, from_on=deadline.due, recurring=True, doubts=())
        _keep(found, words, match, deadline)
    return sorted(found, key=lambda deadline: deadline.start)


def _latest_of(found: list[Deadline]) -> Deadline:
    """Of several expressions in one field the last dated one counts: «15/8 (sơ bộ), 30/8 (hoàn thành)»."""
    outside = [deadline for deadline in found if deadline.dated] or found
    dated = [deadline for deadline in outside if deadline.due]
    return max(dated, key=lambda deadline: deadline.due or date.min) if dated else outside[0]


def _keep(found: list[Deadline], text: str, match: re.Match[str], deadline: Deadline) -> None:
    start, end = match.span()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    _keep_at(found, replace(deadline, text=text[start:end], start=start, end=end))


def _keep_at(found: list[Deadline], deadline: Deadline) -> None:
    if deadline.start < deadline.end and all(deadline.end <= f.start or f.end <= deadline.start for f in found):
        found.append(deadline)
