"""The register of plans, and one plan in its own outline."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dondoc.people.enums import Permission
from dondoc.plans import access, filing_queries, queries
from dondoc.web.db import new_instance_id
from dondoc.web.pages import render
from dondoc.web.replicas import may_lag

LATE_SHOWN = 10


@require_GET
@may_lag
def plan_list(request: HttpRequest) -> HttpResponse:
    """Show the plans in force."""
    seat = request.seat
    seat.require(Permission.SEE_ALL)
    context = {
        "plans": queries.plan_rows(seat.congress.pk),
        "may_take_in": seat.may(Permission.TAKE_IN_PLANS),
    }
    return render(request, "plans/list.html", context)


@require_GET
@may_lag
def plan_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one plan: its paper, and its items by section."""
    seat = request.seat
    plan = access.plan_for(seat, code)
    rows = queries.item_rows(plan.pk)
    may_take_in = seat.may(Permission.TAKE_IN_PLANS)
    versions = queries.version_summary(plan.pk)
    own_plans = filing_queries.cascade_of(plan, today=seat.today, items=[row.item for row in rows])
    context = {
        "plan": plan,
        "sections": queries.sections(rows),
        "item_count": len(rows),
        "without_lead": [row for row in rows if not row.lead],
        "may_take_in": may_take_in,
        "version_count": versions.count,
        "under_review": versions.under_review if may_take_in else None,
        "may_undo": may_take_in and versions.count < 2 and _may_be_undone(plan.intake, now=seat.now),
        "own_plans": own_plans,
        "own_plan_rows": own_plans.late[:LATE_SHOWN],
        "may_open_filings": seat.may(Permission.FOLLOW_FILINGS),
        "may_draft": seat.may(Permission.ISSUE_PAPERS),
        "instance_id": new_instance_id(),
    }
    return render(request, "plans/plan.html", context)


def _may_be_undone(intake: Any, *, now: datetime) -> bool:
    """Say whether a plan can still be taken out whole: for some hours after it was taken in."""
    return intake.undo_until is not None and now <= intake.undo_until
