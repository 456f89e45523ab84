"""From the reader's questions to doubts a person answers with one button, each beside its source sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.plans.reader.draft import Draft, Question, QuestionCode, Span, TaskDraft
from dondoc.plans.rules.answers import AGENCY, ALIAS, DAY, HOLD, LEAVE, NEW, YEAR, Choice
from dondoc.plans.rules.classes import is_generic
from dondoc.plans.rules.mentions import NameFinding, NameProblem

ASKS_WHO = frozenset(
    {
        QuestionCode.WHO_LEADS,
        QuestionCode.WHOSE_WORK,
        QuestionCode.PERSON,
        QuestionCode.UNKNOWN_AGENCY,
        QuestionCode.LIST_UNCLEAR,
    }
)
# Until these are answered nobody can be told to do the work.
HOLDS_BACK = frozenset({QuestionCode.WHO_LEADS, QuestionCode.PERSON, QuestionCode.LIST_UNCLEAR})
MOST_CHOICES = 4
UNDATED_KEY = f"paper-{QuestionCode.NO_DATE}"
YEAR_KEY = "paper-year"
_LEADS = " chủ trì"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place to look at.

    key: names it in forms and stored answers. code: why it is asked. task_number: of the draft's task, None for the
    whole paper. asks: "who", "when", "name" or "year". subject: the words the answer is about, for which it can be
    remembered. answer: what was answered, "" while open. default: what holds when nobody answers. remembered_on: the
    day of the earlier answer that stands in `answer` or `proposed`. proposed: the choice filled in beforehand, which
    holds only once a person sends it.
    """

    key: str
    code: str
    asks: str
    text: str
    quote: str
    task_number: int | None
    task_text: str
    choices: tuple[Choice, ...]
    answer: str
    default: str
    subject: str = ""
    span: Span | None = None
    remembered_on: date | None = None
    proposed: str = ""

    @property
    def in_force(self) -> str:
        """The answer, or what holds without one."""
        return self.answer or self.default

    @property
    def is_settled(self) -> bool:
        """Whether somebody has answered it, now or for an earlier paper."""
        return bool(self.answer)

    @property
    def other(self) -> str:
        """The answer in force when no button offers it, without what it begins with; "" otherwise."""
        if any(choice.value == self.in_force for choice in self.choices):
            return ""
        return self.in_force.partition(":")[2]


def doubts_of(
    draft: Draft, *, answers: Mapping[str, str], names: Sequence[NameFinding], years: Sequence[int] = ()
) -> tuple[Doubt, ...]:
    """Return every doubt of a reading: the year, then names, then tasks in the order of the paper, undated ones last.

    names: what there is to ask about the agencies it names. years: to choose from, when the paper has no day of issue
    and days without a year; empty when there is nothing to ask.
    """
    undated = [task for task in draft.tasks if _asks(task, QuestionCode.NO_DATE) or _has_no_date(task)]
    found = [
        *([_year_doubt(years)] if years else []),
        *(_name_doubt(finding) for finding in names),
        *(
            _task_doubt(task, question)
            for task in draft.tasks
            for question in task.questions
            if question.code != QuestionCode.NO_DATE
        ),
        *([_no_date_doubt(undated)] if undated else []),
    ]
    return tuple(replace(doubt, answer=answers.get(doubt.key, "")) for doubt in found)


def key_of(task: TaskDraft, code: QuestionCode) -> str:
    """Return the key of a task's doubt."""
    return f"task-{task.number}-{code}"


def _asks(task: TaskDraft, code: QuestionCode) -> bool:
    return any(question.code == code for question in task.questions)


def _has_no_date(task: TaskDraft) -> bool:
    return task.deadline_text is None and task.due is None and not task.recurring


def _task_doubt(task: TaskDraft, question: Question) -> Doubt:
    asks = "who" if question.code in ASKS_WHO else "when"
    return Doubt(
        key=key_of(task, question.code),
        code=str(question.code),
        asks=asks,
        text=question.text,
        quote=task.quote,
        task_number=task.number,
        task_text=task.text,
        choices=_who_choices(task, question) if asks == "who" else _when_choices(task, question),
        answer="",
        default=HOLD if question.code in HOLDS_BACK else LEAVE,
        subject=task.lead[0].name if asks == "who" and task.lead else "",
        span=task.source,
    )


def _who_choices(task: TaskDraft, question: Question) -> tuple[Choice, ...]:
    offered = [name.removesuffix(_LEADS) for name in question.choices]
    named = tuple(Choice(AGENCY + name, name) for name in offered if not is_generic(name))[:MOST_CHOICES]
    if question.code == QuestionCode.WHOSE_WORK:
        read = AGENCY + task.lead[0].name
        return tuple(Choice(LEAVE if one.value == read else one.value, one.label + _LEADS) for one in named)
    if question.code in HOLDS_BACK:
        return (*named, Choice(HOLD, "Để sau, chưa giao"))
    if any(task.lead[0].name == name for name in offered):
        return named
    return (*named, Choice(LEAVE, "Giữ như đã đọc"))


def _when_choices(task: TaskDraft, question: Question) -> tuple[Choice, ...]:
    days = tuple(choice for text in question.choices[:MOST_CHOICES] if (choice := _day_choice(text)) is not None)
    kept = DAY + task.due.isoformat() if task.due else ""
    if any(choice.value == kept for choice in days):
        return tuple(Choice(LEAVE, f"Giữ {task.due:%d/%m/%Y}") if one.value == kept else one for one in days)
    words = f"Giữ {task.due:%d/%m/%Y}" if task.due else "Để sau, chưa có hạn"
    return (*days, Choice(LEAVE, words))


def _day_choice(text: str) -> Choice | None:
    for parse in (date.fromisoformat, _vietnamese_day):
        try:
            day = parse(text)
        except ValueError:
            continue
        return Choice(DAY + day.isoformat(), f"{day:%d/%m/%Y}")
    return None


def _vietnamese_day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)


def _name_doubt(finding: NameFinding) -> Doubt:
    name, meant = finding.mention.name, finding.meant
    if finding.problem == NameProblem.CEASED:
        text = f"«{name}» không còn hoạt động từ {finding.ceased_on:%d/%m/%Y}. Cơ quan nào nhận việc?"
        choices = (*(Choice(ALIAS + one, f"{one} (kế tục)") for one in meant), Choice(LEAVE, f"Vẫn giao {name}"))
        default = choices[0].value
    elif finding.problem == NameProblem.SHORT:
        text = f"«{name}» là cơ quan nào?"
        choices = (*(Choice(ALIAS + one, one) for one in meant), Choice(NEW, f"Cơ quan khác, tên là «{name}»"))
        default = NEW
    else:
        text = f"«{name}» có phải là «{meant[0]}»?"
        choices = (Choice(ALIAS + meant[0], f"Đúng, là {meant[0]}"), Choice(NEW, "Không, là cơ quan khác"))
        default = NEW
    return Doubt(
        key=f"name-{name}",
        code=str(finding.problem),
        asks="name",
        text=text,
        quote=finding.mention.quote,
        task_number=None,
        task_text="",
        choices=choices,
        answer="",
        default=default,
        subject=name,
        span=finding.mention.span,
    )


def _no_date_doubt(undated: list[TaskDraft]) -> Doubt:
    labels = ", ".join(task.label or str(task.number) for task in undated[:12]) + (", …" if len(undated) > 12 else "")
    return Doubt(
        key=UNDATED_KEY,
        code=str(QuestionCode.NO_DATE),
        asks="when",
        text=f"{len(undated)} nhiệm vụ chưa ghi thời hạn. Đưa vào không có hạn, đặt hạn sau?",
        quote=f"Các mục: {labels}",
        task_number=None,
        task_text="",
        choices=(Choice(LEAVE, "Đưa vào, đặt hạn sau"),),
        answer="",
        default=LEAVE,
    )


def _year_doubt(years: Sequence[int]) -> Doubt:
    return Doubt(
        key=YEAR_KEY,
        code="year",
        asks="year",
        text="Văn bản chưa ghi ngày ban hành. Các ngày không ghi năm thuộc năm nào?",
        quote="",
        task_number=None,
        task_text="",
        choices=(*(Choice(f"{YEAR}{year}", f"Năm {year}") for year in years), Choice(LEAVE, "Hỏi từng ngày")),
        answer="",
        default=LEAVE,
        subject=YEAR,
    )
