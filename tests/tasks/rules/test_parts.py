"""What an agency may say of its own part."""

import pytest

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import PartState, TaskState
from dondoc.tasks.rules.parts import PartProblem, all_finished, refuse_part

LEAD, COORDINATING, APPRAISING = PartyRole.LEAD, PartyRole.COORDINATING, PartyRole.APPRAISING
ASSIGNED, ACCEPTED, WORKING = PartState.ASSIGNED, PartState.ACCEPTED, PartState.WORKING
REFUSED, DONE = PartState.REFUSED, PartState.DONE


@pytest.mark.parametrize(
    ("role", "now_in", "next_state", "reason", "problem"),
    [
        (LEAD, ASSIGNED, ACCEPTED, "", None),
        (LEAD, ASSIGNED, REFUSED, "Không đúng thẩm quyền", None),
        (LEAD, ASSIGNED, REFUSED, "  ", PartProblem.NO_REASON),
        (LEAD, WORKING, REFUSED, "Không làm nữa", PartProblem.BEGUN),
        (LEAD, ACCEPTED, DONE, "", PartProblem.LEAD_REPORTS),
        (LEAD, ACCEPTED, WORKING, "", PartProblem.LEAD_REPORTS),
        (LEAD, REFUSED, ACCEPTED, "", PartProblem.REFUSED_BEFORE),
        (COORDINATING, ASSIGNED, WORKING, "", None),
        (COORDINATING, ASSIGNED, DONE, "", None),
        (COORDINATING, DONE, WORKING, "", None),
        (COORDINATING, WORKING, REFUSED, "Không thuộc chức năng", None),
        (COORDINATING, WORKING, REFUSED, "", PartProblem.NO_REASON),
        (APPRAISING, ASSIGNED, ACCEPTED, "", None),
        (APPRAISING, ASSIGNED, DONE, "", PartProblem.LEAD_REPORTS),
    ],
)
def test_an_agency_answers_for_its_part(role, now_in, next_state, reason, problem):
    found = refuse_part(
        role=role, now_in=now_in, next_state=next_state, task_state=TaskState.IN_PROGRESS, reason=reason
    )

    assert found == problem


@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.CANCELLED])
def test_a_closed_task_takes_no_answer(state):
    found = refuse_part(role=COORDINATING, now_in=ASSIGNED, next_state=DONE, task_state=state)

    assert found == PartProblem.TASK_CLOSED


@pytest.mark.parametrize(
    ("states", "finished"),
    [([], False), ([DONE], True), ([DONE, WORKING], False), ([DONE, REFUSED], True), ([REFUSED], False)],
)
def test_all_living_parts_must_be_done(states, finished):
    assert all_finished(states) is finished
