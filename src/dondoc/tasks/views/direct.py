"""What the secretariat does with a task: another date, other roles, taking it back; and what agencies ask of it."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.plans.enums import PartyRole
from dondoc.tasks.access import extension_for, requests_for, task_for
from dondoc.tasks.actions.extensions import cancel_task, change_deadline, settle_extension
from dondoc.tasks.actions.parts import change_party
from dondoc.tasks.enums import Need
from dondoc.tasks.forms_work import CancelForm, DeadlineForm, RolesForm, SettlementForm
from dondoc.tasks.models import Task
from dondoc.tasks.queries.requests import open_requests, refused_parts, three_numbers
from dondoc.tasks.queries.work import parts_of
from dondoc.tasks.views.tabs import tabs
from dondoc.tasks.views.work import one_form
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def due(request: HttpRequest, code: str) -> HttpResponse:
    """Give a task another date."""
    seat: Seat = request.seat
    found = task_for(seat, code, Need.DIRECT)
    form = DeadlineForm(request.POST or None, today=seat.today, initial={"ver": found.ver, "due_on": found.due_on})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        act = partial(
            change_deadline,
            task=found,
            new_due_on=given["due_on"],
            reason=given["reason"],
            expected_ver=given["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        answer = _done(request, found, form, act, _("Đã đổi hạn. Hạn gốc vẫn được giữ."))
        if answer is not None:
            return answer
    lead = _("Hạn gốc luôn được giữ và hiện gạch ngang bên cạnh hạn mới.")
    return one_form(request, found, form, title=_("Đổi hạn"), lead=lead, button=_("Đổi hạn"))


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: HttpRequest, code: str) -> HttpResponse:
    """Replace, take out or add an agency."""
    seat: Seat = request.seat
    found = task_for(seat, code, Need.DIRECT)
    parts = parts_of(found)
    form = RolesForm(
        request.POST or None,
        congress_id=seat.congress.pk,
        today=seat.today,
        parts=parts,
        initial={"ver": found.ver, "role": PartyRole.LEAD},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        coming = given["coming"]
        act = partial(
            change_party,
            task=found,
            leaving=next((part for part in parts if str(part.pk) == given["leaving"]), None),
            coming_id=coming.pk if coming else None,
            coming_name=f"{coming.name} {coming.short_name}" if coming else "",
            role=PartyRole(given["role"]),
            reason=given["reason"],
            expected_ver=given["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        answer = _done(request, found, form, act, _("Đã đổi vai các cơ quan."))
        if answer is not None:
            return answer
    lead = _("Chọn cả hai để thay, một trong hai để bớt hoặc thêm. Cơ quan cũ được giữ trong lịch sử.")
    return one_form(request, found, form, title=_("Đổi vai"), lead=lead, button=_("Đổi vai"))


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Take a task back."""
    seat: Seat = request.seat
    found = task_for(seat, code, Need.DIRECT)
    form = CancelForm(request.POST or None, initial={"ver": found.ver})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        act = partial(
            cancel_task,
            task=found,
            reason=given["reason"],
            expected_ver=given["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        answer = _done(request, found, form, act, _("Đã hủy nhiệm vụ. Các cơ quan chủ trì được báo."))
        if answer is not None:
            return answer
    lead = _("Nhiệm vụ đã hủy không còn được đếm; hồ sơ và nhật ký vẫn được giữ.")
    return one_form(request, found, form, title=_("Hủy nhiệm vụ"), lead=lead, button=_("Hủy nhiệm vụ"), grave=True)


@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """Show what agencies ask of the subcommittee: later dates, and parts they gave back."""
    seat: Seat = request.seat
    requests_for(seat)
    context = {
        "extensions": open_requests(seat),
        "refused": refused_parts(seat),
        "numbers": three_numbers(seat),
        "tabs": tabs(seat, "tasks:requests"),
        "today": seat.today,
    }
    return render(request, "tasks/requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def extension(request: HttpRequest, extension_id: int) -> HttpResponse:
    """Answer a request for a later date."""
    seat: Seat = request.seat
    asked = extension_for(seat, extension_id)
    form = SettlementForm(
        request.POST or None, today=seat.today, initial={"ver": asked.ver, "granted_on": asked.wanted_on}
    )
    if request.method == "POST" and form.is_valid():
        grants = request.POST.get("act") == "grant"
        given = form.cleaned_data
        act = partial(
            settle_extension,
            extension=asked,
            granted_on=given["granted_on"] or asked.wanted_on if grants else None,
            answer=given["answer"],
            expected_ver=given["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        words = _("Đã đồng ý gia hạn.") if grants else _("Đã trả lời không đồng ý gia hạn.")
        back = reverse("tasks:requests", args=[seat.congress.slug])
        answer = _done(request, asked.task, form, act, words, back=back)
        if answer is not None:
            return answer
    context = {"form": form, "asked": asked, "task": asked.task, "today": seat.today}
    return render(request, "tasks/extension.html", context, status=422 if form.errors else 200)


def _done(
    request: HttpRequest, found: Task, form: forms.Form, act: Any, words: str, *, back: str = ""
) -> HttpResponse | None:
    """Do it; return where to go afterwards or the page of a clash, None when it was refused."""
    seat: Seat = request.seat
    page = back or reverse("tasks:task", args=[seat.congress.slug, found.code])
    try:
        done = carry_out(form, act)
    except StaleVersion as stale:
        title = _("Nhiệm vụ vừa được cập nhật ở nơi khác")
        return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=page)
    if not done:
        return None
    messages.success(request, words)
    return redirect(page)
