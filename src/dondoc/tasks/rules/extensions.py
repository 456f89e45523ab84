"""When a later date may be asked for, given, and how dates that moved are counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.tasks.enums import Punctuality, TaskState


class ExtensionProblem(StrEnum):
    """Why a later date cannot be asked for or given."""

    CLOSED = "closed"
    NO_DATE_TO_MOVE = "no_date_to_move"
    ASKED_ALREADY = "asked_already"
    NOT_LATER = "not_later"
    DATE_PASSED = "date_passed"
    AFTER_LIMIT = "after_limit"
    NO_REASON = "no_reason"


def refuse_extension(
    *,
    state: TaskState | str,
    due_on: date | None,
    wanted_on: date,
    today: date,
    limit_on: date | None,
    reason: str,
    has_open_request: bool,
) -> ExtensionProblem | None:
    """Say why a later date may not be asked for; None when it may.

    limit_on: the last day of the congress; preparations that end after it serve nobody.
    """
    if state in (TaskState.DONE, TaskState.CANCELLED, TaskState.IN_APPRAISAL):
        return ExtensionProblem.CLOSED
    if due_on is None:
        return ExtensionProblem.NO_DATE_TO_MOVE
    if has_open_request:
        return ExtensionProblem.ASKED_ALREADY
    if not reason.strip():
        return ExtensionProblem.NO_REASON
    return refuse_new_date(due_on=due_on, new_due_on=wanted_on, today=today, limit_on=limit_on)


def refuse_new_date(
    *, due_on: date | None, new_due_on: date, today: date, limit_on: date | None
) -> ExtensionProblem | None:
    """Say why a date cannot follow the one in force; None when it can."""
    if new_due_on < today:
        return ExtensionProblem.DATE_PASSED
    if due_on is not None and new_due_on <= due_on:
        return ExtensionProblem.NOT_LATER
    return ExtensionProblem.AFTER_LIMIT if limit_on is not None and new_due_on > limit_on else None


def punctuality(
    *,
    state: TaskState | str,
    original_due_on: date | None,
    due_on: date | None,
    done_on: date | None,
    recurring: bool,
    as_of: date,
) -> Punctuality | None:
    """Say which date a task keeps, or kept: the first, only a later one, or none; None where no date counts.

    An open task is measured by the day asked about, one handed in by the day it was handed in.
    """
    if state == TaskState.CANCELLED or recurring or due_on is None:
        return None
    measured = done_on if done_on is not None and state in (TaskState.DONE, TaskState.IN_APPRAISAL) else as_of
    if measured > due_on:
        return Punctuality.LATE
    return Punctuality.IN_TIME if measured <= (original_due_on or due_on) else Punctuality.IN_TIME_AFTER_EXTENSION


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeNumbers:
    """How many tasks keep the date first given, only a later one, or none."""

    in_time: int = 0
    in_time_after_extension: int = 0
    late: int = 0

    @property
    def total(self) -> int:
        """All tasks that have a date."""
        return self.in_time + self.in_time_after_extension + self.late


def count(each: Iterable[Punctuality | None]) -> ThreeNumbers:
    """Count tasks by the date they keep; those without one are left out."""
    numbers = dict.fromkeys((kind.value for kind in Punctuality), 0)
    for one in each:
        if one is not None:
            numbers[one.value] += 1
    return ThreeNumbers(**numbers)
