"""The one way the tally changes: with the tasks it counts, in their transaction; and how it is made short and right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, Window

from dondoc.plans.enums import PartyRole
from dondoc.tasks.models import Part, Tally, Task
from dondoc.tasks.queries.recount import LINE, STAND, lead_ids_of, stand_from, wrong_lines
from dondoc.tasks.rules.tally import Line, Stand, difference, lines_of
from dondoc.web.db import insert_many, locked, one_moment

_MANY_ROWS = 200
_AT_ONCE = 4000


def stand_of(task: Task, lead_ids: Iterable[int]) -> Stand:
    """Return what decides where a task is counted, as the instance says."""
    return stand_from(standing_values(task), lead_ids)


def count_in(tasks: Sequence[Task], parts: Iterable[Part]) -> None:
    """Count new tasks of one congress, whose parts are these."""
    leads: dict[int, set[int]] = {}
    for part in parts:
        if part.role == PartyRole.LEAD:
            leads.setdefault(part.task_id, set()).add(part.agency_id)
    _change(tasks, after=(line for task in tasks for line in lines_of(task.pk, stand_of(task, leads.get(task.pk, ())))))


def count_out(tasks: Sequence[Task]) -> None:
    """Take tasks of one congress out of the count, just before they and their parts are deleted."""
    leads = lead_ids_of([task.pk for task in tasks])
    _change(tasks, before=(line for task in tasks for line in lines_of(task.pk, stand_of(task, leads[task.pk]))))


def count_anew(task: Task, before: Mapping[str, Any]) -> None:
    """Count a task as it stands now instead of as it stood `before`, under its lock; its leads stay who they are."""
    if stand_from(before, ()) == stand_of(task, ()):
        return
    leads = lead_ids_of([task.pk])[task.pk]
    was, now = stand_from(before, leads), stand_of(task, leads)
    _change([task], before=lines_of(task.pk, was), after=lines_of(task.pk, now))


def count_leads(task: Task, *, before: Iterable[int], after: Iterable[int]) -> None:
    """Count a task for other leads than before, under its lock."""
    was, now = stand_of(task, before), stand_of(task, after)
    _change([task], before=lines_of(task.pk, was), after=lines_of(task.pk, now))


def standing_values(task: Task) -> dict[str, Any]:
    """Return what decides where a task is counted, to be handed to `count_anew` once it has changed."""
    return {name: getattr(task, name) for name in STAND}


@transaction.atomic
def compact(*, congress_id: int) -> int:
    """Put one row in place of the several a line has, or none where they cancel out; return how many rows went.

    Each row is locked before it is added up, and just those are deleted: rows that come meanwhile stay, and of two that
    do this at once each adds up what the other did not.
    """
    gone = 0
    for ids in _rows_of_long_lines(congress_id):
        rows = list(locked(Tally.objects.filter(pk__in=ids).order_by("pk")))
        sums: dict[Line, int] = {}
        for row in rows:
            line = Line(*(getattr(row, name) for name in LINE))
            sums[line] = sums.get(line, 0) + row.count
        Tally.objects.filter(pk__in=[row.pk for row in rows]).delete()
        made = _write(congress_id, {line: count for line, count in sums.items() if count})
        gone += len(rows) - made
    return gone


def mend(*, congress_id: int) -> int:
    """Put a wrong tally right while others work; return how many lines were wrong.

    What is lacking is found in one moment and added afterwards: whatever changes in between adds its own difference.
    Two at the same moment would add it twice, so it is done by one hand, which counts again afterwards.
    """
    with one_moment():
        lacking = wrong_lines(congress_id)
    with transaction.atomic():
        return _write(congress_id, lacking)


def add_up(congress_id: int) -> int:
    """Write what a congress lacks in the tally, inside the caller's transaction; return how many lines were wrong."""
    return _write(congress_id, wrong_lines(congress_id))


def _rows_of_long_lines(congress_id: int) -> Iterator[list[int]]:
    """Return the ids of the rows of lines with several rows, whole lines together, not too many at once."""
    rows = Tally.objects.filter(congress_id=congress_id).annotate(
        rows=Window(Count("pk"), partition_by=[F(name) for name in LINE])
    )
    several = list(rows.filter(rows__gt=1).order_by(*LINE, "pk").values_list(*LINE, "pk"))
    batch: list[int] = []
    for _line, held in groupby(several, key=lambda row: row[:-1]):
        batch.extend(row[-1] for row in held)
        if len(batch) >= _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _change(tasks: Sequence[Task], *, before: Iterable[Line] = (), after: Iterable[Line] = ()) -> None:
    if tasks:
        _write(tasks[0].congress_id, difference(before, after))


def _write(congress_id: int, counts: Mapping[Line, int]) -> int:
    if not connection.in_atomic_block:
        raise RuntimeError("the tally changes in the transaction of what it counts")
    rows = iter([Tally(congress_id=congress_id, **line._asdict(), count=count) for line, count in counts.items()])
    while batch := list(islice(rows, _AT_ONCE)):
        if len(batch) < _MANY_ROWS:
            Tally.objects.bulk_create(batch)
        else:
            insert_many(batch)
    return len(counts)
