"""The one alert a row may carry beside its state: late before stuck, stuck before soon, soon before silent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from dondoc.tasks.enums import TaskState, Timeliness

AlertKind = Literal["overdue", "obstructed", "due_soon", "stale"]

SILENT_DAYS = 7
_STILL_WORKED_ON = frozenset({TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.REWORKING})
_FINISHED = frozenset({TaskState.DONE, TaskState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Alert:
    """What a row warns of, and the days that belong to it: late, left or silent."""

    kind: AlertKind
    days: int | None = None


def alert_of(
    *,
    state: TaskState | str,
    timeliness: Timeliness,
    days_late: int,
    days_left: int | None,
    has_open_obstacle: bool,
    silent_days: int | None,
) -> Alert | None:
    """Return the alert of a row, or None for one that needs no attention, as every finished one.

    silent_days: full days since the last report, or since the task was given when there is none; None when unknown.
    """
    if state in _FINISHED:
        return None
    if timeliness == Timeliness.OVERDUE:
        return Alert("overdue", days_late)
    if has_open_obstacle:
        return Alert("obstructed")
    if timeliness == Timeliness.DUE_SOON:
        return Alert("due_soon", days_left)
    if state in _STILL_WORKED_ON and silent_days is not None and silent_days > SILENT_DAYS:
        return Alert("stale", silent_days)
    return None


def silent_days(*, last_report_at: datetime | None, given_at: datetime | None, now: datetime) -> int | None:
    """Return the full days in which nothing was heard of a task; None when it is not known since when."""
    since = last_report_at or given_at
    if since is None:
        return None
    return max(timedelta(0), now - since).days
