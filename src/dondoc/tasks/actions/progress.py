"""Move a task from state to state; every move asks the rule, counts a version and stands in the journal."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.keeping import keep_task
from dondoc.tasks.actions.verdicts import keep_verdict
from dondoc.tasks.enums import PartState, TaskState, Verdict
from dondoc.tasks.models import Part, Task
from dondoc.tasks.rules.transitions import may_follow
from dondoc.tasks.signals import task_closed
from dondoc.web.db import locked


class MoveRefused(Exception):
    """Raised when a task cannot go on to a state; carries a sentence for the user."""


def accept_task(*, task: Task, by_id: int | None, now: datetime) -> None:
    """Note that the lead has taken the task («đã nhận việc»)."""
    _move(task, TaskState.ACCEPTED, "tasks.task.accepted", by_id=by_id, now=now, changes={"last_report_at": now})


def begin_task(*, task: Task, by_id: int | None, now: datetime) -> None:
    """Note that the work is under way."""
    _move(task, TaskState.IN_PROGRESS, "tasks.task.begun", by_id=by_id, now=now, changes={"last_report_at": now})


@transaction.atomic
def report_progress(*, task: Task, note: str, by_id: int | None, now: datetime) -> None:
    """Keep a word from the lead on a task under way; the state stays."""
    keep_task(
        task, changes={"last_report_at": now}, verb="tasks.task.reported", by_id=by_id, now=now, details={"note": note}
    )


@transaction.atomic
def report_done(*, task: Task, done_on: date, by_id: int | None, now: datetime) -> None:
    """Note that the leads have finished: on to the appraiser where there is one, else done."""
    _living(task, PartyRole.LEAD).exclude(state=PartState.DONE).update(
        state=PartState.DONE, done_on=done_on, ver=F("ver") + 1
    )
    changes = {"done_on": done_on, "last_report_at": now}
    if _has_appraiser(task):
        _move(task, TaskState.IN_APPRAISAL, "tasks.task.handed_in", by_id=by_id, now=now, changes=changes)
    else:
        _close(task, changes | {"closed_on": done_on}, by_id=by_id, now=now)


@transaction.atomic
def pass_appraisal(
    *, task: Task, on: date, by_id: int | None, now: datetime, agency_id: int | None = None, note: str = ""
) -> None:
    """Keep the verdict «Đạt»: the task is done, with the day the lead finished it.

    Raises MoveRefused for a task nobody has handed in.
    """
    if task.state != TaskState.IN_APPRAISAL:
        raise MoveRefused(f"Nhiệm vụ đang ở trạng thái «{TaskState(task.state).label}», chưa có kết quả để thẩm định.")
    keep_verdict(task, verdict=Verdict.PASSED, agency_id=agency_id, note=note, by_id=by_id, now=now)
    _close(task, {"closed_on": on}, by_id=by_id, now=now)


@transaction.atomic
def return_for_more(
    *,
    task: Task,
    points: list[str],
    by_id: int | None,
    now: datetime,
    agency_id: int | None = None,
    new_due_on: date | None = None,
    note: str = "",
) -> None:
    """Keep the verdict «Yêu cầu bổ sung» with at least one named point; the leads work on.

    new_due_on: until when the leads hand in again. It is the day of their parts; the deadline of the task is not the
    appraiser's to move. Every appraiser looks anew at what is handed in next.
    """
    if not points:
        raise MoveRefused("Nêu ít nhất một điểm cần bổ sung.")
    keep_verdict(
        task,
        verdict=Verdict.RETURNED,
        agency_id=agency_id,
        points=points,
        new_due_on=new_due_on,
        note=note,
        by_id=by_id,
        now=now,
    )
    _living(task, PartyRole.LEAD).update(
        state=PartState.WORKING, done_on=None, due_on=new_due_on or F("due_on"), ver=F("ver") + 1
    )
    _living(task, PartyRole.APPRAISING).update(state=PartState.ASSIGNED, done_on=None, ver=F("ver") + 1)
    changes = {"done_on": None, "returned_count": task.returned_count + 1}
    _move(
        task,
        TaskState.REWORKING,
        "tasks.task.returned",
        by_id=by_id,
        now=now,
        changes=changes,
        details={"points": points, "new_due_on": new_due_on and new_due_on.isoformat()},
    )


@transaction.atomic
def mark_critical(*, task: Task, by_id: int | None, now: datetime) -> None:
    """Mark a task without which the congress cannot open."""
    keep_task(task, changes={"is_critical": True}, verb="tasks.task.marked_critical", by_id=by_id, now=now)


@transaction.atomic
def _close(task: Task, changes: dict[str, Any], *, by_id: int | None, now: datetime) -> None:
    _move(task, TaskState.DONE, "tasks.task.done", by_id=by_id, now=now, changes=changes)
    done = {"state": PartState.DONE, "ver": F("ver") + 1}
    _living(task, PartyRole.LEAD).exclude(state=PartState.DONE).update(done_on=task.done_on, **done)
    _living(task, PartyRole.APPRAISING).exclude(state=PartState.DONE).update(done_on=task.closed_on, **done)
    task_closed.send(sender=Task, task=task, by_id=by_id, now=now)


@transaction.atomic
def _move(
    task: Task,
    next_state: TaskState,
    verb: str,
    *,
    by_id: int | None,
    now: datetime,
    changes: dict[str, Any],
    details: dict[str, Any] | None = None,
) -> None:
    held = locked(Task.objects.filter(pk=task.pk)).get()
    if not may_follow(now_in=TaskState(held.state), next_state=next_state, has_appraiser=_has_appraiser(held)):
        raise MoveRefused(
            f"Nhiệm vụ đang ở trạng thái «{TaskState(held.state).label}», chưa chuyển được sang «{next_state.label}»."
        )
    keep_task(held, changes={"state": next_state, **changes}, verb=verb, by_id=by_id, now=now, details=details)
    for name in ("state", "ver", "updated_at", *changes):
        setattr(task, name, getattr(held, name))


def _living(task: Task, role: PartyRole) -> Any:
    return Part.objects.filter(task_id=task.pk, role=role).exclude(state=PartState.REFUSED)


def _has_appraiser(task: Task) -> bool:
    return _living(task, PartyRole.APPRAISING).exists()
