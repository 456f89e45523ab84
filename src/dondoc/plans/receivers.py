"""What is told elsewhere: a plan about to be taken out, and an agency whose work another one carries on."""

from typing import Any

from django.dispatch import receiver

from dondoc.people import signals as people_signals
from dondoc.plans import signals
from dondoc.plans.actions.cascade import pass_on_filings, refuse_begun_filings


@receiver(signals.plan_withdrawn, dispatch_uid="plans.refuse_begun_filings")
def keep_own_plans(*, plan: Any, **_: Any) -> None:
    """Refuse to take a plan out once an agency has begun with its own."""
    refuse_begun_filings(plan=plan)


@receiver(people_signals.agency_succeeded, dispatch_uid="plans.pass_on_filings")
def pass_on(*, agency: Any, successor: Any, by_id: int | None, now: Any, **_: Any) -> None:
    """Give the own plans an agency still owes to its successor."""
    pass_on_filings(agency=agency, successor=successor, by_id=by_id, now=now)
