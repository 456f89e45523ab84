"""What the board says about the agencies' own plans: how many have issued, and who is late; one query."""

from dataclasses import dataclass

from dondoc.people.access import Seat
from dondoc.plans.filing_queries import PlanFilings, WithoutOwnPlan, filing_lines, summaries, without_own_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlans:
    """Own plans per plan, and the agencies that are late with theirs."""

    plans: tuple[PlanFilings, ...]
    late: tuple[WithoutOwnPlan, ...]


def own_plans(seat: Seat) -> OwnPlans:
    """Return what the agencies made of the plans, as of the day of the request."""
    lines = filing_lines(seat.congress.pk)
    return OwnPlans(
        plans=tuple(summaries(lines, today=seat.today)), late=tuple(without_own_plan(lines, today=seat.today))
    )
