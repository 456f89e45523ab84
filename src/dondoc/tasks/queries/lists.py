"""Lists of tasks: what a seat may see, narrowed by a filter, as rows ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.utils import timezone

from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import ObstacleState, Timeliness
from dondoc.tasks.models import Part, Task
from dondoc.tasks.models.task import FALLS_ON, IS_OVER, PLAN_PLACE
from dondoc.tasks.queries.conditions import CANCELLED, FINISHED
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.narrow import among_parts, conditions, has_obstacle
from dondoc.tasks.rules.alerts import Alert, alert_of, silent_days
from dondoc.tasks.rules.timeliness import days_late, days_left, timeliness

PAGE_ROWS = 50
LEADS_IN_A_ROW = 3
_WIDE = frozenset({"cell", "critical", "due_from", "due_until", "owed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One task as a list shows it."""

    code: str
    title: str
    plan_code: str
    leads: tuple[str, ...]
    coordinating_count: int
    state: str
    timeliness: Timeliness
    alert: Alert | None
    deadline_text: str
    due_on: date | None
    original_due_on: date | None
    done_on: date | None
    recurring: bool
    is_critical: bool

    @property
    def was_moved(self) -> bool:
        """Whether the deadline is no longer the one first given."""
        return self.original_due_on is not None and self.original_due_on != self.due_on

    @property
    def leads_text(self) -> str:
        """The leads a row has room for."""
        return "; ".join(self.leads[:LEADS_IN_A_ROW])

    @property
    def leads_hidden(self) -> int:
        """How many leads stand only on the page of the task."""
        return max(0, len(self.leads) - LEADS_IN_A_ROW)


def visible_tasks(seat: Seat) -> QuerySet[Task]:
    """Return the tasks a person may know of: all, or those in which an own agency has a part."""
    tasks = Task.objects.filter(congress_id=seat.congress.pk)
    if seat.sees_all:
        return tasks
    if not seat.may(Permission.SEE_OWN):
        return tasks.none()
    return tasks.filter(among_parts(seat.congress.pk, Q(agency_id__in=seat.agency_ids)))


def filtered(seat: Seat, task_filter: TaskFilter) -> QuerySet[Task]:
    """Return the visible tasks this filter asks for, in its order."""
    tasks = visible_tasks(seat)
    for condition in conditions(seat, task_filter):
        tasks = tasks.filter(condition)
    if not _walks(seat, task_filter):
        return tasks.order_by(*_order(task_filter.sort))
    by_date = (FALLS_ON, PLAN_PLACE, "position", "pk")
    if not task_filter.cell:
        return tasks.order_by(IS_OVER, *by_date)
    is_over = Value(0) if task_filter.cell.startswith("open") else Value(1)
    return tasks.filter(Exact(IS_OVER, is_over)).order_by(*by_date)


def rows(tasks: QuerySet[Task] | Sequence[Task], *, now: datetime) -> list[TaskRow]:
    """Return tasks as rows of a list; a queryset is read with what its rows need."""
    return [_row(task, now=now) for task in (_read(tasks) if isinstance(tasks, QuerySet) else tasks)]


def rows_of(ids: Sequence[int], *, now: datetime) -> list[TaskRow]:
    """Return these tasks as rows, in this order."""
    found = _with_neighbours(Task.objects.all()).in_bulk(ids)
    return [_row(found[one], now=now) for one in ids if one in found]


def _read(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Return tasks with what their rows need; of a slice only ids are put in order, then its rows are read whole."""
    if not tasks.query.is_sliced:
        return _with_neighbours(tasks)
    wanted = Task.objects.filter(pk__in=tasks.values("pk"))
    return _with_neighbours(wanted.order_by(*tasks.query.order_by))


def _with_neighbours(tasks: QuerySet[Task]) -> QuerySet[Task]:
    leads = Part.objects.filter(role=PartyRole.LEAD).select_related("agency").order_by("position", "pk")
    coordinating = (
        Part.objects.filter(task=OuterRef("pk"), role=PartyRole.COORDINATING)
        .order_by()
        .values("task")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return (
        tasks.select_related("plan")
        .defer("folded")
        .prefetch_related(Prefetch("parts", leads, to_attr="lead_parts"))
        .annotate(
            coordinating_count=Coalesce(Subquery(coordinating, output_field=IntegerField()), 0),
            is_obstructed=has_obstacle(~Q(state=ObstacleState.RESOLVED)),
        )
    )


def _row(task: Task, *, now: datetime) -> TaskRow:
    as_of = timezone.localtime(now).date()
    dates = {"state": task.state, "due_on": task.due_on, "done_on": task.done_on, "recurring": task.recurring}
    standing = timeliness(**dates, as_of=as_of)
    return TaskRow(
        code=task.code,
        title=task.title,
        plan_code=task.plan.code if task.plan else "",
        leads=tuple(part.agency.name for part in task.lead_parts),
        coordinating_count=task.coordinating_count,
        state=task.state,
        timeliness=standing,
        alert=alert_of(
            state=task.state,
            timeliness=standing,
            days_late=days_late(**dates, as_of=as_of),
            days_left=days_left(due_on=task.due_on, as_of=as_of),
            has_open_obstacle=task.is_obstructed,
            silent_days=silent_days(last_report_at=task.last_report_at, given_at=given_at(task), now=now),
        ),
        deadline_text=task.deadline_text,
        due_on=task.due_on,
        original_due_on=task.original_due_on,
        done_on=task.done_on,
        recurring=task.recurring,
        is_critical=task.is_critical,
    )


def given_at(task: Task) -> datetime | None:
    """Return the moment from which an agency owes a word about a task: the morning of the day it was given."""
    if task.assigned_on is None:
        return None
    return timezone.make_aware(datetime.combine(task.assigned_on, time.min))


def _walks(seat: Seat, asked: TaskFilter) -> bool:
    """Tell whether the list is best read along the index of its order: it is wide, so that a page is soon full.

    A narrow one is gathered first and put in order afterwards; along the index it would be looked for everywhere.
    """
    return seat.sees_all and not asked.sort and set(asked.asked) <= _WIDE


def _order(sort: str) -> tuple[object, ...]:
    finished_last = Case(When(FINISHED | CANCELLED, then=Value(1)), default=Value(0))
    orders: dict[str, tuple[object, ...]] = {
        "plan": (F("plan__code").asc(nulls_last=True), "position"),
        "report": (finished_last, F("last_report_at").asc(nulls_first=True)),
    }
    by_date = (finished_last, F("due_on").asc(nulls_last=True), F("plan_id").asc(nulls_last=True), "position")
    return (*orders.get(sort, by_date), "pk")
