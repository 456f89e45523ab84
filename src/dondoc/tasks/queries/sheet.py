"""What the Excel file of a task list says of each task, read in parts so that a long list is never held whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import Timeliness
from dondoc.tasks.models import Part, ReportLine, Task
from dondoc.tasks.rules.timeliness import days_late, timeliness

TASKS_AT_ONCE = 500
_READ = (
    "pk",
    "code",
    "title",
    "plan__code",
    "workstream__name",
    "state",
    "deadline_text",
    "due_on",
    "original_due_on",
    "done_on",
    "recurring",
    "last_report_at",
    "product",
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One task as the file shows it. percent: what its agency last said, an opinion that is counted nowhere."""

    code: str
    title: str
    plan_code: str
    workstream: str
    leads: str
    coordinating: str
    due_on: date | None
    deadline_text: str
    original_due_on: date | None
    state: str
    timeliness: Timeliness
    days_late: int
    percent: int | None
    last_report_at: datetime | None
    done_on: date | None
    recurring: bool
    product: str


def sheet_rows(ids: Sequence[int], *, as_of: date) -> Iterator[SheetRow]:
    """Return the rows of these tasks in this order; one that is gone by then is left out."""
    for start in range(0, len(ids), TASKS_AT_ONCE):
        yield from _rows(ids[start : start + TASKS_AT_ONCE], as_of=as_of)


def _rows(ids: Sequence[int], *, as_of: date) -> Iterator[SheetRow]:
    found = {values["pk"]: values for values in Task.objects.filter(pk__in=ids).values(*_READ)}
    names = _names(ids)
    said = ReportLine.objects.filter(task_id__in=ids, percent__isnull=False).order_by("task_id", "pk")
    percents = dict(said.values_list("task_id", "percent"))
    for one in ids:
        if one in found:
            yield _row(found[one], names=names, percent=percents.get(one), as_of=as_of)


def _names(ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    parts = Part.objects.filter(task_id__in=ids, role__in=[PartyRole.LEAD, PartyRole.COORDINATING])
    held: dict[tuple[int, str], list[str]] = defaultdict(list)
    read = parts.order_by("task_id", "position", "pk").values_list("task_id", "role", "agency__name")
    for task_id, role, name in read:
        held[task_id, role].append(name)
    return held


def _row(
    values: dict[str, Any], *, names: dict[tuple[int, str], list[str]], percent: int | None, as_of: date
) -> SheetRow:
    dates = {name: values[name] for name in ("state", "due_on", "done_on", "recurring")}
    return SheetRow(
        code=values["code"],
        title=values["title"],
        plan_code=values["plan__code"] or "",
        workstream=values["workstream__name"] or "",
        leads="; ".join(names.get((values["pk"], PartyRole.LEAD), ())),
        coordinating="; ".join(names.get((values["pk"], PartyRole.COORDINATING), ())),
        due_on=values["due_on"],
        deadline_text=values["deadline_text"],
        original_due_on=values["original_due_on"],
        state=values["state"],
        timeliness=timeliness(**dates, as_of=as_of),
        days_late=days_late(**dates, as_of=as_of),
        percent=percent,
        last_report_at=values["last_report_at"],
        done_on=values["done_on"],
        recurring=values["recurring"],
        product=values["product"],
    )
