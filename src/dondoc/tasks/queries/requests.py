"""What agencies ask of the subcommittee, and how dates that moved are kept."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from dondoc.people.access import Seat
from dondoc.tasks.enums import ExtensionState, PartState, TaskState
from dondoc.tasks.models import Extension, Part
from dondoc.tasks.queries.conditions import CANCELLED
from dondoc.tasks.queries.lists import visible_tasks
from dondoc.tasks.rules.extensions import ThreeNumbers


@dataclass(frozen=True, slots=True)
class Numbers:
    """The three numbers with the requests behind them: how many were asked, granted and refused."""

    kept: ThreeNumbers
    asked: int
    granted: int
    refused: int


def open_requests(seat: Seat) -> QuerySet[Extension]:
    """Return the requests for a later date that wait, the oldest first, each with how many its task had before."""
    rows = Extension.objects.filter(congress_id=seat.congress.pk, state=ExtensionState.ASKED)
    earlier = Count("task__extensions", filter=Q(task__extensions__state=ExtensionState.GRANTED))
    return rows.annotate(earlier=earlier).select_related("task", "agency").order_by("asked_at", "pk")


def extension_by_id(congress_id: int, extension_id: int) -> Extension | None:
    """Return one request of a congress, or None."""
    rows = Extension.objects.filter(congress_id=congress_id, pk=extension_id)
    return rows.select_related("task", "agency").first()


def refused_parts(seat: Seat) -> QuerySet[Part]:
    """Return the parts of open tasks that agencies gave back, the latest first."""
    rows = Part.objects.filter(congress_id=seat.congress.pk, state=PartState.REFUSED)
    open_ones = rows.exclude(task__state__in=[TaskState.DONE, TaskState.CANCELLED])
    return open_ones.select_related("task", "agency").order_by("-answered_at", "-pk")


def three_numbers(seat: Seat, *, as_of: date | None = None) -> Numbers:
    """Count the visible tasks by the date they keep, and the requests of the congress by their answer; two queries."""
    today = as_of or seat.today
    stopped = Q(state__in=[TaskState.DONE, TaskState.IN_APPRAISAL], done_on__isnull=False)
    by_due = (stopped & Q(done_on__lte=F("due_on"))) | (~stopped & Q(due_on__gte=today))
    by_original = (stopped & Q(done_on__lte=F("original_due_on"))) | (~stopped & Q(original_due_on__gte=today))
    dated = visible_tasks(seat).filter(~CANCELLED, due_on__isnull=False, recurring=False).order_by()
    counts = dated.aggregate(
        in_time=Count("pk", filter=by_due & by_original),
        in_time_after_extension=Count("pk", filter=by_due & ~by_original),
        late=Count("pk", filter=~by_due),
    )
    asked = Extension.objects.filter(congress_id=seat.congress.pk).aggregate(
        asked=Count("pk"),
        granted=Count("pk", filter=Q(state=ExtensionState.GRANTED)),
        refused=Count("pk", filter=Q(state=ExtensionState.REFUSED)),
    )
    return Numbers(ThreeNumbers(**counts), **asked)
