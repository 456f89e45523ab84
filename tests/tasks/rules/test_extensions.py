"""When a later date may be asked for, and how kept dates are counted."""

from datetime import date, timedelta

import pytest

from dondoc.tasks.enums import Punctuality, TaskState
from dondoc.tasks.rules.extensions import ExtensionProblem, ThreeNumbers, count, punctuality, refuse_extension

TODAY = date(2015, 10, 8)
DUE, CLOSING = TODAY + timedelta(days=2), TODAY + timedelta(days=14)
ASK = {
    "state": TaskState.IN_PROGRESS,
    "due_on": DUE,
    "wanted_on": DUE + timedelta(days=3),
    "today": TODAY,
    "limit_on": CLOSING,
    "reason": "Mưa kéo dài",
    "has_open_request": False,
}


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({}, None),
        ({"due_on": TODAY - timedelta(days=5)}, None),
        ({"state": TaskState.DONE}, ExtensionProblem.CLOSED),
        ({"state": TaskState.CANCELLED}, ExtensionProblem.CLOSED),
        ({"state": TaskState.IN_APPRAISAL}, ExtensionProblem.CLOSED),
        ({"due_on": None}, ExtensionProblem.NO_DATE_TO_MOVE),
        ({"has_open_request": True}, ExtensionProblem.ASKED_ALREADY),
        ({"wanted_on": DUE}, ExtensionProblem.NOT_LATER),
        ({"wanted_on": TODAY - timedelta(days=1)}, ExtensionProblem.DATE_PASSED),
        ({"wanted_on": CLOSING + timedelta(days=1)}, ExtensionProblem.AFTER_LIMIT),
        ({"wanted_on": CLOSING + timedelta(days=1), "limit_on": None}, None),
        ({"reason": " "}, ExtensionProblem.NO_REASON),
    ],
)
def test_when_a_later_date_may_be_asked_for(changed, problem):
    assert refuse_extension(**(ASK | changed)) == problem


@pytest.mark.parametrize(
    ("original", "due", "done", "state", "kept"),
    [
        (DUE, DUE, None, TaskState.IN_PROGRESS, Punctuality.IN_TIME),
        (TODAY - timedelta(days=1), DUE, None, TaskState.IN_PROGRESS, Punctuality.IN_TIME_AFTER_EXTENSION),
        (DUE, DUE + timedelta(days=3), TODAY, TaskState.DONE, Punctuality.IN_TIME),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=1), None, TaskState.REWORKING, Punctuality.LATE),
        (
            TODAY - timedelta(days=9),
            TODAY - timedelta(days=1),
            TODAY - timedelta(days=1),
            TaskState.IN_APPRAISAL,
            Punctuality.IN_TIME_AFTER_EXTENSION,
        ),
        (DUE, DUE, None, TaskState.CANCELLED, None),
        (None, None, None, TaskState.IN_PROGRESS, None),
    ],
)
def test_which_date_is_kept(original, due, done, state, kept):
    found = punctuality(state=state, original_due_on=original, due_on=due, done_on=done, recurring=False, as_of=TODAY)

    assert found == kept


def test_a_recurring_task_keeps_no_date():
    assert (
        punctuality(
            state=TaskState.IN_PROGRESS, original_due_on=DUE, due_on=DUE, done_on=None, recurring=True, as_of=TODAY
        )
        is None
    )


def test_the_three_numbers_add_up_to_the_tasks_with_a_date():
    numbers = count([*Punctuality, Punctuality.LATE, None])

    assert numbers == ThreeNumbers(in_time=1, in_time_after_extension=1, late=2)
    assert numbers.total == 4
