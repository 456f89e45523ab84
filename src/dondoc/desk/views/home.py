"""The readiness board: on a desk or a phone, on the big screen, and marked as seen."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from django.views.decorators.http import require_GET, require_POST

from dondoc.desk import access, actions
from dondoc.desk.queries.home import SHORT_TABLE_ROWS, Board, board
from dondoc.desk.queries.own_plans import own_plans
from dondoc.people.access import Seat
from dondoc.web.pages import render
from dondoc.web.replicas import may_lag

SCREEN_ROWS = 7


@require_GET
@may_lag
def home(request: HttpRequest) -> HttpResponse:
    """Show the readiness board, or lead to the own work whoever has no figures to see."""
    seat: Seat = request.seat
    if access.starts_with_own_work(seat):
        return redirect("desk:mine", seat.congress.slug)
    if request.GET.get("screen") == "1":
        return redirect("desk:screen", seat.congress.slug)
    shown = board(seat)
    if shown.is_empty:
        return render(request, "desk/home_empty.html", {"board": shown})
    return render(request, "desk/home.html", {**_context(shown), "own_plans": own_plans(seat)})


@require_GET
@may_lag
def screen(request: HttpRequest) -> HttpResponse:
    """Show the board on the wall of a meeting room: dark, large, without anything to press."""
    seat = access.figures_for(request.seat)
    shown = board(seat)
    late_first = sorted(shown.streams, key=lambda stream: -stream.numbers.counts.open_overdue)
    context = {
        **_context(shown),
        "streams": late_first[:SCREEN_ROWS],
        "calls": shown.calls[:3],
        "stuck": shown.stuck[:3],
    }
    return render(request, "desk/screen.html", context, part="board")


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Mark the board as seen, as of the data time that stood on it."""
    seat = access.figures_for(request.seat)
    try:
        shown_at = parse_datetime(request.POST.get("shown_at", ""))
    except ValueError:
        shown_at = None
    if shown_at is None or is_naive(shown_at):
        shown_at = seat.now
    actions.mark_seen(congress_id=seat.congress.pk, user_id=seat.user.pk, shown_at=shown_at, now=seat.now)
    return redirect("desk:home", seat.congress.slug)


def _context(shown: Board) -> dict[str, object]:
    """Return what the templates show: the board, and the first rows of its long tables."""
    return {
        "board": shown,
        "streams": shown.streams,
        "stuck": shown.stuck[:SHORT_TABLE_ROWS],
        "calls": shown.calls[:SHORT_TABLE_ROWS],
        "milestone_until": shown.milestone_on + timedelta(days=1),
    }
