"""Which state an agency's part may go on to, and when the parts together make the work finished."""

from collections.abc import Collection
from enum import StrEnum

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import PartState, TaskState

CLOSED = frozenset({TaskState.DONE, TaskState.CANCELLED})


class PartProblem(StrEnum):
    """Why a part cannot go on to a state."""

    TASK_CLOSED = "task_closed"
    REFUSED_BEFORE = "refused_before"
    NO_REASON = "no_reason"
    BEGUN = "begun"
    LEAD_REPORTS = "lead_reports"


def refuse_part(
    *,
    role: PartyRole | str,
    now_in: PartState | str,
    next_state: PartState | str,
    task_state: TaskState | str,
    reason: str = "",
) -> PartProblem | None:
    """Say why an agency may not answer for its part like this; None when it may.

    A part that was refused belongs to the assigner again. A refusal needs a reason and comes before the work begins
    for a lead; a coordinating agency may say at any time that it is not its business. A lead's part is finished by a
    report, an appraiser's by a verdict, never by a tick.
    """
    if task_state in CLOSED:
        return PartProblem.TASK_CLOSED
    if now_in == PartState.REFUSED:
        return PartProblem.REFUSED_BEFORE
    if next_state == PartState.REFUSED:
        if role != PartyRole.COORDINATING and now_in not in (PartState.ASSIGNED, PartState.ACCEPTED):
            return PartProblem.BEGUN
        return None if reason.strip() else PartProblem.NO_REASON
    if role != PartyRole.COORDINATING and next_state in (PartState.WORKING, PartState.DONE):
        return PartProblem.LEAD_REPORTS
    return None


def all_finished(states: Collection[PartState | str]) -> bool:
    """Say whether the agencies of one role have all finished; those that refused do not count, nobody is not all."""
    living = [state for state in states if state != PartState.REFUSED]
    return bool(living) and all(state == PartState.DONE for state in living)
