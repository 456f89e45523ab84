"""Tell the people of a task what happened to it: a notice for each of them, in the transaction of what it tells."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from dondoc.notices.actions import post
from dondoc.notices.enums import Group
from dondoc.people.enums import Role
from dondoc.people.queries import user_ids_with
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import PartState
from dondoc.tasks.models import Part, Task

_OF_RESULTS = frozenset({"tasks.handed_in", "tasks.passed", "tasks.returned", "tasks.verdict"})


def tell_leads(task: Task, *, kind: str, title: str, text: str, by_id: int | None, now: datetime) -> None:
    """Tell the focal points of the leading agencies."""
    agencies = _agencies(task, PartyRole.LEAD)
    tell(task, user_ids_with(task.congress_id, [Role.FOCAL], agency_ids=agencies), kind, title, text, by_id, now)


def tell_appraisers(task: Task, *, kind: str, title: str, text: str, by_id: int | None, now: datetime) -> None:
    """Tell the appraisers of the appraising agencies."""
    agencies = _agencies(task, PartyRole.APPRAISING)
    tell(task, user_ids_with(task.congress_id, [Role.APPRAISER], agency_ids=agencies), kind, title, text, by_id, now)


def tell_secretariat(task: Task, *, kind: str, title: str, text: str, by_id: int | None, now: datetime) -> None:
    """Tell the secretariat, which assigned the task."""
    tell(task, user_ids_with(task.congress_id, [Role.SECRETARIAT]), kind, title, text, by_id, now)


def tell_agency(
    task: Task, agency_id: int, *, kind: str, title: str, text: str, by_id: int | None, now: datetime
) -> None:
    """Tell the focal points and appraisers of one agency."""
    people = user_ids_with(task.congress_id, [Role.FOCAL, Role.APPRAISER], agency_ids=[agency_id])
    tell(task, people, kind, title, text, by_id, now)


def tell(
    task: Task, people: Collection[int], kind: str, title: str, text: str, by_id: int | None, now: datetime
) -> None:
    """Tell these people, but not who did it; the notice leads to the task."""
    post(
        congress_id=task.congress_id,
        kind=kind,
        about=f"tasks.task:{task.pk}:{task.ver}",
        recipient_ids=[person for person in people if person != by_id],
        title=title,
        text=text,
        path=reverse("tasks:task", args=[task.congress.slug, task.code]),
        group=Group.RESULTS if kind in _OF_RESULTS else Group.WORK,
        now=now,
    )


def _agencies(task: Task, role: PartyRole) -> list[int]:
    parts = Part.objects.filter(task_id=task.pk, role=role).exclude(state=PartState.REFUSED)
    return sorted(set(parts.values_list("agency_id", flat=True)))
