"""Whom to urge first: one call settles all of an agency's late tasks, and a promise not yet broken can wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What an agency owes: late tasks not handed in, the worst delay, and the day it has promised, if any."""

    agency: str
    overdue: int
    worst_days: int
    promised_until: date | None = None


def promise_holds(*, promised_until: date | None, today: date) -> bool:
    """Say whether an agency may still keep its word, so that a call today would only disturb it."""
    return promised_until is not None and promised_until >= today


def urge_order(debts: Iterable[Debt], *, today: date) -> list[Debt]:
    """Order agencies that owe something: without a standing promise first, then by number of tasks and worst delay."""
    return sorted(
        (debt for debt in debts if debt.overdue > 0),
        key=lambda debt: (
            promise_holds(promised_until=debt.promised_until, today=today),
            -debt.overdue,
            -debt.worst_days,
            debt.agency,
        ),
    )
