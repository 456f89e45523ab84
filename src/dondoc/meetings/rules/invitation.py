"""What a letter of invitation says, and the short text for a chat group.

Vietnamese is written here and not translated: it is what those invited receive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dondoc.kit.dates import add_working_days, long_day, weekday_name
from dondoc.kit.vietnamese import cut_after_word, one_line
from dondoc.papers.layouts.parts import Block, Text

SHORT_SIGNS = 900
_SHORT_TITLE_SIGNS = 90
_REPORTS_BY_HOUR = "17 giờ"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of the agenda. asks_report: whoever presents it is asked to prepare a report."""

    title: str
    presenter: str = ""
    minutes: int = 0
    asks_report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What an invitation is made from. starts_at, ends_at: local time. host: the body that invites.

    guests: lines of «Thành phần». papers: titles of what is laid before the meeting. url: the page of the meeting.
    """

    title: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    chair: str
    host: str
    points: Sequence[Point] = ()
    guests: Sequence[str] = ()
    papers: Sequence[str] = ()
    today: date
    url: str = ""
    sender: str = ""
    holidays: frozenset[date] = frozenset()
    is_called_off: bool = False


def clock_words(moment: datetime) -> str:
    """Return a time of day as it is spoken: «8 giờ», «14 giờ 30»."""
    return f"{moment.hour} giờ" + (f" {moment.minute:02d}" if moment.minute else "")


def when_words(moment: datetime) -> str:
    """Return a time as the first line of a text says it: «8 giờ, thứ Năm, 15/10/2015»."""
    return f"{clock_words(moment)}, {weekday_name(moment.date())}, {moment:%d/%m/%Y}"


def subject_of(invitation: Invitation) -> str:
    """Return what stands below the words «GIẤY MỜI»."""
    return invitation.title


def blocks_of(invitation: Invitation) -> tuple[Block, ...]:
    """Return the body of the letter: who invites, when, where, who presides, who comes, the agenda, what to do."""
    starts, ends = invitation.starts_at, invitation.ends_at
    until = f" đến {clock_words(ends)}" if ends else ""
    when = f"{clock_words(starts)}{until}, {weekday_name(starts.date())}, {long_day(starts.date())}."
    blocks: list[Block] = [
        Text(f"{invitation.host} kính mời các đồng chí dự {_lower(invitation.title)}, cụ thể như sau:"),
        Text(when, label="1.", lead_in="Thời gian:"),
        Text(_ended(invitation.place or "thông báo sau"), label="2.", lead_in="Địa điểm:"),
    ]
    number = 3
    for lead_in, lines in (
        ("Chủ trì:", [invitation.chair] if invitation.chair else []),
        ("Thành phần:", list(invitation.guests)),
        ("Nội dung:", [_point(point) for point in invitation.points]),
        ("Tài liệu:", list(invitation.papers)),
    ):
        if not lines:
            continue
        if len(lines) == 1:
            blocks.append(Text(_ended(lines[0]), label=f"{number}.", lead_in=lead_in))
        else:
            blocks.append(Text("", label=f"{number}.", lead_in=lead_in))
            blocks += [Text(_listed(line, is_last=line is lines[-1]), label="-") for line in lines]
        number += 1
    return (*blocks, *(Text(sentence) for sentence in _requests(invitation)))


def short_text(invitation: Invitation) -> str:
    """Return the text for a chat group: the first line carries the point; at most 900 signs, no word cut."""
    first = f"{'Hoãn họp' if invitation.is_called_off else 'Mời họp'}: {when_words(invitation.starts_at)}"
    first += f", {invitation.place}." if invitation.place and not invitation.is_called_off else "."
    if invitation.is_called_off:
        return _within([first, invitation.title, "Thời gian họp lại sẽ được thông báo sau.", invitation.sender], [])
    chair = f" Chủ trì: {invitation.chair}." if invitation.chair else ""
    total = sum(point.minutes for point in invitation.points)
    points = [
        f"{place}. {_short(point.title)}" + (f" ({_short(_who(point))})" if _who(point) else "")
        for place, point in enumerate(invitation.points, start=1)
    ]
    head = [first, f"{invitation.title}.{chair}"]
    if points:
        head.append(f"Nội dung ({len(points)}, {total} phút):")
    ask = "Đề nghị dự đúng thành phần, đúng giờ; không dự được, cử người dự thay và báo tại: "
    return _within([*head, f"{ask}{invitation.url}", invitation.sender], points)


def reports_by(invitation: Invitation) -> date | None:
    """Return the day by which reports are asked for: the working day before; None when that is past."""
    day = add_working_days(invitation.starts_at.date(), -1, holidays=invitation.holidays)
    return day if day >= invitation.today else None


def _requests(invitation: Invitation) -> list[str]:
    sentences = []
    reporters = list(
        dict.fromkeys(point.presenter for point in invitation.points if point.asks_report and point.presenter)
    )
    if reporters:
        day = reports_by(invitation)
        by = f"trước {_REPORTS_BY_HOUR} {long_day(day)}" if day else "trước giờ họp"
        who = "; ".join(reporters) if len(reporters) <= _MOST_NAMED else "các cơ quan, đơn vị nêu tại mục Nội dung"
        sentences.append(f"Đề nghị {who} chuẩn bị báo cáo nội dung được phân công, gửi Tổ giúp việc {by} để tổng hợp.")
    sentences.append(
        "Đề nghị các đồng chí dự họp đúng thành phần, đúng giờ; trường hợp không dự được, "
        "cử người có thẩm quyền dự thay và báo Tổ giúp việc trước giờ họp."
    )
    return sentences


def _point(point: Point) -> str:
    inside = ", ".join(filter(None, [_who(point), f"{point.minutes} phút" if point.minutes else ""]))
    return f"{point.title} ({inside})" if inside else point.title


def _who(point: Point) -> str:
    """Return who presents a point, "" where the title names them already."""
    return "" if point.presenter in point.title else point.presenter


def _listed(line: str, *, is_last: bool) -> str:
    return _ended(line, "." if is_last else ";")


def _ended(text: str, mark: str = ".") -> str:
    return text.rstrip(" .;") + mark


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _short(text: str) -> str:
    return cut_after_word(one_line(text), _SHORT_TITLE_SIGNS)


def _within(parts: list[str], points: list[str]) -> str:
    """Return the text with as many points as fit; the rest is counted. The points stand before the last two parts."""
    head, tail = parts[:-2], parts[-2:]
    for shown in range(len(points), -1, -1):
        rest = len(points) - shown
        more = [f"và {rest} nội dung khác, xem theo liên kết."] if rest else []
        text = "\n".join(part for part in [*head, *points[:shown], *more, *tail] if part)
        if len(text) <= SHORT_SIGNS:
            return text
    first = "\n".join(filter(None, [parts[0], tail[0]]))
    return first if len(first) <= SHORT_SIGNS else first[: SHORT_SIGNS - 1] + "…"
