"""The timetable of background work: each room hangs its schedules here at start, the worker reads it.

What was due is a row in the database: a slot is done once, whatever the number of workers and however often they start.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from croniter import croniter
from django.db import transaction
from django.utils import timezone

from dondoc.web.models import Slot

_ONE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Work that comes round: a name, a cron line in local time, the job, and how late it may still be made up.

    The job takes one argument, the moment it was due, as ISO text.
    """

    name: str
    cron: str
    job: Any
    made_up_within: timedelta

    def last_due(self, now: datetime) -> datetime:
        """Return the latest moment at or before `now` at which this was due."""
        local = timezone.localtime(now).replace(microsecond=0)
        return croniter(self.cron, local + _ONE_SECOND).get_prev(datetime)


_SCHEDULES: dict[str, Schedule] = {}


def hang(*, name: str, cron: str, job: Any, made_up_within: timedelta = timedelta(hours=2)) -> None:
    """Add a schedule; called once per schedule from a room's `apps.py`."""
    _SCHEDULES[name] = Schedule(name=name, cron=cron, job=job, made_up_within=made_up_within)


def schedules() -> list[Schedule]:
    """Return every schedule, in the order of their names."""
    return [_SCHEDULES[name] for name in sorted(_SCHEDULES)]


def tick(*, now: datetime, known: dict[str, datetime]) -> int:
    """Put the jobs of slots that are due into the queue, each once; return how many were put there by this call.

    known: the last slot of each schedule this worker has dealt with; spares the database a question every few seconds.
    A slot that passed longer ago than the schedule allows (the worker was down) is left out.
    """
    enqueued = 0
    for schedule in schedules():
        due_at = schedule.last_due(now)
        if known.get(schedule.name) == due_at:
            continue
        if now - due_at <= schedule.made_up_within:
            enqueued += _take(schedule, due_at)
        known[schedule.name] = due_at
    return enqueued


def _take(schedule: Schedule, due_at: datetime) -> int:
    if Slot.objects.filter(schedule=schedule.name, at=due_at).exists():
        return 0
    with transaction.atomic():
        _slot, is_new = Slot.objects.get_or_create(schedule=schedule.name, at=due_at)
        if is_new:
            schedule.job.enqueue(due_at.isoformat())
    return int(is_new)
