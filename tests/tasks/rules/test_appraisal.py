"""What a verdict needs."""

from datetime import date, timedelta

import pytest

from dondoc.tasks.enums import TaskState, Verdict
from dondoc.tasks.rules.appraisal import MOST_POINTS, VerdictProblem, points_in, refuse_verdict

TODAY = date(2015, 10, 8)
PASSED, RETURNED = Verdict.PASSED, Verdict.RETURNED


@pytest.mark.parametrize(
    ("verdict", "points", "new_due_on", "problem"),
    [
        (PASSED, [], None, None),
        (RETURNED, ["Thiếu ảnh"], TODAY, None),
        (RETURNED, [], TODAY, VerdictProblem.NO_POINT),
        (RETURNED, ["Thiếu ảnh"] * (MOST_POINTS + 1), TODAY, VerdictProblem.TOO_MANY_POINTS),
        (RETURNED, ["Thiếu ảnh"], None, VerdictProblem.NO_DATE),
        (RETURNED, ["Thiếu ảnh"], TODAY - timedelta(days=1), VerdictProblem.DATE_PASSED),
    ],
)
def test_a_return_names_a_point_and_a_date(verdict, points, new_due_on, problem):
    found = refuse_verdict(
        verdict=verdict,
        state=TaskState.IN_APPRAISAL,
        given_already=False,
        points=points,
        new_due_on=new_due_on,
        today=TODAY,
    )

    assert found == problem


@pytest.mark.parametrize("state", [state for state in TaskState if state != TaskState.IN_APPRAISAL])
def test_only_work_handed_in_is_appraised(state):
    found = refuse_verdict(verdict=PASSED, state=state, given_already=False, points=[], new_due_on=None, today=TODAY)

    assert found == VerdictProblem.NOT_HANDED_IN


def test_an_agency_speaks_once_in_a_round():
    found = refuse_verdict(
        verdict=PASSED, state=TaskState.IN_APPRAISAL, given_already=True, points=[], new_due_on=None, today=TODAY
    )

    assert found == VerdictProblem.GIVEN_ALREADY


def test_points_are_read_one_a_line():
    assert points_in("- Thiếu ảnh 3/12 điểm\n\n  • Sai câu chữ  \n") == ["Thiếu ảnh 3/12 điểm", "Sai câu chữ"]
