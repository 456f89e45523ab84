"""The calendar of one agency: when its tasks fall due, and the programme of the congress."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.congress.queries import programme
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Part, Task
from dondoc.tasks.queries.conditions import DATED
from dondoc.tasks.queries.narrow import has_part
from dondoc.tasks.rules.calendar import Appointment

MOST_TASKS = 2000

DateSource = Callable[[Any, Any, datetime], Iterable[Appointment]]
_SOURCES: list[DateSource] = []


def hang_dates(source: DateSource) -> None:
    """Add dates of another room to every agency's calendar; called once per source from the room's `apps.py`.

    source: called with congress, agency and now.
    """
    if source not in _SOURCES:
        _SOURCES.append(source)


def appointments_of(*, congress: Any, agency: Any, now: datetime) -> list[Appointment]:
    """Return the deadlines of an agency's tasks, cancelled ones marked as such, the programme, what other rooms hung.

    Three queries and those of the sources. A task that was taken out whole with its plan is left out; calendar programs
    then drop it.
    """
    own = Part.objects.filter(agency=agency).order_by("pk")
    tasks = Task.objects.filter(DATED, has_part(Q(agency=agency)), congress=congress).defer("folded")
    listed = tasks.prefetch_related(Prefetch("parts", own, to_attr="own_parts")).order_by("due_on", "pk")[:MOST_TASKS]
    hung = (date for source in _SOURCES for date in source(congress, agency, now))
    return [*_deadlines(congress, listed), *_blocks(congress, now), *hung]


def _deadlines(congress: Any, tasks: Iterable[Task]) -> Iterable[Appointment]:
    for task in tasks:
        roles = dict.fromkeys(str(PartyRole(part.role).label) for part in task.own_parts)
        done = task.state == TaskState.DONE
        title = (_("Đã xong: %(title)s") if done else _("Hạn: %(title)s")) % {"title": task.title}
        yield Appointment(
            uid=f"task-{task.pk}@{congress.slug}.dondoc",
            sequence=task.ver,
            title=title,
            day_on=task.due_on,
            changed_at=task.updated_at,
            text=f"{task.code} – {', '.join(roles)}",
            url=settings.BASE_URL + reverse("tasks:task", args=[congress.slug, task.code]),
            is_cancelled=task.state == TaskState.CANCELLED,
        )


def _blocks(congress: Any, now: datetime) -> Iterable[Appointment]:
    for block in programme(congress.pk):
        yield Appointment(
            uid=f"block-{block.pk}@{congress.slug}.dondoc",
            sequence=block.ver,
            title=block.title,
            day_on=block.day_on,
            starts_at=block.starts_at,
            ends_at=block.ends_at,
            place=", ".join(filter(None, [block.venue.name, block.venue.address])) if block.venue else "",
            changed_at=now,
        )
