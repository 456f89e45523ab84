"""Carry on with given work as a meeting concluded: its words, another day, handed-in work sent back."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.kit.vietnamese import one_line
from dondoc.people.actions.refusals import ActionRefused
from dondoc.tasks.actions import progress
from dondoc.tasks.actions.extend import extend_deadline
from dondoc.tasks.actions.keeping import keep_task
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Obstacle, Task
from dondoc.tasks.rules.parts import CLOSED
from dondoc.web.db import locked


class DirectionRefused(ActionRefused):
    """Raised when nothing more can be ordered about a task; carries a sentence for the user."""


@transaction.atomic
def direct_task(
    *,
    task_id: int,
    words: str,
    source: str,
    by_id: int | None,
    now: datetime,
    new_due_on: date | None = None,
    sends_back: bool = False,
) -> Task:
    """Keep what was concluded about a task with the paper it stands in; return the task.

    sends_back: work that waits for its appraisal goes back to its leads with these words. new_due_on: moves the
    deadline; the one first given stays. Nobody is told here. Raises DirectionRefused for work that is done or
    cancelled.
    """
    task = locked(Task.objects.filter(pk=task_id).select_related("congress")).get()
    if task.state in CLOSED:
        raise DirectionRefused(_("%(code)s đã hoàn thành hoặc đã hủy nên không giao thêm được.") % {"code": task.code})
    said = one_line(f"{source}: {words}")
    if sends_back and task.state == TaskState.IN_APPRAISAL:
        progress.return_for_more(task=task, points=[said[:500]], new_due_on=new_due_on, by_id=by_id, now=now)
    else:
        keep_task(task, changes={}, verb="tasks.task.directed", by_id=by_id, now=now, details={"reason": said[:1000]})
    if new_due_on is not None and new_due_on != task.due_on:
        extend_deadline(task=task, new_due_on=new_due_on, reason=said[:1000], by_id=by_id, now=now)
    return task


def hold_obstacles(ids: Iterable[int]) -> None:
    """Lock obstacles inside the caller's transaction, by id, before the tasks their decisions move."""
    list(locked(Obstacle.objects.filter(pk__in=list(ids)).order_by("pk")).values_list("pk", flat=True))


def hold_tasks(ids: Iterable[int]) -> None:
    """Lock tasks inside the caller's transaction, by id, before it changes several of them."""
    list(locked(Task.objects.filter(pk__in=list(ids)).order_by("pk")).values_list("pk", flat=True))
