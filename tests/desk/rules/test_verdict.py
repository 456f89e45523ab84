"""Is the congress ready."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.desk.rules.verdict import Failing, Rule, Standing, Verdict, judge, milestone_day

NUMBERS = st.integers(min_value=0, max_value=9)


def standing(*, overdue: int = 0, critical: int = 0, urgent: int = 0, milestones: int = 0) -> Standing:
    return Standing(
        overdue=overdue + critical, overdue_critical=critical, urgent_obstacles=urgent, milestones_open=milestones
    )


@pytest.mark.parametrize(
    ("judged", "verdict", "failing"),
    [
        (standing(), Verdict.READY, ()),
        (standing(overdue=4), Verdict.READY, (Failing(Rule.OVERDUE, 4),)),
        (standing(milestones=2), Verdict.ALMOST_READY, (Failing(Rule.MILESTONES_OPEN, 2),)),
        (
            standing(milestones=2, overdue=1),
            Verdict.NOT_READY,
            (Failing(Rule.MILESTONES_OPEN, 2), Failing(Rule.OVERDUE, 1)),
        ),
        (standing(critical=1), Verdict.NOT_READY, (Failing(Rule.OVERDUE_CRITICAL, 1),)),
        (standing(urgent=1), Verdict.NOT_READY, (Failing(Rule.URGENT_OBSTACLES, 1),)),
        (
            standing(critical=3, urgent=1, milestones=7, overdue=2),
            Verdict.NOT_READY,
            (
                Failing(Rule.OVERDUE_CRITICAL, 3),
                Failing(Rule.URGENT_OBSTACLES, 1),
                Failing(Rule.MILESTONES_OPEN, 7),
                Failing(Rule.OVERDUE, 2),
            ),
        ),
    ],
)
def test_a_verdict_names_every_rule_that_fails(judged, verdict, failing):
    judgement = judge(judged)

    assert (judgement.verdict, judgement.failing) == (verdict, failing)


@given(overdue=NUMBERS, critical=NUMBERS, urgent=NUMBERS, milestones=NUMBERS)
def test_more_trouble_never_makes_a_better_verdict(overdue, critical, urgent, milestones):
    order = [Verdict.READY, Verdict.ALMOST_READY, Verdict.NOT_READY]
    trouble = {"overdue": overdue, "critical": critical, "urgent": urgent, "milestones": milestones}
    before = order.index(judge(standing(**trouble)).verdict)

    for name in trouble:
        after = order.index(judge(standing(**{**trouble, name: trouble[name] + 1})).verdict)
        assert after >= before


def test_milestones_end_three_days_before_the_opening():
    assert milestone_day(date(2015, 10, 20)) == date(2015, 10, 17)
