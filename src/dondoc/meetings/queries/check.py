"""What the check page shows before a notice is issued: by agency, what it is given; and what a person has to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.meetings.models import MeetingNotice
from dondoc.meetings.queries.work import Planned
from dondoc.meetings.rules.questions import AGREED, DECLINED, EVERYBODY_LEADS, KNOWN, NEW, Asks, Choice, Question
from dondoc.meetings.rules.said import Known, Said, Scope
from dondoc.meetings.rules.work import BLOCKING, Hint
from dondoc.people.queries import focal_ids_by_agency
from dondoc.plans.enums import PartyRole

LIKELY_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLine:
    """One piece of work of an agency. is_new: a task is made for it."""

    number: int
    code: str
    title: str
    role: str
    due_on: date | None
    deadline_text: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyWork:
    """Everything a notice gives one agency. has_focal: whether somebody there is told at once."""

    id: int
    name: str
    lines: tuple[GivenLine, ...]
    has_focal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedChoice:
    """One answer to a question, in words."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question on the page. others: agencies beyond the likely ones, for «Ai chủ trì?»."""

    key: str
    number: int
    title: str
    sentence: str
    choices: tuple[AskedChoice, ...]
    others: tuple[AskedChoice, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutLine:
    """A line about one conclusion: what becomes of it, or what stands in its way."""

    number: int
    sentence: str
    words: str
    stops: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """The whole page. task_count, agency_count: of the button. reads_anew: concluded after the draft was written.

    by_hand: somebody changed the words of the draft since they were written from the conclusions.
    """

    notice_id: int
    ver: int
    draft_ver: int
    task_count: int
    agency_count: int
    agencies: tuple[AgencyWork, ...]
    questions: tuple[AskedQuestion, ...]
    remarks: tuple[AboutLine, ...]
    known: tuple[AboutLine, ...]
    decided: tuple[AboutLine, ...]
    untold: tuple[str, ...]
    blocks: tuple[Any, ...]
    reads_anew: bool
    by_hand: bool
    is_ready: bool

    @property
    def open_count(self) -> int:
        """How many questions wait for an answer."""
        return sum(question.is_open for question in self.questions)

    @property
    def act(self) -> str:
        """What the button does, in words."""
        tasks = ngettext("%(count)s nhiệm vụ", "%(count)s nhiệm vụ", self.task_count) % {"count": self.task_count}
        told = ngettext("%(count)s cơ quan", "%(count)s cơ quan", self.agency_count) % {"count": self.agency_count}
        if not self.agency_count:
            return _("Ban hành thông báo")
        if not self.task_count:
            return _("Ban hành thông báo tới %(told)s") % {"told": told}
        return _("Ban hành và giao %(tasks)s cho %(told)s") % {"tasks": tasks, "told": told}

    @property
    def title(self) -> str:
        """What is about to happen."""
        if not self.task_count:
            return _("Kiểm tra trước khi ban hành")
        return _("Tạo %(tasks)s nhiệm vụ cho %(told)s cơ quan") % {"tasks": self.task_count, "told": self.agency_count}


def check_page(
    planned: Planned, notice: MeetingNotice, *, blocks: tuple[Any, ...], typed: Mapping[str, str] | None = None
) -> CheckPage:
    """Return what a person looks at before pressing; one query beyond what was planned.

    typed: answers that were sent and not kept, by key of the question: they stay chosen on the page.
    """
    focal = focal_ids_by_agency(planned.meeting.congress_id)
    by_id = {one.id: one for one in planned.said}
    agencies = _by_agency(planned, by_id, focal)
    return CheckPage(
        notice_id=notice.pk,
        ver=notice.ver,
        draft_ver=notice.outgoing.ver,
        task_count=len(planned.work.tasks),
        agency_count=len(agencies),
        agencies=agencies,
        questions=tuple(
            _asked(one, by_id[one.conclusion_id], planned, typed=(typed or {}).get(one.key, ""))
            for one in sorted(planned.work.questions, key=lambda question: bool(question.answer))
        ),
        remarks=tuple(
            AboutLine(
                number=one.number or 0,
                sentence=by_id[one.conclusion_id].text,
                words=hint_words(one.hint),
                stops=one.hint in BLOCKING,
            )
            for one in planned.work.remarks
        ),
        known=tuple(
            AboutLine(number=one.number, sentence=by_id[one.conclusion_id].text, words="; ".join(one.titles))
            for one in planned.work.known
        ),
        decided=tuple(
            AboutLine(
                number=one.number,
                sentence=by_id[one.conclusion_id].text,
                words=_verdict_words(one.verdict, planned.obstacles[one.obstacle_id].name),
            )
            for one in planned.work.decided
        ),
        untold=tuple(one.name for one in agencies if not one.has_focal),
        blocks=blocks,
        reads_anew=planned.meeting.words_ver != notice.words_ver,
        by_hand=notice.outgoing.ver != notice.drafted_ver,
        is_ready=planned.work.is_ready and planned.meeting.words_ver == notice.words_ver,
    )


def hint_words(hint: Hint) -> str:
    """Return what a remark says."""
    return {
        Hint.NO_DATE: _("Chưa có thời hạn; nhiệm vụ được tạo không có hạn."),
        Hint.DATE_PAST: _("Thời hạn đã qua; nhiệm vụ sẽ quá hạn ngay khi giao."),
        Hint.NOT_AGREED: _("Chưa chốt tại cuộc họp."),
        Hint.TASK_CLOSED: _("Nhiệm vụ trả lại đã hoàn thành hoặc đã hủy. Sửa kết luận thành giao việc mới."),
        Hint.OBSTACLE_CLOSED: _("Vướng mắc đã được tháo gỡ. Sửa loại kết luận thành ghi nhận hoặc giao việc."),
        Hint.NOTHING_TO_RETURN: _("Chưa rõ trả lại việc nào. Đưa kết luận vào đúng nội dung chương trình."),
        Hint.NOBODY_IN_CLASS: _("Danh bạ không có cơ quan nào thuộc nhóm này. Nêu tên cơ quan chủ trì."),
    }[hint]


def _by_agency(planned: Planned, by_id: dict[int, Said], focal: dict[int, list[int]]) -> tuple[AgencyWork, ...]:
    lines: dict[int, list[GivenLine]] = {}
    for task in planned.work.tasks:
        roles = ((PartyRole.LEAD, task.leads), (PartyRole.COORDINATING, task.coordinating))
        for role, ids in (*roles, (PartyRole.APPRAISING, task.appraising)):
            for each in ids:
                lines.setdefault(each, []).append(
                    GivenLine(
                        number=task.number,
                        code="",
                        title=task.title,
                        role=str(role.label),
                        due_on=task.due_on,
                        deadline_text=task.deadline_text,
                        is_new=True,
                    )
                )
    for one in planned.work.known:
        for each in one.leads:
            lines.setdefault(each, []).append(
                GivenLine(
                    number=one.number,
                    code=", ".join(planned.tasks[task_id].code for task_id in one.task_ids),
                    title=by_id[one.conclusion_id].text,
                    role=str(PartyRole.LEAD.label),
                    due_on=one.new_due_on,
                    deadline_text="",
                    is_new=False,
                )
            )
    return tuple(
        AgencyWork(id=one.id, name=one.name, lines=tuple(lines[one.id]), has_focal=one.id in focal)
        for one in planned.directory
        if one.id in lines
    )


def _asked(question: Question, said: Said, planned: Planned, *, typed: str) -> AskedQuestion:
    chosen = typed or question.answer
    by_id = {one.id: one for one in planned.directory}
    choices = [
        AskedChoice(
            value=choice.value,
            words=_choice_words(question.asks, choice, planned, by_id),
            is_chosen=choice.value == chosen,
        )
        for choice in question.choices
    ]
    others: tuple[AskedChoice, ...] = ()
    if question.asks is Asks.WHO_LEADS:
        group = [choice for choice in choices if choice.value == EVERYBODY_LEADS]
        choices = [choice for choice in choices if choice not in group][:LIKELY_SHOWN] + group
        shown = {choice.value for choice in choices}
        others = tuple(
            AskedChoice(value=str(one.id), words=one.name, is_chosen=str(one.id) == chosen)
            for one in planned.directory
            if str(one.id) not in shown
        )
    return AskedQuestion(
        key=question.key,
        number=question.number or 0,
        title=_question_words(question.asks),
        sentence=said.text,
        choices=tuple(choices),
        others=others,
        is_open=not question.answer,
    )


def _question_words(asks: Asks) -> str:
    return {
        Asks.WHO_LEADS: _("Ai chủ trì?"),
        Asks.WHICH_AGENCIES: _("Những cơ quan nào?"),
        Asks.NEW_OR_KNOWN: _("Việc đã giao hay việc mới?"),
        Asks.WHICH_WAY: _("Quyết định thế nào?"),
    }[asks]


def _choice_words(asks: Asks, choice: Choice, planned: Planned, by_id: dict[int, Known]) -> str:
    if choice.agency_id is not None:
        return by_id[choice.agency_id].name
    if choice.task_id is not None:
        task = planned.tasks[choice.task_id]
        return _("Ghi vào việc đã giao %(code)s: %(title)s") % {"code": task.code, "title": task.title}
    if asks is Asks.WHICH_AGENCIES:
        return _scope_words(Scope(choice.value), choice.count or 0)
    if choice.words:
        return _("Đồng ý: %(way)s") % {"way": choice.words}
    return {
        NEW: _("Giao thành nhiệm vụ mới"),
        KNOWN: _("Ghi vào việc đã giao"),
        AGREED: _("Đồng ý theo thẻ trình"),
        DECLINED: _("Không đồng ý"),
        EVERYBODY_LEADS: _("Mỗi cơ quan một việc (các cơ quan)"),
    }[choice.value]


def _scope_words(scope: Scope, count: int) -> str:
    words = {
        Scope.CALLED: ngettext("%(count)s cơ quan được mời họp", "%(count)s cơ quan được mời họp", count),
        Scope.WITH_WORK: ngettext("%(count)s cơ quan đang có việc", "%(count)s cơ quan đang có việc", count),
        Scope.EVERYBODY: ngettext("Cả %(count)s cơ quan của danh bạ", "Cả %(count)s cơ quan của danh bạ", count),
    }
    return words[scope] % {"count": count}


def _verdict_words(verdict: str, name: str) -> str:
    words = {AGREED: _("Đồng ý với thẻ trình của %(name)s"), DECLINED: _("Không đồng ý với thẻ trình của %(name)s")}
    return words.get(verdict, _("Trả lời %(name)s")) % {"name": name}
