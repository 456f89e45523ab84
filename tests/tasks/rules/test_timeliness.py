"""Where a task stands against its date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.tasks.enums import TaskState, Timeliness
from dondoc.tasks.rules.timeliness import days_late, days_left, in_time_by_original, timeliness

DUE = date(2015, 10, 8)
STATES = st.sampled_from(list(TaskState))
DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2016, 12, 31))


def days(count: int) -> date:
    return DUE + timedelta(days=count)


@pytest.mark.parametrize(
    ("state", "due_on", "done_on", "recurring", "as_of", "expected"),
    [
        (TaskState.IN_PROGRESS, DUE, None, False, days(-4), Timeliness.ON_TRACK),
        (TaskState.IN_PROGRESS, DUE, None, False, days(-3), Timeliness.DUE_SOON),
        (TaskState.IN_PROGRESS, DUE, None, False, days(0), Timeliness.DUE_SOON),
        (TaskState.IN_PROGRESS, DUE, None, False, days(1), Timeliness.OVERDUE),
        (TaskState.ASSIGNED, DUE, None, False, days(1), Timeliness.OVERDUE),
        (TaskState.REWORKING, DUE, days(-2), False, days(1), Timeliness.OVERDUE),
        (TaskState.IN_APPRAISAL, DUE, days(-1), False, days(9), Timeliness.ON_TRACK),
        (TaskState.IN_APPRAISAL, DUE, days(-1), False, days(-1), Timeliness.ON_TRACK),
        (TaskState.IN_APPRAISAL, DUE, days(2), False, days(9), Timeliness.OVERDUE),
        (TaskState.IN_APPRAISAL, DUE, None, False, days(1), Timeliness.OVERDUE),
        (TaskState.IN_PROGRESS, None, None, False, days(99), Timeliness.WITHOUT_DATE),
        (TaskState.IN_PROGRESS, DUE, None, True, days(99), Timeliness.RECURRING),
        (TaskState.IN_PROGRESS, None, None, True, days(99), Timeliness.RECURRING),
        (TaskState.DONE, DUE, days(0), False, days(9), Timeliness.DONE_ON_TIME),
        (TaskState.DONE, DUE, days(1), False, days(9), Timeliness.DONE_LATE),
        (TaskState.DONE, None, days(1), False, days(9), Timeliness.DONE_WITHOUT_DATE),
        (TaskState.DONE, DUE, days(1), True, days(9), Timeliness.DONE_WITHOUT_DATE),
        (TaskState.CANCELLED, DUE, None, False, days(9), Timeliness.CANCELLED),
    ],
)
def test_timeliness(state, due_on, done_on, recurring, as_of, expected):
    found = timeliness(state=state, due_on=due_on, done_on=done_on, recurring=recurring, as_of=as_of)

    assert found is expected


def test_a_finished_task_without_a_day_is_a_broken_promise():
    with pytest.raises(ValueError, match="a day on which it was finished"):
        timeliness(state=TaskState.DONE, due_on=DUE, done_on=None, recurring=False, as_of=DUE)


def test_how_soon_is_soon_can_be_set():
    soon = timeliness(state=TaskState.ACCEPTED, due_on=DUE, done_on=None, recurring=False, as_of=days(-7), soon_days=7)

    assert soon is Timeliness.DUE_SOON


@pytest.mark.parametrize(
    ("state", "done_on", "recurring", "as_of", "expected"),
    [
        (TaskState.IN_PROGRESS, None, False, days(3), 3),
        (TaskState.IN_PROGRESS, None, False, days(0), 0),
        (TaskState.IN_APPRAISAL, days(2), False, days(9), 2),
        (TaskState.IN_APPRAISAL, days(-1), False, days(9), 0),
        (TaskState.REWORKING, days(2), False, days(9), 9),
        (TaskState.DONE, days(4), False, days(9), 4),
        (TaskState.IN_PROGRESS, None, True, days(9), 0),
        (TaskState.CANCELLED, None, False, days(9), 0),
    ],
)
def test_days_late(state, done_on, recurring, as_of, expected):
    assert days_late(state=state, due_on=DUE, done_on=done_on, recurring=recurring, as_of=as_of) == expected


@pytest.mark.parametrize(("as_of", "expected"), [(days(-2), 2), (days(0), 0), (days(1), None)])
def test_days_left(as_of, expected):
    assert days_left(due_on=DUE, as_of=as_of) == expected


@pytest.mark.parametrize(
    ("original", "done_on", "as_of", "expected"),
    [
        (None, None, days(9), True),
        (DUE, days(0), days(9), True),
        (DUE, days(1), days(9), False),
        (DUE, None, days(0), True),
        (DUE, None, days(1), False),
    ],
)
def test_an_extension_does_not_change_what_the_original_deadline_says(original, done_on, as_of, expected):
    assert in_time_by_original(original_due_on=original, done_on=done_on, as_of=as_of) is expected


@given(state=STATES, due_on=st.none() | DAYS, done_on=DAYS, recurring=st.booleans(), as_of=DAYS)
def test_a_task_is_late_by_some_days_exactly_when_it_is_called_late(state, due_on, done_on, recurring, as_of):
    facts = {"state": state, "due_on": due_on, "done_on": done_on, "recurring": recurring, "as_of": as_of}

    called_late = timeliness(**facts) in (Timeliness.OVERDUE, Timeliness.DONE_LATE)

    assert called_late == (days_late(**facts) > 0)


@given(state=STATES, done_on=DAYS, recurring=st.booleans(), as_of=DAYS)
def test_without_a_deadline_nothing_is_ever_late(state, done_on, recurring, as_of):
    found = timeliness(state=state, due_on=None, done_on=done_on, recurring=recurring, as_of=as_of)

    assert found not in (Timeliness.OVERDUE, Timeliness.DONE_LATE, Timeliness.DUE_SOON)
