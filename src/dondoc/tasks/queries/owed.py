"""What agencies owe near its deadline or past it: counted per agency, and task by task."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    FilteredRelation,
    Min,
    OuterRef,
    Q,
    Subquery,
)
from django.utils import timezone

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import ObstacleState, PartState, TaskState
from dondoc.tasks.models import Obstacle, ReportLine, Task
from dondoc.tasks.queries.conditions import DATED
from dondoc.tasks.rules.escalation import FRESH_FOR

# An agency that has done its part, or has refused it, is not urged for it.
_OUT_OF_IT = (PartState.DONE, PartState.REFUSED)
# The same states as `conditions.OWED`, named one by one so that an index on state and date leads to them.
_OWED = Q(state__in=[TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.REWORKING])
# Nobody above has answered yet, or the decision is still to come; also when it was merged into such a one.
_OPEN_QUESTION = ~Q(state=ObstacleState.RESOLVED) & (
    Q(answered_at__isnull=True) | Q(state=ObstacleState.AWAITS_DECISION)
)
_UNANSWERED = _OPEN_QUESTION | Q(
    ~Q(merged_into__state=ObstacleState.RESOLVED)
    & (Q(merged_into__answered_at__isnull=True) | Q(merged_into__state=ObstacleState.AWAITS_DECISION)),
    merged_into__isnull=False,
)


@dataclass(frozen=True, slots=True)
class OwedTask:
    """A task an agency leads and owes. is_fresh: reported on within 24 hours. waits: for an answer from above."""

    agency_id: int
    task_id: int
    code: str
    title: str
    due_on: date
    is_fresh: bool
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LateWork:
    """A late task of an agency with the paper that gave it and the agency's last word on it, for a letter.

    issued_on: of that paper. source: of work that stands in no plan. said_*: empty when the agency never reported.
    """

    agency_id: int
    task_id: int
    title: str
    state: str
    due_on: date
    original_due_on: date
    plan_kind: str | None
    symbol: str | None
    issued_on: date | None
    label: str | None
    section: str | None
    source: str
    said_on: date | None
    situation: str | None
    percent: int | None


def owed_counts(
    congress_id: int, *, now: datetime, until: date, agency_ids: Collection[int] | None
) -> Iterable[dict[str, Any]]:
    """Return per agency what it owes up to a day: overdue, and of what may be urged for late, soon, open_due_on.

    fresh, waits: what is left out. oldest_due_on: the earliest deadline of all that is overdue.
    """
    fresh = _fresh(now)
    waits = Q(pk__in=_waiting_tasks(congress_id))
    late, open_ = Q(due_on__lt=now.date()), ~fresh & ~waits
    return (
        _led(congress_id, until=until, agency_ids=agency_ids)
        .values("lead__agency_id", "lead__agency__code", "lead__agency__name", "lead__agency__phone")
        .annotate(
            overdue=Count("pk", filter=late),
            oldest_due_on=Min("due_on", filter=late),
            late=Count("pk", filter=late & open_),
            soon=Count("pk", filter=~late & open_),
            fresh=Count("pk", filter=fresh & ~waits),
            waits=Count("pk", filter=waits),
            open_due_on=Min("due_on", filter=open_),
        )
        .order_by("lead__agency_id")
    )


def owed_tasks(congress_id: int, *, agency_ids: Collection[int], until: date, now: datetime) -> list[OwedTask]:
    """Return the tasks these agencies lead and owe, due up to a day, by agency and deadline."""
    waits = Exists(Obstacle.objects.filter(_UNANSWERED, task=OuterRef("pk")))
    found = (
        _led(congress_id, until=until, agency_ids=agency_ids)
        .annotate(is_fresh=ExpressionWrapper(_fresh(now), output_field=BooleanField()), waits=waits)
        .order_by("lead__agency_id", "due_on", "pk")
        .values_list("lead__agency_id", "pk", "code", "title", "due_on", "is_fresh", "waits")
    )
    return [OwedTask(*values) for values in found]


def late_work(congress_id: int, *, agency_ids: Collection[int], now: datetime) -> list[LateWork]:
    """Return the late tasks for which these agencies may be urged, the latest first, all of it in one query."""
    waits = Exists(Obstacle.objects.filter(_UNANSWERED, task=OuterRef("pk")))
    word = ReportLine.objects.filter(task=OuterRef("pk"), agency=OuterRef("lead__agency_id")).order_by("-pk")
    found = (
        _led(congress_id, until=now.date() - timedelta(days=1), agency_ids=agency_ids)
        .filter(~_fresh(now), ~waits)
        .annotate(
            said_at=Subquery(word.values("report__at")[:1]),
            situation=Subquery(word.values("situation")[:1]),
            percent=Subquery(word.values("percent")[:1]),
        )
        .order_by("lead__agency_id", "due_on", "pk")
        .values_list(
            "lead__agency_id", "pk", "title", "state", "due_on", "original_due_on",
            "plan__kind", "plan__symbol", "plan__issued_on", "item__label", "item__section", "source",
            "said_at", "situation", "percent",
        )
    )  # fmt: skip
    names = [field.name for field in fields(LateWork)]
    rows = (dict(zip(names, values, strict=True)) for values in found)
    return [LateWork(**row | {"said_on": row["said_on"] and timezone.localtime(row["said_on"]).date()}) for row in rows]


def owed_ids(congress_id: int, *, agency_ids: Collection[int], until: date) -> Any:
    """Return the ids of the tasks these agencies owe up to a day, as a subquery."""
    return _led(congress_id, until=until, agency_ids=agency_ids).order_by().values("pk")


def late_in_plan(congress_id: int, plan_code: str, *, today: date) -> set[int]:
    """Return the ids of the agencies that owe late work of a plan."""
    late = _led(congress_id, until=today, agency_ids=None).filter(plan__code=plan_code, due_on__lt=today)
    return set(late.order_by().values_list("lead__agency_id", flat=True))


def nearest_due_on(congress_id: int, *, today: date) -> tuple[date, int] | None:
    """Return the next deadline of work owed and how many tasks have it; None when nothing is due any more."""
    coming = Task.objects.filter(_OWED & DATED, congress_id=congress_id, due_on__gte=today)
    return coming.order_by("due_on").values_list("due_on").annotate(count=Count("pk")).first()


def _led(congress_id: int, *, until: date, agency_ids: Collection[int] | None) -> Any:
    """Return the tasks owed up to a day, once for each agency that leads them and has neither done nor refused."""
    lead = FilteredRelation("parts", condition=Q(parts__role=PartyRole.LEAD) & ~Q(parts__state__in=_OUT_OF_IT))
    # One filter alone: a second one would join the parts once more, and count a task with two leads twice.
    wanted = {"lead__isnull": False} if agency_ids is None else {"lead__agency_id__in": list(agency_ids)}
    tasks = Task.objects.filter(_OWED & DATED, congress_id=congress_id, due_on__lte=until)
    return tasks.annotate(lead=lead).filter(**wanted)


def _waiting_tasks(congress_id: int) -> Any:
    """Return the ids of the tasks that wait for an answer; an obstacle without a task would make «not in» unknown."""
    open_ones = Obstacle.objects.filter(_UNANSWERED, congress_id=congress_id, task__isnull=False)
    return open_ones.order_by().values("task_id")


def _fresh(now: datetime) -> Q:
    return Q(last_report_at__isnull=False, last_report_at__gt=now - FRESH_FOR)
