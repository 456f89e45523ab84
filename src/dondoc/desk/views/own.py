"""The work of the own agency, and the search."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dondoc.desk.access import own_work_for
from dondoc.desk.queries.search import find
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.people.queries import agencies
from dondoc.plans.filing_queries import owed_by
from dondoc.tasks.queries.mine import own_tasks
from dondoc.web.pages import render

MOST_OPEN = 100
MOST_DONE = 10


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show what the own agency owes, the late work first."""
    seat = own_work_for(request.seat)
    groups = own_tasks(seat, most_open=MOST_OPEN, most_done=MOST_DONE)
    own = agencies(seat.congress.pk).filter(pk__in=seat.agency_ids)
    context = {
        "agencies": [agency.name for agency in own],
        "groups": groups,
        "open_count": sum(groups[name].count for name in ("overdue", "soon", "later")),
        "today": seat.today,
        "own_plans_owed": owed_by(seat.congress.pk, seat.agency_ids, today=seat.today),
        "may_report": seat.may(Permission.REPORT_WORK),
    }
    return render(request, "desk/mine.html", context)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Look for tasks, plans and agencies by words with or without marks."""
    seat: Seat = request.seat
    text = request.GET.get("q", "")
    return render(request, "desk/search.html", {"found": find(seat, text), "search_text": text, "today": seat.today})
