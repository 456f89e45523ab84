"""The lines of a meeting: the feed other screens follow, and every change of a line. Forms and the script meet here."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.meetings import access
from dondoc.meetings.actions import conclusions as actions
from dondoc.meetings.line_forms import LineForm
from dondoc.meetings.line_words import shown
from dondoc.meetings.models import Conclusion, Meeting
from dondoc.meetings.queries.agenda import items_of
from dondoc.meetings.queries.live import Line, conclusion_by_key, conclusions_of, feed_since, line_of
from dondoc.meetings.views.during import HOLD, page, wants_json
from dondoc.meetings.views.frame import list_crumbs, url_of
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.queries import name_of_last_editor
from dondoc.web.db import StaleVersion
from dondoc.web.errors import Clash, conflict
from dondoc.web.pages import render
from dondoc.web.posted import number_in


@require_http_methods(["GET", "HEAD", "POST"])
def lines(request: HttpRequest, number: int) -> HttpResponse:
    """Answer what changed since a version of the words; keep a new line."""
    seat: Seat = request.seat
    if request.method != "POST":
        return _feed(request, seat, access.workspace_for(seat, number))
    meeting = access.workspace_for(seat, number, HOLD)
    form = LineForm(request.POST, items=items_of(meeting))
    if not form.is_valid():
        return _refused(request, form) or page(request, seat, meeting, form)
    act = partial(actions.keep_conclusion, meeting=meeting, **form.values)
    try:
        kept = act(by_id=seat.user.pk, now=seat.now)
    except StaleVersion as stale:
        return _clash(request, seat, meeting, form.cleaned_data["line"], stale)
    except ActionRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _refused(request, form) or page(request, seat, meeting, form)
    return _done(request, seat, meeting, kept.conclusion)


@require_GET
def line(request: HttpRequest, number: int, key: UUID) -> HttpResponse:
    """Change a line on a page of its own, for browsers without script."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number, HOLD)
    row = _line_of(meeting, key)
    shown_now = {"key": row.key, "ver": row.ver, "item": row.agenda_item_id or "", "line": row.typed}
    form = LineForm(initial=shown_now, items=items_of(meeting))
    crumbs = [*list_crumbs(seat), {"label": meeting.title, "url": url_of(seat, "during", number)}]
    context = {"entry": form, "crumbs": crumbs, "action": url_of(seat, "lines", number)}
    return render(request, "meetings/line.html", context)


@require_POST
def act(request: HttpRequest, number: int, key: UUID, act: str) -> HttpResponse:
    """Agree to a line or not, strike it or let it stand, move it, answer what is asked about it."""
    seat: Seat = request.seat
    meeting = access.workspace_for(seat, number, HOLD)
    if act not in _ACTS:
        raise Http404
    row = _line_of(meeting, key)
    try:
        _ACTS[act](row, request.POST, by_id=seat.user.pk, now=seat.now)
    except StaleVersion as stale:
        return _clash(request, seat, meeting, "", stale)
    except ActionRefused as refused:
        if wants_json(request):
            return JsonResponse({"sentence": str(refused)}, status=422)
        messages.warning(request, str(refused))
        return redirect(url_of(seat, "during", number))
    return _done(request, seat, meeting, row)


def _agree(row: Conclusion, given: Mapping[str, str], *, is_agreed: bool, **who: Any) -> None:
    actions.agree_conclusion(conclusion=row, expected_ver=number_in(given, "ver"), is_agreed=is_agreed, **who)


def _strike(row: Conclusion, given: Mapping[str, str], *, is_struck: bool, **who: Any) -> None:
    actions.strike_conclusion(conclusion=row, expected_ver=number_in(given, "ver"), is_struck=is_struck, **who)


def _step(row: Conclusion, given: Mapping[str, str], *, up: bool, **who: Any) -> None:
    """Move a line past the next one of its own point."""
    rows = [one for one in conclusions_of(row.meeting_id) if one.agenda_item_id == row.agenda_item_id]
    at = next(order for order, one in enumerate(rows) if one.pk == row.pk)
    if (up and at == 0) or (not up and at == len(rows) - 1):
        return
    mover, target = (row, rows[at - 1]) if up else (rows[at + 1], row)
    actions.move_conclusion(conclusion=mover, before_key=target.key, **who)


def _answer(row: Conclusion, given: Mapping[str, str], **who: Any) -> None:
    start, _colon, value = given.get("answer", "").partition(":")
    at = int(start) if start.isdecimal() and len(start) < 6 else -1
    actions.answer_doubt(conclusion=row, expected_ver=number_in(given, "ver"), start=at, answer=value, **who)


_ACTS: dict[str, Callable[..., None]] = {
    "agree": partial(_agree, is_agreed=True),
    "unagree": partial(_agree, is_agreed=False),
    "strike": partial(_strike, is_struck=True),
    "restore": partial(_strike, is_struck=False),
    "up": partial(_step, up=True),
    "down": partial(_step, up=False),
    "answer": _answer,
}


def _line_of(meeting: Meeting, key: UUID) -> Conclusion:
    found = conclusion_by_key(meeting.pk, key)
    if found is None:
        raise Http404
    found.meeting = meeting
    return found


# --- answers


def _feed(request: HttpRequest, seat: Seat, meeting: Meeting) -> HttpResponse:
    tag = f'W/"words-{meeting.words_ver}-{meeting.state}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    feed = feed_since(meeting, number_in(request.GET, "since"))
    answer = {
        "words_ver": feed.words_ver,
        "item": feed.current_item_id,
        "order": feed.order,
        "lines": {str(one.row.key): _html(request, seat, meeting, one) for one in feed.lines},
        "who": seat.user.pk,
        "token": get_token(request),
        "at": _clock(seat),
    }
    return JsonResponse(answer, headers={"ETag": tag})


def _html(request: HttpRequest, seat: Seat, meeting: Meeting, line: Line) -> str:
    context = {
        "line": shown(line),
        "base": url_of(seat, "meeting", meeting.number),
        "may_type": access.may_hold(seat),
        "csrf_token": get_token(request),
    }
    return render_to_string("meetings/during.html#line", context)


def _clock(seat: Seat) -> str:
    return f"{seat.now:%H:%M}"


def _done(request: HttpRequest, seat: Seat, meeting: Meeting, row: Conclusion) -> HttpResponse:
    """Return the receipt: only with it may the browser let go of the line."""
    if not wants_json(request):
        return redirect(f"{url_of(seat, 'during', meeting.number)}#line-{row.key}")
    html = _html(request, seat, meeting, line_of(meeting, row))
    item = row.agenda_item_id
    return JsonResponse({"key": str(row.key), "ver": row.ver, "item": item, "html": html, "at": _clock(seat)})


def _refused(request: HttpRequest, form: LineForm) -> HttpResponse | None:
    if not wants_json(request):
        return None
    sentence = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return JsonResponse({"sentence": sentence}, status=422)


def _clash(request: HttpRequest, seat: Seat, meeting: Meeting, mine: str, stale: StaleVersion) -> HttpResponse:
    """Answer with both texts; nothing is written over unseen."""
    current = stale.current
    by = name_of_last_editor(congress_id=seat.congress.pk, target=current) or _("người khác")
    if wants_json(request):
        html = _html(request, seat, meeting, line_of(meeting, current))
        theirs = {"ver": current.ver, "typed": current.typed, "by": by, "html": html, "struck": bool(current.struck_at)}
        return JsonResponse({"key": str(current.key), "theirs": theirs, "mine": mine, "at": _clock(seat)}, status=409)
    return conflict(
        request,
        title=_("Kết luận này vừa được người khác sửa"),
        clashes=[Clash(_("Kết luận"), mine or current.typed, current.typed)],
        saved_by=by,
        current_ver=current.ver,
        back_url=url_of(seat, "during", meeting.number),
    )
