"""What agencies do on the page of a task: report, answer for their part, open the checklist, ask for a later date."""

from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive.sending import send_version
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.tasks.access import evidence_for, part_for, task_for
from dondoc.tasks.actions.appraise import open_points
from dondoc.tasks.actions.extensions import ask_extension
from dondoc.tasks.actions.parts import answer_part, put_in_charge
from dondoc.tasks.actions.reports import submit_report
from dondoc.tasks.enums import Need, PartState
from dondoc.tasks.forms_work import ExtensionForm, PartForm, PersonForm, TaskReportForm
from dondoc.tasks.models import Task
from dondoc.tasks.queries.work import own_lead_part
from dondoc.tasks.views.taking import take
from dondoc.tasks.views.task import task_page
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render

_BUTTONS = {
    "accept": PartState.ACCEPTED,
    "working": PartState.WORKING,
    "done": PartState.DONE,
    "refuse": PartState.REFUSED,
}


@require_POST
def report(request: HttpRequest, code: str) -> HttpResponse:
    """Take the report of a lead in and show its receipt."""
    seat: Seat = request.seat
    found = task_for(seat, code, Need.REPORT)
    part = own_lead_part(seat, found)
    form = TaskReportForm(request.POST, request.FILES)
    answer = form.answer(task_id=found.pk, agency_id=part.agency_id) if form.is_valid() else None
    status = 422
    if answer is not None:
        act = partial(
            submit_report,
            congress_id=seat.congress.pk,
            answers=[answer],
            instance_id=form.cleaned_data["instance_id"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        made, status = take(form, act)
        if made is not None:
            return redirect(reverse("tasks:receipt", args=[seat.congress.slug, made.code]))
    return task_page(request, found, form=form, status=status)


@require_POST
def part(request: HttpRequest, code: str) -> HttpResponse:
    """Keep what an agency says of its own part: taken, under way, done, not its business."""
    seat: Seat = request.seat
    found = task_for(seat, code)
    form = PartForm(request.POST)
    state = _BUTTONS.get(request.POST.get("act", ""))
    if form.is_valid() and state is not None:
        own = part_for(seat, found, form.cleaned_data["part"])
        act = partial(
            answer_part,
            part=own,
            state=state,
            reason=form.cleaned_data["reason"],
            expected_ver=form.cleaned_data["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        try:
            done = carry_out(form, act)
        except StaleVersion as stale:
            title = _("Phần việc vừa được cập nhật ở nơi khác")
            return clash_page(
                request, form, stale, congress_id=seat.congress.pk, title=title, back_url=_url(seat, found)
            )
        if done:
            messages.success(request, _said(state))
            weekly = reverse("tasks:report", args=[seat.congress.slug])
            return redirect(weekly if request.POST.get("back") == "report" else _url(seat, found))
    return task_page(request, found, form=form, status=422)


@require_POST
def points(request: HttpRequest, code: str) -> HttpResponse:
    """Open the checklist of what is still wanting."""
    seat: Seat = request.seat
    found = task_for(seat, code, Need.REPORT)
    open_points(task=found, by_id=seat.user.pk, now=seat.now)
    return redirect(_url(seat, found) + "#points")


@require_http_methods(["GET", "HEAD", "POST"])
def extension(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a later date."""
    seat: Seat = request.seat
    found = task_for(seat, code, Need.REPORT)
    part = own_lead_part(seat, found)
    form = ExtensionForm(request.POST or None, today=seat.today)
    if request.method == "POST" and form.is_valid():
        act = partial(
            ask_extension,
            task=found,
            agency_id=part.agency_id,
            by_id=seat.user.pk,
            now=seat.now,
            **form.cleaned_data,
        )
        if carry_out(form, act):
            messages.success(request, _("Đã gửi đề nghị gia hạn. Thư ký trả lời, kết quả hiện ở Thông báo."))
            return redirect(_url(seat, found))
    lead = _("Hạn gốc luôn được giữ trong hồ sơ; hạn mới có hiệu lực khi Tiểu ban đồng ý.")
    return one_form(request, found, form, title=_("Đề nghị gia hạn"), lead=lead, button=_("Gửi đề nghị gia hạn"))


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, code: str, part_id: int) -> HttpResponse:
    """Put a person in charge of the own agency's part."""
    seat: Seat = request.seat
    found = task_for(seat, code)
    own = part_for(seat, found, part_id)
    form = PersonForm(
        request.POST or None, agency_id=own.agency_id, initial={"ver": own.ver, "person": own.person_id or ""}
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["person"]
        act = partial(
            put_in_charge,
            part=own,
            person_id=int(chosen) if chosen else None,
            reason=form.cleaned_data["reason"],
            expected_ver=form.cleaned_data["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        try:
            act()
        except StaleVersion as stale:
            return _clash(request, form, stale, back_url=request.path)
        messages.success(request, _("Đã ghi người phụ trách."))
        return redirect(_url(seat, found))
    return one_form(request, found, form, title=_("Người phụ trách"), lead=own.agency.name, button=_("Lưu"))


@require_GET
def evidence(request: HttpRequest, code: str, evidence_id: int) -> HttpResponseBase:
    """Send a file that shows work was done, to those who see the task."""
    found = task_for(request.seat, code)
    return send_version(request, evidence_for(found, evidence_id).version)


def one_form(
    request: HttpRequest, found: Task, form: forms.Form, *, title: str, lead: str, button: str, grave: bool = False
) -> HttpResponse:
    """Return a page below a task that asks one thing."""
    seat: Seat = request.seat
    back = _url(seat, found)
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "button": button,
        "kind": "grave" if grave else "",
        "back": back,
        "subject": found,
        "today": seat.today,
        "crumbs": [
            {"label": _("Nhiệm vụ"), "url": reverse("tasks:list", args=[seat.congress.slug])},
            {"label": found.code, "url": back},
            {"label": title, "url": ""},
        ],
    }
    return render(request, "tasks/one_form.html", context, status=422 if form.errors else 200)


def _clash(request: HttpRequest, form: forms.Form, stale: StaleVersion, *, back_url: str) -> HttpResponse:
    title = _("Phần việc vừa được cập nhật ở nơi khác")
    return clash_page(request, form, stale, congress_id=request.seat.congress.pk, title=title, back_url=back_url)


def _url(seat: Seat, found: Task) -> str:
    return reverse("tasks:task", args=[seat.congress.slug, found.code])


def _said(state: PartState) -> str:
    return {
        PartState.ACCEPTED: _("Đã ghi: cơ quan nhận việc."),
        PartState.WORKING: _("Đã ghi: cơ quan đang làm phần việc."),
        PartState.DONE: _("Đã ghi: cơ quan đã xong phần việc."),
        PartState.REFUSED: _("Đã trả lại phần việc. Thư ký Tiểu ban nhận được lý do."),
    }[state]
