"""Bring a plan in: hand in the file to be read; give up a paper under review; take a plan out again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.archive import access as archive_access
from dondoc.archive import actions as archive
from dondoc.archive.actions import IntakeRefused
from dondoc.people.enums import Permission
from dondoc.plans.actions.intake import begin_intake, take_out
from dondoc.plans.forms import PaperForm
from dondoc.plans.handing_in import reading_of
from dondoc.web.db import new_instance_id
from dondoc.web.pages import render


@require_http_methods(["GET", "POST"])
def intake_new(request: HttpRequest) -> HttpResponse:
    """Show the form for a further plan, or read what was handed in."""
    seat = request.seat
    seat.require(Permission.TAKE_IN_PLANS)
    form = PaperForm(request.POST or None, request.FILES or None, initial={"instance_id": new_instance_id()})
    if request.method == "POST" and form.is_valid():
        reading = reading_of(form)
        if reading is not None:
            return _begin(request, form, reading)
    return render(request, "plans/intake_new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def intake_undo(request: HttpRequest, instance_id: str) -> HttpResponse:
    """Take a plan out again, whole."""
    seat = request.seat
    intake = archive_access.intake_for(seat, instance_id)
    try:
        take_out(intake=intake, by_id=seat.user.pk, now=seat.now)
    except IntakeRefused as refused:
        messages.error(request, str(refused))
        return redirect("plans:list", seat.congress.slug)
    messages.success(
        request, _("Đã hoàn tác: kế hoạch và các nhiệm vụ của nó không còn trên bảng. Tệp gốc vẫn được lưu.")
    )
    return redirect("plans:list", seat.congress.slug)


@require_POST
def intake_discard(request: HttpRequest, instance_id: str) -> HttpResponse:
    """Give up a paper under review."""
    seat = request.seat
    intake = archive_access.intake_for(seat, instance_id)
    try:
        archive.discard_intake(intake=intake, by_id=seat.user.pk, now=seat.now)
        messages.success(request, _("Đã bỏ tệp. Không có nhiệm vụ nào được tạo."))
    except IntakeRefused as refused:
        messages.error(request, str(refused))
    return redirect("plans:list", seat.congress.slug)


def _begin(request: HttpRequest, form: PaperForm, reading: Any) -> HttpResponse:
    seat = request.seat
    try:
        intake, is_new = begin_intake(
            congress=seat.congress,
            reading=reading,
            instance_id=form.cleaned_data["instance_id"],
            by_id=seat.user.pk,
            now=seat.now,
        )
    except IntakeRefused as refused:
        form.add_error(None, str(refused))
        return render(request, "plans/intake_new.html", {"form": form}, status=422)
    if not is_new:
        messages.info(request, _("Tệp này đã được tải lên trước đó. Đây là lần tải trước, không tạo bản thứ hai."))
    return redirect("plans:intake-review", intake.congress.slug, intake.instance_id)
