"""The agenda: proposals to tick, points typed by hand, their order."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.meetings import access
from dondoc.meetings.actions import agenda as actions
from dondoc.meetings.enums import AgendaKind
from dondoc.meetings.forms import ChangedItemForm, NewItemForm
from dondoc.meetings.models import AgendaItem, Meeting
from dondoc.meetings.queries.agenda import Agenda, agenda_of, proposals_for, standing_of
from dondoc.meetings.rules.agenda import Proposal, compare
from dondoc.meetings.views.frame import crumbs_of, refusal_of, url_of, workspace
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_in

HOLD = Permission.HOLD_MEETINGS


@require_http_methods(["GET", "HEAD", "POST"])
def proposals(request: HttpRequest, number: int) -> HttpResponse:
    """Show what the figures propose; POST takes what is ticked."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    proposed = proposals_for(seat, meeting)
    if request.method == "POST":
        return _take(request, meeting, proposed)
    standing = standing_of(meeting)
    beside = compare(proposed, standing)
    context = {
        "meeting": meeting,
        "base": url_of(seat, "meeting", number),
        "crumbs": crumbs_of(seat, meeting),
        "groups": _by_kind(beside.new),
        "beside": beside,
        "gone": [{"about": about, "title": standing[about].title} for about in beside.gone],
        "minutes": sum(one.minutes for one in beside.new),
    }
    return render(request, "meetings/proposals.html", context)


def _take(request: HttpRequest, meeting: Meeting, proposed: list[Proposal]) -> HttpResponse:
    seat: Seat = request.seat
    ticked = set(request.POST.getlist("take"))
    wanted = [one for one in proposed if one.about in ticked]
    try:
        done = actions.take_proposals(
            meeting=meeting,
            proposals=wanted,
            gone=request.POST.getlist("drop"),
            by_id=seat.user.pk,
            now=seat.now,
        )
    except ActionRefused as refused:
        messages.warning(request, str(refused))
        return redirect(url_of(seat, "meeting", meeting.number))
    words = ngettext("Đã thêm %(count)s nội dung.", "Đã thêm %(count)s nội dung.", done.added) % {"count": done.added}
    messages.success(request, " ".join([words, *_also(done, outdated=len(ticked) - len(wanted))]))
    return redirect(url_of(seat, "meeting", meeting.number))


def _also(done: actions.Taken, *, outdated: int) -> list[str]:
    return [
        words % {"count": count}
        for words, count in (
            (_("%(count)s nội dung được cập nhật số liệu."), done.updated),
            (_("%(count)s nội dung đã bỏ."), done.removed),
            (_("%(count)s nội dung không còn lý do nên không thêm."), outdated),
        )
        if count
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def item_new(request: HttpRequest, number: int) -> HttpResponse:
    """Put a typed point on the agenda."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    form = NewItemForm(request.POST or None, seat=seat)
    if request.method == "POST" and form.is_valid():
        act = partial(actions.add_item, meeting=meeting, instance_id=form.cleaned_data["instance_id"], **form.values)
        if carry_out(form, lambda: act(by_id=seat.user.pk, now=seat.now)):
            messages.success(request, _("Đã thêm vào cuối chương trình."))
            return redirect(url_of(seat, "meeting", number) + "#agenda")
    words = {"title": _("Thêm nội dung"), "button": _("Thêm vào chương trình")}
    return _form_page(request, meeting, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, number: int, item_id: int) -> HttpResponse:
    """Change the words of a point."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    found = access.item_for(meeting, item_id)
    form = ChangedItemForm(request.POST or None, seat=seat, initial=_shown(found))
    if request.method == "POST" and form.is_valid():
        act = partial(actions.change_item, item=found, expected_ver=form.cleaned_data["ver"], changes=form.values)
        try:
            if carry_out(form, lambda: act(by_id=seat.user.pk, now=seat.now)):
                messages.success(request, _("Đã lưu."))
                return redirect(url_of(seat, "meeting", number) + "#agenda")
        except StaleVersion as stale:
            title = _("Nội dung vừa được người khác sửa")
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=request.path)
    return _form_page(request, meeting, form, {"title": _("Sửa nội dung"), "button": _("Lưu")})


@require_POST
def item_move(request: HttpRequest, number: int, item_id: int) -> HttpResponse:
    """Move a point one place up or down; the answer to a script is the agenda alone."""
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    found = access.item_for(meeting, item_id)
    act = partial(
        actions.move_item,
        item=found,
        expected_position=number_in(request.POST, "position"),
        step=-1 if request.POST.get("to") == "up" else 1,
    )
    refusal = refusal_of(lambda: act(by_id=seat.user.pk, now=seat.now))
    if request.htmx:
        agenda = agenda_of(meeting)
        context = workspace(seat, meeting, "meeting") | {"agenda": agenda, "said": refusal or _place(agenda, found)}
        return render(request, "meetings/agenda.html", context)
    if refusal:
        messages.warning(request, refusal)
    return redirect(url_of(seat, "meeting", number) + f"#item-{found.pk}")


@require_POST
def item_remove(request: HttpRequest, number: int, item_id: int) -> HttpResponse:
    """Take a point off the agenda."""
    words = _("Đã bỏ «%(title)s». Cần lại thì bấm «Đưa trở lại» dưới chương trình.")
    return _change_standing(request, number, item_id, actions.remove_item, words)


@require_POST
def item_restore(request: HttpRequest, number: int, item_id: int) -> HttpResponse:
    """Bring a point back."""
    return _change_standing(request, number, item_id, actions.restore_item, _("Đã đưa trở lại «%(title)s»."))


def _change_standing(
    request: HttpRequest, number: int, item_id: int, act: Callable[..., None], words: str
) -> HttpResponse:
    seat: Seat = request.seat
    meeting = access.meeting_for(seat, number, HOLD)
    found = access.item_for(meeting, item_id)
    asked = partial(act, item=found, expected_ver=number_in(request.POST, "ver"))
    refusal = refusal_of(lambda: asked(by_id=seat.user.pk, now=seat.now))
    if refusal:
        messages.warning(request, refusal)
    else:
        messages.success(request, words % {"title": found.title})
    return redirect(url_of(seat, "meeting", number) + "#agenda")


def _place(agenda: Agenda, found: AgendaItem) -> str:
    place = next((place for place, row in enumerate(agenda.items, start=1) if row.pk == found.pk), 0)
    words = _("%(title)s: thứ %(place)s trong %(count)s nội dung")
    return words % {"title": found.title, "place": place, "count": len(agenda.items)}


def _by_kind(proposed: list[Proposal]) -> list[dict[str, Any]]:
    return [
        {"label": AgendaKind(kind).label, "rows": list(rows)}
        for kind, rows in groupby(proposed, key=lambda one: one.kind)
    ]


def _form_page(request: HttpRequest, meeting: Meeting, form: Any, words: dict[str, str]) -> HttpResponse:
    context = {"form": form, "crumbs": crumbs_of(request.seat, meeting), "keep": f"meeting-item-{meeting.pk}", **words}
    return render(request, "meetings/one_form.html", context, status=422 if form.errors else 200)


def _shown(found: AgendaItem) -> dict[str, Any]:
    names = ("title", "presenter", "minutes", "note", "ver")
    return {name: getattr(found, name) for name in names} | {"agency": found.agency_id}
