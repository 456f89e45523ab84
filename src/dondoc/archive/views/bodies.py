"""The bodies in whose name papers go out: list, adding, changing, and which one is the default."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.archive import access, queries
from dondoc.archive.actions.bodies import add_body, change_body, make_default
from dondoc.archive.drawing import Drawn, drawn
from dondoc.archive.enums import PaperKind
from dondoc.archive.forms import BodyChangeForm, BodyForm
from dondoc.archive.models import IssuingBody
from dondoc.archive.rendering import layout_for
from dondoc.archive.rules.composing import Letterhead, compose
from dondoc.archive.rules.founding import first_body
from dondoc.archive.views.frame import shown_ver, tabs, url_of
from dondoc.kit.vietnamese import without_marks
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render

_FIELDS = (
    "name",
    "superior",
    "family",
    "symbol",
    "department",
    "place",
    "authority",
    "signatory",
    "recipients",
)


@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    """Show the issuing bodies."""
    seat: Seat = request.seat
    seat.require(Permission.ISSUE_PAPERS)
    rows = list(queries.bodies(seat.congress.pk))
    return render(request, "archive/bodies.html", {"rows": rows, "tabs": tabs(seat, "archive:bodies")})


@require_http_methods(["GET", "HEAD", "POST"])
def body_new(request: HttpRequest) -> HttpResponse:
    """Add an issuing body, its form filled in from the congress; «Xem trước» shows the head and saves nothing."""
    seat: Seat = request.seat
    seat.require(Permission.ISSUE_PAPERS)
    initial = first_body(host_name=seat.congress.host_name)
    form = BodyForm(request.POST if request.method == "POST" else None, seat=seat, initial=initial)
    if request.method == "POST" and form.is_valid() and request.POST.get("act") != "preview":
        typed = {name: form.cleaned_data[name] for name in _FIELDS}
        code = _free_code(seat, typed["symbol"])
        act = partial(add_body, congress_id=seat.congress.pk, code=code, by_id=seat.user.pk, now=seat.now, **typed)
        if carry_out(form, act):
            messages.success(request, _("Đã thêm cơ quan ban hành «%(name)s».") % {"name": typed["name"]})
            return redirect(url_of(seat, "archive:bodies"))
    return _form_page(request, form, initial=initial, title=_("Thêm cơ quan ban hành"), button=_("Thêm cơ quan"))


@require_http_methods(["GET", "HEAD", "POST"])
def body(request: HttpRequest, code: str) -> HttpResponse:
    """Show an issuing body in its form; POST saves it."""
    seat: Seat = request.seat
    found = access.body_for(seat, code)
    initial = {name: getattr(found, name) for name in (*_FIELDS, "ver")}
    form = BodyChangeForm(request.POST if request.method == "POST" else None, seat=seat, initial=initial)
    if request.method == "POST" and form.is_valid() and request.POST.get("act") != "preview":
        act = partial(
            change_body,
            body=found,
            expected_ver=form.cleaned_data["ver"],
            changes={name: form.cleaned_data[name] for name in _FIELDS},
            by_id=seat.user.pk,
            now=seat.now,
        )
        try:
            done = carry_out(form, act)
        except StaleVersion as stale:
            title = _("«%(name)s» vừa được người khác sửa") % {"name": stale.current}
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=request.path)
        if done:
            messages.success(request, _saved_words(found))
            return redirect(url_of(seat, "archive:bodies"))
    return _form_page(request, form, initial=initial, title=found.name, button=_("Lưu"), found=found)


@require_POST
def body_default(request: HttpRequest, code: str) -> HttpResponse:
    """Make a body the one papers are issued by unless another is chosen."""
    seat: Seat = request.seat
    found = access.body_for(seat, code)
    try:
        make_default(body=found, expected_ver=shown_ver(request), by_id=seat.user.pk, now=seat.now)
    except StaleVersion:
        messages.warning(request, _("Nội dung vừa được người khác sửa. Xem lại rồi chọn nếu vẫn cần."))
    else:
        messages.success(request, _("Văn bản mới lấy «%(name)s» làm cơ quan ban hành.") % {"name": found.name})
    return redirect(url_of(seat, "archive:bodies"))


def _form_page(
    request: HttpRequest,
    form: BodyForm,
    *,
    initial: dict[str, Any],
    title: str,
    button: str,
    found: IssuingBody | None = None,
) -> HttpResponse:
    seat: Seat = request.seat
    shown = form.cleaned_data if form.is_bound and not form.errors else initial
    letterhead = _letterhead(shown) if form.is_bound and not form.errors or found else None
    context = {
        "form": form,
        "title": title,
        "button": button,
        "body": found,
        "drafts": queries.drafts_of_body(found) if found else 0,
        "head": _head(seat, letterhead) if letterhead else None,
        "crumbs": [
            {"label": _("Cơ quan ban hành"), "url": url_of(seat, "archive:bodies")},
            {"label": title, "url": ""},
        ],
    }
    return render(request, "archive/body.html", context, status=422 if form.errors else 200)


def _letterhead(values: dict[str, Any]) -> Letterhead:
    texts = {name: values[name] for name in _FIELDS if name not in ("authority", "recipients")}
    lines = {name: tuple(values[name].splitlines()) for name in ("authority", "recipients")}
    return Letterhead(**texts, **lines)


def _head(seat: Seat, letterhead: Letterhead) -> Drawn:
    """Return what a notice of today carries above and below its words."""
    paper = compose(letterhead, kind=PaperKind.NOTICE, subject=_("về …"), dated_on=seat.today, blocks=())
    return drawn(paper, layout_for(letterhead.family, day=seat.today), slug=seat.congress.slug)


def _free_code(seat: Seat, symbol: str) -> str:
    """Return a code made of the symbol that no body of the congress has."""
    taken = {"new", *(one.code for one in queries.bodies(seat.congress.pk))}
    base = slugify(without_marks(symbol))[:30] or "cq"
    return next(code for code in (base, *(f"{base}-{place}" for place in range(2, 1000))) if code not in taken)


def _saved_words(found: IssuingBody) -> str:
    drafts = queries.drafts_of_body(found)
    saved = _("Đã lưu. Văn bản đã ban hành giữ nguyên.")
    if not drafts:
        return saved
    waiting = _("%(count)s dự thảo đang chờ lấy phần đầu mới khi được mở ra và lưu lại.") % {"count": drafts}
    return f"{saved} {waiting}"
