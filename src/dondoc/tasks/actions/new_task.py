"""Give work that stands in no plan: what a decision or a conclusion orders."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import fold
from dondoc.notices.actions import post
from dondoc.notices.enums import Group
from dondoc.people.enums import Role
from dondoc.people.queries import user_ids_with
from dondoc.plans.enums import PartyRole
from dondoc.plans.rules.sections import sentence_case
from dondoc.tasks.actions.keeping import begin_standings, label_of, plain_standing
from dondoc.tasks.models import Part, Task


@transaction.atomic
def give_new_task(
    *,
    congress_id: int,
    code: str,
    title: str,
    lead: Any,
    due_on: date | None,
    by_id: int | None,
    now: datetime,
    workstream_id: int | None = None,
    reason: str = "",
) -> Task:
    """Give an agency a task of its own and tell its people. code: a free one is found when this one is taken."""
    task = Task.objects.create(
        congress_id=congress_id,
        code=_free_code(congress_id, code),
        title=sentence_case(title),
        workstream_id=workstream_id,
        due_on=due_on,
        original_due_on=due_on,
        assigned_on=now.date(),
        created_at=now,
        updated_at=now,
        folded=fold(f"{code} {title} {lead.name} {lead.short_name}"),
    )
    Part.objects.create(congress_id=congress_id, task=task, agency=lead, role=PartyRole.LEAD, given_on=now.date())
    begin_standings([task], now=now)
    post(
        congress_id=congress_id,
        kind="tasks.assigned",
        about=f"tasks.task:{task.pk}:{task.ver}",
        recipient_ids=user_ids_with(congress_id, [Role.FOCAL], agency_ids=[lead.pk]),
        title=_("Giao nhiệm vụ %(label)s") % {"label": label_of(task)},
        text=reason,
        path=reverse("tasks:task", args=[task.congress.slug, task.code]),
        group=Group.WORK,
        now=now,
    )
    journal.record(
        congress_id=congress_id,
        verb="tasks.task.created",
        target=task,
        label=label_of(task),
        by_id=by_id,
        now=now,
        details={**plain_standing(task), "reason": reason},
    )
    return task


def _free_code(congress_id: int, stem: str) -> str:
    taken = set(Task.objects.filter(congress_id=congress_id, code__startswith=stem).values_list("code", flat=True))
    candidate, count = stem, 1
    while candidate in taken:
        count += 1
        candidate = f"{stem}-{count}"
    return candidate
