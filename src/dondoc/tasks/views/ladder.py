"""The ladder of urging: read it, set a step."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import Permission
from dondoc.tasks.access import ladder_step_for
from dondoc.tasks.actions.ladder import change_step
from dondoc.tasks.models import LadderStep
from dondoc.tasks.queries.urging import ladder_of
from dondoc.tasks.urging_forms import StepForm
from dondoc.tasks.views.urging import tabs
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render


@require_GET
def ladder(request: HttpRequest) -> HttpResponse:
    """Show the steps and when each is taken."""
    seat: Seat = request.seat
    seat.require(Permission.MANAGE_CHANNELS)
    context = {"steps": ladder_of(seat.congress.pk), "tabs": tabs(seat, "tasks:urging-ladder")}
    return render(request, "tasks/urging_ladder.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, position: int) -> HttpResponse:
    """Show one step in its form; POST saves it."""
    seat: Seat = request.seat
    row = ladder_step_for(seat, position)
    form = _form(seat, row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        changes = {name: value for name, value in form.cleaned_data.items() if name != "ver"}
        common = {"congress_id": seat.congress.pk, "position": position, "by_id": seat.user.pk, "now": seat.now}
        act = partial(change_step, expected_ver=form.cleaned_data["ver"], changes=changes, **common)
        try:
            done = carry_out(form, act)
        except StaleVersion as stale:
            return _clash(request, form, stale)
        if done:
            messages.success(request, _("Đã lưu bậc đôn đốc."))
            return redirect(_ladder_url(seat))
    context = {"form": form, "row": row, "crumbs": [{"label": _("Bậc đôn đốc"), "url": _ladder_url(seat)}]}
    return render(request, "tasks/urging_step.html", context, status=422 if form.errors else 200)


def _form(seat: Seat, row: LadderStep, data: Any) -> StepForm:
    others = [one for one in ladder_of(seat.congress.pk) if one.is_used and one.position != row.position]
    below = max((one.offset_days for one in others if one.position < row.position), default=None)
    above = min((one.offset_days for one in others if one.position > row.position), default=None)
    shown = {name: getattr(row, name) for name in ("ver", "offset_days", "addressee", "channel", "is_used")}
    return StepForm(data, below=below, above=above, initial=shown)


def _clash(request: HttpRequest, form: StepForm, stale: StaleVersion) -> HttpResponse:
    title = _("«%(name)s» vừa được người khác sửa") % {"name": stale.current}
    congress_id = request.seat.congress.pk
    return clash_page(request, form, stale, congress_id=congress_id, title=title, back_url=request.path)


def _ladder_url(seat: Seat) -> str:
    return reverse("tasks:urging-ladder", args=[seat.congress.slug])
