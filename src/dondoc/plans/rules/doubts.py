"""From the reader's questions to doubts a person answers with one button, each beside its source sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.plans.reader.draft import Draft, Question, QuestionCode, TaskDraft
from dondoc.plans.rules.answers import AGENCY, ALIAS, DAY, HOLD, LEAVE, NEW, Choice
from dondoc.plans.rules.classes import is_generic

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


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place to look at.

    key: names it in forms and stored answers. task_number: of the draft's task, None for the whole paper.
    asks: "who", "when" or "name". answer: what was answered, "" while open. default: what holds when nobody answers.
    """

    key: str
    asks: str
    text: str
    quote: str
    task_number: int | None
    task_text: str
    choices: tuple[Choice, ...]
    answer: str
    default: str

    @property
    def in_force(self) -> str:
        """The answer, or what holds without one."""
        return self.answer or self.default


def doubts_of(draft: Draft, *, answers: Mapping[str, str], near_names: Mapping[str, str]) -> tuple[Doubt, ...]:
    """Return every doubt of a reading in the order of the paper, names first.

    near_names: names of the paper that no agency has, each with the known name that lies near it.
    """
    names = tuple(_name_doubt(name, known, answers) for name, known in near_names.items())
    undated = [task for task in draft.tasks if _asks(task, QuestionCode.NO_DATE)]
    whole = (_no_date_doubt(undated, answers),) if undated else ()
    own = tuple(
        _task_doubt(task, question, answers)
        for task in draft.tasks
        for question in task.questions
        if question.code != QuestionCode.NO_DATE
    )
    return names + own + whole


def key_of(task: TaskDraft, code: QuestionCode) -> str:
    """Return the key of a task's doubt."""
    return f"task-{task.number}-{code}"


def _asks(task: TaskDraft, code: QuestionCode) -> bool:
    return any(question.code == code for question in task.questions)


def _task_doubt(task: TaskDraft, question: Question, answers: Mapping[str, str]) -> Doubt:
    asks = "who" if question.code in ASKS_WHO else "when"
    key = key_of(task, question.code)
    choices = _who_choices(task, question) if asks == "who" else _when_choices(task, question)
    default = HOLD if question.code in HOLDS_BACK else LEAVE
    return Doubt(
        key=key,
        asks=asks,
        text=question.text,
        quote=task.quote,
        task_number=task.number,
        task_text=task.text,
        choices=choices,
        answer=answers.get(key, ""),
        default=default,
    )


def _who_choices(task: TaskDraft, question: Question) -> tuple[Choice, ...]:
    named = tuple(Choice(AGENCY + name, name) for name in question.choices if not is_generic(name))[:MOST_CHOICES]
    if question.code in HOLDS_BACK:
        return (*named, Choice(HOLD, "Để sau, chưa giao"))
    return (
        named
        if any(task.lead[0].name == name for name in question.choices)
        else (*named, Choice(LEAVE, "Giữ như đã đọc"))
    )


def _when_choices(task: TaskDraft, question: Question) -> tuple[Choice, ...]:
    days = tuple(choice for text in question.choices[:MOST_CHOICES] if (choice := _day_choice(text)) is not None)
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


def _name_doubt(name: str, known: str, answers: Mapping[str, str]) -> Doubt:
    key = f"name-{name}"
    return Doubt(
        key=key,
        asks="name",
        text=f"«{name}» có phải là «{known}»?",
        quote=name,
        task_number=None,
        task_text="",
        choices=(Choice(ALIAS + known, f"Đúng, là {known}"), Choice(NEW, "Không, là cơ quan khác")),
        answer=answers.get(key, ""),
        default=NEW,
    )


def _no_date_doubt(undated: list[TaskDraft], answers: Mapping[str, str]) -> Doubt:
    labels = ", ".join(task.label or str(task.number) for task in undated[:12]) + (", …" if len(undated) > 12 else "")
    return Doubt(
        key="paper-no_date",
        asks="when",
        text=f"{len(undated)} nhiệm vụ chưa ghi thời hạn. Đưa vào không có hạn, đặt hạn sau?",
        quote=f"Các mục: {labels}",
        task_number=None,
        task_text="",
        choices=(Choice(LEAVE, "Đưa vào, đặt hạn sau"),),
        answer=answers.get("paper-no_date", ""),
        default=LEAVE,
    )
