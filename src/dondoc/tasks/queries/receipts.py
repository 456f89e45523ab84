"""Reports as receipts, for those who may see what they speak of."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from dondoc.people.access import Seat
from dondoc.tasks.models import Evidence, Report, ReportLine, Task
from dondoc.tasks.queries.lists import visible_tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """What a report says of one task."""

    code: str
    title: str
    agency: str
    situation: str
    text: str
    percent: int | None
    obstacle: str
    state: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A report with the lines its reader may see."""

    code: str
    at: datetime
    by: str
    lines: tuple[ReceiptLine, ...]


def receipt(seat: Seat, code: str) -> Receipt | None:
    """Return a report with what the seat may see of it, or None when that is nothing; three queries."""
    report = Report.objects.filter(congress_id=seat.congress.pk, code=code).select_related("by").first()
    if report is None:
        return None
    lines = list(
        ReportLine.objects.filter(report=report, task__in=visible_tasks(seat))
        .select_related("task", "agency", "obstacle")
        .order_by("pk")
    )
    if not lines:
        return None
    names: dict[int, list[str]] = {}
    for row in Evidence.objects.filter(line__in=lines).select_related("version").order_by("pk"):
        names.setdefault(row.line_id, []).append(row.version.file_name)
    return Receipt(
        code=report.code,
        at=timezone.localtime(report.at),
        by=(report.by.function_title or report.by.full_name) if report.by else "",
        lines=tuple(_line(line, tuple(names.get(line.pk, ()))) for line in lines),
    )


def newest_report_code(seat: Seat) -> str:
    """Return the code of the newest report of the seat's agencies, "" when there is none."""
    lines = ReportLine.objects.filter(congress_id=seat.congress.pk, agency_id__in=seat.agency_ids)
    newest = lines.select_related("report").order_by("-pk").first()
    return newest.report.code if newest else ""


def _line(line: ReportLine, files: tuple[str, ...]) -> ReceiptLine:
    task: Task = line.task
    return ReceiptLine(
        code=task.code,
        title=task.title,
        agency=line.agency.name,
        situation=line.get_situation_display(),
        text=line.text,
        percent=line.percent,
        obstacle=f"{line.obstacle} {line.obstacle.text}" if line.obstacle else "",
        state=task.state,
        files=files,
    )
