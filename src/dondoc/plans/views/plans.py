"""The register of plans, and one plan in its own outline."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dondoc.people.enums import Permission
from dondoc.plans import access, queries
from dondoc.web.pages import render


@require_GET
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
def plan_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one plan: its paper, and its items by section."""
    seat = request.seat
    plan = access.plan_for(seat, code)
    rows = queries.item_rows(plan.pk)
    context = {
        "plan": plan,
        "sections": queries.sections(rows),
        "item_count": len(rows),
        "without_lead": [row for row in rows if not row.lead],
        "may_undo": seat.may(Permission.TAKE_IN_PLANS) and seat.now <= plan.intake.undo_until,
    }
    return render(request, "plans/plan.html", context)
