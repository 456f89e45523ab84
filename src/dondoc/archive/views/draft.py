"""Editing a draft without Word: every part in a field of its own, checked against what others saved meanwhile."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.archive import access, queries
from dondoc.archive.actions.outgoing import change_draft
from dondoc.archive.draft_form import (
    KINDS,
    DraftForm,
    clashes,
    drawn,
    initial_of,
    rearranged,
    stored_lines,
    typed_lines,
)
from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.models import Outgoing
from dondoc.archive.rules.editing import Line
from dondoc.archive.views.frame import crumbs, url_of
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission
from dondoc.people.queries import name_of_last_editor
from dondoc.web.db import StaleVersion
from dondoc.web.errors import conflict
from dondoc.web.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Show a draft in its form; POST saves it, or adds and takes away paragraphs without saving."""
    seat: Seat = request.seat
    found = access.outgoing_for(seat, outgoing_id, Permission.ISSUE_PAPERS)
    if found.state != OutgoingState.DRAFT:
        messages.info(request, _("Văn bản này không còn là dự thảo nên không sửa được nữa."))
        return redirect(url_of(seat, "archive:outgoing", found.pk))
    bodies = list(queries.bodies(seat.congress.pk))
    if request.method != "POST":
        form = DraftForm(seat=seat, outgoing=found, bodies=bodies, initial=initial_of(found))
        return _page(request, found, form, stored_lines(found) or [Line(kind="text")])
    lines = typed_lines(request.POST)
    moved = rearranged(lines, request.POST.get("act", ""))
    if moved is not None:
        unchecked = DraftForm(seat=seat, outgoing=found, bodies=bodies, initial=request.POST.dict())
        return _page(request, found, unchecked, moved)
    form = DraftForm(request.POST, seat=seat, outgoing=found, bodies=bodies)
    if form.is_valid():
        return _saved(request, found, form, lines)
    return _page(request, found, form, lines)


def _saved(request: HttpRequest, found: Outgoing, form: DraftForm, lines: list[Line]) -> HttpResponse:
    seat: Seat = request.seat
    try:
        paper = form.paper(lines)
    except ValueError:
        form.add_error(None, _("Một bảng gửi lên chưa đọc được. Tải lại trang rồi sửa lại."))
        return _page(request, found, form, lines)
    body = form.chosen_body
    act = partial(
        change_draft,
        outgoing=found,
        expected_ver=form.cleaned_data["ver"],
        paper=paper,
        body=body if body.pk != found.body_id else None,
        by_id=seat.user.pk,
        now=seat.now,
    )
    try:
        done = carry_out(form, act)
    except StaleVersion as stale:
        return conflict(
            request,
            title=_("Dự thảo vừa được người khác sửa"),
            clashes=clashes(mine=paper, current=from_plain(stale.current.content)),
            saved_by=name_of_last_editor(congress_id=seat.congress.pk, target=stale.current) or _("người khác"),
            current_ver=stale.current.ver,
            back_url=request.path,
        )
    if not done:
        return _page(request, found, form, lines)
    messages.success(request, _("Đã lưu dự thảo."))
    return redirect(url_of(seat, "archive:outgoing", found.pk))


def _page(request: HttpRequest, found: Outgoing, form: DraftForm, lines: list[Line]) -> HttpResponse:
    seat: Seat = request.seat
    context: dict[str, Any] = {
        "paper": found,
        "form": form,
        "lines": drawn(lines),
        "kinds": KINDS,
        "annexes": from_plain(found.content).annexes,
        "one_body": len(form.bodies) == 1,
        "is_letter": found.kind == PaperKind.LETTER,
        "crumbs": crumbs(seat, (_("Dự thảo"), url_of(seat, "archive:outgoing", found.pk)), (_("Sửa dự thảo"), "")),
    }
    return render(request, "archive/draft.html", context, status=422 if form.errors else 200)
