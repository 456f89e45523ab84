"""Make tasks from the items of a plan, give an item that was held back to its lead, and take tasks out again."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from dondoc.archive.actions import IntakeRefused
from dondoc.journal import actions as journal
from dondoc.kit.words import searchable
from dondoc.notices.actions import post
from dondoc.notices.enums import Group
from dondoc.people.queries import focal_ids_by_agency
from dondoc.plans import queries as plan_queries
from dondoc.plans.enums import PartyRole
from dondoc.plans.rules.sections import sentence_case
from dondoc.tasks.actions.keeping import begin_standings, label_of, plain_standing
from dondoc.tasks.actions.tallying import count_in, count_out
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Part, Task
from dondoc.tasks.rules.transitions import untouched


@transaction.atomic
def assign_plan(
    *, plan: Any, workstream_ids: Mapping[int, int], held_back: Collection[int], by_id: int, now: datetime
) -> int:
    """Make a task of every item of a plan that somebody leads; return how many."""
    items = [item for item in plan_queries.items(plan.pk) if item.position not in held_back]
    _tell_agencies(plan, items, by_id=by_id, now=now)
    return assign_items(items=items, workstream_ids=workstream_ids, by_id=by_id, now=now)


@transaction.atomic
def assign_items(*, items: Sequence[Any], workstream_ids: Mapping[int, int], by_id: int, now: datetime) -> int:
    """Make a task of each of these items of one plan; return how many."""
    if not items:
        return 0
    tasks = Task.objects.bulk_create(
        [_task_of(item, workstream_id=workstream_ids.get(item.position), now=now) for item in items], batch_size=200
    )
    pairs = zip(tasks, items, strict=True)
    parts = Part.objects.bulk_create([part for task, item in pairs for part in parts_of(task, item)], batch_size=500)
    count_in(tasks, parts)
    begin_standings(tasks, now=now)
    journal.record_many(
        congress_id=items[0].congress_id,
        verb="tasks.task.created",
        about=[(task, label_of(task), plain_standing(task)) for task in tasks],
        by_id=by_id,
        now=now,
    )
    return len(tasks)


def _tell_agencies(plan: Any, items: Sequence[Any], *, by_id: int, now: datetime) -> None:
    """Tell every agency once what a plan gives it, however many tasks these are."""
    counts = Counter(party.agency_id for item in items for party in item.parties.all())
    for agency_id, people in focal_ids_by_agency(plan.congress_id).items():
        if agency_id in counts:
            post(
                congress_id=plan.congress_id,
                kind="tasks.assigned",
                about=f"plans.plan:{plan.pk}:{plan.ver}",
                recipient_ids=[person for person in people if person != by_id],
                title=f"Việc mới: {counts[agency_id]} phần việc của {plan.symbol or plan.title}",
                path=reverse("tasks:report", args=[plan.congress.slug]),
                group=Group.WORK,
                now=now,
            )


@transaction.atomic
def withdraw_plan(*, plan: Any, by_id: int, now: datetime) -> int:
    """Take out the tasks of a plan nobody has begun with; return how many. Raises IntakeRefused when work has begun."""
    tasks = list(Task.objects.filter(congress_id=plan.congress_id, plan_id=plan.pk).order_by("pk"))
    begun = [task for task in tasks if not untouched(TaskState(task.state)) or task.obstacles.exists()]
    if begun:
        raise IntakeRefused(
            f"{len(begun)} nhiệm vụ của kế hoạch này đã có cơ quan nhận hoặc báo cáo. "
            "Hủy từng nhiệm vụ không còn đúng thay vì hoàn tác."
        )
    journal.record_many(
        congress_id=plan.congress_id,
        verb="tasks.task.withdrawn",
        about=[(task, f"{task.code} {task.title}", {}) for task in tasks],
        by_id=by_id,
        now=now,
    )
    count_out(tasks)
    Task.objects.filter(pk__in=[task.pk for task in tasks]).delete()
    return len(tasks)


def title_of(item: Any) -> str:
    """Return how a task made of an item is called."""
    return sentence_case(item.text)


def folded_of(item: Any) -> str:
    """Return the words under which the task of an item is found."""
    names = " ".join(f"{party.agency.name} {party.agency.short_name}" for party in item.parties.all())
    return searchable(item.code, item.text, names)


def parts_of(task: Task, item: Any) -> list[Part]:
    """Return the parts the parties of an item have in its task, not yet saved."""
    order = {role: place for place, role in enumerate(PartyRole)}
    return [
        Part(
            congress_id=task.congress_id,
            task=task,
            agency_id=party.agency_id,
            role=party.role,
            position=party.position + 100 * order[PartyRole(party.role)],
            name_as_written=party.name_as_written,
            given_on=task.assigned_on,
        )
        for party in item.parties.all()
    ]


def _task_of(item: Any, *, workstream_id: int | None, now: datetime) -> Task:
    return Task(
        congress_id=item.congress_id,
        code=item.code,
        title=title_of(item),
        plan_id=item.plan_id,
        item=item,
        workstream_id=workstream_id,
        position=item.position,
        deadline_text=item.deadline_text,
        from_on=item.from_on,
        due_on=item.due_on,
        original_due_on=item.due_on,
        recurring=item.recurring,
        product=item.product,
        assigned_on=now.date(),
        created_at=now,
        updated_at=now,
        folded=folded_of(item),
    )
