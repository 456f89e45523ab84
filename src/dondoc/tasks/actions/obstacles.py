"""Raise an obstacle, hand it on, resolve it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from dondoc.journal import actions as journal
from dondoc.tasks.enums import Ask, ObstacleState
from dondoc.tasks.models import Obstacle, Task
from dondoc.web.db import locked, save_version


@transaction.atomic
def raise_obstacle(
    *,
    task: Task,
    agency_id: int,
    text: str,
    ask: Ask,
    ask_text: str,
    is_urgent: bool,
    by_id: int | None,
    now: datetime,
) -> Obstacle:
    """Note what stands in the way of a task and what is asked for; numbers follow each other without a gap."""
    locked(Task.objects.filter(congress_id=task.congress_id, pk=task.pk)).get()
    last = Obstacle.objects.filter(congress_id=task.congress_id).aggregate(last=Max("number"))["last"] or 0
    obstacle = Obstacle.objects.create(
        congress_id=task.congress_id,
        number=last + 1,
        task=task,
        agency_id=agency_id,
        text=text,
        ask=ask,
        ask_text=ask_text[:300],
        is_urgent=is_urgent,
        opened_at=now,
    )
    _record(obstacle, "tasks.obstacle.raised", by_id, now)
    return obstacle


@transaction.atomic
def move_obstacle(*, obstacle: Obstacle, state: ObstacleState, by_id: int | None, now: datetime) -> None:
    """Note that an obstacle is in hand, waits for a decision, or is resolved."""
    resolved_at = now if state == ObstacleState.RESOLVED else None
    save_version(obstacle, expected_ver=obstacle.ver, changes={"state": state, "resolved_at": resolved_at})
    _record(obstacle, f"tasks.obstacle.{state.value}", by_id, now)


def _record(obstacle: Obstacle, verb: str, by_id: int | None, now: datetime) -> None:
    journal.record(
        congress_id=obstacle.congress_id,
        verb=verb,
        target=obstacle.task,
        label=f"VM-{obstacle.number} {obstacle.text}",
        by_id=by_id,
        now=now,
        details={"obstacle": obstacle.number, "ask": obstacle.ask},
    )
