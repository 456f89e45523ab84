"""The words a page says about a typed line: who, until when and how that was found, and what is asked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.queries.live import Line
from dondoc.meetings.rules.typed import Choice, Doubt, DoubtCode, DueHow, Source, Typed, TypedDue, TypedParty
from dondoc.meetings.rules.typing import answered
from dondoc.plans.enums import PartyRole

_SENTENCES: dict[DoubtCode, Promise] = {
    DoubtCode.UNKNOWN_NAME: gettext_lazy("Danh bạ chưa có «%(what)s». Sửa tên hoặc thêm vào danh bạ."),
    DoubtCode.NEAR_NAME: gettext_lazy("«%(what)s» là cơ quan nào?"),
    DoubtCode.SHORT_NAME: gettext_lazy("«%(what)s» là cơ quan nào?"),
    DoubtCode.SHARED_NAME: gettext_lazy("Nhiều cơ quan cùng viết tắt «%(what)s». Chọn một cơ quan."),
    DoubtCode.CEASED: gettext_lazy("«%(what)s» không còn hoạt động. Giao cho cơ quan nào?"),
    DoubtCode.NAMED_TWICE: gettext_lazy("«%(what)s» có hai vai trong cùng một kết luận. Vai trước được giữ."),
    DoubtCode.NOT_AN_AGENCY: gettext_lazy("«%(what)s» là người, chưa phải cơ quan. Nhập cơ quan chủ trì."),
    DoubtCode.DAY_UNREADABLE: gettext_lazy("Chưa đọc được hạn «%(what)s». Nhập ngày trước, tháng sau, ví dụ /27-3."),
    DoubtCode.DAY_UNCLEAR: gettext_lazy("Hạn «%(what)s» là ngày nào?"),
    DoubtCode.DAY_IMPOSSIBLE: gettext_lazy("Ngày «%(what)s» không có trong lịch. Kiểm tra lại ngày và tháng."),
    DoubtCode.DAY_PAST: gettext_lazy("Hạn «%(what)s» đã qua. Hạn là ngày nào?"),
    DoubtCode.TWO_DAYS: gettext_lazy("Có nhiều hạn (%(what)s). Hạn cuối được giữ."),
    DoubtCode.NOBODY: gettext_lazy("Chưa có cơ quan chủ trì. Gõ @ và tên cơ quan."),
    DoubtCode.NO_WORK: gettext_lazy("Chưa có nội dung kết luận."),
    DoubtCode.SEVERAL_WORKS: gettext_lazy("Câu này giao %(what)s việc. Tách thành nhiều dòng để giao từng cơ quan."),
}  # fmt: skip
_SOURCES = {
    Source.DIRECTORY: gettext_lazy("theo danh bạ"),
    Source.PROGRAMME: gettext_lazy("theo chương trình đại hội"),
    Source.CALENDAR: gettext_lazy("theo lịch"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One button below a question. value: sent by the form; line: what is typed then. why: what speaks for it."""

    label: str
    value: str
    line: str
    why: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a line. start: which doubt of the line it is."""

    sentence: str
    start: int
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing understood: a role with its names, or the deadline. is_open: something in it is still asked."""

    label: str
    words: str
    how: str = ""
    day: date | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A typed line in words."""

    text: str
    kind: str
    chips: tuple[Chip, ...]
    due: Chip | None
    questions: tuple[Question, ...]


def words_of(read: Typed) -> Words:
    """Return a reading in words."""
    chips = [
        _role_chip(role, read.of(role))
        for role in (PartyRole.LEAD, PartyRole.COORDINATING, PartyRole.APPRAISING)
        if read.of(role)
    ]
    questions = tuple(_question(read, doubt) for doubt in read.doubts)
    kind = str(ConclusionKind(read.kind).label)
    return Words(read.text, kind, tuple(chips), _due_chip(read.due) if read.due else None, questions)


def shown(line: Line) -> dict[str, Any]:
    """Return what the part `line` of the page needs."""
    row = line.row
    state = "struck" if line.is_struck else "agreed" if row.is_agreed else "not_agreed"
    return {"row": row, "words": words_of(line.read), "state": state}


def _role_chip(role: PartyRole, parties: tuple[TypedParty, ...]) -> Chip:
    names = ", ".join(party.name or party.words for party in parties)
    return Chip(str(role.label), names, is_open=any(not party.is_settled for party in parties))


def _due_chip(due: TypedDue) -> Chip:
    return Chip(_("Hạn"), due.words, _how(due), due.due_on, is_open=due.how is DueHow.UNSETTLED)


def _how(due: TypedDue) -> str:
    if due.how is DueHow.EVENT and due.event is not None:
        days = abs(due.event.offset_days)
        anchor = _("khai mạc") if due.event.event == "opening" else _("bế mạc")
        if not days:
            return _("ngày %(anchor)s") % {"anchor": anchor}
        side = _("trước") if due.event.offset_days < 0 else _("sau")
        return _("%(side)s %(anchor)s %(days)s ngày") % {"side": side, "anchor": anchor, "days": days}
    if due.how is DueHow.RECURRING:
        return _("việc thường xuyên, không có ngày cuối")
    if due.how is DueHow.UNSETTLED:
        return _("chưa rõ ngày")
    return {
        DueHow.NEXT: _("ngày gần nhất kể từ cuộc họp"),
        DueHow.WEEKDAY: _("tính từ ngày họp"),
        DueHow.PERIOD: _("ngày cuối của kỳ"),
    }.get(due.how, "")


def _question(read: Typed, doubt: Doubt) -> Question:
    sentence = _SENTENCES[doubt.code] % {"what": doubt.subject}
    return Question(str(sentence), doubt.start, tuple(_answer(read, doubt, choice) for choice in doubt.choices))


def _answer(read: Typed, doubt: Doubt, choice: Choice) -> Answer:
    value = str(choice.agency_id) if choice.agency_id else str(choice.day)
    why = ", ".join(filter(None, [choice.why, str(_SOURCES[choice.source])]))
    return Answer(choice.label, value, answered(read.line, doubt, choice), why, choice.day)
