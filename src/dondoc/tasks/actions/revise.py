"""Follow a new version of a plan: moved dates with the first one kept, other leads, dropped work cancelled."""

from datetime import datetime
from typing import Any

from django.db import transaction

from dondoc.plans.enums import PartyRole
from dondoc.tasks.actions.assign import assign_items, folded_of, parts_of, title_of
from dondoc.tasks.actions.keeping import keep_task
from dondoc.tasks.actions.tallying import count_leads
from dondoc.tasks.enums import PartState, TaskState
from dondoc.tasks.models import Part, PastPart, Task
from dondoc.tasks.rules.parts import CLOSED
from dondoc.web.db import locked


def hold_plan(*, plan: Any) -> int:
    """Lock all tasks of a plan inside the caller's transaction, by id; return how many.

    Whoever reports on one of them locks it before the journal's head; a change of the whole plan must do so as well.
    """
    return len(locked(Task.objects.filter(plan_id=plan.pk).order_by("pk")).values_list("pk", flat=True))


@transaction.atomic
def follow_item(*, item: Any, workstream_id: int | None, reason: str, by_id: int, now: datetime) -> bool:
    """Bring a task up to what the new version of its plan says; return whether anything changed.

    The deadline first given stays. Work that is done or cancelled stays as it is. An item nobody led until now is
    given to its lead.
    """
    task = locked(Task.objects.filter(item_id=item.pk)).first()
    if task is None:
        return _give_out(item, workstream_id=workstream_id, by_id=by_id, now=now)
    if task.state in CLOSED:
        return False
    changes = {name: value for name, value in _wanted(task, item).items() if value != getattr(task, name)}
    gone, come = _settle_parts(task, item, reason=reason, now=now)
    if not changes and not gone and not come:
        return False
    before = task.due_on
    details: dict[str, Any] = {"reason": reason}
    if changes.get("due_on", before) != before:
        details |= {"from": before and before.isoformat(), "to": item.due_on and item.due_on.isoformat()}
    if gone or come:
        details |= {"parts_ended": gone, "parts_given": come}
    moved = bool(details.get("from") and details.get("to"))
    verb = "tasks.task.extended" if moved and not gone and not come else "tasks.task.revised"
    keep_task(task, changes=changes, verb=verb, by_id=by_id, now=now, details=details)
    return True


@transaction.atomic
def cancel_dropped(*, item: Any, reason: str, by_id: int, now: datetime) -> bool:
    """Cancel the task of an item its plan no longer holds, with the reason; return whether there was one to cancel.

    Nothing is deleted: reports and obstacles stay. Work that is done stays done.
    """
    task = locked(Task.objects.filter(item_id=item.pk)).first()
    if task is None or task.state in CLOSED:
        return False
    keep_task(
        task,
        changes={"state": TaskState.CANCELLED, "done_on": None},
        verb="tasks.task.cancelled",
        by_id=by_id,
        now=now,
        details={"reason": f"{reason} không còn nội dung này"},
    )
    return True


def _give_out(item: Any, *, workstream_id: int | None, by_id: int, now: datetime) -> bool:
    if not any(party.role == PartyRole.LEAD for party in item.parties.all()):
        return False
    streams = {item.position: workstream_id} if workstream_id is not None else {}
    return bool(assign_items(items=[item], workstream_ids=streams, by_id=by_id, now=now))


def _wanted(task: Task, item: Any) -> dict[str, Any]:
    return {
        "title": title_of(item),
        "deadline_text": item.deadline_text,
        "from_on": item.from_on,
        "due_on": item.due_on,
        "original_due_on": task.original_due_on or task.due_on or item.due_on,
        "recurring": item.recurring,
        "product": item.product,
        "position": item.position,
        "folded": folded_of(item),
    }


def _settle_parts(task: Task, item: Any, *, reason: str, now: datetime) -> tuple[list[int], list[int]]:
    """End the parts of agencies the item no longer names and give parts to those it newly names; return their ids.

    A part that is done stays; what an ended part was is kept as past.
    """
    wanted = {(part.agency_id, part.role): part for part in parts_of(task, item)}
    standing = {(part.agency_id, part.role): part for part in Part.objects.filter(task=task)}
    gone = [part for key, part in standing.items() if key not in wanted and part.state != PartState.DONE]
    PastPart.objects.bulk_create(
        PastPart(
            congress_id=part.congress_id,
            task=task,
            agency_id=part.agency_id,
            person_id=part.person_id,
            role=part.role,
            given_on=part.given_on,
            ended_on=now.date(),
            reason=reason[:300],
        )
        for part in gone
    )
    Part.objects.filter(pk__in=[part.pk for part in gone]).delete()
    come = [part for key, part in wanted.items() if key not in standing]
    for part in come:
        part.given_on = now.date()
    Part.objects.bulk_create(come)
    leads = {part.agency_id for part in standing.values() if part.role == PartyRole.LEAD}
    left = {part.agency_id for part in gone if part.role == PartyRole.LEAD}
    came = {part.agency_id for part in come if part.role == PartyRole.LEAD}
    count_leads(task, before=leads, after=(leads - left) | came)
    return [part.agency_id for part in gone], [part.agency_id for part in come]
