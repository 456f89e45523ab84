"""The desk of urging: the list by agency, one agency with its message, the check page that sends."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.journal.actions import SubmissionRefused
from dondoc.kit.dates import add_working_days
from dondoc.notices.queries import webhook_of
from dondoc.people.access import Seat, agency_for
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission
from dondoc.tasks.actions.urge import answer_urge, send_urges
from dondoc.tasks.enums import Ask, UrgeAnswer, UrgeChannel
from dondoc.tasks.queries.owed import OwedTask, late_in_plan, nearest_due_on, owed_tasks
from dondoc.tasks.queries.past_urges import awaits_answer, past_urges
from dondoc.tasks.queries.urging import Desk, DeskRow, desk
from dondoc.tasks.queries.urging_drafts import (
    BY_HAND,
    CHANNELS,
    Draft,
    Sender,
    by_letter,
    draft_of,
    drafts,
    refusal,
    urged_of,
)
from dondoc.tasks.queries.urging_log import open_answer
from dondoc.tasks.rules.escalation import Verdict, sight_until
from dondoc.tasks.urging_forms import AnswerForm, ChosenForm, SendForm
from dondoc.tasks.views.urging_words import CHANNEL_REFUSALS, promised_sentence, why_left, why_quiet
from dondoc.web.db import new_instance_id
from dondoc.web.pages import render

PAGE_ROWS = 50
URGES_SHOWN = 5
ANSWER_WITHIN = timedelta(hours=48)
_SHOWS = ("due", "soon", "left")


@require_GET
def desk_page(request: HttpRequest) -> HttpResponse:
    """Show whom to urge today, agency by agency, and beside it the message to the one asked for."""
    seat: Seat = request.seat
    seat.require(Permission.URGE)
    seen = desk(seat.congress.pk, now=seat.now, judges_promises=True)
    show = request.GET.get("show", "due") if request.GET.get("show") in _SHOWS else "due"
    lists = {"due": seen.due, "soon": seen.soon, "left": seen.left}
    asked = _asked(request, seen)
    page = Paginator(lists[show], PAGE_ROWS).get_page(request.GET.get("page"))
    context = {
        **_frame(seat, "tasks:urging"),
        "desk": seen,
        "show": show,
        "page": page,
        "rows": [{"row": row, "why": why_left(row), "is_asked": row.code in asked} for row in page],
        "asked": asked,
        "plan": request.GET.get("plan", "")[:20],
        "shows": _shows(seat, lists, show=show),
        "promised": promised_sentence(len(seen.promised), seen.promised_until),
        "quiet": why_quiet(seen.quiet, is_demo=_is_demo(seat)),
        "nearest": nearest_due_on(seat.congress.pk, today=seat.today) if not lists[show] else None,
        "pane": _pane(seat, seen, asked[0]) if len(asked) == 1 else None,
    }
    return render(request, "tasks/urging.html", context)


@require_GET
def agency_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one agency: the message as it will arrive, what it answered, and the form for its answer."""
    seat: Seat = request.seat
    seat.require(Permission.URGE)
    agency = agency_for(seat, code)
    seen = desk(seat.congress.pk, now=seat.now, agency_ids=[agency.pk])
    return _agency_page(request, agency, seen)


@require_POST
def sent_by_hand(request: HttpRequest, code: str) -> HttpResponse:
    """Note that a person has just sent the text by hand («Đã gửi»)."""
    seat: Seat = request.seat
    seat.require(Permission.URGE)
    agency = agency_for(seat, code)
    _codes, channel = ChosenForm.read(request.POST)
    form = SendForm(request.POST)
    if form.is_valid():
        sent = _send(request, [agency.pk], channel=channel, form=form, has_left=True)
        if sent is not None and not sent.urged:
            messages.warning(request, _("Chưa ghi: cơ quan vừa được đôn đốc, vừa hứa hoặc vừa báo cáo. Xem nhật ký."))
        elif sent is not None:
            messages.success(request, _("Đã ghi một lần đôn đốc %(name)s.") % {"name": agency.name})
    return redirect(_agency_url(seat, agency.code))


@require_POST
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Note what an agency answered to the last urge, or to a call just made."""
    seat: Seat = request.seat
    seat.require(Permission.URGE)
    agency = agency_for(seat, code)
    seen = desk(seat.congress.pk, now=seat.now, agency_ids=[agency.pk])
    owed = _owed(seat, seen, agency.pk)
    form = _answer_form(seat, owed, request.POST)
    if form.is_valid() and carry_out(form, lambda: _note_answer(seat, agency, form, owed)):
        return _after_answer(request, agency, UrgeAnswer(form.cleaned_data["answer"]))
    return _agency_page(request, agency, seen, form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show what will be sent to whom, and who is left out and why; POST sends it, once."""
    seat: Seat = request.seat
    seat.require(Permission.URGE)
    codes, channel = ChosenForm.read(request.POST if request.method == "POST" else request.GET)
    seen = desk(seat.congress.pk, now=seat.now)
    wants_all = request.method != "POST" and request.GET.get("all") == "1"
    chosen = seen.due if wants_all else [row for row in seen.rows if row.code in set(codes)]
    if channel == UrgeChannel.LETTER:
        return redirect(letters_url(seat, [row.code for row in chosen]))
    if request.method == "POST":
        form = SendForm(request.POST)
        ids = [row.agency_id for row in chosen]
        sent = _send(request, ids, channel=channel, form=form) if form.is_valid() else None
        if sent is not None:
            url = reverse("tasks:urging-sent", args=[seat.congress.slug, sent.batch])
            return redirect(url + (f"?{urlencode({'left_out': len(sent.left_out)})}" if sent.left_out else ""))
    missing = set(codes) - {row.code for row in chosen}
    return render(request, "tasks/urging_check.html", _check_context(seat, seen, chosen, channel, len(missing)))


def _asked(request: HttpRequest, seen: Desk) -> list[str]:
    """Return the agencies an address asks for: by their codes, or all that owe late work of one plan."""
    codes, _channel = ChosenForm.read(request.GET)
    plan = request.GET.get("plan", "")[:20]
    if plan:
        seat: Seat = request.seat
        late = late_in_plan(seat.congress.pk, plan, today=seat.today)
        codes += [row.code for row in seen.rows if row.agency_id in late]
    return codes


def _check_context(
    seat: Seat, seen: Desk, chosen: list[DeskRow], channel: UrgeChannel | None, missing: int
) -> dict[str, Any]:
    ready = [row for row in chosen if row.place.verdict == Verdict.URGE]
    letters = [row for row in ready if by_letter(row, seen, channel)]
    has_gateway = webhook_of(seat.congress.pk) is not None
    common = {"desk": seen, "sender": _sender(seat), "now": seat.now, "channel": channel}
    written = drafts(seat.congress.pk, ready, has_gateway=has_gateway, **common)
    return {
        **_frame(seat, "tasks:urging"),
        "drafts": [{"draft": draft, "why": _why_stands_in(draft, has_gateway=has_gateway)} for draft in written],
        "first": written[0] if written else None,
        "last": written[-1] if len(written) > 1 else None,
        "left_out": [{"row": row, "why": why_left(row)} for row in chosen if row.place.verdict != Verdict.URGE],
        "letters": letters,
        "letters_url": letters_url(seat, [row.code for row in letters]),
        "missing": missing,
        "channel": channel or "",
        "channels": CHANNELS,
        "task_count": sum(len(draft.lines) for draft in written),
        "quiet": why_quiet(seen.quiet, is_demo=_is_demo(seat)),
        "instance_id": new_instance_id(),
    }


def _agency_page(
    request: HttpRequest, agency: Any, seen: Desk, *, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    seat: Seat = request.seat
    _codes, channel = ChosenForm.read(request.GET)
    pane = _pane(seat, seen, agency.code, channel=channel, agency=agency, form=form)
    context = {**_frame(seat, "tasks:urging"), "pane": pane, "form": form}
    return render(request, "tasks/urging_agency.html", context, part="pane", status=status)


def _pane(
    seat: Seat,
    seen: Desk,
    code: str,
    *,
    channel: UrgeChannel | None = None,
    agency: Any | None = None,
    form: AnswerForm | None = None,
) -> dict[str, Any] | None:
    """Return what the pane of one agency shows; None for a code that owes nothing and is not loaded."""
    row = next((one for one in seen.rows if one.code == code), None)
    if row is None and agency is None:
        return None
    agency_id = row.agency_id if row else agency.pk
    owed = _owed(seat, seen, agency_id) if row else []
    has_gateway = webhook_of(seat.congress.pk) is not None
    written = _one_draft(seat, seen, row, owed, channel, has_gateway=has_gateway) if row else None
    past = row.past if row else past_urges(seat.congress.pk, [agency_id]).get(agency_id, [])
    quiet = why_quiet(seen.quiet, is_demo=_is_demo(seat))
    return {
        "row": row,
        "code": code,
        "name": row.name if row else agency.name,
        "phone": row.any_phone if row else agency.phone,
        "draft": written,
        "step": written.step if written else None,
        "channels": _channel_tabs(seat, written, has_gateway=has_gateway) if written else [],
        "why": why_left(row) if row else _("Cơ quan không có nhiệm vụ nào cần đôn đốc."),
        "quiet": quiet,
        "may_send": bool(written) and row.place.verdict == Verdict.URGE and not quiet,
        "is_by_hand": bool(written) and written.channel in BY_HAND,
        "letters_url": letters_url(seat, [code]) if written and written.channel == UrgeChannel.LETTER else "",
        "form": form
        or _answer_form(seat, owed, None, tomorrow=add_working_days(seat.today, 1, holidays=seen.holidays)),
        "open_urge": awaits_answer(past, now=seat.now, within=ANSWER_WITHIN),
        "past": list(reversed(past))[:URGES_SHOWN],
        "instance_id": new_instance_id(),
    }


def _one_draft(
    seat: Seat, seen: Desk, row: DeskRow, owed: list[OwedTask], channel: UrgeChannel | None, *, has_gateway: bool
) -> Draft | None:
    tasks = urged_of(owed, is_late=row.late > 0, today=seat.today)
    common = {"desk": seen, "sender": _sender(seat), "now": seat.now, "channel": channel}
    return draft_of(row, tasks, has_gateway=has_gateway, **common) if tasks else None


def _channel_tabs(seat: Seat, written: Draft, *, has_gateway: bool) -> list[dict[str, Any]]:
    url = _agency_url(seat, written.row.code)
    return [
        {"label": one.label, "url": f"{url}?channel={one.value}", "current": one == written.channel}
        for one in CHANNELS
        if not refusal(written.row, one, has_gateway=has_gateway)
    ]


def _why_stands_in(draft: Draft, *, has_gateway: bool) -> str:
    if not draft.stands_in:
        return ""
    return str(CHANNEL_REFUSALS[refusal(draft.row, draft.wanted, has_gateway=has_gateway)])


def _send(
    request: HttpRequest, agency_ids: list[int], *, channel: UrgeChannel | None, form: SendForm, has_left: bool = False
) -> Any:
    """Send, or say why not; None when nothing was sent."""
    seat: Seat = request.seat
    try:
        return send_urges(
            congress_id=seat.congress.pk,
            agency_ids=agency_ids,
            channel=channel,
            sender=_sender(seat),
            instance_id=form.cleaned_data["instance_id"],
            by_id=seat.user.pk,
            now=seat.now,
            is_demo=_is_demo(seat),
            has_left=has_left,
        )
    except ActionRefused as refused:
        messages.warning(request, str(refused))
    except SubmissionRefused:
        messages.warning(request, _("Biểu mẫu này đã được gửi với nội dung khác. Xem nhật ký đôn đốc."))
    return None


def _note_answer(seat: Seat, agency: Any, form: AnswerForm, owed: list[OwedTask]) -> None:
    typed = form.cleaned_data
    answer_urge(
        congress_id=seat.congress.pk,
        agency=agency,
        urge=open_answer(seat.congress.pk, agency.pk, now=seat.now, within=ANSWER_WITHIN),
        answer=UrgeAnswer(typed["answer"]),
        promised_until=typed["promised_until"] if typed["answer"] == UrgeAnswer.PROMISED else None,
        note=typed["note"],
        task_id=next((task.task_id for task in owed if task.code == typed["task"]), None),
        ask=Ask(typed["ask"] or Ask.DECISION),
        instance_id=typed["instance_id"],
        by_id=seat.user.pk,
        now=seat.now,
    )


def _after_answer(request: HttpRequest, agency: Any, given: UrgeAnswer) -> HttpResponseRedirect:
    """Lead on: to naming another focal point when it was the wrong person, back to the desk otherwise."""
    slug = request.seat.congress.slug
    if given == UrgeAnswer.WRONG_PERSON and request.seat.may(Permission.INVITE):
        messages.success(request, _("Đã ghi «Sai người». Mời đầu mối khác của %(name)s.") % {"name": agency.name})
        return redirect(f"{reverse('people:invitations', args=[slug])}?{urlencode({'agency': agency.code})}")
    words = {"name": agency.name, "answer": given.label}
    messages.success(request, _("Đã ghi kết quả của %(name)s: %(answer)s.") % words)
    return redirect(reverse("tasks:urging", args=[slug]))


def _answer_form(seat: Seat, owed: list[OwedTask], data: Any, **initial: Any) -> AnswerForm:
    tasks = [(task.code, f"{task.code} {task.title}"[:90]) for task in owed]
    return AnswerForm(data, seat=seat, tasks=tasks, initial={"promised_until": initial.get("tomorrow")})


def _owed(seat: Seat, seen: Desk, agency_id: int) -> list[OwedTask]:
    until = sight_until(ladder=seen.ladder, today=seat.today, holidays=seen.holidays)
    return owed_tasks(seat.congress.pk, agency_ids=[agency_id], until=until, now=seat.now)


def _sender(seat: Seat) -> Sender:
    host = seat.congress.host_name or seat.congress.name
    return Sender(function=seat.role_label, congress_name=host, congress_slug=seat.congress.slug)


def _is_demo(seat: Seat) -> bool:
    """Say whether nothing leaves from here: in a demo congress, and on an installation that shows the demo."""
    return settings.DEMO or seat.congress.is_demo


def letters_url(seat: Seat, codes: Sequence[str]) -> str:
    """Return the address of the page that checks official letters to these agencies."""
    return reverse("tasks:letters-check", args=[seat.congress.slug]) + f"?{urlencode({'agency': codes}, doseq=True)}"


def _agency_url(seat: Seat, code: str) -> str:
    return reverse("tasks:urging-agency", args=[seat.congress.slug, code])


def _shows(seat: Seat, lists: dict[str, list[DeskRow]], *, show: str) -> list[dict[str, Any]]:
    labels = {"due": _("Cần đôn đốc"), "soon": _("Sắp đến hạn"), "left": _("Tạm không nhắc")}
    url = reverse("tasks:urging", args=[seat.congress.slug])
    return [
        {
            "label": labels[key],
            "count": len(rows),
            "url": url + (f"?show={key}" if key != "due" else ""),
            "current": key == show,
        }
        for key, rows in lists.items()
    ]


def _frame(seat: Seat, route: str) -> dict[str, Any]:
    return {"tabs": tabs(seat, route), "is_demo": _is_demo(seat), "today": seat.today}


def tabs(seat: Seat, route: str) -> list[dict[str, Any]]:
    """Return the pages of urging as tabs, those the reader may open."""
    pages = (
        ("tasks:urging", _("Bàn đôn đốc"), Permission.URGE),
        ("tasks:letters", _("Công văn đôn đốc"), Permission.SEE_FIGURES),
        ("tasks:urging-log", _("Nhật ký đôn đốc"), Permission.SEE_FIGURES),
        ("tasks:urging-ladder", _("Bậc đôn đốc"), Permission.MANAGE_CHANNELS),
    )
    return [
        {"label": label, "url": reverse(name, args=[seat.congress.slug]), "current": name == route}
        for name, label, need in pages
        if seat.may(need)
    ]
