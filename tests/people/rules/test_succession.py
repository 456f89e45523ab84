"""Which agency answers for another on a day."""

from datetime import date

import pytest

from dondoc.people.rules.succession import Span, SuccessionProblem, answering_agency, refuse_succession

MARCH = date(2025, 3, 1)
JULY = date(2025, 7, 1)
SPANS = {
    1: Span(valid_until=MARCH, successor_id=2),
    2: Span(valid_from=MARCH, valid_until=JULY, successor_id=3),
    3: Span(valid_from=JULY),
    4: Span(valid_until=MARCH),
    5: Span(valid_until=MARCH, successor_id=6),
    6: Span(valid_until=MARCH, successor_id=5),
    7: Span(),
}


@pytest.mark.parametrize(
    ("agency", "on", "answers"),
    [
        (1, date(2025, 2, 28), 1),
        (1, MARCH, 2),
        (1, date(2025, 6, 30), 2),
        (1, JULY, 3),
        (2, date(2025, 2, 28), None),
        (3, JULY, 3),
        (4, MARCH, None),
        (5, MARCH, None),
        (7, JULY, 7),
        (99, JULY, None),
    ],
)
def test_the_successor_alive_on_the_day_answers(agency, on, answers):
    assert answering_agency(agency, on=on, spans=SPANS) == answers


@pytest.mark.parametrize(
    ("agency", "successor", "on", "problem"),
    [
        (7, 7, MARCH, SuccessionProblem.ITSELF),
        (3, 1, date(2026, 1, 1), SuccessionProblem.CIRCLE),
        (7, 4, MARCH, SuccessionProblem.ENDED_BEFORE),
        (7, 3, MARCH, SuccessionProblem.BEGINS_LATER),
        (3, 7, JULY, SuccessionProblem.ENDS_BEFORE_IT_BEGAN),
        (7, 3, JULY, None),
        (7, 4, date(2025, 2, 28), None),
    ],
)
def test_a_succession_that_does_not_fit_is_refused(agency, successor, on, problem):
    assert refuse_succession(agency, successor_id=successor, on=on, spans=SPANS) is problem
