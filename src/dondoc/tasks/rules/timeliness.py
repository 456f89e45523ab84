"""Where a task stands against its date, seen from a day. Nothing here is stored: it follows from the dates."""

from datetime import date

from dondoc.tasks.enums import TaskState, Timeliness

SOON_DAYS = 3


def timeliness(
    *,
    state: TaskState | str,
    due_on: date | None,
    done_on: date | None,
    recurring: bool,
    as_of: date,
    soon_days: int = SOON_DAYS,
) -> Timeliness:
    """Say where a task stands against its date, seen from `as_of`.

    due_on: the deadline with its extensions; None means "no deadline", which is never late. A recurring task is never
    late either. done_on: the day the lead handed the work in; while it is being appraised the clock stands at that day,
    so that nobody is late because an appraiser is slow.
    Source: the labels of official reports, docs/domain/timeliness.md.
    """
    if state == TaskState.CANCELLED:
        return Timeliness.CANCELLED
    if state == TaskState.DONE:
        return _of_finished(due_on=due_on, done_on=done_on, recurring=recurring)
    if recurring:
        return Timeliness.RECURRING
    if due_on is None:
        return Timeliness.WITHOUT_DATE
    if state == TaskState.IN_APPRAISAL and done_on is not None:
        return Timeliness.OVERDUE if done_on > due_on else Timeliness.ON_TRACK
    if as_of > due_on:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if (due_on - as_of).days <= soon_days else Timeliness.ON_TRACK


def days_late(
    *, state: TaskState | str, due_on: date | None, done_on: date | None, recurring: bool, as_of: date
) -> int:
    """Return by how many calendar days a task is late, or was when it was handed in; 0 when it is or was not."""
    if due_on is None or recurring or state == TaskState.CANCELLED:
        return 0
    handed_in = done_on if state in (TaskState.DONE, TaskState.IN_APPRAISAL) else None
    return max(0, ((handed_in or as_of) - due_on).days)


def days_left(*, due_on: date | None, as_of: date) -> int | None:
    """Return the calendar days until the deadline, 0 on the day itself; None without one and once it has passed."""
    if due_on is None or as_of > due_on:
        return None
    return (due_on - as_of).days


def in_time_by_original(*, original_due_on: date | None, done_on: date | None, as_of: date) -> bool:
    """Say whether the deadline first given is, or was, kept; extensions do not count here."""
    return original_due_on is None or (done_on or as_of) <= original_due_on


def _of_finished(*, due_on: date | None, done_on: date | None, recurring: bool) -> Timeliness:
    if due_on is None or recurring:
        return Timeliness.DONE_WITHOUT_DATE
    if done_on is None:
        raise ValueError("a finished task has a day on which it was finished")
    return Timeliness.DONE_ON_TIME if done_on <= due_on else Timeliness.DONE_LATE
