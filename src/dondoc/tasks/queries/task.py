"""One task with everything its page shows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from dondoc.people.access import Seat
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import ObstacleState, PartState, Timeliness
from dondoc.tasks.models import Part, Task
from dondoc.tasks.queries.lists import given_at, visible_tasks
from dondoc.tasks.queries.obstacles import ObstacleRow, obstacles_of_task
from dondoc.tasks.rules.alerts import Alert, alert_of, silent_days
from dondoc.tasks.rules.timeliness import days_late, days_left, in_time_by_original, timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An agency in a task: how the directory and how the paper call it, and how far its part is.

    due_on: a day of its own for this part, if any. person: who there is in charge. note: what it last said.
    """

    id: int
    ver: int
    agency_id: int
    name: str
    phone: str
    role: str
    state: str
    name_as_written: str
    person: str
    note: str
    due_on: date | None

    @property
    def has_answered(self) -> bool:
        """Whether the agency has taken its part, whatever it did since."""
        return self.state not in (PartState.ASSIGNED, PartState.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The place in a plan a task comes from."""

    plan_code: str
    plan_title: str
    plan_symbol: str
    plan_issued_on: date | None
    version_id: int
    label: str
    section: str
    quote: str
    place: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDetail:
    """Everything the page of one task shows. given_by: the paper that gave work which stands in no plan."""

    id: int
    ver: int
    code: str
    title: str
    state: str
    timeliness: Timeliness
    alert: Alert | None
    due_on: date | None
    original_due_on: date | None
    in_time_by_original: bool
    deadline_text: str
    from_on: date | None
    recurring: bool
    is_critical: bool
    product: str
    workstream: str
    assigned_on: date | None
    done_on: date | None
    closed_on: date | None
    last_report_at: datetime | None
    returned_count: int
    leads: tuple[Party, ...]
    coordinating: tuple[Party, ...]
    appraising: tuple[Party, ...]
    obstacles: tuple[ObstacleRow, ...]
    source: Source | None
    given_by: str = ""

    @property
    def was_moved(self) -> bool:
        """Whether the deadline is no longer the one first given."""
        return self.original_due_on is not None and self.original_due_on != self.due_on

    @property
    def coordinating_confirmed(self) -> int:
        """How many coordinating agencies have taken their part."""
        return sum(party.has_answered for party in self.coordinating)

    def own(self, agency_ids: Collection[int], role: PartyRole) -> tuple[Party, ...]:
        """Return the living parts these agencies have in a role."""
        parties = {"lead": self.leads, "coordinating": self.coordinating, "appraising": self.appraising}[role.value]
        return tuple(one for one in parties if one.agency_id in agency_ids and one.state != PartState.REFUSED)


def visible_task(seat: Seat, code: str) -> Task | None:
    """Return the task of this code with its plan and item, or None when the seat may not know of it."""
    return with_source(visible_tasks(seat)).filter(code=code).first()


def own_roles(seat: Seat, task: Task) -> frozenset[PartyRole]:
    """Return the roles the seat's own agencies have in a task; no query for somebody without an agency."""
    if not seat.agency_ids:
        return frozenset()
    mine = Part.objects.filter(task_id=task.pk, agency_id__in=seat.agency_ids).exclude(state=PartState.REFUSED)
    return frozenset(PartyRole(role) for role in mine.order_by("pk").values_list("role", flat=True))


def with_source(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Return the tasks read together with plan, item and workstream."""
    return tasks.select_related("plan", "item", "workstream").order_by("pk")


def task_detail(seat: Seat, task: Task) -> TaskDetail:
    """Return what the page of a task shows, in two queries beyond the task itself."""
    parties = _parties(task)
    obstacles = obstacles_of_task(seat, task.pk)
    dates = {"state": task.state, "due_on": task.due_on, "done_on": task.done_on, "recurring": task.recurring}
    standing = timeliness(**dates, as_of=seat.today)
    alert = alert_of(
        state=task.state,
        timeliness=standing,
        days_late=days_late(**dates, as_of=seat.today),
        days_left=days_left(due_on=task.due_on, as_of=seat.today),
        has_open_obstacle=any(obstacle.state != ObstacleState.RESOLVED for obstacle in obstacles),
        silent_days=silent_days(last_report_at=task.last_report_at, given_at=given_at(task), now=seat.now),
    )
    return TaskDetail(
        id=task.pk,
        ver=task.ver,
        code=task.code,
        title=task.title,
        state=task.state,
        timeliness=standing,
        alert=alert,
        due_on=task.due_on,
        original_due_on=task.original_due_on,
        in_time_by_original=in_time_by_original(
            original_due_on=task.original_due_on, done_on=task.done_on, as_of=seat.today
        ),
        deadline_text=task.deadline_text,
        from_on=task.from_on,
        recurring=task.recurring,
        is_critical=task.is_critical,
        product=task.product,
        workstream=task.workstream.name if task.workstream else "",
        assigned_on=task.assigned_on,
        done_on=task.done_on,
        closed_on=task.closed_on,
        last_report_at=task.last_report_at and timezone.localtime(task.last_report_at),
        returned_count=task.returned_count,
        leads=_in_role(parties, PartyRole.LEAD),
        coordinating=_in_role(parties, PartyRole.COORDINATING),
        appraising=_in_role(parties, PartyRole.APPRAISING),
        obstacles=tuple(obstacles),
        source=_source(task),
        given_by=task.source,
    )


def _parties(task: Task) -> list[Party]:
    parts = Part.objects.filter(task_id=task.pk).select_related("agency", "person").order_by("position", "pk")
    return [
        Party(
            id=part.pk,
            ver=part.ver,
            agency_id=part.agency_id,
            name=part.agency.name,
            phone=part.agency.phone,
            role=part.role,
            state=part.state,
            name_as_written=part.name_as_written,
            person=part.person.full_name if part.person else "",
            note=part.note,
            due_on=part.due_on,
        )
        for part in parts
    ]


def _in_role(parties: list[Party], role: PartyRole) -> tuple[Party, ...]:
    return tuple(party for party in parties if party.role == role)


def _source(task: Task) -> Source | None:
    if task.plan is None:
        return None
    item = task.item
    return Source(
        plan_code=task.plan.code,
        plan_title=task.plan.title,
        plan_symbol=task.plan.symbol,
        plan_issued_on=task.plan.issued_on,
        version_id=task.plan.version_id,
        label=item.label if item else "",
        section=item.section if item else "",
        quote=item.quote if item else "",
        place=item.source if item else {},
    )
