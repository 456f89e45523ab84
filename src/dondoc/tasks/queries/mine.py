"""The tasks in which a person's own agencies have a part, with the role they have in each."""

from dataclasses import dataclass

from django.db.models import Count, Q

from dondoc.people.access import Seat
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import TaskState, Timeliness
from dondoc.tasks.models import Part
from dondoc.tasks.queries.conditions import FINISHED, LATER, due_soon, overdue, timeliness_is
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.lists import TaskRow, filtered, rows

_ROLE_ORDER = {role.value: place for place, role in enumerate(PartyRole)}


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task and the labels of the roles the own agencies have in it."""

    row: TaskRow
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """The own tasks that stand alike against their date: all of them counted, the first ones shown."""

    task_filter: TaskFilter
    count: int
    tasks: tuple[OwnTask, ...]


def own_tasks(seat: Seat, *, most_open: int, most_done: int) -> dict[str, OwnGroup]:
    """Return the own tasks grouped as overdue, soon, later and done, counted in full and shown up to a limit.

    Six queries, however many groups are empty.
    """
    asked = {
        "overdue": TaskFilter(mine=True, timeliness=Timeliness.OVERDUE.value),
        "soon": TaskFilter(mine=True, timeliness=Timeliness.DUE_SOON.value),
        "later": TaskFilter(mine=True, timeliness=LATER),
        "done": TaskFilter(mine=True, cell="done"),
    }
    counts = _counts(seat)
    still_open = rows(filtered(seat, TaskFilter(mine=True, cell="open"))[:most_open], now=seat.now)
    done = rows(filtered(seat, asked["done"]).order_by("-done_on", "pk")[:most_done], now=seat.now)
    roles = _roles(seat, [row.code for row in (*still_open, *done)])
    groups: dict[str, list[OwnTask]] = {name: [] for name in asked}
    for row in (*still_open, *done):
        groups[_group_of(row)].append(OwnTask(row, roles.get(row.code, ())))
    return {name: OwnGroup(asked[name], counts[name], tuple(groups[name])) for name in asked}


def _counts(seat: Seat) -> dict[str, int]:
    return (
        filtered(seat, TaskFilter(mine=True))
        .order_by()
        .aggregate(
            overdue=Count("pk", filter=overdue(seat.today)),
            soon=Count("pk", filter=due_soon(seat.today)),
            later=Count("pk", filter=timeliness_is(LATER, as_of=seat.today)),
            done=Count("pk", filter=FINISHED),
        )
    )


def _group_of(row: TaskRow) -> str:
    if row.state == TaskState.DONE:
        return "done"
    return {Timeliness.OVERDUE: "overdue", Timeliness.DUE_SOON: "soon"}.get(row.timeliness, "later")


def _roles(seat: Seat, codes: list[str]) -> dict[str, tuple[str, ...]]:
    mine = Part.objects.filter(
        Q(agency_id__in=seat.agency_ids), congress_id=seat.congress.pk, task__code__in=codes
    ).order_by("pk")
    found: dict[str, set[str]] = {}
    for code, role in mine.values_list("task__code", "role"):
        found.setdefault(code, set()).add(role)
    return {
        code: tuple(str(PartyRole(role).label) for role in sorted(roles, key=_ROLE_ORDER.__getitem__))
        for code, roles in found.items()
    }
