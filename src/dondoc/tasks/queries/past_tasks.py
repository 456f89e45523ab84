"""Tasks and obstacles one by one, as they stood at the end of a past day; the numbers of that day: `queries.as_of`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from dondoc.people.access import Seat
from dondoc.plans.enums import PartyRole
from dondoc.tasks.models import Decision, Obstacle, Part, PastPart, ReportLine, Standing
from dondoc.tasks.queries.as_of import end_of
from dondoc.tasks.queries.lists import visible_tasks
from dondoc.tasks.rules.timeliness import timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTask:
    """One task as it stood at the end of a day.

    state_before: how it stood before the period began, "" when it was not given yet. said_*: the last report until
    then. plan_*: "" for a task of no plan.
    """

    code: str
    title: str
    plan_code: str
    plan_kind: str
    plan_symbol: str
    plan_issued_on: date | None
    plan_title: str
    source: str
    state: str
    state_before: str
    timeliness: str
    due_on: date | None
    original_due_on: date | None
    done_on: date | None
    recurring: bool
    deadline_text: str
    is_appraised: bool
    leads: tuple[str, ...]
    coordinating: tuple[str, ...]
    said_on: date | None
    said: str
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastObstacle:
    """An obstacle that was open at the end of a day. awaits: the head was asked and had not decided."""

    number: int
    task_code: str
    task_title: str
    agency: str
    text: str
    ask_text: str
    opened_on: date
    awaits: bool


def past_tasks(seat: Seat, *, on: date, since: date) -> list[PastTask]:
    """Return the tasks a seat sees as they stood at the end of `on`, in the order of their plans; in four queries.

    since: the first day of the period; how a task stood before it is told beside. Cancelled ones are left out.
    """
    stood = {row["task_id"]: row for row in _standings(seat, until=end_of(on), since=_morning(since))}
    names = _parties(seat, on=on)
    words = _words(seat, until=end_of(on))
    fields = (
        "pk", "code", "title", "source", "deadline_text", "appraised",
        "plan__code", "plan__kind", "plan__symbol", "plan__issued_on", "plan__title",
    )  # fmt: skip
    appraising = Part.objects.filter(task=OuterRef("pk"), role=PartyRole.APPRAISING)
    rows = visible_tasks(seat).annotate(appraised=Exists(appraising))
    ordered = rows.order_by(F("plan__code").asc(nulls_last=True), "position", "pk").values(*fields)
    return [
        _past_task(row, stood[row["pk"]], names, words, on=on)
        for row in ordered.iterator()
        if row["pk"] in stood and stood[row["pk"]]["state"] != "cancelled"
    ]


def past_obstacles(seat: Seat, *, on: date) -> list[PastObstacle]:
    """Return the obstacles that were open at the end of a day, those that await a decision first; one query."""
    end = end_of(on)
    waiting = Decision.objects.filter(obstacle=OuterRef("pk"), asked_at__lt=end).filter(
        Q(decided_at__isnull=True) | Q(decided_at__gte=end)
    )
    rows = Obstacle.objects.filter(congress_id=seat.congress.pk, opened_at__lt=end, merged_into__isnull=True).filter(
        Q(resolved_at__isnull=True) | Q(resolved_at__gte=end)
    )
    found = rows.annotate(awaits=Exists(waiting)).order_by("-awaits", "-is_urgent", "opened_at", "pk")
    return [
        PastObstacle(
            number=row["number"],
            task_code=row["task__code"] or "",
            task_title=row["task__title"] or "",
            agency=row["agency__name"],
            text=row["text"],
            ask_text=row["ask_text"],
            opened_on=timezone.localtime(row["opened_at"]).date(),
            awaits=row["awaits"],
        )
        for row in found.values(
            "number", "task__code", "task__title", "agency__name", "text", "ask_text", "opened_at", "awaits"
        )
    ]


def _standings(seat: Seat, *, until: datetime, since: datetime) -> Iterable[dict[str, Any]]:
    before = Standing.objects.filter(task=OuterRef("task"), at__lt=since).order_by("-at", "-pk").values("state")[:1]
    last = Standing.objects.filter(task=OuterRef("task"), at__lt=until).order_by("-at", "-pk").values("pk")[:1]
    rows = Standing.objects.filter(congress_id=seat.congress.pk, at__lt=until, pk=Subquery(last))
    fields = ("task_id", "state", "due_on", "original_due_on", "done_on", "recurring", "state_before")
    return rows.annotate(state_before=Subquery(before)).order_by("task_id").values(*fields).iterator()


def _parties(seat: Seat, *, on: date) -> dict[tuple[int, str], list[str]]:
    """Return by task and role the names of the agencies that had a part in it at the end of a day."""
    given = Q(given_on__isnull=True) | Q(given_on__lte=on)
    mine = {"congress_id": seat.congress.pk, "role__in": [PartyRole.LEAD, PartyRole.COORDINATING]}
    found: dict[tuple[int, str], list[str]] = {}
    held = Part.objects.filter(given, **mine).order_by("position", "pk")
    gone = PastPart.objects.filter(given, ended_on__gt=on, person_changed=False, **mine).order_by("pk")
    for rows in (held, gone):
        for task_id, role, name in rows.values_list("task_id", "role", "agency__name").iterator():
            found.setdefault((task_id, role), []).append(name)
    return found


def _words(seat: Seat, *, until: datetime) -> dict[int, dict[str, Any]]:
    lines = ReportLine.objects.filter(congress_id=seat.congress.pk, report__at__lt=until).order_by("pk")
    return {line["task_id"]: line for line in lines.values("task_id", "text", "percent", "report__at").iterator()}


def _past_task(
    row: dict[str, Any],
    stood: dict[str, Any],
    names: dict[tuple[int, str], list[str]],
    words: dict[int, dict[str, Any]],
    *,
    on: date,
) -> PastTask:
    said = words.get(row["pk"])
    days = {name: stood[name] for name in ("due_on", "done_on", "recurring")}
    return PastTask(
        code=row["code"],
        title=row["title"],
        plan_code=row["plan__code"] or "",
        plan_kind=row["plan__kind"] or "",
        plan_symbol=row["plan__symbol"] or "",
        plan_issued_on=row["plan__issued_on"],
        plan_title=row["plan__title"] or "",
        source=row["source"],
        state=stood["state"],
        state_before=stood["state_before"] or "",
        timeliness=timeliness(state=stood["state"], as_of=on, **days),
        original_due_on=stood["original_due_on"],
        deadline_text=row["deadline_text"],
        is_appraised=row["appraised"],
        leads=tuple(names.get((row["pk"], PartyRole.LEAD), ())),
        coordinating=tuple(names.get((row["pk"], PartyRole.COORDINATING), ())),
        said_on=timezone.localtime(said["report__at"]).date() if said else None,
        said=said["text"] if said else "",
        percent=said["percent"] if said else None,
        **days,
    )


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
