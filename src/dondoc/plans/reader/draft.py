"""What the reader hands back: the head of the paper, its tasks, its questions and what it could not read.

Everything is a frozen value and goes to JSON and back without loss.
"""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dondoc.papers.tree import Place


class QuestionCode(StrEnum):
    """Why a secretary is asked."""

    WHO_LEADS = "who_leads"
    WHOSE_WORK = "whose_work"
    PERSON = "person"
    UNKNOWN_AGENCY = "unknown_agency"
    LIST_UNCLEAR = "list_unclear"
    DATE_UNCLEAR = "date_unclear"
    DATE_PAST = "date_past"
    DATE_IMPOSSIBLE = "date_impossible"
    EVENT_UNKNOWN = "event_unknown"
    RELATIVE_UNKNOWN = "relative_unknown"
    NO_DATE = "no_date"
    TWO_DATES = "two_dates"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the source: the block's index in the tree and offsets inside that paragraph's or cell's text."""

    block: int
    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """One doubt, asked so that a button answers it; `choices` begin with the likeliest."""

    code: QuestionCode
    text: str
    quote: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An agency in a role. name: as written, after the expansion of lists; why: the wording that gave the role."""

    name: str
    span: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class EventDue:
    """A deadline tied to the congress: "opening", "congress_days" or "closing", and days after (+) or before (-) it."""

    event: str
    offset_days: int = 0


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """One task as the paper words it; every agency and every date stands in the paper.

    text: exact words of the source, its core; quote: the whole sentence or row. section: headings above, outermost
    first. form: "section", "table", "prose", "heading", "letter" or "bracket", the shape that gave the task away.
    """

    number: int
    label: str
    section: tuple[str, ...]
    text: str
    lead: tuple[Party, ...]
    coordinating: tuple[Party, ...]
    appraising: tuple[Party, ...]
    deadline_text: str | None
    due: date | None
    from_on: date | None
    recurring: bool
    event: EventDue | None
    product: str
    questions: tuple[Question, ...]
    source: Span
    quote: str
    form: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below the body of a paper; "" or None where the paper does not say."""

    kind: str = ""
    number: str = ""
    symbol: str = ""
    issuer: str = ""
    issued_on: date | None = None
    place: str = ""
    subject: str = ""
    signer_function: str = ""
    cites: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The reading of one paper. missed: paragraphs that hold an assigning verb but gave no task."""

    head: Head
    tasks: tuple[TaskDraft, ...] = ()
    questions: tuple[Question, ...] = ()
    missed: tuple[Span, ...] = ()


def to_plain(draft: Draft) -> dict[str, Any]:
    """Return the draft as dicts, lists and texts, ready for JSON; days in ISO form."""
    plain: dict[str, Any] = _plain(asdict(draft))
    return plain


def from_plain(plain: dict[str, Any]) -> Draft:
    """Return the draft that `to_plain` was given. Raises KeyError, TypeError or ValueError for anything else."""
    head = dict(plain["head"])
    head.update(issued_on=_day(head["issued_on"]), cites=tuple(head["cites"]), recipients=tuple(head["recipients"]))
    return Draft(
        head=Head(**head),
        tasks=tuple(_task(task) for task in plain["tasks"]),
        questions=_questions(plain["questions"]),
        missed=tuple(_span(span) for span in plain["missed"]),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _task(plain: dict[str, Any]) -> TaskDraft:
    fields = dict(plain)
    for role in ("lead", "coordinating", "appraising"):
        fields[role] = tuple(Party(p["name"], p["span"] and _span(p["span"]), p["why"]) for p in plain[role])
    fields.update(
        section=tuple(plain["section"]),
        due=_day(plain["due"]),
        from_on=_day(plain["from_on"]),
        event=EventDue(**plain["event"]) if plain["event"] else None,
        questions=_questions(plain["questions"]),
        source=_span(plain["source"]),
    )
    return TaskDraft(**fields)


def _questions(plain: list[dict[str, Any]]) -> tuple[Question, ...]:
    return tuple(Question(QuestionCode(q["code"]), q["text"], q["quote"], tuple(q["choices"])) for q in plain)


def _span(plain: dict[str, Any]) -> Span:
    return Span(plain["block"], plain["start"], plain["end"], Place(**plain["place"]))


def _day(plain: str | None) -> date | None:
    return date.fromisoformat(plain) if plain else None
