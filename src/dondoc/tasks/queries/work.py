"""What the people of a task work with: their parts, the last word, the points to be met, the evidence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import PartState, TaskState
from dondoc.tasks.models import AppraisalPoint, Evidence, Part, ReportLine, Task
from dondoc.tasks.queries.lists import visible_tasks
from dondoc.tasks.rules.progress import OPEN_TO_REPORTS

MOST_PARTS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """A file that shows work was done."""

    id: int
    file_name: str
    size_bytes: int
    is_photo: bool
    agency: str
    at: datetime
    report_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWord:
    """What a lead last said of a task."""

    situation: str
    situation_label: str
    text: str
    percent: int | None
    agency: str
    at: datetime
    report_code: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is still wanting."""

    text: str
    is_opened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A task that waits for an appraiser."""

    code: str
    title: str
    leads: tuple[str, ...]
    round: int
    handed_in_on: date | None
    days_waiting: int
    due_on: date | None
    files: int


def evidence_of(task: Task) -> list[EvidenceRow]:
    """Return the files of a task, newest first."""
    rows = Evidence.objects.filter(task_id=task.pk).select_related("version", "line__report", "line__agency")
    return [
        EvidenceRow(
            id=row.pk,
            file_name=row.version.file_name,
            size_bytes=row.version.size_bytes,
            is_photo=row.is_photo,
            agency=row.line.agency.brief,
            at=timezone.localtime(row.line.report.at),
            report_code=row.line.report.code,
        )
        for row in rows.order_by("-pk")
    ]


def evidence_file(task: Task, evidence_id: int) -> Evidence | None:
    """Return one file of a task with its stored version, or None."""
    return Evidence.objects.filter(task_id=task.pk, pk=evidence_id).select_related("version").first()


def last_word(task: Task) -> LastWord | None:
    """Return what was last said of a task by a lead, or None."""
    line = ReportLine.objects.filter(task_id=task.pk).select_related("report", "agency").order_by("-pk").first()
    return None if line is None else _word(line)


def last_words(task_ids: list[int], agency_ids: frozenset[int]) -> dict[int, LastWord]:
    """Return what these agencies last said of each task, in one query; tasks never spoken of are left out."""
    mine = ReportLine.objects.filter(task_id__in=task_ids, agency_id__in=agency_ids)
    newest = mine.order_by().values("task_id").annotate(newest=Max("pk")).values("newest")
    lines = ReportLine.objects.filter(pk__in=newest).select_related("report", "agency").order_by("pk")
    return {line.task_id: _word(line) for line in lines}


def open_points(task: Task) -> list[Point]:
    """Return the points of the last return while they are to be met; nothing in any other state, and no query."""
    if task.state != TaskState.REWORKING:
        return []
    rows = AppraisalPoint.objects.filter(appraisal__task_id=task.pk, appraisal__round=task.returned_count)
    return [Point(row.text, row.opened_at is not None) for row in rows.order_by("appraisal_id", "position", "pk")]


def own_part(seat: Seat, task: Task, part_id: int) -> Part | None:
    """Return a part of this task if it is one of the seat's own agencies', or None."""
    return (
        Part.objects.filter(task_id=task.pk, pk=part_id, agency_id__in=seat.agency_ids).select_related("agency").first()
    )


def parts_of(task: Task) -> list[Part]:
    """Return the parts of a task with their agencies, leads first."""
    return list(Part.objects.filter(task_id=task.pk).select_related("agency").order_by("position", "pk"))


def own_lead_part(seat: Seat, task: Task) -> Part | None:
    """Return the living part in which one of the seat's agencies leads a task; the first of several."""
    return _own(seat, task, PartyRole.LEAD).first()


def own_appraising_part(seat: Seat, task: Task) -> Part | None:
    """Return the living part in which one of the seat's agencies appraises a task; one that has not spoken first."""
    living = list(_own(seat, task, PartyRole.APPRAISING))
    return next((part for part in living if part.state != PartState.DONE), living[0] if living else None)


def _own(seat: Seat, task: Task, role: PartyRole) -> QuerySet[Part]:
    mine = Part.objects.filter(task_id=task.pk, agency_id__in=seat.agency_ids, role=role)
    return mine.exclude(state=PartState.REFUSED).select_related("agency").order_by("position", "pk")


def questions(seat: Seat) -> list[Task]:
    """Return the open tasks the own agencies lead, for the question of the week: the earliest date first."""
    mine = Part.objects.filter(
        congress_id=seat.congress.pk, agency_id__in=seat.agency_ids, role=PartyRole.LEAD
    ).exclude(state=PartState.REFUSED)
    return list(
        visible_tasks(seat)
        .filter(pk__in=mine.values("task_id"), state__in=OPEN_TO_REPORTS)
        .defer("folded")
        .order_by("due_on", "plan_id", "position", "pk")
    )


def unanswered_leads(congress_id: int, *, since: datetime) -> list[int]:
    """Return the agency of every lead part still to be worked on whose task nobody reported on since a moment.

    A task with two leads stands there for each of them. What waits for an appraiser asks nothing of its leads.
    """
    silent = Q(task__last_report_at__isnull=True) | Q(task__last_report_at__lt=since)
    parts = Part.objects.filter(silent, congress_id=congress_id, role=PartyRole.LEAD, task__state__in=OPEN_TO_REPORTS)
    open_ones = parts.exclude(state__in=[PartState.DONE, PartState.REFUSED])
    return list(open_ones.order_by("agency_id", "pk").values_list("agency_id", flat=True))


def unconfirmed_parts(seat: Seat) -> list[Part]:
    """Return the coordinating parts the own agencies have not taken yet, the earliest date first."""
    parts = Part.objects.filter(
        congress_id=seat.congress.pk,
        agency_id__in=seat.agency_ids,
        role=PartyRole.COORDINATING,
        state=PartState.ASSIGNED,
    )
    open_ones = parts.exclude(task__state__in=[TaskState.DONE, TaskState.CANCELLED]).select_related("task", "agency")
    return list(open_ones.order_by("task__due_on", "task_id", "pk")[:MOST_PARTS])


def lead_agency_by_task(seat: Seat, task_ids: list[int]) -> dict[int, int]:
    """Return for each task the own agency that leads it."""
    parts = Part.objects.filter(task_id__in=task_ids, agency_id__in=seat.agency_ids, role=PartyRole.LEAD)
    rows = parts.exclude(state=PartState.REFUSED).order_by("-position", "-pk")
    return dict(rows.values_list("task_id", "agency_id"))


def leads_of_task(task_id: int) -> list[int]:
    """Return the agencies that lead a task, the one that answers first at the head."""
    parts = Part.objects.filter(task_id=task_id, role=PartyRole.LEAD).exclude(state=PartState.REFUSED)
    return list(parts.order_by("position", "pk").values_list("agency_id", flat=True))


def unopened_points(task_ids: list[int]) -> set[int]:
    """Return the tasks whose checklist of what is wanting nobody has opened yet."""
    rows = AppraisalPoint.objects.filter(appraisal__task_id__in=task_ids, opened_at__isnull=True)
    return set(rows.values_list("appraisal__task_id", flat=True))


def appraisal_queue(seat: Seat) -> QuerySet[Task]:
    """Return the tasks that wait for a verdict: of the own agencies, or of any for those who see all."""
    parts = Part.objects.filter(congress_id=seat.congress.pk, role=PartyRole.APPRAISING)
    waiting = parts.exclude(state__in=[PartState.REFUSED, PartState.DONE])
    if seat.may(Permission.APPRAISE_WORK):
        waiting = waiting.filter(agency_id__in=seat.agency_ids)
    handed_in = Task.objects.filter(congress_id=seat.congress.pk, state=TaskState.IN_APPRAISAL)
    mine = handed_in.filter(Exists(waiting.filter(task=OuterRef("pk"))))
    return mine.defer("folded").order_by("done_on", "due_on", "pk")


def queue_rows(tasks: Sequence[Task], *, today: date) -> list[QueueRow]:
    """Return tasks that wait for a verdict as rows of the queue, in two further queries."""
    ids = [task.pk for task in tasks]
    leads: dict[int, list[str]] = {}
    names = Part.objects.filter(task_id__in=ids, role=PartyRole.LEAD).order_by("position", "pk")
    for task_id, name in names.values_list("task_id", "agency__name"):
        leads.setdefault(task_id, []).append(name)
    files = Counter(Evidence.objects.filter(task_id__in=ids).values_list("task_id", flat=True))
    return [
        QueueRow(
            code=task.code,
            title=task.title,
            leads=tuple(leads.get(task.pk, ())),
            round=task.returned_count + 1,
            handed_in_on=task.done_on,
            days_waiting=max(0, (today - task.done_on).days) if task.done_on else 0,
            due_on=task.due_on,
            files=files[task.pk],
        )
        for task in tasks
    ]


def _word(line: ReportLine) -> LastWord:
    return LastWord(
        situation=line.situation,
        situation_label=line.get_situation_display(),
        text=line.text,
        percent=line.percent,
        agency=line.agency.brief,
        at=timezone.localtime(line.report.at),
        report_code=line.report.code,
    )
