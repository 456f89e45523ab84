"""The one way a task is changed: its version, its standing, the tally and the journal, in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils.timezone import localtime

from dondoc.journal import actions as journal
from dondoc.tasks.actions.tallying import count_anew, standing_values
from dondoc.tasks.models import Standing, Task
from dondoc.web.db import save_version

STANDING_FIELDS = ("state", "due_on", "original_due_on", "done_on", "recurring")


def keep_task(
    task: Task,
    *,
    changes: Mapping[str, Any],
    verb: str,
    by_id: int | None,
    now: datetime,
    details: Mapping[str, Any] | None = None,
    expected_ver: int | None = None,
) -> None:
    """Save changes of a task inside the caller's transaction and bring the instance up to date.

    A change of state or dates begins a new standing. The journal's details carry the values of the new standing, so
    that every past day can be counted from the journal alone. Raises StaleVersion when the task was saved by somebody
    else since `expected_ver` (the version of the instance when left out). Locks the journal's head: call it last.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a task is kept in the transaction of what changes it")
    stands_anew = any(name in changes and changes[name] != getattr(task, name) for name in STANDING_FIELDS)
    version = task.ver if expected_ver is None else expected_ver
    stood = standing_values(task)
    save_version(task, expected_ver=version, changes={**changes, "updated_at": now})
    count_anew(task, stood)
    if stands_anew:
        standing_of(task, at=now).save()
    journal.record(
        congress_id=task.congress_id,
        verb=verb,
        target=task,
        label=label_of(task),
        by_id=by_id,
        now=now,
        details={**(plain_standing(task) if stands_anew else {}), **(details or {})},
    )


def begin_standings(tasks: Sequence[Task], *, now: datetime) -> None:
    """Keep the first standing of new tasks."""
    Standing.objects.bulk_create([standing_of(task, at=now) for task in tasks], batch_size=500)


def standing_of(task: Task, *, at: datetime) -> Standing:
    """Return the standing a task has from a moment on, not yet saved."""
    values = {name: getattr(task, name) for name in STANDING_FIELDS}
    return Standing(congress_id=task.congress_id, task=task, at=at, **values)


def plain_standing(task: Task) -> dict[str, Any]:
    """Return a task's standing as the journal keeps it: state, days as ISO text, recurring."""
    return {name: _plain(getattr(task, name)) for name in STANDING_FIELDS}


def local_day(now: datetime) -> date:
    """Return the day a moment lies on where the congress is, in whatever zone the moment is told."""
    return localtime(now).date()


def label_of(task: Task) -> str:
    """Return how the journal names a task."""
    return f"{task.code} {task.title}"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
