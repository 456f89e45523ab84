"""The letter of invitation, the text for a chat group, the date for calendars, and telling those who are called."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.archive.enums import PaperKind
from dondoc.archive.rendering import draft_file
from dondoc.archive.sending import send_version
from dondoc.meetings import access
from dondoc.meetings.actions.invite import draft_invitation, send_invitations
from dondoc.meetings.queries.attendance import attendees_of
from dondoc.meetings.queries.calendar import appointment_of
from dondoc.meetings.queries.invitation import invitation_for, issued_file, telling_of
from dondoc.meetings.rules.invitation import short_text
from dondoc.meetings.views.frame import crumbs_of, refusal_of, url_of
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.tasks.rules.calendar import calendar_file
from dondoc.web.pages import render
from dondoc.web.posted import number_in

HOLD = Permission.HOLD_MEETINGS
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def invitation(request: HttpRequest, number: int) -> HttpResponse:
    """Show the letter, the short text and who would be told."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    rows = attendees_of(meeting)
    given = invitation_for(seat, meeting, rows=rows)
    context = {
        "meeting": meeting,
        "given": given,
        "telling": telling_of(meeting, rows),
        "text": short_text(given),
        "base": url_of(seat, "meeting", number),
        "crumbs": crumbs_of(seat, meeting),
    }
    return render(request, "meetings/invitation.html", context)


@require_POST
def invitation_draft(request: HttpRequest, number: int) -> HttpResponse:
    """Write the letter into the register as a draft."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    given = invitation_for(seat, meeting)
    act = {"meeting": meeting, "invitation": given, "by_id": seat.user.pk, "now": seat.now}
    refusal = refusal_of(lambda: draft_invitation(**act))
    if refusal:
        messages.warning(request, refusal)
    else:
        messages.success(request, _("Đã soạn dự thảo giấy mời."))
    return redirect(url_of(seat, "invitation", number))


@require_POST
def invitation_send(request: HttpRequest, number: int) -> HttpResponse:
    """Tell the called agencies that were not told yet."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    told: list[int] = []
    act = {"meeting": meeting, "expected_ver": number_in(request.POST, "ver"), "by_id": seat.user.pk}
    refusal = refusal_of(lambda: told.append(send_invitations(**act, now=seat.now)))
    if refusal:
        messages.warning(request, refusal)
    else:
        messages.success(request, _("Đã báo %(count)s cơ quan.") % {"count": told[0]})
    return redirect(url_of(seat, "invitation", number))


@require_GET
def invitation_file(request: HttpRequest, number: int) -> HttpResponseBase:
    """Send the letter as a Word file: the one issued, or the draft as it stands."""
    meeting = access.meeting_for(request.seat, number, HOLD)
    issued = issued_file(meeting)
    if issued is not None:
        return send_version(request, issued)
    paper = access.letter_for(meeting)
    content = draft_file(from_plain(paper.content), body=paper.body, kind=PaperKind(paper.kind), ending="docx")
    response = HttpResponse(content, content_type=_WORD)
    response.headers["Content-Disposition"] = f'attachment; filename="giay-moi-{number}-du-thao.docx"'
    return response


@require_GET
def calendar(request: HttpRequest, number: int) -> HttpResponse:
    """Send the meeting as a calendar file; calendar programs replace the date they have by its newer sequence."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number)
    date = appointment_of(meeting, congress=seat.congress, now=seat.now)
    file = calendar_file(name=seat.congress.short_name or seat.congress.name, appointments=[date])
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="cuoc-hop-{number}.ics"'
    return response
