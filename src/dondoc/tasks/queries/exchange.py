"""Every task of a congress with what the neutral tables tell of it, in batches, for rooms that hand it on."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dondoc.journal.queries import authors_of, entries_by_verb
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import PartState, TaskState
from dondoc.tasks.models import Part, ReportLine, Task

COMMENTED = "tasks.task.commented"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTask:
    """A task as the neutral tables tell it. others: agency and role of every part but the first lead's."""

    id: int
    plan_id: int | None
    position: int
    title: str
    description: str
    state: TaskState
    is_critical: bool
    lead_id: int | None
    person_id: int | None
    from_on: date | None
    due_on: date | None
    percent: int | None
    created_at: datetime
    updated_at: datetime
    others: tuple[tuple[int, PartyRole], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldComment:
    """A word said of a task, as the journal keeps it."""

    task_id: int
    by_id: int | None
    at: datetime
    details: dict[str, Any]


def told_tasks(congress_id: int, *, at_once: int = 1000) -> Iterator[list[ToldTask]]:
    """Return the tasks in the order in which they were made; three queries a batch."""
    last = 0
    while True:
        rows = Task.objects.filter(congress_id=congress_id, pk__gt=last).select_related("item").defer("folded")
        tasks = list(rows.order_by("pk")[:at_once])
        if not tasks:
            return
        yield _told(tasks)
        last = tasks[-1].pk


def told_comments(congress_id: int) -> Iterator[ToldComment]:
    """Return what was said of tasks, in the order of the journal."""
    for entry in entries_by_verb(congress_id=congress_id, verb=COMMENTED):
        yield ToldComment(task_id=entry.target_id, by_id=entry.actor_id, at=entry.at, details=entry.details)


def tasks_by_id(congress_id: int, ids: Collection[int]) -> dict[int, Task]:
    """Return tasks of a congress by id; ids of none are left out."""
    return Task.objects.filter(congress_id=congress_id).defer("folded").in_bulk(list(ids))


def _told(tasks: list[Task]) -> list[ToldTask]:
    ids = [task.pk for task in tasks]
    parts: dict[int, list[Part]] = {}
    living = Part.objects.filter(task_id__in=ids).exclude(state=PartState.REFUSED)
    for part in living.order_by("task_id", "position", "pk"):
        parts.setdefault(part.task_id, []).append(part)
    lines = ReportLine.objects.filter(task_id__in=ids, percent__isnull=False).order_by("task_id", "pk")
    percents = dict(lines.values_list("task_id", "percent"))
    return [_one(task, parts.get(task.pk, []), percents.get(task.pk)) for task in tasks]


def _one(task: Task, parts: list[Part], percent: int | None) -> ToldTask:
    lead = next((part for part in parts if part.role == PartyRole.LEAD), None)
    return ToldTask(
        id=task.pk,
        plan_id=task.plan_id,
        position=task.position,
        title=task.title,
        description=task.item.quote if task.item else "",
        state=TaskState(task.state),
        is_critical=task.is_critical,
        lead_id=lead.agency_id if lead else None,
        person_id=lead.person_id if lead else None,
        from_on=task.from_on,
        due_on=task.due_on,
        percent=percent,
        created_at=task.created_at,
        updated_at=task.updated_at,
        others=tuple((part.agency_id, PartyRole(part.role)) for part in parts if part is not lead),
    )


def people_named(congress_id: int) -> set[int]:
    """Return everybody whom a task names or who said something of one, with a role in the congress or without."""
    parts = Part.objects.filter(congress_id=congress_id, person__isnull=False)
    found = set(parts.order_by("person_id").values_list("person_id", flat=True).distinct())
    return found | authors_of(congress_id=congress_id, verb=COMMENTED)


def agencies_by_plan(congress_id: int) -> dict[int, set[int]]:
    """Return the agencies that have a part in the tasks of each plan."""
    parts = Part.objects.filter(congress_id=congress_id, task__plan__isnull=False).exclude(state=PartState.REFUSED)
    found: dict[int, set[int]] = {}
    for plan_id, agency_id in parts.order_by().values_list("task__plan_id", "agency_id").distinct():
        found.setdefault(plan_id, set()).add(agency_id)
    return found
