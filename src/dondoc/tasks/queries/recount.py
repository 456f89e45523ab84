"""The tally against what it counts: both are told line by line, so that they can be compared."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.timezone import localtime

from dondoc.plans.enums import PartyRole
from dondoc.tasks.models import Part, Tally, Task
from dondoc.tasks.rules.tally import Line, Stand, lines_of

LINE = ("per", "of_id", "footing", "due_on", "is_critical")
STAND = (
    "state",
    "due_on",
    "original_due_on",
    "done_on",
    "recurring",
    "is_critical",
    "plan_id",
    "workstream_id",
    "last_report_at",
)
_AT_ONCE = 4000


def stand_from(values: Mapping[str, Any], lead_ids: Iterable[int]) -> Stand:
    """Return what decides where a task with these values of its columns is counted."""
    told = {name: values[name] for name in STAND if name != "last_report_at"}
    heard_at = values["last_report_at"]
    return Stand(**told, heard_on=heard_at and localtime(heard_at).date(), lead_ids=frozenset(lead_ids))


def lead_ids_of(task_ids: Collection[int]) -> dict[int, set[int]]:
    """Return the agencies that lead these tasks, as the database says."""
    found: dict[int, set[int]] = {one: set() for one in task_ids}
    parts = Part.objects.filter(task_id__in=task_ids, role=PartyRole.LEAD)
    for task_id, agency_id in parts.values_list("task_id", "agency_id"):
        found[task_id].add(agency_id)
    return found


def recounted(congress_id: int) -> dict[Line, int]:
    """Return what the tally should say, counted from the tasks and parts themselves."""
    sums: dict[Line, int] = {}
    leads: dict[int, set[int]] = {}
    parts = Part.objects.filter(congress_id=congress_id, role=PartyRole.LEAD)
    for task_id, agency_id in parts.values_list("task_id", "agency_id").iterator(chunk_size=_AT_ONCE):
        leads.setdefault(task_id, set()).add(agency_id)
    tasks = Task.objects.filter(congress_id=congress_id).values_list("pk", *STAND)
    for task_id, *values in tasks.iterator(chunk_size=_AT_ONCE):
        stand = stand_from(dict(zip(STAND, values, strict=True)), leads.get(task_id, ()))
        for line in lines_of(task_id, stand):
            sums[line] = sums.get(line, 0) + 1
    return sums


def kept(congress_id: int) -> dict[Line, int]:
    """Return what the tally says, line by line."""
    sums: dict[Line, int] = {}
    rows = Tally.objects.filter(congress_id=congress_id).values_list(*LINE, "count")
    for *line, count in rows.iterator(chunk_size=_AT_ONCE):
        key = Line(*line)
        sums[key] = sums.get(key, 0) + count
    return {line: count for line, count in sums.items() if count}


def wrong_lines(congress_id: int) -> dict[Line, int]:
    """Return by how much each wrong line of the tally is short of what it should say. Ask it in one moment."""
    should, says = recounted(congress_id), kept(congress_id)
    off = {line: should.get(line, 0) - says.get(line, 0) for line in should.keys() | says.keys()}
    return {line: count for line, count in off.items() if count}
