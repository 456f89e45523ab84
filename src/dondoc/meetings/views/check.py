"""The page before a notice is issued: what is asked, what will be made for whom, and the one button that does it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.archive.enums import OutgoingState
from dondoc.meetings import access
from dondoc.meetings.actions.notice import answer_questions, issue_notice
from dondoc.meetings.models import MeetingNotice
from dondoc.meetings.queries.check import CheckPage, check_page
from dondoc.meetings.queries.notices import paper_blocks
from dondoc.meetings.queries.work import planned_work
from dondoc.meetings.rules.questions import Asks
from dondoc.meetings.views.frame import list_crumbs, url_of
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_in, number_of

_KEYS = tuple(f"{asks.value}-" for asks in Asks)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Show what will follow from the notice; keep the answers; issue it."""
    seat: Seat = request.seat
    notice = access.drafted_notice_for(seat, number)
    if notice.outgoing.state == OutgoingState.ISSUED:
        return redirect(url_of(seat, "after", number))
    if request.method == "POST":
        return _act(request, notice, number)
    return _page(request, notice)


def _act(request: HttpRequest, notice: MeetingNotice, number: int) -> HttpResponse:
    """Keep what was answered; with the main button, issue."""
    seat: Seat = request.seat
    said = {"by_id": seat.user.pk, "now": seat.now}
    try:
        draft_ver = answer_questions(
            notice=notice,
            answers=_answers(request),
            expected_ver=number_in(request.POST, "ver"),
            draft_ver=number_in(request.POST, "draft_ver"),
            **said,
        )
        if request.POST.get("act") != "issue":
            messages.success(request, _("Đã lưu câu trả lời."))
            return redirect(url_of(seat, "check", number))
        issued = issue_notice(notice=notice, expected_ver=draft_ver, **said)
    except StaleVersion:
        words = _("Người khác vừa sửa câu trả lời hoặc dự thảo. Xem lại rồi bấm lần nữa.")
        return _again(request, number, words, status=409)
    except ActionRefused as refused:
        return _again(request, number, str(refused), status=422)
    messages.success(request, _("Đã ban hành Thông báo %(symbol)s.") % {"symbol": issued.outgoing.symbol})
    return redirect(url_of(seat, "after", number))


def _again(request: HttpRequest, number: int, words: str, *, status: int) -> HttpResponse:
    """Show the page once more with what stands in the way; what another has issued meanwhile is the answer itself."""
    seat: Seat = request.seat
    fresh = access.drafted_notice_for(seat, number)
    if fresh.outgoing.state == OutgoingState.ISSUED:
        messages.info(request, _("Thông báo đã được ban hành. Kết quả ở dưới đây."))
        return redirect(url_of(seat, "after", number))
    return _page(request, fresh, error=words, status=status)


def _page(request: HttpRequest, notice: MeetingNotice, *, error: str = "", status: int = 200) -> HttpResponse:
    seat: Seat = request.seat
    meeting = notice.meeting
    planned = planned_work(meeting, answers=notice.answers, today=seat.today)
    page: CheckPage = check_page(planned, notice, blocks=paper_blocks(notice), typed=_answers(request))
    crumbs = [*list_crumbs(seat), {"label": meeting.title, "url": url_of(seat, "after", meeting.number)}]
    context = {
        "page": page,
        "meeting": meeting,
        "notice": notice,
        "errors": [error] if error else [],
        "crumbs": crumbs,
        "base": url_of(seat, "meeting", meeting.number),
    }
    return render(request, "meetings/check.html", context, status=status)


def _answers(request: HttpRequest) -> dict[str, str]:
    """Return what was answered; an agency chosen from the whole list goes before the likely ones."""
    found = {key: value for key, value in request.POST.items() if key.startswith(_KEYS) and value}
    for key, value in request.POST.items():
        if key.startswith("other-") and value:
            found[key.removeprefix("other-")] = value
    return {key: value for key, value in found.items() if number_of(key.partition("-")[2])}
