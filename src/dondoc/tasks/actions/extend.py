"""Move a deadline; the one first given stays for ever."""

from datetime import date, datetime

from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.tasks.models import Task
from dondoc.web.db import save_version


@transaction.atomic
def extend_deadline(*, task: Task, new_due_on: date, reason: str, by_id: int | None, now: datetime) -> None:
    """Give a task a later (or a first) date, with the reason."""
    before = task.due_on
    changes = {"due_on": new_due_on, "original_due_on": task.original_due_on or before or new_due_on, "updated_at": now}
    save_version(task, expected_ver=task.ver, changes=changes)
    journal.record(
        congress_id=task.congress_id,
        verb="tasks.task.extended",
        target=task,
        label=f"{task.code} {task.title}",
        by_id=by_id,
        now=now,
        details={"from": before and before.isoformat(), "to": new_due_on.isoformat(), "reason": reason},
    )
