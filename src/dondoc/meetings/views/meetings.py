"""The list of meetings; call one, change it, call it off, begin it, close it; the tab «Trước»."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive.queries import default_body
from dondoc.meetings import access
from dondoc.meetings.actions import meetings as actions
from dondoc.meetings.enums import MeetingState
from dondoc.meetings.forms import AnnounceForm, ChangedMeetingForm, NewItemForm, NewMeetingForm
from dondoc.meetings.models import Attendee, Meeting
from dondoc.meetings.queries.agenda import agenda_of
from dondoc.meetings.queries.attendance import own_attendees
from dondoc.meetings.queries.before import before
from dondoc.meetings.queries.meetings import meeting_rows, place_of
from dondoc.meetings.queries.papers import papers_of
from dondoc.meetings.rules.meetings import next_step
from dondoc.meetings.views.frame import crumbs_of, list_crumbs, url_of, workspace
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import Permission, Role
from dondoc.people.queries import members_with_role
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_in

HOLD = Permission.HOLD_MEETINGS


@require_GET
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Show the next meeting, those to come and those that were."""
    seat: Seat = request.seat
    rows = meeting_rows(seat)
    to_come = [row for row in rows if row.state in (MeetingState.PREPARING, MeetingState.RUNNING)][::-1]
    context = {
        "next": to_come[0] if to_come else None,
        "to_come": to_come,
        "past": [row for row in rows if row not in to_come],
        "may_hold": access.may_hold(seat),
    }
    return render(request, "meetings/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: HttpRequest) -> HttpResponse:
    """Call a meeting."""
    seat: Seat = request.seat
    seat.require(HOLD)
    form = NewMeetingForm(request.POST or None, seat=seat, initial=_usual(seat))
    if request.method == "POST" and form.is_valid():
        made: list[Meeting] = []
        act = partial(actions.call_meeting, congress_id=seat.congress.pk, instance_id=form.cleaned_data["instance_id"])
        if carry_out(form, lambda: made.append(act(**form.values, by_id=seat.user.pk, now=seat.now))):
            messages.success(request, _("Đã lập cuộc họp."))
            return redirect("meetings:meeting", seat.congress.slug, made[0].number)
    context = {"form": form, "crumbs": list_crumbs(seat), "title": _("Lập cuộc họp"), "button": _("Lập cuộc họp")}
    return render(request, "meetings/one_form.html", context, status=422 if form.errors else 200)


@require_GET
def meeting(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is prepared before the meeting."""
    seat: Seat = request.seat
    found = access.meeting_for(seat, number)
    if not seat.sees_all:
        return called_page(request, found)
    held = before(found)
    context = workspace(seat, found, "meeting") | {
        "before": held,
        "agenda": held.agenda,
        "step": next_step(
            found.state,
            days_left=(timezone.localtime(found.starts_at).date() - seat.today).days,
            item_count=len(held.agenda.items),
            called_count=len(held.attendance.rows),
            told_count=held.told_count,
        ),
        "item_form": NewItemForm(seat=seat) if access.may_hold(seat) else None,
    }
    return render(request, "meetings/before.html", context)


def called_page(
    request: HttpRequest, found: Meeting, *, forms: Mapping[int, AnnounceForm] | None = None, status: int = 200
) -> HttpResponse:
    """Return the page of a meeting as an agency it calls sees it; forms: those that were sent and are wrong."""
    seat: Seat = request.seat
    wrong = forms or {}
    agenda = agenda_of(found)
    context = {
        "meeting": found,
        "place": place_of(found),
        "agenda": agenda,
        "own_points": [
            (place, item.title) for place, item in enumerate(agenda.items, start=1) if item.agency_id in seat.agency_ids
        ],
        "papers": papers_of(found),
        "own": [(row, wrong.get(row.pk) or _announcing(row)) for row in own_attendees(seat, found)],
        "base": url_of(seat, "meeting", found.number),
        "crumbs": list_crumbs(seat),
    }
    return render(request, "meetings/invited.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change when, where and under whom it is."""
    seat: Seat = request.seat
    found = access.meeting_for(seat, number, HOLD)
    form = ChangedMeetingForm(request.POST or None, seat=seat, initial=_shown(found))
    back = url_of(seat, "meeting", number)
    if request.method == "POST" and form.is_valid():
        act = partial(actions.change_meeting, meeting=found, expected_ver=form.cleaned_data["ver"])
        try:
            if carry_out(form, lambda: act(changes=form.values, by_id=seat.user.pk, now=seat.now)):
                messages.success(request, _("Đã lưu."))
                return redirect(back)
        except StaleVersion as stale:
            title = _("Cuộc họp vừa được người khác sửa")
            _as_typed(stale.current)
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=request.path)
    context = {
        "form": form,
        "crumbs": crumbs_of(seat, found),
        "title": _("Sửa thời gian, địa điểm"),
        "button": _("Lưu"),
    }
    return render(request, "meetings/one_form.html", context, status=422 if form.errors else 200)


@require_POST
def call_off(request: HttpRequest, number: int) -> HttpResponse:
    """Call the meeting off."""
    return _move(request, number, actions.call_off, _("Đã hoãn cuộc họp."), "meeting")


@require_POST
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Note that it has begun."""
    return _move(request, number, actions.begin_meeting, _("Cuộc họp đã bắt đầu."), "during")


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Note that it is over."""
    return _move(request, number, actions.close_meeting, _("Cuộc họp đã kết thúc."), "after")


def _move(request: HttpRequest, number: int, act: Callable[..., None], done: str, then: str) -> HttpResponse:
    seat: Seat = request.seat
    found = access.meeting_for(seat, number, HOLD)
    try:
        act(meeting=found, expected_ver=number_in(request.POST, "ver"), by_id=seat.user.pk, now=seat.now)
    except StaleVersion:
        messages.warning(request, _("Cuộc họp vừa được người khác sửa. Xem lại rồi bấm lần nữa nếu vẫn cần."))
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, done)
        return redirect(url_of(seat, then, number))
    return redirect(url_of(seat, "meeting", number))


def _announcing(row: Attendee) -> AnnounceForm:
    said = {"state": row.announced or None, "name": row.announced_name, "ver": row.ver}
    return AnnounceForm(initial=said, auto_id=f"own{row.pk}_%s")


def _usual(seat: Seat) -> dict[str, Any]:
    head = members_with_role(seat.congress.pk, Role.HEAD).first()
    return {
        "title": _("Họp Tiểu ban Tổ chức phục vụ Đại hội"),
        "chair": (head.function_title or head.user.function_title) if head else "",
        "body": default_body(seat.congress.pk),
    }


def _shown(found: Meeting) -> dict[str, Any]:
    _as_typed(found)
    names = ("title", "day_on", "starts", "ends", "place", "chair", "ver")
    return {name: getattr(found, name) for name in names} | {"venue": found.venue_id, "body": found.body_id}


def _as_typed(found: Meeting) -> None:
    """Give the meeting its times under the names of the form, for the form and for two texts side by side."""
    starts, ends = timezone.localtime(found.starts_at), found.ends_at and timezone.localtime(found.ends_at)
    found.day_on, found.starts, found.ends = starts.date(), starts.time(), ends.time() if ends else None
