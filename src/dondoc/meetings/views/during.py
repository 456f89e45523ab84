"""The tab «Trong»: where conclusions are typed, what the line being typed means, the point the room is at."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_POST

from dondoc.meetings import access
from dondoc.meetings.actions.conclusions import point_at
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.line_forms import LineForm
from dondoc.meetings.line_words import shown, words_of
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.after import is_announced
from dondoc.meetings.queries.agenda import items_of, standing_item
from dondoc.meetings.queries.live import FRAME_SECONDS, Point, frame_of, points_of
from dondoc.meetings.rules.locking import lock_of
from dondoc.meetings.views.frame import url_of, workspace
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Permission
from dondoc.web.pages import render
from dondoc.web.posted import number_in

HOLD = Permission.HOLD_MEETINGS
# Typed words, not words of the page: they are read, so they are not translated.
CLASSES_OFFERED = (
    "các cơ quan, đơn vị", "các sở, ban, ngành", "các huyện, thành phố", "các xã, phường", "các đoàn thể",
    "các doanh nghiệp",
)  # fmt: skip


@require_GET
def during(request: HttpRequest, number: int) -> HttpResponse:
    """Show the agenda, the input, and what was concluded so far."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number)
    return page(request, seat, meeting)


@require_POST
def typed(request: HttpRequest, number: int) -> HttpResponse:
    """Say what the line being typed means; asked by POST, so that no log of addresses holds what is said."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number, HOLD)
    kind = request.POST.get("kind", "")
    chosen = ConclusionKind(kind) if kind in ConclusionKind.values else None
    read = frame_of(meeting, seconds_old=FRAME_SECONDS).read(request.POST.get("line", "")[:4000], chosen)
    return HttpResponse(render_to_string("meetings/during.html#typed", {"read": words_of(read)}))


@require_POST
def point(request: HttpRequest, number: int) -> HttpResponse:
    """Note the point of the agenda the room is at."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number, HOLD)
    item = standing_item(meeting, number_in(request.POST, "item"))
    try:
        point_at(meeting=meeting, agenda_item=item)
    except ActionRefused as refused:
        if wants_json(request):
            return JsonResponse({"sentence": str(refused)}, status=422)
        messages.warning(request, str(refused))
    if wants_json(request):
        return JsonResponse({"words_ver": meeting.words_ver})
    return redirect(url_of(seat, "during", meeting.number))


def page(request: HttpRequest, seat: Seat, meeting: Meeting, form: LineForm | None = None) -> HttpResponse:
    """Return the page, with a form that was refused when there is one."""
    points = points_of(meeting)
    current = next((one for one in points if one.is_current), points[-1])
    here = str(current.item.pk) if current.item else ""
    is_open = lock_of(meeting_state=meeting.state, notice_issued=is_announced(meeting.pk)) is None
    may_type = access.may_hold(seat) and is_open
    context = workspace(seat, meeting, "during") | {
        "points": [_shown_point(one) for one in points],
        "current": current,
        "may_type": may_type,
        "is_open": is_open,
        "entry": (form or LineForm(items=items_of(meeting), initial={"item": here})) if may_type else None,
        "names": names_for(meeting) if may_type else [],
        "form": form,
    }
    return render(request, "meetings/during.html", context, status=422 if form else 200)


def names_for(meeting: Meeting) -> list[tuple[str, str]]:
    """Return the names offered behind a mark: of the agencies that exist, with their short names, and of classes."""
    known = frame_of(meeting, seconds_old=FRAME_SECONDS).names.agencies.values()
    agencies = [(one.name, one.short_name) for one in known if not one.is_gone]
    return agencies + [(words, "") for words in CLASSES_OFFERED]


def wants_json(request: HttpRequest) -> bool:
    """Say whether the script of the page asks, not a form."""
    return "application/json" in request.headers.get("Accept", "")


def _shown_point(point: Point) -> dict[str, Any]:
    return {
        "item": point.item,
        "number": point.number,
        "is_current": point.is_current,
        "standing": point.standing,
        "lines": [shown(line) for line in point.lines],
    }
