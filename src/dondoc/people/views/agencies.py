"""The directory of agencies: the list, one agency, adding and changing."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.people import access, queries
from dondoc.people.access import Seat
from dondoc.people.actions.agencies import add_agency, change_agency
from dondoc.people.actions.aliases import add_alias, remove_alias
from dondoc.people.actions.succession import succeed_agency
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import AgencyKind, Permission
from dondoc.people.forms import AgencyChangeForm, AgencyForm, AliasForm, SuccessionForm
from dondoc.people.models import Agency
from dondoc.people.views.members import tabs
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render

PAGE_ROWS = 100
_CHANGED = ("name", "short_name", "kind", "area", "phone", "valid_from", "valid_until")


@require_GET
def agency_list(request: HttpRequest) -> HttpResponse:
    """Show the directory, narrowed by kind and by words; the filter is the address."""
    seat: Seat = request.seat
    seat.require(Permission.SEE_ALL)
    words = request.GET.get("q", "").strip()[:100]
    kind = request.GET.get("kind", "") if request.GET.get("kind") in AgencyKind.values else ""
    counts = queries.directory_counts(seat.congress.pk, words=words)
    rows = queries.directory(seat.congress.pk, words=words, kind=kind)
    context = {
        "page": Paginator(rows, PAGE_ROWS).get_page(request.GET.get("page")),
        "count": counts.get(kind, 0) if kind else sum(counts.values()),
        "words": words,
        "url": _list_url(seat),
        "choices": _kind_choices(seat, counts, words=words, kind=kind),
        "active": _active_filters(seat, words=words, kind=kind),
        "may_edit": seat.may(Permission.EDIT_AGENCIES),
        "today": seat.today,
        "tabs": tabs(seat, "people:agencies"),
    }
    return render(request, "people/agencies.html", context, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
def agency_new(request: HttpRequest) -> HttpResponse:
    """Add an agency."""
    seat: Seat = request.seat
    seat.require(Permission.EDIT_AGENCIES)
    form = AgencyForm(request.POST or None, seat=seat)
    if request.method == "POST" and form.is_valid():
        act = partial(
            add_agency, congress_id=seat.congress.pk, by_id=seat.user.pk, now=seat.now, **_agency_values(form)
        )
        if carry_out(form, act):
            messages.success(request, _("Đã thêm «%(name)s» vào danh bạ.") % {"name": form.cleaned_data["name"]})
            return redirect(_list_url(seat))
    context = {"form": form, "crumbs": _crumbs(seat)}
    return render(request, "people/agency_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """Show one agency; POST saves its names, kind, area, phone and period."""
    seat: Seat = request.seat
    row = access.agency_for(seat, code)
    if request.method != "POST":
        return _agency_page(request, row)
    seat.require(Permission.EDIT_AGENCIES)
    form = AgencyChangeForm(request.POST, seat=seat, auto_id="change_%s")
    if form.is_valid():
        changes = {name: form.cleaned_data[name] for name in _CHANGED}
        act = partial(
            change_agency,
            agency=row,
            expected_ver=form.cleaned_data["ver"],
            changes=changes,
            by_id=seat.user.pk,
            now=seat.now,
        )
        try:
            done = carry_out(form, act)
        except StaleVersion as stale:
            return _clash(request, form, stale, row)
        if done:
            messages.success(request, _("Đã lưu thông tin cơ quan."))
            return redirect(request.path)
    return _agency_page(request, row, change_form=form)


@require_POST
def agency_succeed(request: HttpRequest, code: str) -> HttpResponse:
    """Hand the agency's work over to its successor."""
    seat: Seat = request.seat
    row = access.agency_for(seat, code)
    seat.require(Permission.EDIT_AGENCIES)
    form = SuccessionForm(request.POST, seat=seat, agency_id=row.pk, auto_id="succeed_%s")
    if form.is_valid():
        act = partial(
            succeed_agency,
            agency=row,
            successor=form.cleaned_data["successor"],
            on=form.cleaned_data["on"],
            expected_ver=form.cleaned_data["ver"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        try:
            done = carry_out(form, act)
        except StaleVersion as stale:
            return _clash(request, form, stale, row)
        if done:
            messages.success(request, _("Đã ghi cơ quan kế tục."))
            return redirect(_agency_url(seat, row))
    return _agency_page(request, row, succession_form=form)


@require_POST
def agency_alias(request: HttpRequest, code: str) -> HttpResponse:
    """Note another way papers write the agency's name."""
    seat: Seat = request.seat
    row = access.agency_for(seat, code)
    seat.require(Permission.EDIT_AGENCIES)
    form = AliasForm(request.POST, auto_id="alias_%s")
    if form.is_valid():
        act = partial(
            add_alias,
            congress_id=seat.congress.pk,
            agency_id=row.pk,
            text=form.cleaned_data["text"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        if carry_out(form, act):
            messages.success(request, _("Đã ghi cách viết khác."))
            return redirect(_agency_url(seat, row))
    return _agency_page(request, row, alias_form=form)


@require_POST
def agency_alias_remove(request: HttpRequest, code: str, alias_id: int) -> HttpResponse:
    """Take one way of writing away."""
    seat: Seat = request.seat
    row = access.agency_for(seat, code)
    remove_alias(alias=access.alias_for(seat, row, alias_id), by_id=seat.user.pk, now=seat.now)
    messages.success(request, _("Đã bỏ cách viết khác."))
    return redirect(_agency_url(seat, row))


def _agency_page(
    request: HttpRequest,
    row: Agency,
    *,
    change_form: AgencyChangeForm | None = None,
    alias_form: AliasForm | None = None,
    succession_form: SuccessionForm | None = None,
) -> HttpResponse:
    seat: Seat = request.seat
    wrong = next((form for form in (change_form, alias_form, succession_form) if form and form.errors), None)
    context = {
        "agency": row,
        "aliases": list(queries.aliases_of(row.pk)),
        "members": list(queries.members_of_agency(row.pk)),
        "exists_now": queries.spans_of([row])[row.pk].covers(seat.today),
        "form": wrong,
        "crumbs": _crumbs(seat) if seat.sees_all else [],
        "may_edit": seat.may(Permission.EDIT_AGENCIES),
    }
    if context["may_edit"]:
        first = {name: getattr(row, name) for name in ("ver", *_CHANGED)}
        context |= {
            "change_form": change_form or AgencyChangeForm(seat=seat, initial=first, auto_id="change_%s"),
            "alias_form": alias_form or AliasForm(auto_id="alias_%s"),
            "succession_form": succession_form
            or SuccessionForm(seat=seat, agency_id=row.pk, initial={"ver": row.ver}, auto_id="succeed_%s"),
        }
    return render(request, "people/agency.html", context, status=422 if wrong else 200)


def _clash(
    request: HttpRequest, form: AgencyChangeForm | SuccessionForm, stale: StaleVersion, row: Agency
) -> HttpResponse:
    url = _agency_url(request.seat, row)
    title = _("%(name)s vừa được người khác sửa") % {"name": row.name}
    return clash_page(request, form, stale, congress_id=row.congress_id, title=title, back_url=url)


def _agency_values(form: AgencyForm) -> dict:
    values = dict(form.cleaned_data)
    return values | {"kind": AgencyKind(values["kind"]) if values["kind"] else None}


def _kind_choices(seat: Seat, counts: dict[str, int], *, words: str, kind: str) -> list[dict]:
    kinds = [choice for choice in AgencyKind if counts.get(choice)]
    every = {
        "label": _("Tất cả"),
        "count": sum(counts.values()),
        "url": _list_url(seat, q=words),
        "current": not kind,
    }
    return [every] + [
        {
            "label": choice.label,
            "count": counts[choice],
            "url": _list_url(seat, kind=choice.value, q=words),
            "current": kind == choice,
        }
        for choice in kinds
    ]


def _active_filters(seat: Seat, *, words: str, kind: str) -> list[dict]:
    active = []
    if words:
        active.append({"label": f"«{words}»", "remove_url": _list_url(seat, kind=kind)})
    if kind:
        active.append({"label": AgencyKind(kind).label, "remove_url": _list_url(seat, q=words)})
    return active


def _list_url(seat: Seat, **query: str) -> str:
    given = {name: value for name, value in query.items() if value}
    return reverse("people:agencies", args=[seat.congress.slug]) + (f"?{urlencode(given)}" if given else "")


def _agency_url(seat: Seat, row: Agency) -> str:
    return reverse("people:agency", args=[seat.congress.slug, row.code])


def _crumbs(seat: Seat) -> list[dict]:
    return [{"label": _("Danh bạ"), "url": _list_url(seat)}]
