"""Papers written at the desk: the report of a period, and the notice that assigns the members of committees."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.archive.actions.contents import draft_content
from dondoc.archive.enums import PaperKind
from dondoc.archive.queries import default_body
from dondoc.congress.paper_queries import assignment_facts
from dondoc.congress.rules.assignment import assignment as write_assignment
from dondoc.desk.access import figures_for
from dondoc.desk.forms import PeriodForm
from dondoc.desk.queries import report as queries
from dondoc.desk.rules.report import report
from dondoc.journal.actions import SubmissionRefused
from dondoc.papers.layouts.content import Content
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission
from dondoc.web.db import new_instance_id
from dondoc.web.fields import OncePressed
from dondoc.web.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """Show the report of a period as it would read; POST makes it a draft, once, and opens it in the editor."""
    seat = figures_for(request.seat)
    if request.method == "POST":
        seat.require(Permission.ISSUE_PAPERS)
    form, from_, on = _asked(request)
    body = default_body(seat.congress.pk)
    content = None
    if body is not None:
        facts = queries.report_facts(seat, body=body, from_=from_, on=on, dated_on=seat.today)
        content = report(facts)
    if request.method == "POST" and form.is_valid() and content is not None:
        made: list[Any] = []
        if carry_out(form, lambda: made.append(_draft(seat, body, content, form))):
            return redirect("archive:draft", seat.congress.slug, made[0].pk)
    context = {
        "form": form,
        "body": body,
        "content": content,
        "from_": from_,
        "on": on,
        "earlier": queries.reports_of(seat.congress.pk, from_=from_, on=on),
        "may_draft": seat.may(Permission.ISSUE_PAPERS) and content is not None,
        "instance_id": new_instance_id(),
    }
    return render(request, "desk/reports.html", context, status=422 if form.errors else 200)


@require_POST
def assignment(request: HttpRequest) -> HttpResponse:
    """Draft the notice that assigns the members of the committees, once, and open it in the editor."""
    seat: Seat = request.seat
    seat.require(Permission.ISSUE_PAPERS)
    body = default_body(seat.congress.pk)
    form = OncePressed(request.POST)
    if body is None:
        messages.warning(request, _("Đại hội chưa đặt cơ quan ban hành văn bản nên chưa soạn được dự thảo."))
    elif form.is_valid():
        content = write_assignment(assignment_facts(seat.congress.pk, body=body.name))
        try:
            made = draft_content(
                body=body,
                content=content,
                kind=PaperKind.ASSIGNMENT,
                dated_on=seat.today,
                about=queries.ABOUT_MEMBERS,
                instance_id=form.cleaned_data["instance_id"],
                by_id=seat.user.pk,
                now=seat.now,
            )
        except SubmissionRefused:
            messages.warning(request, _("Biểu mẫu này đã được gửi với nội dung khác. Tải lại trang rồi bấm lại."))
        else:
            return redirect("archive:draft", seat.congress.slug, made.pk)
    return redirect("congress:committees", seat.congress.slug)


def _asked(request: HttpRequest) -> tuple[PeriodForm, date, date]:
    """Return the form with the period asked for, the usual one where nothing was or it cannot be read."""
    seat: Seat = request.seat
    given = request.POST if request.method == "POST" else request.GET
    usual = queries.usual_period(seat.today)
    is_asked = "on" in given or "from_" in given
    form = PeriodForm(given if is_asked else None, today=seat.today, initial={"from_": usual[0], "on": usual[1]})
    if is_asked and form.is_valid():
        return form, form.cleaned_data["from_"], form.cleaned_data["on"]
    return form, *usual


def _draft(seat: Seat, body: Any, content: Content, form: PeriodForm) -> Any:
    period = form.cleaned_data
    return draft_content(
        body=body,
        content=content,
        kind=PaperKind.REPORT,
        dated_on=seat.today,
        about=queries.about_of(from_=period["from_"], on=period["on"]),
        instance_id=period["instance_id"],
        by_id=seat.user.pk,
        now=seat.now,
    )
