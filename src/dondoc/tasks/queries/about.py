"""Tasks and obstacles by id as plain values, for rooms above that speak about them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import ObstacleState, PartState
from dondoc.tasks.models import Decision, DecisionOption, Obstacle, Part, Task
from dondoc.tasks.queries.conditions import OPEN
from dondoc.tasks.rules.parts import CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskInBrief:
    """A task in one line. lead_ids: agencies in their order."""

    id: int
    code: str
    title: str
    state: str
    is_open: bool
    due_on: date | None
    workstream_id: int | None
    lead_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleInBrief:
    """An obstacle in one line. waits: a card of it waits for the head; ways: what may be chosen on it, by id.

    task_id: the task it stands in the way of, if any.
    """

    id: int
    number: int
    name: str
    text: str
    agency_id: int
    task_id: int | None
    is_open: bool
    waits: bool
    ways: tuple[tuple[int, str], ...]


def tasks_in_brief(congress_id: int, ids: Collection[int]) -> dict[int, TaskInBrief]:
    """Return tasks of a congress by id, in two queries; ids of none are left out."""
    if not ids:
        return {}
    leads = Part.objects.filter(role=PartyRole.LEAD).exclude(state=PartState.REFUSED).order_by("position", "pk")
    rows = Task.objects.filter(congress_id=congress_id, pk__in=list(ids)).order_by("pk")
    return {
        row.pk: TaskInBrief(
            id=row.pk,
            code=row.code,
            title=row.title,
            state=row.state,
            is_open=row.state not in CLOSED,
            due_on=row.due_on,
            workstream_id=row.workstream_id,
            lead_ids=tuple(part.agency_id for part in row.lead_parts),
        )
        for row in rows.prefetch_related(Prefetch("parts", leads, to_attr="lead_parts"))
    }


def obstacles_in_brief(congress_id: int, ids: Collection[int]) -> dict[int, ObstacleInBrief]:
    """Return obstacles of a congress by id, in three queries; ids of none are left out."""
    if not ids:
        return {}
    waiting = Decision.objects.filter(decided_at__isnull=True).order_by("pk")
    cards = waiting.prefetch_related(Prefetch("options", DecisionOption.objects.order_by("position")))
    rows = Obstacle.objects.filter(congress_id=congress_id, pk__in=list(ids)).order_by("pk")
    return {
        row.pk: ObstacleInBrief(
            id=row.pk,
            number=row.number,
            name=str(row),
            text=row.text,
            agency_id=row.agency_id,
            task_id=row.task_id,
            is_open=row.state != ObstacleState.RESOLVED,
            waits=bool(row.waiting_cards),
            ways=tuple((option.pk, option.text) for card in row.waiting_cards for option in card.options.all()),
        )
        for row in rows.prefetch_related(Prefetch("decisions", cards, to_attr="waiting_cards"))
    }


def waiting_card(obstacle_id: int) -> Any | None:
    """Return the card of an obstacle that waits for the head, or None."""
    rows = Decision.objects.filter(obstacle_id=obstacle_id, decided_at__isnull=True)
    return rows.select_related("obstacle__congress").order_by("-pk").first()


def obstacle_by_id(congress_id: int, obstacle_id: int) -> Any | None:
    """Return one obstacle of a congress, or None."""
    return Obstacle.objects.filter(congress_id=congress_id, pk=obstacle_id).select_related("congress").first()


def agencies_with_work(congress_id: int) -> frozenset[int]:
    """Return the agencies that have a living part in an open task of a congress."""
    rows = Part.objects.filter(congress_id=congress_id).exclude(state=PartState.REFUSED)
    open_ones = rows.exclude(task__state__in=CLOSED)
    return frozenset(open_ones.values_list("agency_id", flat=True))


def open_task(congress_id: int, task_id: int) -> Any | None:
    """Return one task of a congress that is neither done nor cancelled, or None."""
    return Task.objects.filter(OPEN, congress_id=congress_id, pk=task_id).select_related("congress").first()


def lead_parts(task_id: int) -> list[Any]:
    """Return the living leading parts of a task, in their order."""
    rows = Part.objects.filter(task_id=task_id, role=PartyRole.LEAD).exclude(state=PartState.REFUSED)
    return list(rows.select_related("agency").order_by("position", "pk"))
