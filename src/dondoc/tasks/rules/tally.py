"""Where a task stands in the tally: numbers kept ready, from which the figures of any day follow."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dondoc.tasks.enums import Footing, Per, TaskState

NONE_OF_THEM = 0
# Added to a footing with a day: the same tasks by the month of their deadline, told by its first day.
BY_MONTH = 100


class Line(NamedTuple):
    """A line of the tally. of_id: the plan, workstream, agency or task; 0 for tasks that have none.

    footing: a Footing, or one of WITH_DAY and BY_MONTH, so that all that was due before a day is found in the months
    before and the days of its own month, however many deadlines there are. due_on: only of open tasks with a deadline;
    of HEARD the day of the last word. is_critical: told only where the board asks for it.
    """

    per: Per
    of_id: int
    footing: int
    due_on: date | None = None
    is_critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What of a task decides where it is counted.

    heard_on: the day of the last report on it. lead_ids: the agencies that lead it.
    """

    state: TaskState | str
    due_on: date | None
    original_due_on: date | None
    done_on: date | None
    recurring: bool
    is_critical: bool
    plan_id: int | None
    workstream_id: int | None
    heard_on: date | None
    lead_ids: frozenset[int]


def footing_of(
    *,
    state: TaskState | str,
    due_on: date | None,
    original_due_on: date | None,
    done_on: date | None,
    recurring: bool,
) -> Footing | None:
    """Say as what a task counts; None for a cancelled one, which counts nowhere."""
    if state == TaskState.CANCELLED:
        return None
    if state == TaskState.DONE:
        if recurring or due_on is None or done_on is None:
            return Footing.DONE_WITHOUT_DATE
        return _of_finished(due_on, original_due_on or due_on, done_on)
    if state == TaskState.IN_APPRAISAL:
        if recurring:
            return Footing.AWAITED_RECURRING
        if due_on is None:
            return Footing.AWAITED_WITHOUT_DATE
        if done_on is None:
            return Footing.AWAITED_DATED
        return Footing.HANDED_IN_LATE if done_on > due_on else Footing.HANDED_IN_TIME
    if recurring:
        return Footing.OWED_RECURRING
    return Footing.OWED_WITHOUT_DATE if due_on is None else Footing.OWED_DATED


def lines_of(task_id: int, stand: Stand) -> Iterator[Line]:
    """Return every line a task is counted in."""
    footing = footing_of(
        state=stand.state,
        due_on=stand.due_on,
        original_due_on=stand.original_due_on,
        done_on=stand.done_on,
        recurring=stand.recurring,
    )
    if footing is None:
        return
    due_on = stand.due_on if footing in WITH_DAY else None
    for per, of_id in _groups(stand):
        weighed = stand.is_critical and per in (Per.CONGRESS, Per.WORKSTREAM)
        yield Line(per, of_id, footing, due_on, weighed)
        yield Line(per, of_id, Footing.COUNTED)
        if due_on is not None:
            yield Line(per, of_id, footing + BY_MONTH, due_on.replace(day=1), weighed)
    if len(stand.lead_ids) > 1:
        yield Line(Per.SHARED, task_id, Footing.COUNTED)
        yield Line(Per.CONGRESS, NONE_OF_THEM, Footing.SHARED)
    if footing in OWED and stand.heard_on is not None:
        for agency_id in sorted(stand.lead_ids):
            yield Line(Per.HEARD, agency_id, Footing.COUNTED, stand.heard_on)


def difference(before: Iterable[Line], after: Iterable[Line]) -> dict[Line, int]:
    """Return by how much each line changes; lines that do not change are not named."""
    counted = Counter(after)
    counted.subtract(Counter(before))
    return {line: count for line, count in counted.items() if count}


def _groups(stand: Stand) -> Iterator[tuple[Per, int]]:
    yield Per.CONGRESS, NONE_OF_THEM
    yield Per.PLAN, stand.plan_id or NONE_OF_THEM
    yield Per.WORKSTREAM, stand.workstream_id or NONE_OF_THEM
    for agency_id in sorted(stand.lead_ids) or (NONE_OF_THEM,):
        yield Per.LEAD, agency_id


def _of_finished(due_on: date, original_due_on: date, done_on: date) -> Footing:
    if done_on <= original_due_on:
        return Footing.DONE_KEPT if done_on <= due_on else Footing.DONE_FORWARDED
    return Footing.DONE_EXTENDED if done_on <= due_on else Footing.DONE_LATE


WITH_DAY = frozenset({Footing.HANDED_IN_TIME, Footing.HANDED_IN_LATE, Footing.AWAITED_DATED, Footing.OWED_DATED})
OWED = frozenset({Footing.OWED_DATED, Footing.OWED_WITHOUT_DATE, Footing.OWED_RECURRING})
