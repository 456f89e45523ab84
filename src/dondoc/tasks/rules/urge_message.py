"""What an urge says, per channel: the first line carries the point, then the tasks, then what is asked for.

Vietnamese is written here and not translated: it is what an agency receives. Nobody is blamed; days are counted. The
official letter is a paper of its own: `rules.letters`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.kit.dates import add_working_days, weekday_name
from dondoc.kit.vietnamese import cut_after_word
from dondoc.tasks.enums import Addressee, StepKind, UrgeChannel

SHORT_SIGNS = 900
_SHORT = (UrgeChannel.ZALO, UrgeChannel.WEBHOOK)
_SHORT_TITLE_SIGNS = 70
_ANSWER_BY_HOUR = "17 giờ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One task of a message. days_late: 0 or less means not late yet."""

    code: str
    title: str
    due_on: date
    days_late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a message is made from. url: where the agency reports. sender: the function of whoever urges.

    promised_until: a promise whose day is over.
    """

    agency: str
    kind: StepKind
    addressee: Addressee
    lines: Sequence[Line]
    today: date
    url: str
    sender: str
    congress: str
    holidays: frozenset[date] = frozenset()
    promised_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it will arrive."""

    subject: str
    text: str

    @property
    def first_line(self) -> str:
        """The line that carries the point."""
        return self.text.partition("\n")[0]


def message_of(facts: Facts, *, channel: UrgeChannel) -> Message:
    """Return the message for a channel: at most 900 signs for Zalo and the gateway, the whole list elsewhere."""
    ordered = replace(facts, lines=sorted(facts.lines, key=lambda line: (line.due_on, line.code)))
    if channel in _SHORT:
        return Message(subject=_subject(ordered), text=_short_text(ordered))
    return Message(subject=_subject(ordered), text=_long_text(ordered))


def answer_by(today: date, *, holidays: frozenset[date]) -> date:
    """Return the day by which an answer is asked for: the next working day."""
    return add_working_days(today, 1, holidays=holidays)


def _point(facts: Facts) -> str:
    """Return the first line: who is asked for what, and how late it is."""
    count, worst = len(facts.lines), max((line.days_late for line in facts.lines), default=0)
    work = f"{count} nhiệm vụ"
    if facts.kind == StepKind.MEETING:
        return f"{facts.agency}: {work} quá hạn, lâu nhất {worst} ngày, sẽ được báo cáo tại cuộc họp giao ban tới."
    if worst <= 0:
        nearest = min(line.due_on for line in facts.lines) if facts.lines else facts.today
        return f"Kính nhắc {facts.agency}: {work} đến hạn, gần nhất {_near(nearest, facts.today)}."
    if facts.addressee == Addressee.HEAD:
        return f"Kính đề nghị lãnh đạo {facts.agency} chỉ đạo hoàn thành {work} đã quá hạn, lâu nhất {worst} ngày."
    return f"Đề nghị {facts.agency} báo cáo {work} đã quá hạn, lâu nhất {worst} ngày."


def _asked(facts: Facts) -> str:
    day = answer_by(facts.today, holidays=facts.holidays)
    by = f"trước {_ANSWER_BY_HOUR} {weekday_name(day)}, {day:%d/%m}"
    if max((line.days_late for line in facts.lines), default=0) <= 0:
        return "Xong việc, hoặc thấy trước là sẽ chậm, đề nghị báo trong hệ thống:"
    if facts.kind == StepKind.MEETING:
        return f"Kính đề nghị gửi kết quả, hoặc nguyên nhân và ngày hoàn thành, {by}:"
    return f"Đề nghị gửi kết quả, hoặc ngày sẽ xong và vướng mắc nếu có, {by}:"


def _promise(facts: Facts) -> str:
    if facts.promised_until is None:
        return ""
    return f"Cơ quan đã hẹn xong ngày {facts.promised_until:%d/%m}; đến nay hệ thống chưa có kết quả."


def _short_text(facts: Facts) -> str:
    """Return the text with as many tasks as fit into 900 signs; the rest is counted, never cut in a word."""
    lines = [f"{place}. {_short_line(line)}" for place, line in enumerate(facts.lines, start=1)]
    for shown in range(len(lines), -1, -1):
        rest = len(lines) - shown
        body = [*lines[:shown], f"và {rest} nhiệm vụ khác, xem theo liên kết." if rest else ""]
        text = _joined(_point(facts), *body, _promise(facts), f"{_asked(facts)} {facts.url}", facts.sender)
        if len(text) <= SHORT_SIGNS:
            return text
    return _joined(_point(facts)[: SHORT_SIGNS - len(facts.url) - 1], facts.url)


def _long_text(facts: Facts) -> str:
    lines = [f"{place}. {_long_line(line)}" for place, line in enumerate(facts.lines, start=1)]
    return "\n\n".join(
        part
        for part in (
            _point(facts),
            "\n".join(lines),
            _promise(facts),
            f"{_asked(facts)}\n{facts.url}",
            f"{facts.sender}\n{facts.congress}",
        )
        if part
    )


def _subject(facts: Facts) -> str:
    count = len(facts.lines)
    if max((line.days_late for line in facts.lines), default=0) <= 0:
        return f"Nhắc hạn: {count} nhiệm vụ của {facts.agency}"
    word = "Kính đề nghị chỉ đạo" if facts.addressee == Addressee.HEAD else "Đề nghị báo cáo"
    return f"{word} {count} nhiệm vụ quá hạn của {facts.agency}"


def _short_line(line: Line) -> str:
    title = cut_after_word(line.title, _SHORT_TITLE_SIGNS)
    return f"{title}: hạn {line.due_on:%d/%m}{_late(line)}"


def _long_line(line: Line) -> str:
    return f"{line.title} ({line.code}): hạn {line.due_on:%d/%m/%Y}{_late(line)}"


def _late(line: Line) -> str:
    return f", quá hạn {line.days_late} ngày" if line.days_late > 0 else ""


def _near(day: date, today: date) -> str:
    words = {0: "hôm nay", 1: "ngày mai"}
    return f"{words.get((day - today).days) or weekday_name(day)}, {day:%d/%m}"


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
