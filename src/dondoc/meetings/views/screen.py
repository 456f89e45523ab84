"""The projector of a meeting: what was agreed, and nothing else."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_GET

from dondoc.meetings import access
from dondoc.meetings.line_words import words_of
from dondoc.meetings.queries.live import shown_of
from dondoc.people.access import Seat
from dondoc.web.pages import render


@require_GET
def screen(request: HttpRequest, number: int) -> HttpResponse:
    """Show the room what it agreed to. Asked again by its script, it answers 304 while nothing changed."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number)
    tag = f'W/"screen-{meeting.words_ver}-{meeting.state}"'
    part = request.GET.get("part") == "board"
    if part and request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    shown = shown_of(meeting, now=seat.now)
    lines = [{"row": line.row, "words": words_of(line.read)} for line in shown.lines]
    context = {"meeting": meeting, "shown": shown, "lines": lines}
    name = "meetings/screen.html#board" if part else "meetings/screen.html"
    response = render(request, name, context)
    response["ETag"] = tag
    return response
