"""What a task list can be narrowed to: plans of visible tasks; agencies, areas and workstreams of the congress."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from dondoc.congress.queries import workstreams
from dondoc.people.access import Seat
from dondoc.people.enums import AgencyKind
from dondoc.people.queries import agencies
from dondoc.plans.queries import every_plan
from dondoc.tasks.queries.lists import visible_tasks

Pairs = tuple[tuple[str, str], ...]
_PLURALS = {
    "plan": "plans",
    "agency": "agencies",
    "area": "areas",
    "workstream": "workstreams",
    "overseer": "overseers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Codes and names to choose from."""

    plans: Pairs
    agencies: Pairs
    areas: Pairs
    workstreams: Pairs
    overseers: Pairs = ()

    def name_of(self, field: str, code: str) -> str:
        """Return how a chosen code reads; the code itself when it is none of the choices."""
        pairs: Pairs = getattr(self, _PLURALS[field])
        return dict(pairs).get(code, code)


def choices(seat: Seat) -> Choices:
    """Return what the list of this seat can be narrowed to, in three queries."""
    held = visible_tasks(seat).filter(plan=OuterRef("pk"))
    plans = every_plan(seat.congress.pk).filter(Exists(held)).order_by("code").values_list("code", "title")
    streams = list(workstreams(seat.congress.pk))
    directory = list(agencies(seat.congress.pk).values_list("code", "name", "kind"))
    return Choices(
        plans=tuple(plans),
        agencies=tuple((code, name) for code, name, _kind in directory),
        areas=tuple((code, name) for code, name, kind in directory if kind == AgencyKind.AREA),
        workstreams=tuple((row.code, row.name) for row in streams),
        overseers=tuple({str(row.overseer_id): str(row.overseer) for row in streams if row.overseer}.items()),
    )
