"""Whom to urge first."""

from datetime import date

import pytest

from dondoc.desk.rules.urge_order import Debt, promise_holds, urge_order

TODAY = date(2015, 10, 8)
MANY = Debt(agency="many", overdue=5, worst_days=2)
LONG = Debt(agency="long", overdue=2, worst_days=20)
SHORT = Debt(agency="short", overdue=2, worst_days=1)
PROMISED = Debt(agency="promised", overdue=9, worst_days=30, promised_until=date(2015, 10, 9))
BROKEN = Debt(agency="broken", overdue=9, worst_days=30, promised_until=date(2015, 10, 7))
NOTHING = Debt(agency="nothing", overdue=0, worst_days=0)
TWIN = Debt(agency="a twin", overdue=2, worst_days=1)


@pytest.mark.parametrize(
    ("debts", "order"),
    [
        ([SHORT, LONG, MANY], [MANY, LONG, SHORT]),
        ([PROMISED, SHORT], [SHORT, PROMISED]),
        ([SHORT, BROKEN], [BROKEN, SHORT]),
        ([NOTHING], []),
        ([SHORT, TWIN], [TWIN, SHORT]),
    ],
)
def test_urge_order(debts, order):
    assert urge_order(debts, today=TODAY) == order


@pytest.mark.parametrize(
    ("promised_until", "holds"),
    [(None, False), (date(2015, 10, 7), False), (TODAY, True), (date(2015, 10, 9), True)],
)
def test_a_promise_holds_through_its_day(promised_until, holds):
    assert promise_holds(promised_until=promised_until, today=TODAY) is holds
