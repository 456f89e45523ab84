"""One own plan: its page, and every act on it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive.sending import send_version
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.plans import access, filing_queries
from dondoc.plans import filing_forms as typed
from dondoc.plans.actions import cascade
from dondoc.plans.actions.filing_drafts import upload_draft
from dondoc.plans.enums import FilingAct, FilingNeed, FilingState
from dondoc.plans.forms import PaperForm
from dondoc.plans.handing_in import reading_of
from dondoc.plans.models import Filing
from dondoc.plans.rules.cascade import acts_in, cell_of, days_late, days_until_due
from dondoc.web.db import StaleVersion, new_instance_id
from dondoc.web.pages import render
from dondoc.web.posted import number_of, numbers_in

OUT = "out"


@require_GET
def filing_page(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Show one own plan: where it stands, the next step, its drafts and how they differ."""
    filing = access.filing_for(request.seat, code, agency)
    return _page(request, filing)


@require_POST
def begin(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Note that the agency has seen what it owes, and that it begins when its button says so."""
    seat: Seat = request.seat
    filing = access.filing_for(seat, code, agency, FilingNeed.WORK)
    form = _typed(request, typed.SeenForm, "seen")
    begins = request.POST.get("act") == "begin"
    done = _("Đã ghi nhận: cơ quan bắt đầu soạn.") if begins else _("Đã ghi nhận: cơ quan đã xem.")
    return _carry(request, filing, "seen", form, partial(cascade.mark_seen, begins=begins), done)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_new(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Show the form for a draft; POST reads it and shows on the filing's page what was read."""
    seat: Seat = request.seat
    filing = access.filing_for(seat, code, agency, FilingNeed.WORK)
    form = PaperForm(request.POST or None, request.FILES or None, initial={"instance_id": new_instance_id()})
    if request.method == "POST" and form.is_valid():
        reading = reading_of(form)
        if reading is not None:
            act = partial(
                upload_draft,
                filing=filing,
                reading=reading,
                instance_id=form.cleaned_data["instance_id"],
                by_id=seat.user.pk,
                now=seat.now,
            )
            if carry_out(form, act):
                return redirect(_url(seat, filing) + "#draft")
    context = {"filing": filing, "form": form, "crumbs": _crumbs(seat, filing)}
    return render(request, "plans/filing_draft.html", context, status=422 if form.errors else 200)


@require_POST
def hand_in_draft(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Hand in the draft that was looked at, with the parent item of each of its items."""
    seat: Seat = request.seat
    filing = access.filing_for(seat, code, agency, FilingNeed.WORK)
    form = _typed(request, typed.HandInForm, "hand_in")
    chosen = _chosen(request)
    act = partial(
        cascade.hand_in,
        parents={place: number_of(value) for place, value in chosen.items() if value != OUT},
        left_out=[place for place, value in chosen.items() if value == OUT],
        settled=sorted(numbers_in(request.POST, "point")),
    )
    done = _("Đã gửi dự thảo. Cơ quan thẩm định được báo ngay.")
    return _carry(request, filing, "hand_in", form, act, done, chosen=chosen)


@require_POST
def pass_it(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Accept the draft."""
    filing = access.filing_for(request.seat, code, agency, FilingNeed.APPRAISE)
    form = _typed(request, typed.PassForm, "pass")
    return _carry(request, filing, "pass", form, cascade.pass_draft, _("Đã ghi kết quả thẩm định: đạt."))


@require_POST
def more(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Send the draft back with named points."""
    filing = access.filing_for(request.seat, code, agency, FilingNeed.APPRAISE)
    form = _typed(request, typed.MoreForm, "more")
    return _carry(request, filing, "more", form, cascade.ask_for_more, _("Đã gửi các điểm cần bổ sung cho cơ quan."))


@require_POST
def issued(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Note number and day of the signed paper."""
    seat: Seat = request.seat
    filing = access.filing_for(seat, code, agency, FilingNeed.ISSUE)
    form = _typed(request, typed.IssuedForm, "issued")
    as_agency = not access.may_with_filing(seat, filing, FilingNeed.FOLLOW)
    act = partial(cascade.record_issued, as_agency=as_agency)
    return _carry(request, filing, "issued", form, act, _("Đã ghi số, ngày ban hành."))


@require_POST
def exemption(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Ask that the agency need not make its own plan."""
    filing = access.filing_for(request.seat, code, agency, FilingNeed.ASK_EXEMPTION)
    form = _typed(request, typed.ExemptionForm, "exemption")
    done = _("Đã gửi đề nghị miễn. Người khác trong Tiểu ban trả lời đề nghị này.")
    return _carry(request, filing, "exemption", form, cascade.ask_exemption, done)


@require_POST
def exemption_answer(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Countersign an exemption, or refuse it."""
    filing = access.filing_for(request.seat, code, agency, FilingNeed.ANSWER)
    form = _typed(request, typed.AnswerForm, "answer")
    return _carry(request, filing, "answer", form, cascade.answer_exemption, _("Đã trả lời đề nghị miễn."))


@require_POST
def extend(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Move the day."""
    filing = access.filing_for(request.seat, code, agency, FilingNeed.FOLLOW)
    form = _typed(request, typed.ExtendForm, "extend")
    return _carry(request, filing, "extend", form, cascade.extend_filing, _("Đã gia hạn. Hạn gốc vẫn được giữ."))


@require_POST
def withdraw(request: HttpRequest, code: str, agency: str) -> HttpResponse:
    """Ask the agency no longer for its own plan."""
    filing = access.filing_for(request.seat, code, agency, FilingNeed.FOLLOW)
    form = _typed(request, typed.WithdrawForm, "withdraw")
    return _carry(request, filing, "withdraw", form, cascade.withdraw_filing, _("Đã rút yêu cầu."))


@require_GET
def download(request: HttpRequest, code: str, agency: str, position: int) -> HttpResponseBase:
    """Send the exact bytes of a draft."""
    seat: Seat = request.seat
    filing = access.filing_for(seat, code, agency)
    return send_version(request, access.draft_for(seat, filing, position).version)


def _carry(
    request: HttpRequest,
    filing: Filing,
    name: str,
    form: typed.DayForm,
    act: Callable[..., Any],
    done: str,
    *,
    chosen: dict[int, str] | None = None,
) -> HttpResponse:
    """Do what a form asks for and lead back to the page; refused, show the page again with everything typed."""
    seat: Seat = request.seat
    if form.is_valid():
        values = {key: value for key, value in form.cleaned_data.items() if key != "act"}
        if "ver" in values:
            values["expected_ver"] = values.pop("ver")
        try:
            finished = carry_out(form, partial(act, filing=filing, by_id=seat.user.pk, now=seat.now, **values))
        except StaleVersion as stale:
            title = _("Kế hoạch cụ thể hóa này vừa được người khác sửa")
            back = _url(seat, filing)
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=back)
        if finished:
            messages.success(request, done)
            return redirect(_url(seat, filing))
    filing = access.filing_for(seat, filing.plan.code, filing.agency.code)
    return _page(request, filing, bound={name: form}, chosen=chosen)


def _page(
    request: HttpRequest,
    filing: Filing,
    *,
    bound: dict[str, typed.DayForm] | None = None,
    chosen: dict[int, str] | None = None,
) -> HttpResponse:
    seat: Seat = request.seat
    works = access.may_with_filing(seat, filing, FilingNeed.WORK)
    drafts = filing_queries.drafts(filing)
    pending = next((draft for draft in drafts if draft.version.handed_in_at is None and works), None)
    state = FilingState(filing.state)
    context = {
        "filing": filing,
        "drafts": [draft for draft in drafts if draft.version.handed_in_at is not None],
        "pending": pending,
        "preview": _preview(pending, filing_queries.parent_choices(filing), chosen or {}) if pending else [],
        "points": [point for draft in drafts for point in draft.points if point.settled_at is None],
        "cell": cell_of(state=state, due_on=filing.due_on, today=seat.today),
        "days_late": days_late(state=state, due_on=filing.due_on, issued_on=filing.issued_on, today=seat.today),
        "days_left": days_until_due(state=state, due_on=filing.due_on, today=seat.today),
        "works": works,
        "is_own": filing.agency_id in seat.agency_ids,
        "crumbs": _crumbs(seat, filing),
        "forms": _forms(seat, filing, bound or {}),
        "form": next(iter((bound or {}).values()), None),
        "base": _url(seat, filing),
        "new_id": new_instance_id(),
        "ticked": sorted(numbers_in(request.POST, "point")),
    }
    return render(request, "plans/filing.html", context, status=422 if bound else 200)


_FORMS: dict[str, tuple[type[typed.DayForm], FilingAct, FilingNeed]] = {
    "seen": (typed.SeenForm, FilingAct.BEGIN, FilingNeed.WORK),
    "pass": (typed.PassForm, FilingAct.PASS, FilingNeed.APPRAISE),
    "more": (typed.MoreForm, FilingAct.ASK_FOR_MORE, FilingNeed.APPRAISE),
    "exemption": (typed.ExemptionForm, FilingAct.ASK_EXEMPTION, FilingNeed.ASK_EXEMPTION),
    "answer": (typed.AnswerForm, FilingAct.GRANT_EXEMPTION, FilingNeed.ANSWER),
    "extend": (typed.ExtendForm, FilingAct.EXTEND, FilingNeed.FOLLOW),
    "withdraw": (typed.WithdrawForm, FilingAct.WITHDRAW, FilingNeed.FOLLOW),
}


def _forms(seat: Seat, filing: Filing, bound: dict[str, typed.DayForm]) -> dict[str, typed.DayForm]:
    """Return the forms this person may fill in now, by name; a bound one keeps what was typed."""
    possible = acts_in(FilingState(filing.state))
    found = {
        name: form(seat=seat, initial={"ver": filing.ver}, auto_id=f"{name}-%s")
        for name, (form, act, need) in _FORMS.items()
        if act in possible and access.may_with_filing(seat, filing, need)
    }
    if filing.exemption_is_asked:
        found.pop("exemption", None)
    if not filing.exemption_is_asked or filing.exemption_asked_by_id == seat.user.pk:
        found.pop("answer", None)
    follows = access.may_with_filing(seat, filing, FilingNeed.FOLLOW)
    signs = access.may_with_filing(seat, filing, FilingNeed.ISSUE) and filing.state == FilingState.PASSED
    if FilingAct.RECORD_ISSUED in possible and (follows or signs):
        given = {"ver": filing.ver, "symbol": filing.symbol, "issued_on": filing.issued_on}
        found["issued"] = typed.IssuedForm(seat=seat, initial=given, auto_id="issued-%s")
    return found | {name: form for name, form in bound.items() if name in found or name == "hand_in"}


def _chosen(request: HttpRequest) -> dict[int, str]:
    """Return what was chosen for each own item by its position; names that are no position are not of this form."""
    return {
        position: value
        for name, value in request.POST.items()
        if name.startswith("parent-") and (position := number_of(name.removeprefix("parent-"))) is not None
    }


def _typed(request: HttpRequest, form: type[typed.DayForm], name: str) -> typed.DayForm:
    """Return a form as it was sent; its controls carry its name, for the page holds several."""
    return form(request.POST, seat=request.seat, auto_id=f"{name}-%s")


def _preview(pending: Any, choices: list[Any], chosen: dict[int, str]) -> list[dict[str, Any]]:
    """Return the own items of a draft, each with the parents it may be given: those of the agency, and the proposed."""
    own = [choice for choice in choices if choice.is_own] or choices
    return [
        {
            "item": row.item,
            "selected": chosen.get(row.item.position, str(row.item.parent_id or "")),
            "choices": own + [one for one in choices if one.item_id == row.item.parent_id and one not in own],
        }
        for row in pending.rows
    ]


def _url(seat: Seat, filing: Filing) -> str:
    return reverse("plans:filing", args=[seat.congress.slug, filing.plan.code, filing.agency.code])


def _crumbs(seat: Seat, filing: Filing) -> list[dict[str, Any]]:
    slug, plan = seat.congress.slug, filing.plan
    if not seat.sees_all:
        own = {"label": _("Kế hoạch của cơ quan"), "url": reverse("plans:own", args=[slug])}
        return [own, {"label": plan.symbol or plan.code, "url": ""}]
    return [
        {"label": _("Kế hoạch"), "url": reverse("plans:list", args=[slug])},
        {"label": plan.symbol or plan.code, "url": reverse("plans:plan", args=[slug, plan.code])},
        {"label": _("Kế hoạch cụ thể hóa"), "url": reverse("plans:filings", args=[slug, plan.code])},
        {"label": filing.agency.brief, "url": ""},
    ]
