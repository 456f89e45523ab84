"""The papers laid before a meeting."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive.sending import send_version
from dondoc.meetings import access
from dondoc.meetings.actions import papers as actions
from dondoc.meetings.forms import ChangedPaperForm, NewPaperForm
from dondoc.meetings.views.frame import crumbs_of, refusal_of, url_of
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_in

HOLD = Permission.HOLD_MEETINGS


@require_http_methods(["GET", "HEAD", "POST"])
def paper_new(request: HttpRequest, number: int) -> HttpResponse:
    """Upload a paper."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewPaperForm(*posted, meeting=meeting, initial={"agenda_item": request.GET.get("item")})
    file = form.read() if request.method == "POST" and form.is_valid() else None
    if file is not None:
        given = form.cleaned_data
        act = partial(
            actions.lay_paper,
            meeting=meeting,
            file=file,
            title=given["title"],
            agenda_item_id=form.agenda_item_id,
            instance_id=given["instance_id"],
        )
        if carry_out(form, lambda: act(by_id=seat.user.pk, now=seat.now)):
            messages.success(request, _("Đã thêm tài liệu."))
            return redirect(url_of(seat, "meeting", number) + "#papers")
    context = {"form": form, "crumbs": crumbs_of(seat, meeting), "title": _("Thêm tài liệu họp")}
    return render(request, "meetings/paper_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, number: int, paper_id: int) -> HttpResponse:
    """Change the title of a paper or the point it belongs to."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    found = access.paper_for(meeting, paper_id)
    shown = {"title": found.title, "agenda_item": found.agenda_item_id, "ver": found.ver}
    form = ChangedPaperForm(request.POST or None, meeting=meeting, initial=shown)
    if request.method == "POST" and form.is_valid():
        changes = {
            "title": form.cleaned_data["title"] or found.version.file_name,
            "agenda_item_id": form.agenda_item_id,
        }
        act = partial(actions.change_paper, paper=found, expected_ver=form.cleaned_data["ver"], changes=changes)
        try:
            if carry_out(form, lambda: act(by_id=seat.user.pk, now=seat.now)):
                messages.success(request, _("Đã lưu."))
                return redirect(url_of(seat, "meeting", number) + "#papers")
        except StaleVersion as stale:
            title = _("Tài liệu vừa được người khác sửa")
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=request.path)
    context = {"form": form, "crumbs": crumbs_of(seat, meeting), "title": _("Sửa tài liệu"), "button": _("Lưu")}
    return render(request, "meetings/one_form.html", context, status=422 if form.errors else 200)


@require_POST
def paper_move(request: HttpRequest, number: int, paper_id: int) -> HttpResponse:
    """Move a paper one place up or down."""
    step = -1 if request.POST.get("to") == "up" else 1
    given = {"expected_position": number_in(request.POST, "position"), "step": step}
    return _act(request, number, paper_id, partial(actions.move_paper, **given), "")


@require_POST
def paper_remove(request: HttpRequest, number: int, paper_id: int) -> HttpResponse:
    """Take a paper away from the meeting."""
    act = partial(actions.take_paper_away, expected_ver=number_in(request.POST, "ver"))
    return _act(request, number, paper_id, act, _("Đã bỏ tài liệu khỏi cuộc họp. Tệp vẫn còn trong kho."))


@require_GET
def paper_file(request: HttpRequest, number: int, paper_id: int) -> HttpResponseBase:
    """Send a paper to those who may know of the meeting, invited agencies too."""
    meeting = access.meeting_for(request.seat, number)
    return send_version(request, access.paper_for(meeting, paper_id).version)


def _act(request: HttpRequest, number: int, paper_id: int, act: partial, words: str) -> HttpResponse:
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    found = access.paper_for(meeting, paper_id)
    refusal = refusal_of(lambda: act(paper=found, by_id=seat.user.pk, now=seat.now))
    if refusal:
        messages.warning(request, refusal)
    elif words:
        messages.success(request, words)
    return redirect(url_of(seat, "meeting", number) + "#papers")
