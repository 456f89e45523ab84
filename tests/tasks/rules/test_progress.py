"""What a lead's word does to a task, and what is asked each week."""

from datetime import datetime, timedelta, timezone

import pytest

from dondoc.tasks.enums import Situation, TaskState
from dondoc.tasks.rules.progress import (
    ReportProblem,
    answer_again,
    is_asked,
    receipt_code,
    refuse_report,
    states_after,
    week_began,
)

ASSIGNED, ACCEPTED, IN_PROGRESS = TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.IN_PROGRESS
IN_APPRAISAL, REWORKING, DONE = TaskState.IN_APPRAISAL, TaskState.REWORKING, TaskState.DONE
NOT_STARTED, ON_TRACK, AT_RISK = Situation.NOT_STARTED, Situation.ON_TRACK, Situation.AT_RISK
FINISHED = Situation.FINISHED
ZONE = timezone(timedelta(hours=7))
THURSDAY = datetime(2015, 10, 8, 7, 30, tzinfo=ZONE)
MONDAY = datetime(2015, 10, 5, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("state", "situation", "has_appraiser", "others_finished", "through"),
    [
        (ASSIGNED, NOT_STARTED, True, True, (ACCEPTED,)),
        (ACCEPTED, NOT_STARTED, True, True, ()),
        (IN_PROGRESS, NOT_STARTED, True, True, ()),
        (ASSIGNED, ON_TRACK, True, True, (IN_PROGRESS,)),
        (ACCEPTED, AT_RISK, True, True, (IN_PROGRESS,)),
        (IN_PROGRESS, ON_TRACK, True, True, ()),
        (REWORKING, ON_TRACK, True, True, ()),
        (ASSIGNED, FINISHED, True, True, (IN_PROGRESS, IN_APPRAISAL)),
        (ASSIGNED, FINISHED, False, True, (IN_PROGRESS, DONE)),
        (IN_PROGRESS, FINISHED, True, True, (IN_APPRAISAL,)),
        (IN_PROGRESS, FINISHED, False, True, (DONE,)),
        (IN_PROGRESS, FINISHED, True, False, ()),
        (ACCEPTED, FINISHED, True, False, (IN_PROGRESS,)),
        (REWORKING, FINISHED, True, True, (IN_APPRAISAL,)),
        (REWORKING, FINISHED, False, True, (DONE,)),
    ],
)
def test_a_report_moves_a_task(state, situation, has_appraiser, others_finished, through):
    assert (
        states_after(state=state, situation=situation, has_appraiser=has_appraiser, others_finished=others_finished)
        == through
    )


@pytest.mark.parametrize(
    ("state", "situation", "unopened", "problem"),
    [
        (IN_PROGRESS, FINISHED, 0, None),
        (IN_APPRAISAL, ON_TRACK, 0, ReportProblem.IN_APPRAISAL),
        (DONE, ON_TRACK, 0, ReportProblem.CLOSED),
        (TaskState.CANCELLED, FINISHED, 0, ReportProblem.CLOSED),
        (REWORKING, FINISHED, 2, ReportProblem.POINTS_UNOPENED),
        (REWORKING, ON_TRACK, 2, None),
        (REWORKING, FINISHED, 0, None),
    ],
)
def test_when_a_report_is_not_taken(state, situation, unopened, problem):
    assert refuse_report(state=state, situation=situation, unopened_points=unopened) == problem


@pytest.mark.parametrize(
    ("last", "state", "again"),
    [
        (None, IN_PROGRESS, None),
        (AT_RISK, IN_PROGRESS, AT_RISK),
        (NOT_STARTED, ACCEPTED, NOT_STARTED),
        (NOT_STARTED, IN_PROGRESS, ON_TRACK),
        (FINISHED, REWORKING, ON_TRACK),
        (FINISHED, IN_PROGRESS, ON_TRACK),
    ],
)
def test_the_same_as_last_time_never_hands_work_in(last, state, again):
    assert answer_again(last=last, state=state) == again


@pytest.mark.parametrize("moment", [MONDAY, THURSDAY, datetime(2015, 10, 11, 23, 59, tzinfo=ZONE)])
def test_a_week_begins_on_monday(moment):
    assert week_began(moment) == MONDAY


@pytest.mark.parametrize(
    ("last", "asked"), [(None, True), (MONDAY - timedelta(seconds=1), True), (MONDAY, False), (THURSDAY, False)]
)
def test_the_question_of_the_week_is_answered_once(last, asked):
    assert is_asked(last_report_at=last, now=THURSDAY) is asked


@pytest.mark.parametrize(("number", "code"), [(7, "BC-0810-007"), (47, "BC-0810-047"), (1234, "BC-0810-1234")])
def test_a_receipt_is_called_by_day_and_number(number, code):
    assert receipt_code(number=number, at=THURSDAY) == code
