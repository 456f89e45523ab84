"""Bring many tasks in at once with what became of them, from a whole congress that was kept elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from dondoc.journal import actions as journal
from dondoc.kit.words import searchable
from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.keeping import STANDING_FIELDS, label_of, local_day
from dondoc.tasks.actions.tallying import add_up, compact, count_in
from dondoc.tasks.enums import PartState, Situation, TaskState
from dondoc.tasks.models import Counter, Part, Report, ReportLine, Standing, Task
from dondoc.tasks.rules.progress import receipt_code
from dondoc.web.carrying import Ids, Table, loading_of
from dondoc.web.db import insert_many

_load_rows = loading_of("tasks")

_AT_ONCE = 1000
_SITUATIONS = {
    TaskState.ASSIGNED: Situation.NOT_STARTED,
    TaskState.IN_APPRAISAL: Situation.FINISHED,
    TaskState.DONE: Situation.FINISHED,
}
_LEAD_PARTS = {
    TaskState.ASSIGNED: PartState.ASSIGNED,
    TaskState.IN_APPRAISAL: PartState.DONE,
    TaskState.DONE: PartState.DONE,
}


def load_rows(*, table: Table, rows: Sequence[Sequence[Any]], first: int, congress_id: int, ids: Ids) -> None:
    """Insert rows into a table of this room; what tasks are found by is made as this release makes it."""
    if table.label == "tasks.task":
        place = [column.name for column in table.columns].index("folded")
        rows = [[*row[:place], searchable(row[place]), *row[place + 1 :]] for row in rows]
    _load_rows(table=table, rows=rows, first=first, congress_id=congress_id, ids=ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskToLoad:
    """A task as it comes in, with its history.

    states: the states it went through and since when, the present one last. parties: role, agency and its name, the
    lead first. person_id: who there is in charge. percent: how far the lead says it is, none when it never said so.
    words: what it can be found by besides title, code and agencies.
    """

    code: str
    title: str
    words: str
    plan_id: int | None
    item_id: int | None
    position: int
    is_critical: bool
    from_on: date | None
    due_on: date | None
    states: tuple[tuple[datetime, TaskState], ...]
    parties: tuple[tuple[PartyRole, int, str], ...]
    person_id: int | None
    percent: int | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentToLoad:
    """A word somebody once said of a task, with the change of its state when it told of one."""

    task: Task
    by_id: int | None
    at: datetime
    details: dict[str, Any]


@transaction.atomic
def load_tasks(*, congress_id: int, tasks: Sequence[TaskToLoad]) -> list[Task]:
    """Make tasks with parts, reports and standings; the journal tells each state at the moment it began.

    Nobody is told: it is news of elsewhere. The day of a finished task is the local day its last state began on.
    """
    made = [_task(congress_id, one) for one in tasks]
    insert_many(made)
    pairs = list(zip(made, tasks, strict=True))
    parts = [part for task, one in pairs for part in _parts(task, one)]
    insert_many(parts)
    count_in(made, parts)
    standings = [standing for task, one in pairs for standing in _standings(task, one)]
    insert_many(standings)
    _report(congress_id, [(task, one) for task, one in pairs if one.percent is not None])
    tell_standings(congress_id=congress_id, standings=standings)
    return made


def tell_standings(*, congress_id: int, standings: Sequence[Standing]) -> None:
    """Write standings into the journal, each at its own moment, so that every past day counts alike from both."""
    journal.record_past(
        congress_id=congress_id,
        happened=[
            journal.Happened(
                at=one.at,
                verb="tasks.task.loaded",
                target=one.task,
                label=label_of(one.task),
                details={name: _plain(getattr(one, name)) for name in STANDING_FIELDS},
            )
            for one in standings
        ],
    )


def tell_every_standing(*, congress_id: int) -> None:
    """Write all standings of a congress into the journal, task by task, in the import's transaction."""
    rows = Standing.objects.filter(congress_id=congress_id).select_related("task").defer("task__folded")
    ordered = rows.order_by("task_id", "at", "pk").iterator(chunk_size=_AT_ONCE)
    while batch := list(islice(ordered, _AT_ONCE)):
        tell_standings(congress_id=congress_id, standings=batch)


def count_loaded(*, congress_id: int) -> None:
    """Count what an import brought, whether its tasks were made or came in as rows, into a tally of single lines."""
    add_up(congress_id)
    compact(congress_id=congress_id)


@transaction.atomic
def load_comments(*, congress_id: int, comments: Sequence[CommentToLoad]) -> None:
    """Write what was said of tasks into the journal, by whom and when."""
    journal.record_past(
        congress_id=congress_id,
        happened=[
            journal.Happened(
                at=one.at,
                verb="tasks.task.commented",
                target=one.task,
                label=label_of(one.task),
                by_id=one.by_id,
                details=one.details,
            )
            for one in comments
        ],
    )


def _task(congress_id: int, one: TaskToLoad) -> Task:
    since, state = one.states[-1]
    done_on = local_day(since) if state == TaskState.DONE else None
    names = " ".join(name for _role, _agency, name in one.parties)
    return Task(
        congress_id=congress_id,
        code=one.code,
        title=one.title,
        plan_id=one.plan_id,
        item_id=one.item_id,
        position=one.position,
        state=state,
        from_on=one.from_on,
        due_on=one.due_on,
        original_due_on=one.due_on,
        is_critical=one.is_critical,
        assigned_on=local_day(one.created_at),
        done_on=done_on,
        closed_on=done_on,
        last_report_at=one.updated_at if one.percent is not None else None,
        returned_count=sum(1 for _at, was in one.states if was == TaskState.REWORKING),
        created_at=one.created_at,
        updated_at=one.updated_at,
        folded=searchable(one.code, one.title, names, one.words),
    )


def _parts(task: Task, one: TaskToLoad) -> Iterator[Part]:
    order = {role: place for place, role in enumerate(PartyRole)}
    lead_state = _LEAD_PARTS.get(TaskState(task.state), PartState.WORKING)
    for place, (role, agency_id, name) in enumerate(one.parties):
        is_lead = role == PartyRole.LEAD
        yield Part(
            congress_id=task.congress_id,
            task=task,
            agency_id=agency_id,
            role=role,
            position=place + 100 * order[role],
            name_as_written=name[:300],
            state=lead_state if is_lead else PartState.ASSIGNED,
            given_on=task.assigned_on,
            person_id=one.person_id if is_lead and place == 0 else None,
            done_on=task.done_on if is_lead else None,
        )


def _standings(task: Task, one: TaskToLoad) -> Iterator[Standing]:
    for at, state in one.states:
        yield Standing(
            congress_id=task.congress_id,
            task=task,
            at=at,
            state=state,
            due_on=task.due_on,
            original_due_on=task.original_due_on,
            done_on=local_day(at) if state == TaskState.DONE else None,
            recurring=task.recurring,
        )


def _report(congress_id: int, pairs: Sequence[tuple[Task, TaskToLoad]]) -> None:
    """Keep how far each lead says it is as a report of its own, with a number like any other."""
    counter, _ = Counter.objects.get_or_create(congress_id=congress_id, kind="report")
    reports = [
        Report(
            congress_id=congress_id,
            number=number,
            code=receipt_code(number=number, at=localtime(one.updated_at)),
            by_id=one.person_id,
            at=one.updated_at,
        )
        for number, (_task, one) in enumerate(pairs, start=counter.last + 1)
    ]
    insert_many(reports)
    insert_many(
        [
            ReportLine(
                congress_id=congress_id,
                report=report,
                task=task,
                agency_id=one.parties[0][1],
                situation=_SITUATIONS.get(TaskState(task.state), Situation.ON_TRACK),
                percent=one.percent,
            )
            for report, (task, one) in zip(reports, pairs, strict=True)
        ]
    )
    counter.last += len(reports)
    counter.save(update_fields=["last"])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
