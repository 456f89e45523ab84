"""An issued notice as an agency reads it, «Đã nhận», reminders, and the notice that sets it right."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive.enums import OutgoingState
from dondoc.archive.sending import send_version
from dondoc.meetings import access
from dondoc.meetings.actions.correction import draft_correction
from dondoc.meetings.actions.dispatch import acknowledge, urge_receivers
from dondoc.meetings.actions.notice import issue_notice
from dondoc.meetings.forms_correction import CorrectionForm
from dondoc.meetings.queries.correction import correctable
from dondoc.meetings.queries.notices import (
    coverage,
    file_of,
    file_roles,
    notice_by_id,
    notices_of,
    own_receipts,
    own_sentences,
    paper_blocks,
)
from dondoc.meetings.views.frame import list_crumbs, url_of
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_in, numbers_in


@require_GET
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Show a notice: what it gives the reader's agency first, then all of it; who has it, for the secretariat."""
    seat: Seat = request.seat
    found = access.notice_for(seat, notice_id)
    receipts = own_receipts(found, seat.agency_ids) if seat.agency_ids else []
    address = f"{settings.BASE_URL}{request.path}"
    context = {
        "notice": found,
        "outgoing": found.outgoing,
        "own": own_sentences(found, seat.agency_ids) if receipts else [],
        "receipts": receipts,
        "waits": seat.may(Permission.REPORT_WORK) and any(row.acknowledged_at is None for row in receipts),
        "blocks": paper_blocks(found),
        "files": file_roles(found),
        "coverage": coverage(found, today=seat.today, address=address) if seat.sees_all else None,
        "may_hold": access.may_hold(seat),
        "crumbs": list_crumbs(seat),
    }
    return render(request, "meetings/notice.html", context)


@require_POST
def notice_acknowledge(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Note that the reader's agencies have it in hand, or, by the secretariat, that one said so by telephone."""
    seat: Seat = request.seat
    found = access.notice_for(seat, notice_id)
    told = numbers_in(request.POST, "agency")
    receiving = told if told and access.may_hold(seat) else access.receiving_agencies(seat, found)
    acknowledge(notice=found, agency_ids=receiving, by_id=seat.user.pk, now=seat.now)
    messages.success(request, _("Đã ghi nhận cơ quan đã nhận thông báo."))
    return redirect(url_of(seat, "notice", notice_id))


@require_POST
def notice_urge(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Remind agencies that have not said they have it."""
    seat: Seat = request.seat
    found = access.notice_for(seat, notice_id)
    seat.require(Permission.URGE)
    wanted = numbers_in(request.POST, "agency")
    urged = urge_receivers(notice=found, agency_ids=wanted, by_id=seat.user.pk, now=seat.now)
    if urged:
        words = ngettext("Đã nhắc %(count)s cơ quan.", "Đã nhắc %(count)s cơ quan.", len(urged))
        messages.success(request, words % {"count": len(urged)})
    else:
        messages.info(request, _("Không nhắc thêm: mỗi cơ quan chưa nhận được nhắc mỗi ngày một lần."))
    return redirect(url_of(seat, "notice", notice_id))


@require_GET
def notice_file(request: HttpRequest, notice_id: int, role: str) -> HttpResponseBase:
    """Send a file of a notice to whoever may read it."""
    found = access.notice_for(request.seat, notice_id)
    version = file_of(found, role)
    if version is None:
        raise Http404
    return send_version(request, version)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Draft the notice that sets an issued one right, and issue it."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number, Permission.HOLD_MEETINGS)
    waiting = next(
        (one for one in notices_of(meeting.pk) if one.corrects_id and one.outgoing.state == OutgoingState.DRAFT), None
    )
    typed = request.POST if request.method == "POST" else None
    form = CorrectionForm(typed, seat=seat, conclusions=correctable(meeting))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if carry_out(
            form,
            lambda: draft_correction(
                meeting=meeting,
                changes=form.changes,
                reason=given["reason"],
                instance_id=given["instance_id"],
                by_id=seat.user.pk,
                now=seat.now,
            ),
        ):
            return redirect(url_of(seat, "correct", number))
    drafted = notice_by_id(seat.congress.pk, waiting.pk) if waiting else None
    context = {
        "form": form,
        "meeting": meeting,
        "waiting": drafted,
        "blocks": paper_blocks(drafted) if drafted else (),
        "crumbs": [*list_crumbs(seat), {"label": meeting.title, "url": url_of(seat, "after", number)}],
    }
    return render(request, "meetings/correct.html", context, status=422 if form.errors else 200)


@require_POST
def notice_issue(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Issue a drafted correction."""
    seat: Seat = request.seat
    found = access.drafted_for(seat, notice_id)
    try:
        issued = issue_notice(
            notice=found, expected_ver=number_in(request.POST, "ver"), by_id=seat.user.pk, now=seat.now
        )
    except StaleVersion:
        messages.warning(request, _("Dự thảo vừa được người khác sửa hoặc ban hành. Xem lại."))
        return redirect(url_of(seat, "after", found.meeting.number))
    except ActionRefused as refused:
        messages.warning(request, str(refused))
        return redirect(url_of(seat, "after", found.meeting.number))
    messages.success(request, _("Đã ban hành Thông báo %(symbol)s.") % {"symbol": issued.outgoing.symbol})
    return redirect(url_of(seat, "notice", issued.pk))
