"""The weekly minute: one question per task of the own agency, one receipt for all answers."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.people.access import Seat
from dondoc.tasks.access import receipt_for, weekly_for
from dondoc.tasks.actions.reports import submit_report
from dondoc.tasks.forms_work import ReportForm, SubmissionForm
from dondoc.tasks.models import Report, Task
from dondoc.tasks.queries.receipts import newest_report_code
from dondoc.tasks.queries.work import (
    LastWord,
    last_words,
    lead_agency_by_task,
    questions,
    unconfirmed_parts,
    unopened_points,
)
from dondoc.tasks.rules.progress import answer_again, is_asked, next_week_begins_on
from dondoc.tasks.views.taking import take
from dondoc.web.pages import render

# More would take longer than the minute; the next ones are asked once these are sent.
MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class Question:
    """One task as it is asked about: its form, what was said last time, and whether its checklist must be opened."""

    task: Task
    form: ReportForm
    last: LastWord | None
    points_unopened: bool


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Ask for every open task of the own agency how it goes; POST takes all answers in at once."""
    seat: Seat = request.seat
    weekly_for(seat)
    every = questions(seat)
    asked = [task for task in every if request.GET.get("all") or _asked_of(request, task)]
    shown = _questions(seat, asked[:MOST_QUESTIONS], request)
    submission = SubmissionForm(request.POST or None)
    status = 200
    if request.method == "POST" and shown:
        made, status = _submitted(request, submission, shown)
        if made is not None:
            return redirect(reverse("tasks:receipt", args=[seat.congress.slug, made.code]))
    context = {
        "form": submission,
        "shown": shown,
        "errors": [error for one in shown for error in _sentences(one)],
        "all_known": all(one.form.initial.get("situation") for one in shown),
        "open_count": len(every),
        "left_count": len(asked) - len(shown),
        "receipt_code": "" if shown else newest_report_code(seat),
        "next_on": next_week_begins_on(seat.now),
        "today": seat.today,
        "coordinating": unconfirmed_parts(seat),
    }
    return render(request, "tasks/report.html", context, status=status)


@require_GET
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show the receipt of a report; the address can be kept."""
    seat: Seat = request.seat
    context = {"receipt": receipt_for(seat, code), "next_on": next_week_begins_on(seat.now)}
    return render(request, "tasks/receipt.html", context)


def _asked_of(request: HttpRequest, task: Task) -> bool:
    """Say whether a task is asked about: the week's question, or what the page that is handed in has asked."""
    if request.method == "POST":
        return f"{_prefix(task)}-asked" in request.POST
    return is_asked(last_report_at=task.last_report_at, now=request.seat.now)


def _questions(seat: Seat, tasks: list[Task], request: HttpRequest) -> list[Question]:
    ids = [task.pk for task in tasks]
    last, unopened = last_words(ids, seat.agency_ids), unopened_points(ids)
    again = {task.pk: _again(task, last.get(task.pk)) for task in tasks}
    posted = (_typed(request, again), request.FILES) if request.method == "POST" else (None, None)
    return [
        Question(
            task,
            ReportForm(*posted, prefix=_prefix(task), initial=again[task.pk]),
            last.get(task.pk),
            task.pk in unopened,
        )
        for task in tasks
    ]


def _typed(request: HttpRequest, again: dict[int, dict[str, Any]]) -> QueryDict:
    """Return what was typed; «giống lần trước» takes back what was chosen otherwise, but no other word."""
    typed: QueryDict = request.POST.copy()
    if request.POST.get("act") == "same":
        for task_id, last in again.items():
            if last:
                typed[f"{_prefix_of(task_id)}-situation"] = str(last["situation"])
    return typed


def _again(task: Task, last: LastWord | None) -> dict[str, Any]:
    again = answer_again(last=last.situation if last else None, state=task.state)
    return {"situation": again, "percent": last.percent} if last and again else {}


def _submitted(request: HttpRequest, submission: SubmissionForm, shown: list[Question]) -> tuple[Report | None, int]:
    """Take the answers in; None, with sentences on the forms and the status, when one of them cannot be taken."""
    seat: Seat = request.seat
    if not all([submission.is_valid(), *(one.form.is_valid() for one in shown)]):
        return None, 422
    agencies = lead_agency_by_task(seat, [one.task.pk for one in shown])
    read = [one.form.answer(task_id=one.task.pk, agency_id=agencies[one.task.pk]) for one in shown]
    answers = [answer for answer in read if answer is not None]
    if len(answers) < len(read):
        return None, 422
    act = partial(
        submit_report,
        congress_id=seat.congress.pk,
        answers=answers,
        instance_id=submission.cleaned_data["instance_id"],
        by_id=seat.user.pk,
        now=seat.now,
    )
    return take(submission, act)


def _sentences(one: Question) -> list[str]:
    words = _("%(code)s: %(error)s")
    return [words % {"code": one.task.code, "error": error} for errors in one.form.errors.values() for error in errors]


def _prefix(task: Task) -> str:
    return _prefix_of(task.pk)


def _prefix_of(task_id: int) -> str:
    return f"t{task_id}"
