"""The numbers of a past day, from how every task stood on it. The same rules count as for today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dondoc.tasks.enums import TaskState
from dondoc.tasks.rules.statistics import FourWay, count
from dondoc.tasks.rules.timeliness import timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodSo:
    """How one task stood on a day."""

    task_id: int
    state: TaskState | str
    due_on: date | None
    original_due_on: date | None
    done_on: date | None
    recurring: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Finished tasks by what was promised: by the first deadline, only by an extended one, by none.

    Tasks that had no deadline, and recurring ones, kept none and are in no number.
    """

    in_time: int = 0
    after_extension: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """The four numbers of a group, and how its finished tasks kept their deadlines."""

    counts: FourWay
    kept: Kept


def numbers_of(tasks: Iterable[StoodSo], *, as_of: date) -> Numbers:
    """Count tasks as they stood on `as_of`; cancelled ones count nowhere."""
    held = list(tasks)
    each = (
        timeliness(state=one.state, due_on=one.due_on, done_on=one.done_on, recurring=one.recurring, as_of=as_of)
        for one in held
    )
    return Numbers(counts=count(each), kept=kept_of(held))


def kept_of(tasks: Iterable[StoodSo]) -> Kept:
    """Count finished tasks by the deadline they kept."""
    in_time = after_extension = late = 0
    for one in tasks:
        if one.state != TaskState.DONE or one.recurring or one.due_on is None or one.done_on is None:
            continue
        if one.done_on <= (one.original_due_on or one.due_on):
            in_time += 1
        elif one.done_on <= one.due_on:
            after_extension += 1
        else:
            late += 1
    return Kept(in_time=in_time, after_extension=after_extension, late=late)


def numbers_by_group(
    tasks: Sequence[StoodSo], groups: Mapping[int, Sequence[str]], *, as_of: date, without: str
) -> dict[str, Numbers]:
    """Count tasks per group; a task in several groups counts in each, one in none counts under `without`."""
    members: dict[str, list[StoodSo]] = {}
    for one in tasks:
        for group in dict.fromkeys(groups.get(one.task_id, ())) or (without,):
            members.setdefault(group, []).append(one)
    return {group: numbers_of(held, as_of=as_of) for group, held in members.items()}


def stood_so(entries: Iterable[tuple[datetime, int, Mapping[str, Any]]]) -> list[StoodSo]:
    """Replay entries of the journal (moment, task, details), oldest first, into how each task stands after them.

    Details without a standing (a word of progress) change nothing. This is the second way to the same numbers: what the
    journal alone tells must equal what the standings say.
    """
    last: dict[int, Mapping[str, Any]] = {}
    for _at, task_id, details in entries:
        if "recurring" in details:
            last[task_id] = details
    return [
        StoodSo(
            task_id=task_id,
            state=details["state"],
            due_on=_day(details["due_on"]),
            original_due_on=_day(details["original_due_on"]),
            done_on=_day(details["done_on"]),
            recurring=details["recurring"],
        )
        for task_id, details in last.items()
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
