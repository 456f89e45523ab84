"""Issuing one paper: a check of number, day and files first, then the press that cannot be taken back."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.archive import access, queries
from dondoc.archive.actions.outgoing import issue_paper
from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.forms import IssueForm
from dondoc.archive.models import Outgoing
from dondoc.archive.rendering import makes_pdf
from dondoc.archive.rules.composing import frame_changed, symbol_of
from dondoc.archive.rules.numbering import refuse
from dondoc.archive.views.frame import crumbs, url_of
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Show which number, day and files a draft will get; `?dated_on=…&number=…` shows others. POST issues it."""
    seat: Seat = request.seat
    found = access.outgoing_for(seat, outgoing_id, Permission.ISSUE_PAPERS)
    page_url = url_of(seat, "archive:outgoing", found.pk)
    if found.state != OutgoingState.DRAFT:
        messages.info(request, _not_waiting(found))
        return redirect(page_url)
    if request.method != "POST":
        shown = {"ver": found.ver, "dated_on": f"{found.dated_on:%d/%m/%Y}", "number": ""} | {
            name: request.GET[name] for name in ("dated_on", "number") if name in request.GET
        }
        form = IssueForm(shown, seat=seat)
        return _page(request, found, form, status=200)
    form = IssueForm(request.POST, seat=seat)
    if form.is_valid():
        act = partial(
            issue_paper,
            outgoing=found,
            expected_ver=form.cleaned_data["ver"],
            dated_on=form.cleaned_data["dated_on"],
            number=form.cleaned_data["number"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        try:
            done = carry_out(form, act)
        except StaleVersion as stale:
            messages.warning(request, _not_waiting(stale.current))
            return redirect(page_url)
        if done:
            messages.success(request, _said(found, shown=request.POST.get("shown", "")))
            return redirect(page_url)
    return _page(request, found, form, status=422)


def _page(request: HttpRequest, found: Outgoing, form: IssueForm, *, status: int) -> HttpResponse:
    """Return the check page. Other day or number: the same page again, by its address."""
    seat: Seat = request.seat
    context: dict = {
        "paper": found,
        "form": form,
        "frame_changed": frame_changed(from_plain(found.content), queries.letterhead_of(found.body)),
        "crumbs": crumbs(seat, (_("Dự thảo"), url_of(seat, "archive:outgoing", found.pk)), (_("Ban hành"), "")),
    }
    if form.is_valid():
        day, typed = form.cleaned_data["dated_on"], form.cleaned_data["number"]
        reached = queries.reached(found.body, year=day.year, type_code=found.type_code)
        number = typed or reached.next_number
        stencil = queries.stencil_in_use(found.body, kind=PaperKind(found.kind))
        context |= {
            "day": day,
            "symbol": symbol_of(queries.letterhead_of(found.body), kind=PaperKind(found.kind), number=number),
            "begins_series": not reached.last_number,
            "last_number": reached.last_number,
            "last_on": reached.last_on,
            "refusal": refuse(reached, number=number, dated_on=day),
            "is_ahead": day > seat.today,
            "stencil": stencil,
            "makes_pdf": makes_pdf(by_form=stencil is not None),
        }
    return render(request, "archive/issue.html", context, status=status)


def _said(found: Outgoing, *, shown: str) -> str:
    done = _("Đã ban hành văn bản số %(symbol)s.") % {"symbol": found.symbol}
    if shown and shown != found.symbol:
        between = _("Số %(shown)s vừa được văn bản khác lấy trước.") % {"shown": shown[:60]}
        return f"{done} {between}"
    return done


def _not_waiting(found: Outgoing) -> str:
    if found.state == OutgoingState.ISSUED:
        return _("Văn bản đã được ban hành, số %(symbol)s.") % {"symbol": found.symbol}
    if found.state == OutgoingState.DISCARDED:
        return _("Dự thảo này đã bỏ nên không ban hành được.")
    return _("Dự thảo vừa được người khác sửa. Xem lại nội dung rồi ban hành.")
