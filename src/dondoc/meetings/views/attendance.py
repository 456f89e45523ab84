"""Who is called, who says they come, who came."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.meetings import access
from dondoc.meetings.actions import attendance as actions
from dondoc.meetings.enums import Attending
from dondoc.meetings.forms import AnnounceForm, Ticks, marks_from
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.attendance import attendance_of, choices_for, seat_of_key, with_typed
from dondoc.meetings.views.frame import crumbs_of, url_of
from dondoc.meetings.views.meetings import called_page
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.errors import Clash
from dondoc.web.pages import render

HOLD = Permission.HOLD_MEETINGS


@require_http_methods(["GET", "HEAD", "POST"])
def called(request: HttpRequest, number: int) -> HttpResponse:
    """Choose who is called."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    groups = choices_for(seat, meeting)
    if request.method == "POST":
        ticks = Ticks.read(request.POST, groups)
        places = [place for key in ticks.seat_keys if (place := seat_of_key(seat, key)) is not None]
        try:
            added, dropped = actions.choose_called(
                meeting=meeting,
                agency_ids=ticks.agency_ids,
                seats=places,
                removed_ids=ticks.removed_ids,
                by_id=seat.user.pk,
                now=seat.now,
            )
        except ActionRefused as refused:
            messages.warning(request, str(refused))
        else:
            words = _("Đã thêm %(added)s, bỏ %(dropped)s trong thành phần dự họp.")
            messages.success(request, words % {"added": added, "dropped": dropped})
        return redirect(url_of(seat, "meeting", number) + "#attendance")
    called_keys = sorted({one.key for group in groups for one in group.choices if one.is_called})
    context = {
        "meeting": meeting,
        "called_count": len(called_keys),
        "agenda_group": next((group for group in groups if group.key == "agenda"), None),
        "groups": [group for group in groups if group.key != "agenda"],
        "shown": ",".join(called_keys),
        "crumbs": crumbs_of(seat, meeting),
    }
    return render(request, "meetings/called.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, number: int) -> HttpResponse:
    """Show who came; POST writes the list down. `next`: the tab to go back to."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number, HOLD if request.method == "POST" else None)
    if request.method != "POST":
        return _list_page(request, meeting)
    marks = marks_from(request.POST)
    act = partial(
        actions.note_attendance, meeting=meeting, marks=marks, rest_as_announced=request.POST.get("act") == "rest"
    )
    try:
        clashes = act(by_id=seat.user.pk, now=seat.now)
    except ActionRefused as refused:
        return _list_page(request, meeting, marks=marks, problem=str(refused), wrong=refused.field, status=422)
    if clashes:
        return _list_page(request, meeting, marks=[clash.mine for clash in clashes], clashes=clashes, status=409)
    messages.success(request, _("Đã lưu điểm danh: %(sentence)s.") % {"sentence": attendance_of(meeting).sentence})
    back = "during" if request.POST.get("next") == "during" else "attendance"
    return redirect(url_of(seat, back, number))


@require_POST
def announce(request: HttpRequest, number: int, attendee_id: int) -> HttpResponse:
    """Write down who comes for an agency, or whom it sends instead."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number)
    row = access.own_attendee_for(seat, meeting, attendee_id)
    form = AnnounceForm(request.POST, auto_id=f"own{row.pk}_%s")
    if form.is_valid():
        given = form.cleaned_data
        act = partial(
            actions.announce,
            attendee=row,
            expected_ver=given["ver"],
            state=Attending(given["state"]),
            name=given["name"],
        )
        try:
            if carry_out(form, lambda: act(by_id=seat.user.pk, now=seat.now)):
                messages.success(request, _("Đã báo Tổ giúp việc. Có thay đổi thì báo lại tại đây."))
                return redirect(url_of(seat, "meeting", number))
        except StaleVersion as stale:
            stale.current.state, stale.current.name = stale.current.announced, stale.current.announced_name
            title = _("Người khác của cơ quan vừa báo trước")
            back = url_of(seat, "meeting", number)
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=back)
    return called_page(request, meeting, forms={row.pk: form}, status=422)


def _list_page(request: HttpRequest, meeting: Meeting, *, marks=(), clashes=(), problem="", wrong="", status=200):
    seat: Seat = request.seat
    shown = attendance_of(meeting)
    context = {
        "meeting": meeting,
        "attendance": with_typed(shown, {mark.attendee_id: (mark.state, mark.came) for mark in marks}),
        "clashes": [
            Clash(
                str(clash.attendee.agency or clash.attendee.function_title),
                _words(clash.mine.state, clash.mine.came),
                _words(clash.attendee.state, clash.attendee.came),
            )
            for clash in clashes
        ],
        "next": "during" if request.POST.get("next") == "during" else "",
        "problem": problem,
        "wrong": wrong,
        "may_hold": access.may_hold(seat),
        "base": url_of(seat, "meeting", meeting.number),
        "crumbs": crumbs_of(seat, meeting),
    }
    return render(request, "meetings/attendance_page.html", context, status=status)


def _words(state: str, came: str) -> str:
    return ": ".join(filter(None, [str(Attending(state).label), came]))
