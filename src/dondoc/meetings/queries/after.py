"""What a meeting left behind: whether its notice is out, how its conclusions are numbered, what they became."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.archive.enums import OutgoingState
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.models import Conclusion, ConclusionTask, MeetingNotice
from dondoc.plans.enums import PartyRole
from dondoc.tasks.rules.parts import CLOSED


def is_announced(meeting_id: int) -> bool:
    """Say whether the first notice of a meeting has its number, so that its conclusions are locked."""
    first = MeetingNotice.objects.filter(meeting_id=meeting_id, corrects__isnull=True)
    return first.filter(outgoing__state=OutgoingState.ISSUED).exists()


def numbers_of(meeting_ids: Iterable[int]) -> dict[int, int]:
    """Return the number each conclusion has in the notice of its meeting; what is only noted has none."""
    rows = Conclusion.objects.filter(meeting_id__in=list(meeting_ids), struck_at__isnull=True)
    return numbered(rows.only("pk", "meeting_id", "kind").order_by("meeting_id", "position", "pk"))


def numbered(rows: Iterable[Conclusion]) -> dict[int, int]:
    """Return the numbers of standing conclusions that come in the order of their notices."""
    numbers: dict[int, int] = {}
    reached: dict[int, int] = {}
    for row in rows:
        if row.kind != ConclusionKind.NOTE:
            reached[row.meeting_id] = numbers[row.pk] = reached.get(row.meeting_id, 0) + 1
    return numbers


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
    """Return the standing conclusions of a meeting with the work they became, in five queries at most."""
    rows = Conclusion.objects.filter(meeting_id=meeting.pk, struck_at__isnull=True)
    rows = list(rows.prefetch_related("parties__agency").order_by("position", "pk"))
    numbers = numbered(rows)
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
