"""Obstacles: what stands in the way, who says so, since when, and which task waits for it."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from dondoc.kit.vietnamese import fold
from dondoc.people.access import Seat
from dondoc.tasks.enums import Ask, DecisionVerdict, ObstacleState
from dondoc.tasks.models import Decision, Obstacle
from dondoc.tasks.queries.lists import visible_tasks
from dondoc.tasks.queries.narrow import OBSTACLES
from dondoc.tasks.rules.obstacles import climbs


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleFilter:
    """Which obstacles a list shows. kind: «open», «urgent», «awaits_decision», or empty for all, resolved ones too.

    numbers: only these. since: only those raised after this moment. q: words, marks aside.
    """

    kind: str = "open"
    numbers: tuple[int, ...] = ()
    since: datetime | None = None
    q: str = ""

    @property
    def query_string(self) -> str:
        """The filter as the query of an address, with its question mark."""
        pairs = {"kind": self.kind or "all"}
        if self.numbers:
            pairs["numbers"] = ",".join(str(number) for number in self.numbers)
        if self.since:
            pairs["since"] = self.since.isoformat()
        if self.q:
            pairs["q"] = self.q
        return f"?{urlencode(pairs)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleRow:
    """One obstacle as a list shows it. is_for_meeting: it is to be discussed first; told on lists alone."""

    id: int
    number: int
    text: str
    ask: str
    ask_label: str
    ask_text: str
    agency_id: int
    agency: str
    agency_phone: str
    task_id: int | None
    task_code: str
    task_title: str
    task_due_on: date | None
    workstream_id: int | None
    is_urgent: bool
    state: str
    opened_at: datetime
    resolved_at: datetime | None
    days_open: int
    handler: str
    answered_at: datetime | None
    answer_due_at: datetime | None
    is_climbing: bool
    merged_into: str
    merged_count: int
    is_for_meeting: bool = False

    @property
    def name(self) -> str:
        """How the obstacle is called: «VM-3»."""
        return f"VM-{self.number}"


def obstacles(seat: Seat, asked: ObstacleFilter | None = None) -> list[ObstacleRow]:
    """Return the obstacles of visible tasks, urgent ones first, then the longest open."""
    wanted = asked or ObstacleFilter()
    found: QuerySet[Obstacle] = Obstacle.objects.filter(congress_id=seat.congress.pk)
    found = found.filter(visible(seat))
    if wanted.kind:
        found = found.filter(OBSTACLES[wanted.kind])
    if wanted.numbers:
        found = found.filter(number__in=wanted.numbers)
    if wanted.since:
        found = found.filter(Q(opened_at__gt=wanted.since))
    for word in fold(wanted.q).split():
        found = found.filter(folded__contains=word)
    return _rows(found, seat=seat)


def visible(seat: Seat) -> Q:
    """Return the condition of an obstacle a person may know of: all, or what concerns the own agencies."""
    if seat.sees_all:
        return Q()
    own = Q(agency_id__in=seat.agency_ids) | Q(handler_id__in=seat.agency_ids)
    return own | Q(task__in=visible_tasks(seat))


def visible_obstacle(seat: Seat, number: int) -> Obstacle | None:
    """Return the obstacle of this number, or None when the seat may not know of it."""
    rows = Obstacle.objects.filter(visible(seat), congress_id=seat.congress.pk, number=number)
    return rows.select_related("agency", "handler", "task", "task__workstream", "merged_into", "congress").first()


def obstacle_row(obstacle: Obstacle, *, seat: Seat) -> ObstacleRow:
    """Return one obstacle as its page shows it."""
    obstacle.merged_count = obstacle.merged.count()
    return _row(obstacle, now=seat.now)


def obstacles_of_task(seat: Seat, task_id: int) -> list[ObstacleRow]:
    """Return the obstacles of one task, resolved ones too."""
    return _rows(Obstacle.objects.filter(congress_id=seat.congress.pk, task_id=task_id), seat=seat)


def open_and_last_cleared(seat: Seat) -> list[ObstacleRow]:
    """Return the open obstacles and, at the end, the one cleared last: an empty list is not a forgotten one."""
    mine = Obstacle.objects.filter(congress_id=seat.congress.pk)
    cleared = mine.filter(state=ObstacleState.RESOLVED).order_by("-resolved_at", "-pk").values("pk")[:1]
    rows = _rows(mine.filter(OBSTACLES["open"] | Q(pk__in=cleared)), seat=seat)
    return sorted(rows, key=lambda row: row.state == ObstacleState.RESOLVED)


def _rows(found: QuerySet[Obstacle], *, seat: Seat) -> list[ObstacleRow]:
    ordered = (
        found.select_related("agency", "task", "handler", "merged_into")
        .annotate(merged_count=Count("merged"), is_for_meeting=Exists(_discussed_first()))
        .order_by("-is_urgent", "opened_at", "pk")
    )
    return [_row(obstacle, now=seat.now) for obstacle in ordered]


def _discussed_first() -> QuerySet[Decision]:
    cards = Decision.objects.filter(obstacle=OuterRef("pk"), decided_at__isnull=True)
    return cards.filter(verdict=DecisionVerdict.TO_MEETING)


def _row(obstacle: Obstacle, *, now: datetime) -> ObstacleRow:
    ended = obstacle.resolved_at
    last_day = timezone.localtime(ended or now).date()
    task = obstacle.task
    return ObstacleRow(
        id=obstacle.pk,
        number=obstacle.number,
        text=obstacle.text,
        ask=obstacle.ask,
        ask_label=str(Ask(obstacle.ask).label),
        ask_text=obstacle.ask_text,
        agency_id=obstacle.agency_id,
        agency=obstacle.agency.name,
        agency_phone=obstacle.agency.phone,
        task_id=obstacle.task_id,
        task_code=task.code if task else "",
        task_title=task.title if task else "",
        task_due_on=task.due_on if task else None,
        workstream_id=task.workstream_id if task else None,
        is_urgent=obstacle.is_urgent,
        state=obstacle.state,
        opened_at=timezone.localtime(obstacle.opened_at),
        resolved_at=ended and timezone.localtime(ended),
        days_open=max(0, (last_day - timezone.localtime(obstacle.opened_at).date()).days),
        handler=obstacle.handler.name if obstacle.handler else "",
        answered_at=obstacle.answered_at and timezone.localtime(obstacle.answered_at),
        answer_due_at=obstacle.answer_due_at and timezone.localtime(obstacle.answer_due_at),
        is_climbing=climbs(
            state=obstacle.state, due_at=obstacle.answer_due_at, answered_at=obstacle.answered_at, now=now
        ),
        merged_into=str(obstacle.merged_into) if obstacle.merged_into else "",
        merged_count=obstacle.merged_count,
        is_for_meeting=getattr(obstacle, "is_for_meeting", False),
    )
