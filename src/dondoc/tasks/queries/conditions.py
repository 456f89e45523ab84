"""The rules of timeliness as conditions on rows, for counting and filtering in the database.

They say the same as `rules.timeliness`; a test compares the two on random tasks.
"""

from datetime import date, timedelta

from django.db.models import F, Q

from dondoc.tasks.enums import Cell, TaskState, Timeliness
from dondoc.tasks.rules.timeliness import SOON_DAYS

CANCELLED = Q(state=TaskState.CANCELLED)
FINISHED = Q(state=TaskState.DONE)
OPEN = ~Q(state__in=[TaskState.DONE, TaskState.CANCELLED])
HANDED_IN = Q(state=TaskState.IN_APPRAISAL, done_on__isnull=False)
OWED = OPEN & ~Q(state=TaskState.IN_APPRAISAL)
DATED = Q(recurring=False, due_on__isnull=False)

LATER = "later"
_DONE_LATE = FINISHED & DATED & Q(done_on__gt=F("due_on"))


def overdue(as_of: date) -> Q:
    """Return the condition of an open task past its deadline; one being appraised is judged by the day it came in."""
    handed_in_late = HANDED_IN & Q(done_on__gt=F("due_on"))
    still_missing = ~HANDED_IN & Q(due_on__lt=as_of)
    return OPEN & DATED & (handed_in_late | still_missing)


def due_soon(as_of: date, *, soon_days: int = SOON_DAYS) -> Q:
    """Return the condition of an open task whose deadline is at most `soon_days` ahead."""
    within = Q(due_on__gte=as_of, due_on__lte=as_of + timedelta(days=soon_days))
    return OPEN & DATED & ~HANDED_IN & within


def cell_is(cell: Cell | str, *, as_of: date) -> Q:
    """Return the condition of a task counted in this cell."""
    conditions = {
        Cell.DONE_ON_TIME: FINISHED & ~_DONE_LATE,
        Cell.DONE_LATE: _DONE_LATE,
        Cell.OPEN_ON_TRACK: OPEN & ~overdue(as_of),
        Cell.OPEN_OVERDUE: overdue(as_of),
    }
    return conditions[Cell(cell)]


def timeliness_is(timeliness: Timeliness | str, *, as_of: date) -> Q:
    """Return the condition of a task that stands so against its date on `as_of`.

    LATER gathers the open tasks that are neither late nor due soon.
    """
    if timeliness == LATER:
        return OPEN & ~overdue(as_of) & ~due_soon(as_of)
    conditions = {
        Timeliness.DONE_ON_TIME: FINISHED & DATED & Q(done_on__lte=F("due_on")),
        Timeliness.DONE_LATE: _DONE_LATE,
        Timeliness.DONE_WITHOUT_DATE: FINISHED & ~DATED,
        Timeliness.ON_TRACK: OPEN & DATED & ~overdue(as_of) & ~due_soon(as_of),
        Timeliness.DUE_SOON: due_soon(as_of),
        Timeliness.OVERDUE: overdue(as_of),
        Timeliness.WITHOUT_DATE: OPEN & Q(recurring=False, due_on__isnull=True),
        Timeliness.RECURRING: OPEN & Q(recurring=True),
        Timeliness.CANCELLED: CANCELLED,
    }
    return conditions[Timeliness(timeliness)]
