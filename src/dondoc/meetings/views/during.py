"""The tab of the meeting itself."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dondoc.meetings import access
from dondoc.meetings.views.frame import workspace
from dondoc.web.pages import render


@require_GET
def during(request: HttpRequest, number: int) -> HttpResponse:
    """Show the meeting while it runs."""
    seat = request.seat
    meeting = access.workspace_for(seat, number)
    return render(request, "meetings/during.html", workspace(seat, meeting, "during"))
