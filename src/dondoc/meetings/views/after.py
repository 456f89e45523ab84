"""The tab of what follows from a meeting: its notice, its work, and who has it in hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.archive.enums import OutgoingState
from dondoc.meetings import access
from dondoc.meetings.actions.notice import draft_notice, keep_as_drafted, redraft_notice
from dondoc.meetings.models import MeetingNotice
from dondoc.meetings.queries.after import conclusion_rows
from dondoc.meetings.queries.notices import coverage, notices_of
from dondoc.meetings.views.frame import url_of, workspace
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_in

HOLD = Permission.HOLD_MEETINGS


@require_GET
def after(request: HttpRequest, number: int) -> HttpResponse:
    """Show what the meeting concluded and what became of it."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number)
    rows = conclusion_rows(meeting)
    notices = notices_of(meeting.pk)
    first = next((one for one in notices if one.corrects_id is None), None)
    issued = first if first is not None and first.outgoing.state == OutgoingState.ISSUED else None
    context = {
        **workspace(seat, meeting, "after"),
        "rows": rows,
        "notice": first,
        "issued": issued,
        "corrections": [one for one in notices if one.corrects_id is not None],
        "coverage": coverage(issued, today=seat.today) if issued else None,
        "figures": _figures(rows),
    }
    return render(request, "meetings/after.html", context)


@require_POST
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Write the notice from the conclusions, and go to check it."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number, HOLD)
    try:
        draft_notice(meeting=meeting, by_id=seat.user.pk, now=seat.now)
    except ActionRefused as refused:
        messages.warning(request, str(refused))
        return redirect(url_of(seat, "after", number))
    return redirect(url_of(seat, "check", number))


@require_POST
def redraft(request: HttpRequest, number: int) -> HttpResponse:
    """Write the draft anew from the conclusions, or stand by it as it is."""
    seat: Seat = request.seat
    notice: MeetingNotice = access.drafted_notice_for(seat, number)
    act = keep_as_drafted if request.POST.get("act") == "keep" else redraft_notice
    try:
        act(notice=notice, expected_ver=number_in(request.POST, "ver"), by_id=seat.user.pk, now=seat.now)
        messages.success(request, _("Dự thảo đã khớp với kết luận."))
    except StaleVersion:
        messages.warning(request, _("Dự thảo vừa được người khác sửa. Xem lại bản mới dưới đây."))
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    return redirect(url_of(seat, "check", number))


def _figures(rows: list[Any]) -> dict[str, int]:
    tasks = [task for row in rows for task in row.tasks]
    done = sum(row.done_count for row in rows)
    return {
        "conclusions": sum(row.number is not None for row in rows),
        "new_tasks": sum(task.is_new for task in tasks),
        "done": done,
        "open": len(tasks) - done,
        "open_conclusions": sum(row.is_open for row in rows),
    }
