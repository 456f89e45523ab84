"""Look at what was read of a paper: answer the doubtful places, correct rows, then take the plan in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.archive import access as archive_access
from dondoc.archive import actions as archive
from dondoc.archive.actions import IntakeRefused
from dondoc.archive.enums import IntakeState
from dondoc.people.queries import name_of_last_editor
from dondoc.plans import queries
from dondoc.plans.actions.intake import take_in
from dondoc.plans.actions.revision import take_as_revision
from dondoc.plans.proposing import propose
from dondoc.plans.reading import tree_in
from dondoc.plans.review import answers_from, clashing_answers, problems_in, review_of
from dondoc.web.db import StaleVersion
from dondoc.web.errors import Clash, conflict
from dondoc.web.pages import render
from dondoc.web.posted import number_of


@require_http_methods(["GET", "POST"])
def intake_review(request: HttpRequest, instance_id: str) -> HttpResponse:
    """Show what was read, the doubtful places open; POST keeps the answers, opens a row or takes the plan in."""
    seat = request.seat
    intake = archive_access.intake_for(seat, instance_id)
    if intake.state == IntakeState.CONFIRMED:
        return redirect("plans:plan", seat.congress.slug, queries.plan_by_intake(intake.pk).code)
    if intake.state != IntakeState.REVIEW:
        messages.info(request, _("Tệp này đã được bỏ hoặc hoàn tác. Tải lại tệp nếu vẫn cần."))
        return redirect("plans:list", seat.congress.slug)
    if request.method != "POST":
        return _page(request, intake, intake.answers)
    _draft, proposal = propose(intake=intake, congress=seat.congress, on=seat.today)
    answers = answers_from(request.POST, proposal.doubts, today=_day_of(intake), kept=intake.answers)
    problems = problems_in(request.POST, proposal.doubts, today=_day_of(intake))
    if problems:
        return _page(request, intake, answers, problems=problems, status=422)
    try:
        return _carry_out(request, intake, answers)
    except StaleVersion as stale:
        if stale.current.state != IntakeState.REVIEW:
            return redirect(request.path)
        return _clash(request, stale.current, answers, proposal.doubts)
    except IntakeRefused as refused:
        messages.error(request, str(refused))
        return redirect(request.path)


def _carry_out(request: HttpRequest, intake: Any, answers: dict[str, str]) -> HttpResponse:
    act = request.POST.get("act", "")
    ver = request.POST.get("ver", "")
    expected_ver = number_of(ver) or intake.ver
    if act == "take_in" and queries.version_of_intake(intake.pk) is None:
        return _take_in(request, intake, answers, expected_ver)
    archive.keep_answers(intake=intake, expected_ver=expected_ver, answers=answers)
    if act == "as_version" and (twin := queries.plan_of_symbol(intake.congress_id, _symbol(intake))):
        take_as_revision(plan=twin, intake=intake, now=request.seat.now)
    if act == "take_in":
        return redirect("plans:intake-changes", intake.congress.slug, intake.instance_id)
    return redirect(request.path + _place_after(act, request.POST.get("row", "")))


def _symbol(intake: Any) -> str:
    return intake.reading["draft"]["head"]["symbol"]


def _place_after(act: str, shown_row: str) -> str:
    """Return where on the page a person goes on: at the row to be opened, or at the one just saved."""
    row = act.removeprefix("edit-")
    if act.startswith("edit-") and number_of(row) is not None:
        return f"?row={row}#r{row}"
    return f"?rows=1#r{shown_row}" if number_of(shown_row) is not None else ""


def _take_in(request: HttpRequest, intake: Any, answers: dict[str, str], expected_ver: int) -> HttpResponse:
    seat = request.seat
    was_founding = intake.founds_congress
    _draft, proposal = propose(intake=intake, congress=seat.congress, answers=answers, on=seat.today)
    try:
        plan = take_in(
            intake=intake,
            proposal=proposal,
            by_id=seat.user.pk,
            now=seat.now,
            answers=answers,
            expected_ver=expected_ver,
        )
    except IntakeRefused as refused:
        messages.error(request, str(refused))
        return _page(request, archive_access.intake_for(seat, intake.instance_id), answers, status=422)
    messages.success(
        request,
        _("Đã tạo %(tasks)s nhiệm vụ từ %(plan)s. Hoàn tác được trong 24 giờ, tại trang kế hoạch.")
        % {"tasks": proposal.task_count, "plan": plan.symbol or plan.title},
    )
    if was_founding:
        return redirect("desk:home", seat.congress.slug)
    return redirect("plans:plan", seat.congress.slug, plan.code)


def _page(
    request: HttpRequest,
    intake: Any,
    answers: dict[str, str],
    *,
    problems: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    seat = request.seat
    draft, proposal = propose(intake=intake, congress=seat.congress, answers=answers, on=seat.today)
    row = request.POST.get("row") or request.GET.get("row", "")
    review = review_of(
        draft,
        proposal,
        warnings=intake.reading["warnings"],
        tree=tree_in(intake.reading),
        edited=number_of(row),
        posted=request.POST,
        problems=problems,
    )
    base = queries.version_of_intake(intake.pk)
    context = {
        "intake": intake,
        "review": review,
        "problems": problems,
        "base": base,
        "twin": queries.plan_of_symbol(seat.congress.pk, _symbol(intake)) if base is None else None,
        "shows_rows": bool(row or request.GET.get("rows")),
        "cancel_url": reverse("plans:intake-discard", args=[seat.congress.slug, intake.instance_id]),
    }
    return render(request, "plans/intake_review.html", context, status=status)


def _clash(request: HttpRequest, current: Any, answers: dict[str, str], doubts: Any) -> HttpResponse:
    return conflict(
        request,
        title=_("Người khác vừa trả lời trên cùng tệp này"),
        clashes=[Clash(*texts) for texts in clashing_answers(answers, current.answers, doubts)],
        saved_by=name_of_last_editor(congress_id=current.congress_id, target=current) or _("người khác"),
        current_ver=current.ver,
        back_url=request.path,
    )


def _day_of(intake: Any) -> Any:
    """Return the day from which days typed without a year are counted: that of the paper, else of its coming in."""
    return intake.version.paper.issued_on or intake.created_at.date()
