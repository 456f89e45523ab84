"""What a task list can be narrowed to: the plans, agencies, areas and workstreams that visible tasks have."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Exists

from dondoc.congress.queries import workstreams
from dondoc.people.access import Seat
from dondoc.people.queries import agencies
from dondoc.people.enums import AgencyKind
from dondoc.tasks.models import Part
from dondoc.tasks.queries.lists import visible_tasks

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Codes and names to choose from."""

    plans: Pairs
    agencies: Pairs
    areas: Pairs
    workstreams: Pairs

    def name_of(self, field: str, code: str) -> str:
        """Return how a chosen code reads; the code itself when it is none of the choices."""
        pairs: Pairs = getattr(self, {"plan": "plans", "agency": "agencies", "area": "areas"}.get(field, "workstreams"))
        return dict(pairs).get(code, code)


def choices(seat: Seat) -> Choices:
    """Return what the list of this seat can be narrowed to, in three queries."""
    tasks = visible_tasks(seat)
    plans = tasks.filter(plan__isnull=False).order_by("plan__code").values_list("plan__code", "plan__title").distinct()
    has_part = Exists(Part.objects.filter(agency=OuterRef("pk"), task__in=tasks))
    directory = list(agencies(seat.congress.pk).filter(has_part | Q(kind=AgencyKind.AREA)).values_list("code", "name", "kind"))
    return Choices(
        plans=tuple(plans),
        agencies=tuple((code, name) for code, name, _kind in directory),
        areas=tuple((code, name) for code, name, kind in directory if kind == AgencyKind.AREA),
        workstreams=tuple(workstreams(seat.congress.pk).values_list("code", "name")),
    )
