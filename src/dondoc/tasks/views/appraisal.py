"""What waits for an appraiser, and the verdict."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.people.access import Seat
from dondoc.people.editing import carry_out
from dondoc.people.queries import name_of_last_editor
from dondoc.tasks.access import appraisal_queue_for, task_for
from dondoc.tasks.actions.appraise import give_verdict
from dondoc.tasks.enums import Need, Verdict
from dondoc.tasks.forms_work import VerdictForm
from dondoc.tasks.queries.work import appraisal_queue, own_appraising_part, queue_rows
from dondoc.tasks.views.tabs import tabs
from dondoc.tasks.views.task import task_page
from dondoc.web.db import StaleVersion
from dondoc.web.errors import Clash, conflict
from dondoc.web.pages import render

PAGE_ROWS = 50


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a verdict, the longest wait first."""
    seat: Seat = request.seat
    appraisal_queue_for(seat)
    page = Paginator(appraisal_queue(seat), PAGE_ROWS).get_page(request.GET.get("page"))
    rows = queue_rows(list(page.object_list), today=seat.today)
    context = {"page": page, "rows": rows, "tabs": tabs(seat, "tasks:appraisal")}
    return render(request, "tasks/appraisal.html", context)


@require_POST
def verdict(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the verdict of the own appraising agency: the pressed button says which."""
    seat: Seat = request.seat
    found = task_for(seat, code, Need.APPRAISE)
    form = VerdictForm(request.POST, today=seat.today)
    if form.is_valid():
        said = Verdict.PASSED if request.POST.get("act") == Verdict.PASSED else Verdict.RETURNED
        returned = said == Verdict.RETURNED
        act = partial(
            give_verdict,
            task=found,
            agency_id=own_appraising_part(seat, found).agency_id,
            verdict=said,
            points=form.cleaned_data["points"] if returned else (),
            new_due_on=form.cleaned_data["new_due_on"] if returned else None,
            note=form.cleaned_data["note"],
            instance_id=form.cleaned_data["instance_id"],
            expected_ver=form.cleaned_data["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        try:
            done = carry_out(form, act)
        except StaleVersion as stale:
            return _clash(request, form, stale, said)
        if done:
            messages.success(request, _("Đã ghi kết luận: %(verdict)s.") % {"verdict": said.label})
            return redirect(reverse("tasks:appraisal", args=[seat.congress.slug]))
    return task_page(request, found, form=form, status=422)


def _clash(request: HttpRequest, form: VerdictForm, stale: StaleVersion, said: Verdict) -> HttpResponse:
    seat: Seat = request.seat
    current = stale.current
    return conflict(
        request,
        title=_("Nhiệm vụ vừa được cập nhật ở nơi khác"),
        clashes=[
            Clash(_("Kết luận và trạng thái"), str(said.label), current.get_state_display()),
            Clash(_("Điểm cần bổ sung"), "\n".join(form.cleaned_data["points"]), ""),
        ],
        saved_by=name_of_last_editor(congress_id=seat.congress.pk, target=current) or _("người khác"),
        current_ver=current.ver,
        back_url=reverse("tasks:task", args=[seat.congress.slug, current.code]),
    )
