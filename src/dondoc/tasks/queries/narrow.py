"""What a filter asks of a task, as conditions on rows."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from dondoc.journal.queries import recent_entries
from dondoc.kit.words import asked_words
from dondoc.people.access import Seat
from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Cell, ObstacleState, Timeliness
from dondoc.tasks.models import Obstacle, Part
from dondoc.tasks.queries.conditions import CANCELLED, DATED, FINISHED, OWED, cell_is, timeliness_is
from dondoc.tasks.queries.filters import NONE, TaskFilter

DONE_VERB = "tasks.task.done"
OBSTACLES = {
    "open": ~Q(state=ObstacleState.RESOLVED),
    "urgent": Q(is_urgent=True) & ~Q(state=ObstacleState.RESOLVED),
    "awaits_decision": Q(state=ObstacleState.AWAITS_DECISION),
}
_CELL_GROUPS = {
    "done": (Cell.DONE_ON_TIME, Cell.DONE_LATE),
    "open": (Cell.OPEN_ON_TRACK, Cell.OPEN_OVERDUE),
}


def has_obstacle(condition: Q) -> Exists:
    """Return the condition of a task with an obstacle of this kind."""
    return Exists(Obstacle.objects.filter(condition, task=OuterRef("pk")))


def has_part(condition: Q) -> Exists:
    """Return the condition of a task in which an agency has a part of this kind."""
    return Exists(Part.objects.filter(condition, task=OuterRef("pk")))


def among_parts(congress_id: int, condition: Q) -> Q:
    """Return the condition of a task with a part of this kind, for kinds with few: the parts are read first."""
    return Q(pk__in=Part.objects.filter(condition, congress_id=congress_id).values("task_id"))


def conditions(seat: Seat, asked: TaskFilter) -> Iterable[Q | Exists]:
    """Return what a filter asks of a task, one condition each; all of them must hold."""
    yield _of_state(asked)
    yield from _of_places(seat.congress.pk, asked)
    if asked.mine:
        yield among_parts(seat.congress.pk, Q(agency_id__in=seat.agency_ids))
    yield from _of_time(seat, asked)
    if asked.obstacle:
        yield has_obstacle(OBSTACLES[asked.obstacle])
    if asked.q:
        yield _has_words(seat, asked)


def _has_words(seat: Seat, asked: TaskFilter) -> Q:
    """Return the condition of a task found by these words; signs alone are no words and find nothing.

    The tasks of one plan or of the own agencies are few and read; among all of them the index looks.
    """
    words = asked_words(asked.q)
    if not words:
        return Q(pk__in=())
    reads = not seat.sees_all or asked.plan not in ("", NONE)
    return Q(folded__reads_words=words) if reads else Q(folded__has_words=words)


def _of_state(asked: TaskFilter) -> Q:
    condition = Q(state=asked.state) if asked.state else Q() if asked.timeliness == Timeliness.CANCELLED else ~CANCELLED
    if asked.appraised:
        condition &= FINISHED
    if asked.owed:
        condition &= OWED
    if asked.critical:
        condition &= Q(is_critical=True)
    return condition


def _of_places(congress_id: int, asked: TaskFilter) -> Iterable[Q | Exists]:
    for name in ("plan", "workstream"):
        code = getattr(asked, name)
        if code:
            yield Q(**{f"{name}__isnull": True}) if code == NONE else Q(**{f"{name}__code": code})
    if asked.overseer == NONE:
        yield Q(workstream__overseer__isnull=True)
    elif asked.overseer:
        yield Q(workstream__overseer=int(asked.overseer))
    if asked.agency:
        yield _of_agency(congress_id, asked.agency, asked.role)
    if asked.area:
        yield _of_area(asked.area)


def _of_agency(congress_id: int, code: str, role: str) -> Q | Exists:
    roles = Q(role=role) if role else Q()
    if code == NONE:
        return ~has_part(roles)
    return among_parts(congress_id, roles & Q(agency__code=code, agency__congress_id=congress_id))


def _of_area(code: str) -> Q | Exists:
    leads = Q(role=PartyRole.LEAD)
    if code == NONE:
        return ~has_part(leads) | has_part(leads & outside_areas("agency__"))
    return has_part(leads & in_area(code, "agency__"))


def _of_time(seat: Seat, asked: TaskFilter) -> Iterable[Q]:
    if asked.cell:
        either = Q()
        for cell in _CELL_GROUPS.get(asked.cell, (asked.cell,)):
            either |= cell_is(cell, as_of=seat.today)
        yield either
    if asked.timeliness:
        yield timeliness_is(asked.timeliness, as_of=seat.today)
    if asked.due_from:
        yield DATED & Q(due_on__gte=asked.due_from)
    if asked.due_until:
        yield DATED & Q(due_on__lt=asked.due_until)
    if asked.changed and asked.since:
        yield finished_since(seat.congress.pk, asked.since)


def finished_since(congress_id: int, since: datetime) -> Q:
    """Return the condition of a task that the journal names as done after a moment, and that still is."""
    done = recent_entries(congress_id=congress_id).filter(verb=DONE_VERB, at__gt=since, target_id__isnull=False)
    return FINISHED & Q(pk__in=done.order_by().values("target_id"))


def in_area(code: str, prefix: str = "") -> Q:
    """Return the condition of an agency that belongs to an area, or is the area unit itself."""
    return Q(**{f"{prefix}area__code": code}) | Q(
        **{f"{prefix}code": code, f"{prefix}kind": AgencyKind.AREA, f"{prefix}area__isnull": True}
    )


def outside_areas(prefix: str = "") -> Q:
    """Return the condition of an agency that works for the congress as a whole."""
    return Q(**{f"{prefix}area__isnull": True}) & ~Q(**{f"{prefix}kind": AgencyKind.AREA})
