"""The tab of what follows from a meeting."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dondoc.meetings import access
from dondoc.meetings.views.frame import workspace
from dondoc.web.pages import render


@require_GET
def after(request: HttpRequest, number: int) -> HttpResponse:
    """Show what the meeting concluded and what became of it."""
    seat = request.seat
    meeting = access.workspace_for(seat, number)
    return render(request, "meetings/after.html", workspace(seat, meeting, "after"))
