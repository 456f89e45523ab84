"""What the plans below tell: tasks are made when a plan is taken in, and leave with it."""

from typing import Any

from django.dispatch import receiver

from dondoc.plans import signals as plan_signals
from dondoc.tasks.actions.assign import assign_plan, withdraw_plan


@receiver(plan_signals.plan_taken_in, dispatch_uid="tasks.assign_plan")
def make_tasks(*, plan: Any, workstream_ids: dict, held_back: set, by_id: int, now: Any, **_: Any) -> None:
    """Give the items of a plan to their agencies."""
    assign_plan(plan=plan, workstream_ids=workstream_ids, held_back=held_back, by_id=by_id, now=now)


@receiver(plan_signals.plan_withdrawn, dispatch_uid="tasks.withdraw_plan")
def take_tasks_out(*, plan: Any, by_id: int, now: Any, **_: Any) -> None:
    """Take the tasks of a plan out, or refuse."""
    withdraw_plan(plan=plan, by_id=by_id, now=now)
