"""What a meeting left behind: whether its notice is out, and which of its conclusions are not done yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.archive.enums import OutgoingState
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.models import Conclusion, ConclusionTask, MeetingNotice
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import TaskState

CLOSED = (TaskState.DONE, TaskState.CANCELLED)


def is_announced(meeting_id: int) -> bool:
    """Say whether the first notice of a meeting has its number, so that its conclusions are locked."""
    first = MeetingNotice.objects.filter(meeting_id=meeting_id, corrects__isnull=True)
    return first.filter(outgoing__state=OutgoingState.ISSUED).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConclusion:
    """A conclusion of an earlier meeting whose work is not done.

    number: in its notice. due_on: the first day that is still to come or was missed. agencies: who leads what is open.
    """

    id: int
    number: int
    text: str
    meeting_number: int
    symbol: str
    due_on: date | None
    open_count: int
    done_count: int
    agencies: tuple[str, ...]

    @property
    def about(self) -> str:
        """How an agenda names it."""
        return f"meetings.conclusion:{self.id}"


def open_conclusions(congress_id: int, *, before_meeting: Any | None = None) -> list[OpenConclusion]:
    """Return the announced conclusions whose work is not done, the nearest day first.

    before_meeting: count only those of meetings that begin before this one.
    """
    rows = Conclusion.objects.filter(
        congress_id=congress_id,
        struck_at__isnull=True,
        meeting__notices__corrects__isnull=True,
        meeting__notices__outgoing__state=OutgoingState.ISSUED,
        tasks__task__in=_open_tasks(congress_id),
    )
    if before_meeting is not None:
        rows = rows.filter(meeting__starts_at__lt=before_meeting.starts_at)
    found = list(rows.select_related("meeting").distinct().order_by("meeting__starts_at", "position", "pk"))
    if not found:
        return []
    numbers = numbers_of({one.meeting_id for one in found})
    symbols = _symbols({one.meeting_id for one in found})
    work = _work_of([one.pk for one in found])
    opened = [
        OpenConclusion(
            id=one.pk,
            number=numbers[one.pk],
            text=one.text,
            meeting_number=one.meeting.number,
            symbol=symbols[one.meeting_id],
            **work[one.pk],
        )
        for one in found
    ]
    return sorted(opened, key=lambda one: (one.due_on or date.max, one.meeting_number, one.number))


def numbers_of(meeting_ids: Iterable[int]) -> dict[int, int]:
    """Return the number each conclusion has in the notice of its meeting; what is only noted has none."""
    rows = Conclusion.objects.filter(meeting_id__in=list(meeting_ids), struck_at__isnull=True)
    numbers: dict[int, int] = {}
    reached: dict[int, int] = {}
    listed = rows.exclude(kind=ConclusionKind.NOTE).order_by("meeting_id", "position", "pk")
    for conclusion_id, meeting_id in listed.values_list("pk", "meeting_id"):
        reached[meeting_id] = numbers[conclusion_id] = reached.get(meeting_id, 0) + 1
    return numbers


def _open_tasks(congress_id: int) -> Any:
    links = ConclusionTask.objects.filter(congress_id=congress_id).exclude(task__state__in=CLOSED)
    return links.values("task")


def _symbols(meeting_ids: set[int]) -> dict[int, str]:
    rows = MeetingNotice.objects.filter(meeting_id__in=meeting_ids, corrects__isnull=True)
    return dict(rows.values_list("meeting_id", "outgoing__symbol"))


def _work_of(conclusion_ids: list[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {
        one: {"due_on": None, "open_count": 0, "done_count": 0, "agencies": ()} for one in conclusion_ids
    }
    links = ConclusionTask.objects.filter(conclusion_id__in=conclusion_ids).order_by("pk")
    for conclusion_id, state, due_on in links.values_list("conclusion_id", "task__state", "task__due_on"):
        one = found[conclusion_id]
        if state in CLOSED:
            one["done_count"] += 1
            continue
        one["open_count"] += 1
        if due_on is not None:
            one["due_on"] = min(due_on, one["due_on"] or due_on)
    leads = links.exclude(task__state__in=CLOSED).filter(task__parts__role="lead")
    for conclusion_id, brief, name in leads.order_by("pk", "task__parts__position").values_list(
        "conclusion_id", "task__parts__agency__short_name", "task__parts__agency__name"
    ):
        one = found[conclusion_id]
        one["agencies"] = tuple(dict.fromkeys((*one["agencies"], brief or name)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task a conclusion became or spoke of, with who leads it."""

    code: str
    title: str
    state: str
    due_on: date | None
    agencies: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionRow:
    """One conclusion of a meeting as the tab «Sau» shows it. number: None for what is only noted."""

    id: int
    number: int | None
    kind: str
    kind_label: str
    text: str
    due_on: date | None
    parties: tuple[str, ...]
    is_agreed: bool
    tasks: tuple[TaskLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether some of its work is not done."""
        return any(task.state not in CLOSED for task in self.tasks)

    @property
    def done_count(self) -> int:
        """How many of its tasks are done or taken back."""
        return sum(task.state in CLOSED for task in self.tasks)


def conclusion_rows(meeting: Any) -> list[ConclusionRow]:
    """Return the standing conclusions of a meeting with the work they became, in five queries."""
    rows = Conclusion.objects.filter(meeting_id=meeting.pk, struck_at__isnull=True)
    rows = rows.prefetch_related("parties__agency").order_by("position", "pk")
    numbers = numbers_of([meeting.pk])
    tasks = _task_lines(meeting)
    return [
        ConclusionRow(
            id=row.pk,
            number=numbers.get(row.pk),
            kind=row.kind,
            kind_label=row.get_kind_display(),
            text=row.text,
            due_on=row.due_on,
            parties=tuple(_party_words(party) for party in sorted(row.parties.all(), key=_party_order)),
            is_agreed=row.is_agreed,
            tasks=tuple(tasks.get(row.pk, ())),
        )
        for row in rows
    ]


def _party_order(party: Any) -> tuple[int, int]:
    return [role.value for role in PartyRole].index(party.role), party.pk


def _party_words(party: Any) -> str:
    name = party.agency.brief if party.agency else party.group
    return name if party.role == PartyRole.LEAD else f"{name} ({str(PartyRole(party.role).label).lower()})"


def _task_lines(meeting: Any) -> dict[int, list[TaskLine]]:
    links = ConclusionTask.objects.filter(conclusion__meeting_id=meeting.pk).select_related("task")
    leads: dict[int, dict[str, None]] = {}
    named = links.filter(task__parts__role=PartyRole.LEAD).order_by("task__parts__position", "task__parts__pk")
    for task_id, brief, name in named.values_list(
        "task_id", "task__parts__agency__short_name", "task__parts__agency__name"
    ):
        leads.setdefault(task_id, {}).setdefault(brief or name)
    found: dict[int, list[TaskLine]] = {}
    for link in links.order_by("pk"):
        found.setdefault(link.conclusion_id, []).append(
            TaskLine(
                code=link.task.code,
                title=link.task.title,
                state=link.task.state,
                due_on=link.task.due_on,
                agencies=tuple(leads.get(link.task_id, ())),
                is_new=link.is_new,
            )
        )
    return found
