"""Three clocks of a task, kept apart: with the doer, with the appraiser, waiting for somebody's answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dondoc.tasks.enums import TaskState

_FINISHED = frozenset({TaskState.DONE, TaskState.CANCELLED})
_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Clocks:
    """How long a task lay with each; together they are its whole life up to the moment asked about."""

    doer: timedelta = _NONE
    appraiser: timedelta = _NONE
    waiting: timedelta = _NONE

    @property
    def whole(self) -> timedelta:
        """The life of the task, or of what was asked about."""
        return self.doer + self.appraiser + self.waiting


def clocks(
    standings: Sequence[tuple[datetime, TaskState | str]],
    *,
    waits: Iterable[tuple[datetime, datetime | None]],
    now: datetime,
) -> Clocks:
    """Say how long a task lay with the doer, with the appraiser and waiting for an answer, until `now`.

    standings: from when on it was in which state, oldest first. waits: when an answer was asked for and given (None:
    still open): requests for a later date, obstacles. A wait stops the doer's clock, not the appraiser's: who appraises
    waits for nobody. No clock runs once the task is finished.
    """
    asked = _joined(waits, now=now)
    doer, appraiser, waiting = _NONE, _NONE, _NONE
    for place, (begins_at, state) in enumerate(standings):
        ends_at = min(now, standings[place + 1][0] if place + 1 < len(standings) else now)
        if state in _FINISHED or ends_at <= begins_at:
            continue
        spent = ends_at - begins_at
        if state == TaskState.IN_APPRAISAL:
            appraiser += spent
            continue
        held_up = sum((_overlap(one, (begins_at, ends_at)) for one in asked), _NONE)
        waiting += held_up
        doer += spent - held_up
    return Clocks(doer, appraiser, waiting)


def _joined(waits: Iterable[tuple[datetime, datetime | None]], *, now: datetime) -> list[tuple[datetime, datetime]]:
    """Return the waits up to `now`, those that overlap made one, so that no hour counts twice."""
    joined: list[tuple[datetime, datetime]] = []
    for begins_at, ends_at in sorted((begin, min(end or now, now)) for begin, end in waits):
        if ends_at <= begins_at:
            continue
        if joined and begins_at <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends_at))
        else:
            joined.append((begins_at, ends_at))
    return joined


def _overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> timedelta:
    return max(_NONE, min(one[1], other[1]) - max(one[0], other[0]))
