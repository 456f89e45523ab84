"""Names and days of the congress. Another opening day says first what moves with it."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.congress.actions.setup import change_setup, planned_moves
from dondoc.congress.forms import SetupForm
from dondoc.congress.rules.programme import Move
from dondoc.congress.views.frame import tabs, url_of
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render

_CHANGED = ("name", "short_name", "host_name", "opening_on", "closing_on")


@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Show names and days; POST saves them, after a look at what moves when the days change."""
    seat: Seat = request.seat
    seat.require(Permission.EDIT_CONGRESS)
    first = {name: getattr(seat.congress, name) for name in ("ver", *_CHANGED)}
    form = SetupForm(request.POST or None, seat=seat, initial=first)
    if request.method == "POST" and form.is_valid():
        moves = _moves(seat, form)
        if moves and not form.cleaned_data["confirmed"]:
            return render(request, "congress/setup_check.html", _check(request, seat, moves))
        try:
            done = carry_out(form, partial(_change, seat, form))
        except StaleVersion as stale:
            title = _("Thông tin đại hội vừa được người khác sửa")
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=request.path)
        if done:
            messages.success(request, _("Đã lưu thông tin đại hội."))
            return redirect(request.path)
    context = {"form": form, "tabs": tabs(seat, "congress:setup")}
    return render(request, "congress/setup.html", context, status=422 if form.errors else 200)


def _moves(seat: Seat, form: SetupForm) -> list[Move]:
    typed = form.cleaned_data
    return planned_moves(
        seat.congress.pk,
        before=(seat.congress.opening_on, seat.congress.closing_on),
        after=(typed["opening_on"], typed["closing_on"]),
        whole_programme=typed["moves_programme"] != "days",
    )


def _change(seat: Seat, form: SetupForm) -> None:
    change_setup(
        congress=seat.congress,
        expected_ver=form.cleaned_data["ver"],
        changes={name: form.cleaned_data[name] for name in _CHANGED},
        whole_programme=form.cleaned_data["moves_programme"] != "days",
        by_id=seat.user.pk,
        now=seat.now,
    )


def _check(request: HttpRequest, seat: Seat, moves: list[Move]) -> dict:
    kept = [(name, value) for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken", "confirmed"}]
    return {
        "moves": moves,
        "kept": kept,
        "crumbs": [{"label": _("Thông tin đại hội"), "url": url_of(seat, "congress:setup")}],
    }
