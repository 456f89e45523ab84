"""Papers about plans as drafts: the plan written out, and the list of agencies without an own plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.archive.actions.contents import draft_content
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import default_body
from dondoc.journal.actions import SubmissionRefused
from dondoc.papers.layouts.content import Content
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.plans import access
from dondoc.plans.paper_queries import coverage_facts, plan_facts
from dondoc.plans.rules.papers import coverage_paper, plan_paper
from dondoc.web.fields import OncePressed


@require_POST
def plan_draft(request: HttpRequest, code: str) -> HttpResponse:
    """Draft the plan as a paper with its table of assignments, as its register stands now."""
    plan = access.plan_for(request.seat, code)
    return _draft(
        request,
        plan,
        PaperKind.PLAN,
        lambda body: plan_paper(plan_facts(plan, body=body, dated_on=request.seat.today)),
        back="plans:plan",
    )


@require_POST
def coverage_draft(request: HttpRequest, code: str) -> HttpResponse:
    """Draft the list of agencies that are late with their own plan."""
    plan = access.plan_for(request.seat, code)
    return _draft(
        request,
        plan,
        PaperKind.COVERAGE,
        lambda body: coverage_paper(coverage_facts(plan, body=body, on=request.seat.today)),
        back="plans:filings",
    )


def _draft(request: HttpRequest, plan: Any, kind: PaperKind, write: Any, *, back: str) -> HttpResponse:
    seat: Seat = request.seat
    seat.require(Permission.ISSUE_PAPERS)
    body = default_body(seat.congress.pk)
    form = OncePressed(request.POST)
    if body is None:
        messages.warning(request, _("Đại hội chưa đặt cơ quan ban hành văn bản nên chưa soạn được dự thảo."))
    elif form.is_valid():
        content: Content = write(body)
        try:
            made = draft_content(
                body=body,
                content=content,
                kind=kind,
                dated_on=seat.today,
                about=f"plans.plan:{plan.code}",
                instance_id=form.cleaned_data["instance_id"],
                by_id=seat.user.pk,
                now=seat.now,
            )
        except SubmissionRefused:
            messages.warning(request, _("Biểu mẫu này đã được gửi với nội dung khác. Tải lại trang rồi bấm lại."))
        else:
            return redirect("archive:draft", seat.congress.slug, made.pk)
    return redirect(back, seat.congress.slug, plan.code)
