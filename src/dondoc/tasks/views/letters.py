"""Official letters that urge: what will be written, the register of letters, one letter as its agency reads it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive.actions.outgoing import discard_draft
from dondoc.archive.queries import default_body, outgoing_files
from dondoc.archive.sending import send_version
from dondoc.journal.actions import SubmissionRefused
from dondoc.papers.layouts.content import plain_lines
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Permission
from dondoc.tasks import access
from dondoc.tasks.actions.letters import issue_letters, rewrite_letter, write_letters
from dondoc.tasks.queries import letters as queries
from dondoc.tasks.queries.past_urges import state_of
from dondoc.tasks.queries.urging import desk
from dondoc.tasks.urging_forms import ChosenForm, LettersForm, SendForm
from dondoc.tasks.views.urging import tabs
from dondoc.tasks.views.urging_words import why_no_letter
from dondoc.web.db import StaleVersion, new_instance_id
from dondoc.web.pages import render

PAGE_ROWS = 50
REFUSALS_SHOWN = 5


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show the letters that will be drafted and who gets none and why; POST drafts them, once."""
    seat: Seat = request.seat
    seat.require(Permission.URGE)
    codes, _channel = ChosenForm.read(request.POST if request.method == "POST" else request.GET)
    body = default_body(seat.congress.pk)
    seen = desk(seat.congress.pk, now=seat.now)
    wants_all = request.method != "POST" and request.GET.get("all") == "1"
    chosen = seen.due if wants_all else [row for row in seen.rows if row.code in set(codes)]
    if request.method == "POST" and body is not None:
        written = _write(request, [row.agency_id for row in chosen], body)
        if written is not None:
            return redirect(_register_url(seat) + f"?{urlencode({'show': 'draft', 'batch': written.batch})}")
    found = queries.letters_to(seat.congress.pk, chosen, body=body, desk=seen, now=seat.now) if body else None
    ready = found.ready if found else ()
    context = {
        "body": body,
        "found": found,
        "first": _preview(ready[0]) if ready else None,
        "last": _preview(ready[-1]) if len(ready) > 1 else None,
        "left_out": [{"row": row, "why": why_no_letter(row)} for row in found.left_out] if found else [],
        "in_draft": [row for row in chosen if found and row.agency_id in found.in_draft],
        "instance_id": new_instance_id(),
        "may_issue": seat.may(Permission.ISSUE_PAPERS),
        "tabs": tabs(seat, "tasks:urging"),
    }
    return render(request, "tasks/letters_check.html", context)


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Show the letters: those in draft to be issued together, and those issued with what came of them."""
    seat: Seat = request.seat
    seat.require(Permission.SEE_FIGURES)
    rows = queries.letters(seat.congress.pk)
    counts = queries.letter_counts(seat.congress.pk)
    show = request.GET.get("show", "")
    show = show if show in ("draft", "issued") else ("draft" if counts["draft"] else "issued")
    shown = rows.filter(is_open=show == "draft")
    page = Paginator(shown, PAGE_ROWS if show == "issued" else max(PAGE_ROWS, counts["draft"])).get_page(
        request.GET.get("page")
    )
    batch = request.GET.get("batch", "")[:36]
    url = _register_url(seat)
    labels = {"draft": _("Chờ ban hành"), "issued": _("Đã ban hành")}
    context = {
        "page": page,
        "show": show,
        "rows": [_row(letter, seat, batch=batch) for letter in page],
        "shows": [
            {"label": labels[key], "count": counts[key], "url": f"{url}?show={key}", "current": key == show}
            for key in labels
        ],
        "counts": counts,
        "may_issue": seat.may(Permission.ISSUE_PAPERS) and show == "draft" and bool(page.object_list),
        "tabs": tabs(seat, "tasks:letters"),
    }
    return render(request, "tasks/letters.html", context)


@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Issue the letters chosen; pressed twice, the second press finds nothing left to issue."""
    seat: Seat = request.seat
    seat.require(Permission.ISSUE_PAPERS)
    waiting = queries.open_letters(seat.congress.pk)
    form = LettersForm(request.POST, open_ids=[letter.pk for letter in waiting])
    if not form.is_valid():
        messages.warning(request, _("Chưa ban hành: công văn đã chọn không còn là dự thảo. Chọn lại trong danh sách."))
        return redirect(_register_url(seat))
    chosen = [letter for letter in waiting if letter.pk in form.cleaned_data["letter"]]
    done = issue_letters(letters=chosen, by_id=seat.user.pk, now=seat.now)
    if done.issued:
        words = ngettext("Đã ban hành %(count)s công văn.", "Đã ban hành %(count)s công văn.", len(done.issued))
        messages.success(request, words % {"count": len(done.issued)})
    for name, sentence in done.refused[:REFUSALS_SHOWN]:
        messages.warning(request, f"{name}: {sentence}")
    if len(done.refused) > REFUSALS_SHOWN:
        rest = len(done.refused) - REFUSALS_SHOWN
        messages.warning(request, _("Và %(count)s công văn khác chưa ban hành được.") % {"count": rest})
    return redirect(_register_url(seat) + ("?show=draft" if done.refused else "?show=issued"))


@require_GET
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Show one letter: its words, its tasks as they stand today, its files; to its agency once it is issued."""
    seat: Seat = request.seat
    found = access.letter_for(seat, letter_id)
    context = {
        "letter": found,
        "paper": found.outgoing,
        "lines": list(plain_lines(from_plain(found.outgoing.content))),
        "tasks": queries.tasks_of_letter(found.pk),
        "files": outgoing_files(found.outgoing) if found.urge_id else [],
        "state": state_of(found.urge) if found.urge else None,
        "is_own": not seat.sees_all,
        "may_issue": seat.may(Permission.ISSUE_PAPERS) and found.is_open,
        "is_of_today": found.outgoing.dated_on == seat.today,
        "may_report": seat.may(Permission.REPORT_WORK) and found.agency_id in seat.agency_ids,
        "tabs": tabs(seat, "tasks:letters"),
    }
    return render(request, "tasks/letter.html", context)


@require_GET
def file(request: HttpRequest, letter_id: int, role: str) -> HttpResponseBase:
    """Send one file of an issued letter as it was kept."""
    found = access.letter_for(request.seat, letter_id)
    for one in outgoing_files(found.outgoing):
        if one.role == role:
            return send_version(request, one.version)
    raise Http404


@require_POST
def rewrite(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Write a draft anew from the numbers of today."""
    seat: Seat = request.seat
    found = access.letter_for(seat, letter_id, Permission.ISSUE_PAPERS)
    try:
        kept = rewrite_letter(letter=found, expected_ver=_ver(request), by_id=seat.user.pk, now=seat.now)
    except StaleVersion:
        messages.warning(request, _("Dự thảo vừa được người khác sửa. Xem lại rồi soạn lại nếu vẫn cần."))
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    else:
        if kept is not None:
            messages.success(request, _("Đã soạn lại theo số liệu hôm nay."))
            return redirect("tasks:letter", seat.congress.slug, kept.pk)
        messages.success(request, _("Đã bỏ dự thảo: cơ quan không còn việc quá hạn cần đôn đốc lúc này."))
        return redirect(_register_url(seat))
    return redirect("tasks:letter", seat.congress.slug, found.pk)


@require_POST
def discard(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Give a draft up; the agency may be urged in another way."""
    seat: Seat = request.seat
    found = access.letter_for(seat, letter_id, Permission.ISSUE_PAPERS)
    try:
        discard_draft(outgoing=found.outgoing, expected_ver=_ver(request), by_id=seat.user.pk, now=seat.now)
    except StaleVersion:
        messages.warning(request, _("Dự thảo vừa được người khác sửa. Xem lại rồi bỏ nếu vẫn cần."))
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Đã bỏ dự thảo công văn gửi %(name)s.") % {"name": found.agency.name})
        return redirect(_register_url(seat))
    return redirect("tasks:letter", seat.congress.slug, found.pk)


def _write(request: HttpRequest, agency_ids: list[int], body: Any) -> Any:
    """Draft, or say why not; None when nothing was drafted."""
    seat: Seat = request.seat
    form = SendForm(request.POST)
    if not form.is_valid():
        return None
    try:
        written = write_letters(
            congress_id=seat.congress.pk,
            agency_ids=agency_ids,
            body=body,
            instance_id=form.cleaned_data["instance_id"],
            by_id=seat.user.pk,
            now=seat.now,
        )
    except ActionRefused as refused:
        messages.warning(request, str(refused))
        return None
    except SubmissionRefused:
        messages.warning(request, _("Biểu mẫu này đã được gửi với nội dung khác. Xem danh sách công văn."))
        return None
    words = ngettext("Đã lập %(count)s dự thảo công văn.", "Đã lập %(count)s dự thảo công văn.", written.drafted)
    messages.success(request, words % {"count": written.drafted})
    if written.left_out:
        messages.warning(
            request,
            _("%(count)s cơ quan được bỏ qua vì vừa được đôn đốc, vừa báo cáo hoặc đã có dự thảo.")
            % {"count": len(written.left_out)},
        )
    return written


def _preview(draft: queries.LetterDraft) -> dict[str, Any]:
    return {
        "name": draft.row.name,
        "subject": draft.content.subject,
        "text": "\n\n".join(plain_lines(draft.content)),
    }


def _row(letter: Any, seat: Seat, *, batch: str) -> dict[str, Any]:
    return {
        "letter": letter,
        "paper": letter.outgoing,
        "state": state_of(letter.urge) if letter.urge else None,
        "is_late": letter.urge_id is not None
        and letter.answer_by < seat.today
        and letter.done_count < letter.task_count,
        "is_of_today": letter.outgoing.dated_on == seat.today,
        "is_chosen": letter.outgoing.dated_on == seat.today and (not batch or str(letter.batch) == batch),
    }


def _ver(request: HttpRequest) -> int:
    ver = request.POST.get("ver", "")
    return int(ver) if ver.isdecimal() and len(ver) < 10 else 0


def _register_url(seat: Seat) -> str:
    return reverse("tasks:letters", args=[seat.congress.slug])
