"""The course of a task: its clocks, rounds of appraisal, requests for later dates, reports, and who had it before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch

from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Appraisal, AppraisalPoint, Extension, Obstacle, PastPart, ReportLine, Standing, Task
from dondoc.tasks.rules.clocks import clocks

MOST_REPORTS = 50


@dataclass(frozen=True, slots=True)
class Course:
    """What the page of a task's course shows. Days are full days."""

    doer_days: int
    appraiser_days: int
    waiting_days: int
    appraisals: tuple[Appraisal, ...]
    extensions: tuple[Extension, ...]
    past_parts: tuple[PastPart, ...]
    reports: tuple[ReportLine, ...]


def course_of(task: Task, *, now: datetime) -> Course:
    """Return the course of a task up to a moment, in seven queries."""
    standings = Standing.objects.filter(task_id=task.pk, at__lte=now).order_by("at", "pk")
    extensions = tuple(
        Extension.objects.filter(task_id=task.pk).select_related("agency", "settled_by").order_by("asked_at", "pk")
    )
    obstacles = Obstacle.objects.filter(task_id=task.pk).order_by("pk").values_list("opened_at", "resolved_at")
    told = clocks(
        [(at, TaskState(state)) for at, state in standings.values_list("at", "state")],
        waits=[*((one.asked_at, one.settled_at) for one in extensions), *obstacles],
        now=now,
    )
    points = AppraisalPoint.objects.order_by("position", "pk")
    appraisals = Appraisal.objects.filter(task_id=task.pk).select_related("agency")
    past = PastPart.objects.filter(task_id=task.pk).select_related("agency", "person").order_by("ended_on", "pk")
    lines = ReportLine.objects.filter(task_id=task.pk).select_related("report", "agency").order_by("-pk")
    return Course(
        doer_days=_days(told.doer),
        appraiser_days=_days(told.appraiser),
        waiting_days=_days(told.waiting),
        appraisals=tuple(appraisals.prefetch_related(Prefetch("points", points)).order_by("round", "pk")),
        extensions=extensions,
        past_parts=tuple(past),
        reports=tuple(lines[:MOST_REPORTS]),
    )


def _days(spent: timedelta) -> int:
    return spent // timedelta(days=1)
