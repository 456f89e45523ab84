"""Official letters that urge: what would be written to whom, what was written before, the register of letters."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import Letterhead, head_of, symbol_of
from dondoc.papers.layouts.content import Content, paper_words
from dondoc.tasks.enums import StepKind, TaskState
from dondoc.tasks.models import UrgeLetter, UrgeLetterTask
from dondoc.tasks.queries.owed import LateWork, late_work
from dondoc.tasks.queries.urging import Desk, DeskRow
from dondoc.tasks.rules.escalation import Step, Verdict
from dondoc.tasks.rules.letters import (
    EarlierLetter,
    LateTask,
    LetterFacts,
    Received,
    Source,
    answer_by,
    letter,
    parts_of_source,
)

HELPING_GROUP = "Tổ giúp việc"
_ANNEX = "PHỤ LỤC"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter ready to be drafted, with the tasks it speaks of and the step of the ladder it takes."""

    row: DeskRow
    facts: LetterFacts
    content: Content
    work: tuple[LateWork, ...]
    rung: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Letters to these agencies. in_draft: agencies that have one in draft already, with its id. left_out: others."""

    ready: tuple[LetterDraft, ...]
    in_draft: Mapping[int, int]
    left_out: tuple[DeskRow, ...]

    @property
    def task_count(self) -> int:
        """How many tasks the letters speak of."""
        return sum(len(one.work) for one in self.ready)


@dataclass(frozen=True, slots=True)
class _Before:
    """What is known of the letters of some agencies: those in draft, and the issued ones by agency and task."""

    in_draft: dict[int, int]
    issued: list[tuple[int, int, int, EarlierLetter, datetime]]

    def of(self, agency_id: int, task_ids: Collection[int]) -> list[tuple[EarlierLetter, datetime]]:
        """Return the issued letters to an agency about any of these tasks, in order of time."""
        mine = {
            letter_id: (earlier, at)
            for agency, task, letter_id, earlier, at in self.issued
            if agency == agency_id and task in task_ids
        }
        return [mine[letter_id] for letter_id in sorted(mine)]


def letters_to(
    congress_id: int,
    rows: Iterable[DeskRow],
    *,
    body: Any,
    desk: Desk,
    now: datetime,
    whatever_step: bool = False,
) -> Letters:
    """Return the letters to these agencies, in two queries whatever their number; now: a moment in local time.

    whatever_step: also to agencies the ladder leaves in peace today, or that have a letter in draft: to look at.
    """
    held = list(rows)
    may_be_urged = [row for row in held if row.late > 0 and (whatever_step or row.place.verdict == Verdict.URGE)]
    ids = [row.agency_id for row in may_be_urged]
    before = _before(congress_id, ids)
    work: dict[int, list[LateWork]] = {}
    for one in late_work(congress_id, agency_ids=ids, now=now):
        work.setdefault(one.agency_id, []).append(one)
    letterhead = letterhead_of(body)
    ready = tuple(
        _draft(row, tuple(work[row.agency_id]), before, letterhead=letterhead, desk=desk, now=now)
        for row in may_be_urged
        if row.agency_id in work and (whatever_step or row.agency_id not in before.in_draft)
    )
    written = {one.row.agency_id for one in ready} | set(before.in_draft)
    return Letters(
        ready=ready,
        in_draft=before.in_draft,
        left_out=tuple(row for row in held if row.agency_id not in written),
    )


def letters(congress_id: int) -> QuerySet[UrgeLetter]:
    """Return the letters of a congress, newest first, each with `task_count` and `done_count`; given up ones aside."""
    rows = UrgeLetter.objects.filter(congress_id=congress_id).exclude(outgoing__state=OutgoingState.DISCARDED)
    return (
        rows.select_related("agency", "outgoing", "urge__delivery")
        .defer("outgoing__content", "urge__text", "urge__delivery__text")
        .annotate(
            task_count=Count("tasks"),
            done_count=Count("tasks", filter=Q(tasks__task__state__in=[TaskState.DONE, TaskState.IN_APPRAISAL])),
        )
        .order_by("-outgoing__dated_on", "-pk")
    )


def letter_counts(congress_id: int) -> dict[str, int]:
    """Return how many letters are in draft and how many are issued; one query."""
    counted = UrgeLetter.objects.filter(congress_id=congress_id).aggregate(
        draft=Count("pk", filter=Q(is_open=True)), issued=Count("pk", filter=Q(urge__isnull=False))
    )
    return {"draft": counted["draft"], "issued": counted["issued"]}


def open_letters(congress_id: int, *, batch: UUID | None = None) -> list[UrgeLetter]:
    """Return the letters in draft, those of one submission or all, in order of agency."""
    rows = UrgeLetter.objects.filter(congress_id=congress_id, is_open=True)
    if batch is not None:
        rows = rows.filter(batch=batch)
    return list(rows.select_related("agency", "outgoing__body").order_by("agency__folded", "pk"))


def letter_by_id(congress_id: int, letter_id: int) -> UrgeLetter | None:
    """Return one letter of this congress, or None."""
    rows = UrgeLetter.objects.filter(congress_id=congress_id, pk=letter_id)
    return rows.select_related("agency", "outgoing__body", "urge__delivery").first()


def letter_of(outgoing_id: int) -> UrgeLetter | None:
    """Return the letter an outgoing paper is, or None."""
    return UrgeLetter.objects.filter(outgoing_id=outgoing_id).select_related("agency").first()


def tasks_of_letter(letter_id: int) -> list[UrgeLetterTask]:
    """Return the tasks a letter speaks of, the latest first."""
    return list(UrgeLetterTask.objects.filter(letter_id=letter_id).select_related("task").order_by("due_on", "pk"))


def _before(congress_id: int, agency_ids: Collection[int]) -> _Before:
    found = UrgeLetterTask.objects.filter(
        Q(letter__is_open=True) | Q(letter__urge__isnull=False),
        letter__congress_id=congress_id,
        letter__agency_id__in=list(agency_ids),
    )
    in_draft: dict[int, int] = {}
    issued = []
    for one in found.order_by("letter_id", "pk").values_list(
        "letter__agency_id",
        "task_id",
        "letter_id",
        "letter__is_open",
        "letter__outgoing__symbol",
        "letter__outgoing__dated_on",
        "letter__answer_by",
        "letter__urge__at",
    ):
        agency_id, task_id, letter_id, is_open, symbol, dated_on, asked_by, at = one
        if is_open:
            in_draft[agency_id] = letter_id
        else:
            earlier = EarlierLetter(symbol=symbol, issued_on=dated_on, answer_by=asked_by)
            issued.append((agency_id, task_id, letter_id, earlier, at))
    return _Before(in_draft, issued)


def _draft(
    row: DeskRow,
    work: tuple[LateWork, ...],
    before: _Before,
    *,
    letterhead: Letterhead,
    desk: Desk,
    now: datetime,
) -> LetterDraft:
    today = now.date()
    earlier = before.of(row.agency_id, {one.task_id for one in work})
    facts = LetterFacts(
        agency=row.name,
        body=letterhead.name,
        tasks=tuple(_late_task(one) for one in work),
        dated_on=today,
        answer_by=answer_by(today, times=len(earlier) + 1, holidays=desk.holidays),
        head=head_of(letterhead),
        by_way_of=HELPING_GROUP if any(HELPING_GROUP in one for one in letterhead.recipients) else "",
        earlier=tuple(one for one, _at in earlier),
        promised_until=_promised_since(row, earlier[-1][1]) if earlier else None,
        number=symbol_of(letterhead, kind=PaperKind.LETTER, number=None),
    )
    return LetterDraft(row=row, facts=facts, content=letter(facts), work=work, rung=_rung(row, desk.ladder))


def _late_task(work: LateWork) -> LateTask:
    received = None
    if work.said_on is not None:
        received = Received(on=work.said_on, situation=work.situation or "", percent=work.percent)
    return LateTask(
        title=work.title,
        due_on=work.due_on,
        original_due_on=work.original_due_on,
        source=_source(work),
        received=received,
        state=work.state,
    )


def _source(work: LateWork) -> Source:
    if work.plan_kind or work.symbol:
        paper = paper_words(kind=work.plan_kind or "Kế hoạch", symbol=work.symbol or "", issued_on=work.issued_on)
        return Source(paper=paper, place=_place(work.label or "", work.section or ""))
    paper, place = parts_of_source(work.source)
    return Source(paper=paper, place=place)


def _place(label: str, section: str) -> str:
    if not label:
        return ""
    return f"mục {label}, Phụ lục" if section.upper().startswith(_ANNEX) else f"mục {label}"


def _promised_since(row: DeskRow, at: datetime) -> date | None:
    return max((one.promised_until for one in row.past if one.at >= at and one.promised_until), default=None)


def _rung(row: DeskRow, ladder: Sequence[Step]) -> int:
    """Return the step of the letter, never one below where the agency stands."""
    own = next((step.position for step in ladder if step.kind == StepKind.LETTER), 0)
    stands = row.place.stands.position if row.place.stands else 0
    return max(own, stands) or (row.place.next.position if row.place.next else 1)
