"""Move a deadline; the one first given stays for ever."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from dondoc.plans.queries import items_of_events
from dondoc.tasks.actions.keeping import keep_task
from dondoc.tasks.models import Task
from dondoc.tasks.rules.parts import CLOSED


@transaction.atomic
def extend_deadline(*, task: Task, new_due_on: date, reason: str, by_id: int | None, now: datetime) -> None:
    """Give a task a later (or a first) date, with the reason."""
    before = task.due_on
    keep_task(
        task,
        changes={"due_on": new_due_on, "original_due_on": task.original_due_on or before or new_due_on},
        verb="tasks.task.extended",
        by_id=by_id,
        now=now,
        details={"from": before and before.isoformat(), "to": new_due_on.isoformat(), "reason": reason},
    )


@transaction.atomic
def follow_programme(*, congress: Any, events: Mapping[str, date], by_id: int | None, now: datetime) -> int:
    """Move the dates of open tasks whose plan ties them to a moved event; return how many moved.

    A date somebody has changed by hand since stays where it is.
    """
    moved = 0
    for item in items_of_events(congress.pk, events):
        due_on = events[item.event] + timedelta(days=item.event_offset_days or 0)
        task = Task.objects.filter(item=item, due_on=item.due_on).exclude(state__in=CLOSED).first()
        item.due_on = due_on
        item.save(update_fields=["due_on"])
        if task is not None and task.due_on != due_on:
            reason = f"Chương trình đổi ngày, thời hạn «{item.deadline_text}» đổi theo"
            extend_deadline(task=task, new_due_on=due_on, reason=reason, by_id=by_id, now=now)
            moved += 1
    return moved
