"""Raise an obstacle, follow it, answer, clear, merge, put it to decision; and the cards of the head."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.tasks import access
from dondoc.tasks.actions import obstacles as actions
from dondoc.tasks.enums import DecisionVerdict, ObstacleNeed, ObstacleState
from dondoc.tasks.forms_obstacles import AnswerForm, CardForm, ClearForm, DecideForm, MergeForm, RaiseForm
from dondoc.tasks.models import Obstacle
from dondoc.tasks.queries.decisions import card_of, obstacle_detail, settled_cards, waiting_cards
from dondoc.tasks.queries.task import visible_task
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render

SETTLED_SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
def obstacle_new(request: HttpRequest) -> HttpResponse:
    """Raise an obstacle, of a task (`?task=CODE`) or alone."""
    seat: Seat = access.raiser_for(request.seat)
    code = request.POST.get("task") or request.GET.get("task", "")
    task = access.task_for(seat, code) if code else None
    form = RaiseForm(request.POST if request.method == "POST" else None, seat=seat)
    if request.method == "POST" and form.is_valid():
        made: list[Obstacle] = []
        given = form.cleaned_data
        act = partial(
            actions.raise_obstacle,
            task=task,
            congress_id=seat.congress.pk,
            agency_id=given["agency"].pk,
            text=given["text"],
            ask=given["ask"],
            ask_text=given["ask_text"],
            is_urgent=given["is_urgent"],
            instance_id=given["instance_id"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        if carry_out(form, lambda: made.append(act())):
            messages.success(
                request, _("Đã nhận %(name)s. Thư ký Tiểu ban trả lời trong 24 giờ.") % {"name": str(made[0])}
            )
            return redirect("tasks:obstacle", seat.congress.slug, made[0].number)
    context = {"form": form, "task": task, "crumbs": _crumbs(seat, _("Nêu vướng mắc"))}
    return render(request, "tasks/obstacle_new.html", context, status=422 if form.errors else 200)


@require_GET
def obstacle(request: HttpRequest, number: int) -> HttpResponse:
    """Show one obstacle: what it is, what is asked for, what was answered and decided, what others did before."""
    return _page(request, access.obstacle_for(request.seat, number))


@require_POST
def obstacle_answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer those who raised it."""
    seat: Seat = request.seat
    found = access.obstacle_for(seat, number, ObstacleNeed.ANSWER)
    form = AnswerForm(request.POST, seat=seat, auto_id="answer_%s")
    if form.is_valid():
        handler = form.cleaned_data.get("handler")
        act = partial(
            actions.answer_obstacle,
            obstacle=found,
            text=form.cleaned_data["text"],
            handler_id=handler.pk if handler else None,
            by_id=seat.user.pk,
            now=seat.now,
        )
        if carry_out(form, act):
            messages.success(request, _("Đã trả lời. Cơ quan nêu vướng mắc được báo."))
            return _to(seat, found)
    return _page(request, found, answer_form=form)


@require_POST
def obstacle_clear(request: HttpRequest, number: int) -> HttpResponse:
    """Note how it was cleared."""
    seat: Seat = request.seat
    found = access.obstacle_for(seat, number, ObstacleNeed.ANSWER)
    form = ClearForm(request.POST, auto_id="clear_%s")
    if form.is_valid():
        act = partial(
            actions.move_obstacle,
            obstacle=found,
            state=ObstacleState.RESOLVED,
            resolution=form.cleaned_data["resolution"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        if carry_out(form, act):
            messages.success(request, _("Đã ghi vướng mắc được tháo gỡ."))
            return _to(seat, found)
    return _page(request, found, clear_form=form)


@require_POST
def obstacle_card(request: HttpRequest, number: int) -> HttpResponse:
    """Put it to the head's decision."""
    seat: Seat = request.seat
    found = access.obstacle_for(seat, number, ObstacleNeed.HANDLE)
    form = CardForm(request.POST, seat=seat, auto_id="card_%s")
    if form.is_valid():
        act = partial(
            actions.put_to_decision,
            obstacle=found,
            card=form.cleaned_data["card"],
            ways=form.ways,
            new_due_on=form.cleaned_data["new_due_on"],
            new_work=form.new_work,
            by_id=seat.user.pk,
            now=seat.now,
        )
        if carry_out(form, act):
            messages.success(request, _("Đã trình Trưởng Tiểu ban quyết định."))
            return _to(seat, found)
    return _page(request, found, card_form=form)


@require_POST
def obstacle_merge(request: HttpRequest, number: int) -> HttpResponse:
    """Deal with it in another one that says the same."""
    seat: Seat = request.seat
    found = access.obstacle_for(seat, number, ObstacleNeed.HANDLE)
    form = MergeForm(request.POST, seat=seat, obstacle=found, auto_id="merge_%s")
    if form.is_valid():
        into = form.cleaned_data["into"]
        act = partial(actions.merge_obstacle, obstacle=found, into=into, by_id=seat.user.pk, now=seat.now)
        if carry_out(form, act):
            messages.success(request, _("Đã gộp vào %(name)s.") % {"name": str(into)})
            return _to(seat, into)
    return _page(request, found, merge_form=form)


@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    """Show the cards that wait for the head, one press each, and what was decided last."""
    seat = access.cards_for(request.seat)
    return _cards_page(request, seat)


@require_POST
def obstacle_decide(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what the head decided and do what follows from it."""
    seat: Seat = request.seat
    found = access.obstacle_for(seat, number, ObstacleNeed.DECIDE)
    decision = card_of(seat, found)
    if decision is None:
        messages.info(request, _("%(name)s không còn chờ quyết định.") % {"name": str(found)})
        return redirect("tasks:decisions", seat.congress.slug)
    form = DecideForm(request.POST, decision=decision)
    if form.is_valid():
        given = form.cleaned_data
        made: list[Any] = []
        act = partial(
            actions.decide,
            decision=decision,
            verdict=DecisionVerdict(given["verdict"]),
            chosen_id=given["chosen"],
            note=given["note"],
            expected_ver=given["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        try:
            done = carry_out(form, lambda: made.extend(act()))
        except StaleVersion as stale:
            url = reverse("tasks:decisions", args=[seat.congress.slug])
            title = _("Thẻ của %(name)s vừa được người khác sửa") % {"name": str(found)}
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=url)
        if done:
            messages.success(request, _said(str(found), DecisionVerdict(given["verdict"]), len(made)))
            return redirect("tasks:decisions", seat.congress.slug)
    return _cards_page(request, seat, wrong=found.number, form=form)


def _said(name: str, verdict: DecisionVerdict, new_tasks: int) -> str:
    words = {
        DecisionVerdict.AGREED: _("Đã đồng ý %(name)s.") % {"name": name},
        DecisionVerdict.DECLINED: _("Đã ghi không đồng ý %(name)s. Thư ký tìm cách khác.") % {"name": name},
        DecisionVerdict.TO_MEETING: _("Đã chuyển %(name)s ra cuộc họp.") % {"name": name},
    }[verdict]
    if not new_tasks:
        return words
    given = ngettext("Đã giao %(count)s nhiệm vụ mới.", "Đã giao %(count)s nhiệm vụ mới.", new_tasks)
    return f"{words} {given % {'count': new_tasks}}"


def _cards_page(request: HttpRequest, seat: Seat, **more: Any) -> HttpResponse:
    context = {
        "cards": waiting_cards(seat),
        "settled": settled_cards(seat, most=SETTLED_SHOWN),
        "may_decide": access.may_with_decision(seat),
        **more,
    }
    return render(request, "tasks/decisions.html", context, status=422 if more else 200)


def _page(request: HttpRequest, found: Obstacle, **forms: Any) -> HttpResponse:
    seat: Seat = request.seat
    detail = obstacle_detail(seat, found)
    is_open = found.state != ObstacleState.RESOLVED
    may_answer = is_open and access.may_with_obstacle(seat, found, ObstacleNeed.ANSWER)
    may_handle = is_open and access.may_with_obstacle(seat, found, ObstacleNeed.HANDLE)
    context = {
        "obstacle": detail.row,
        "detail": detail,
        "may_answer": may_answer,
        "may_handle": may_handle,
        "may_decide": is_open and access.may_with_obstacle(seat, found, ObstacleNeed.DECIDE),
        "crumbs": _crumbs(seat, detail.row.name),
        "shows_task": found.task is not None and visible_task(seat, found.task.code) is not None,
        "form": next(iter(forms.values()), None),
    }
    if may_answer:
        context["answer_form"] = AnswerForm(seat=seat, auto_id="answer_%s", initial={"handler": found.handler_id})
        context["clear_form"] = ClearForm(auto_id="clear_%s")
    if may_handle:
        context["card_form"] = CardForm(seat=seat, auto_id="card_%s", initial={"card": found.ask_text})
        context["merge_form"] = MergeForm(seat=seat, obstacle=found, auto_id="merge_%s")
    return render(request, "tasks/obstacle_page.html", context | forms, status=422 if forms else 200)


def _to(seat: Seat, found: Obstacle) -> HttpResponse:
    return redirect("tasks:obstacle", seat.congress.slug, found.number)


def _crumbs(seat: Seat, last: str) -> list[dict[str, str]]:
    list_url = reverse("tasks:obstacles", args=[seat.congress.slug])
    return [{"label": _("Vướng mắc"), "url": list_url}, {"label": last, "url": ""}]
