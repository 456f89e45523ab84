"""What is told below: plans taken in, revised and withdrawn change the tasks; a moved event moves their dates.

An agency that succeeds another takes over its parts; one that is renamed is found by its new name. A letter of urging
that is issued has urged its agency.
"""

from typing import Any

from django.dispatch import receiver

from dondoc.archive import signals as archive_signals
from dondoc.congress import signals as congress_signals
from dondoc.people import signals as people_signals
from dondoc.plans import signals as plan_signals
from dondoc.tasks.actions.assign import assign_items, assign_plan, withdraw_plan
from dondoc.tasks.actions.erasure import forget_addressee
from dondoc.tasks.actions.extend import follow_programme
from dondoc.tasks.actions.letters import let_go, urge_by_letter
from dondoc.tasks.actions.parts import follow_renaming, follow_succession
from dondoc.tasks.actions.revise import cancel_dropped, follow_item, hold_plan
from dondoc.tasks.queries.past_urges import times_urged


@receiver(plan_signals.plan_taken_in, dispatch_uid="tasks.assign_plan")
def make_tasks(*, plan: Any, workstream_ids: dict, held_back: set, by_id: int, now: Any, **_: Any) -> None:
    """Give the items of a plan to their agencies."""
    assign_plan(plan=plan, workstream_ids=workstream_ids, held_back=held_back, by_id=by_id, now=now)


@receiver(plan_signals.plan_withdrawn, dispatch_uid="tasks.withdraw_plan")
def take_tasks_out(*, plan: Any, by_id: int, now: Any, **_: Any) -> None:
    """Take the tasks of a plan out, or refuse."""
    withdraw_plan(plan=plan, by_id=by_id, now=now)


@receiver(plan_signals.plan_held, dispatch_uid="tasks.hold_tasks")
def hold_tasks(*, plan: Any, **_: Any) -> None:
    """Lock the tasks of a plan in the order of `docs/domain/locks.md`."""
    hold_plan(plan=plan)


@receiver(plan_signals.items_added, dispatch_uid="tasks.assign_new_items")
def make_new_tasks(*, items: list, workstream_ids: dict, held_back: set, by_id: int, now: Any, **_: Any) -> None:
    """Give the items a new version of a plan added to their agencies."""
    led = [item for item in items if item.position not in held_back]
    assign_items(items=led, workstream_ids=workstream_ids, by_id=by_id, now=now)


@receiver(plan_signals.item_changed, dispatch_uid="tasks.follow_item")
def change_task(*, item: Any, workstream_id: int | None, reason: str, by_id: int, now: Any, **_: Any) -> None:
    """Bring the task of an item up to the new version of its plan."""
    follow_item(item=item, workstream_id=workstream_id, reason=reason, by_id=by_id, now=now)


@receiver(plan_signals.item_dropped, dispatch_uid="tasks.cancel_dropped")
def cancel_task(*, item: Any, reason: str, by_id: int, now: Any, **_: Any) -> None:
    """Cancel the task of an item that the new version of its plan no longer holds."""
    cancel_dropped(item=item, reason=reason, by_id=by_id, now=now)


@receiver(congress_signals.programme_changed, dispatch_uid="tasks.follow_programme")
def move_deadlines(*, congress: Any, events: dict, by_id: int | None, now: Any, **_: Any) -> None:
    """Move the deadlines that hang on an event with it."""
    follow_programme(congress=congress, events=events, by_id=by_id, now=now)


@receiver(people_signals.agency_succeeded, dispatch_uid="tasks.follow_succession")
def hand_parts_over(*, agency: Any, successor: Any, on: Any, by_id: int, now: Any, **_: Any) -> None:
    """Hand the live parts of an agency over to its successor."""
    follow_succession(agency=agency, successor=successor, on=on, by_id=by_id, now=now)


@receiver(people_signals.agency_renamed, dispatch_uid="tasks.follow_renaming")
def find_by_new_name(*, agency: Any, **_: Any) -> None:
    """Let the search find the agency's tasks by its new name."""
    follow_renaming(agency=agency)


@receiver(people_signals.person_erased, dispatch_uid="tasks.forget_addressee")
def forget_person(*, before: dict[str, str], **_: Any) -> None:
    """Take the name out of the records of urging."""
    forget_addressee(full_name=before["full_name"])


@receiver(archive_signals.paper_issued, dispatch_uid="tasks.urge_by_letter")
def urge_by_issued_letter(*, outgoing: Any, by_id: int | None, now: Any, **_: Any) -> None:
    """Urge the agency an issued letter is for."""
    urge_by_letter(outgoing=outgoing, by_id=by_id, now=now)


@receiver(archive_signals.draft_discarded, dispatch_uid="tasks.let_go")
def free_agency(*, outgoing: Any, **_: Any) -> None:
    """Let another letter be written where a draft was given up."""
    let_go(outgoing=outgoing)


@receiver(plan_signals.times_urged_asked, dispatch_uid="tasks.times_urged")
def tell_times_urged(*, congress_id: int, agency_ids: list[int], **_: Any) -> dict[int, int]:
    """Tell how often agencies were urged; what never left does not count."""
    return times_urged(congress_id, agency_ids)
