"""What is told below: a plan taken in makes tasks, a plan withdrawn takes them out, a moved event moves their dates.

An agency that succeeds another takes over its parts.
"""

from typing import Any

from django.dispatch import receiver

from dondoc.congress import signals as congress_signals
from dondoc.people import signals as people_signals
from dondoc.plans import signals as plan_signals
from dondoc.tasks.actions.assign import assign_plan, withdraw_plan
from dondoc.tasks.actions.extend import follow_programme
from dondoc.tasks.actions.parts import follow_succession


@receiver(plan_signals.plan_taken_in, dispatch_uid="tasks.assign_plan")
def make_tasks(*, plan: Any, workstream_ids: dict, held_back: set, by_id: int, now: Any, **_: Any) -> None:
    """Give the items of a plan to their agencies."""
    assign_plan(plan=plan, workstream_ids=workstream_ids, held_back=held_back, by_id=by_id, now=now)


@receiver(plan_signals.plan_withdrawn, dispatch_uid="tasks.withdraw_plan")
def take_tasks_out(*, plan: Any, by_id: int, now: Any, **_: Any) -> None:
    """Take the tasks of a plan out, or refuse."""
    withdraw_plan(plan=plan, by_id=by_id, now=now)


@receiver(congress_signals.programme_changed, dispatch_uid="tasks.follow_programme")
def move_deadlines(*, congress: Any, events: dict, by_id: int | None, now: Any, **_: Any) -> None:
    """Move the deadlines that hang on an event with it."""
    follow_programme(congress=congress, events=events, by_id=by_id, now=now)


@receiver(people_signals.agency_succeeded, dispatch_uid="tasks.follow_succession")
def hand_parts_over(*, agency: Any, successor: Any, on: Any, by_id: int, now: Any, **_: Any) -> None:
    """Hand the live parts of an agency over to its successor."""
    follow_succession(agency=agency, successor=successor, on=on, by_id=by_id, now=now)
