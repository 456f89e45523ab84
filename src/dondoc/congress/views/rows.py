"""One way of adding, changing and removing for all rows of a congress's setting."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.congress import access
from dondoc.congress.forms import SeatForm, adding, changing
from dondoc.congress.views.frame import url_of
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.editing import carry_out, clash_page
from dondoc.people.enums import Permission
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_of

Words = str | Promise


@dataclass(frozen=True, slots=True)
class RowPages:
    """The pages of one kind of row. add, change and remove are actions; `argument` is what they call their row."""

    route: str
    list_route: str
    list_title: Words
    new_title: Words
    add_button: Words
    form: type[SeatForm]
    rows: Callable[[int], QuerySet[Any]]
    add: Callable[..., Any]
    change: Callable[..., None]
    remove: Callable[..., None]
    argument: str

    def new_page(self, request: HttpRequest, **fixed: Any) -> HttpResponse:
        """Show an empty form; POST adds a row. fixed: further arguments of the action."""
        seat: Seat = request.seat
        seat.require(Permission.EDIT_CONGRESS)
        form = adding(self.form)(request.POST or None, seat=seat, initial=_next_place(seat, self))
        if request.method == "POST" and form.is_valid():
            owner = fixed or {"congress_id": seat.congress.pk}
            typed = _as_arguments(form.cleaned_data)
            if carry_out(form, partial(self.add, by_id=seat.user.pk, now=seat.now, **owner, **typed)):
                messages.success(request, _("Đã thêm."))
                return redirect(url_of(seat, self.list_route))
        context = {"form": form, "title": self.new_title, "button": self.add_button, "crumbs": self._crumbs(seat)}
        return render(request, "congress/row_form.html", context, status=422 if form.errors else 200)

    def edit_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a row in its form; POST saves it."""
        seat: Seat = request.seat
        row = access.row_for(seat, self.rows(seat.congress.pk), pk)
        form = changing(self.form)(request.POST or None, seat=seat, initial=_shown(row))
        if request.method == "POST" and form.is_valid():
            changes = {name: value for name, value in form.cleaned_data.items() if name != "ver"}
            act = partial(self.change, changes=_as_fields(changes), **self._common(seat, row, form.cleaned_data["ver"]))
            try:
                done = carry_out(form, act)
            except StaleVersion as stale:
                return self._clash(request, form, stale)
            if done:
                messages.success(request, _("Đã lưu."))
                return redirect(url_of(seat, self.list_route))
        context = {
            "form": form,
            "row": row,
            "title": str(row),
            "button": _("Lưu"),
            "remove_url": url_of(seat, f"{self.route}-remove", row.pk),
            "crumbs": self._crumbs(seat),
        }
        return render(request, "congress/row_form.html", context, status=422 if form.errors else 200)

    def remove_row(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Remove a row; what stands in the way, and a change in between, are said on the list."""
        seat: Seat = request.seat
        row = access.row_for(seat, self.rows(seat.congress.pk), pk)
        ver = request.POST.get("ver", "")
        try:
            self.remove(**self._common(seat, row, number_of(ver) or 0))
        except StaleVersion:
            messages.warning(request, _("Nội dung vừa được người khác sửa nên chưa bỏ. Xem lại rồi bỏ nếu vẫn cần."))
            return redirect(url_of(seat, self.route, row.pk))
        except ActionRefused as refused:
            messages.warning(request, str(refused))
            return redirect(url_of(seat, self.route, row.pk))
        messages.success(request, _("Đã bỏ."))
        return redirect(url_of(seat, self.list_route))

    def _common(self, seat: Seat, row: Model, ver: int) -> dict[str, Any]:
        return {self.argument: row, "expected_ver": ver, "by_id": seat.user.pk, "now": seat.now}

    def _clash(self, request: HttpRequest, form: SeatForm, stale: StaleVersion) -> HttpResponse:
        title = _("«%(name)s» vừa được người khác sửa") % {"name": stale.current}
        congress_id = request.seat.congress.pk
        return clash_page(request, form, stale, congress_id=congress_id, title=title, back_url=request.path)

    def _crumbs(self, seat: Seat) -> list[dict]:
        return [{"label": self.list_title, "url": url_of(seat, self.list_route)}]


def views_of(pages: RowPages) -> tuple[Callable, Callable, Callable]:
    """Return the views that add, change and remove rows of this kind."""
    form_methods = require_http_methods(["GET", "HEAD", "POST"])
    return form_methods(pages.new_page), form_methods(pages.edit_page), require_POST(pages.remove_row)


def _shown(row: Model) -> dict[str, Any]:
    return {field.name: field.value_from_object(row) for field in row._meta.fields}


def _next_place(seat: Seat, pages: RowPages) -> dict[str, Any]:
    """Put a new row at the end of its list."""
    if "position" not in pages.form.base_fields:
        return {}
    last = pages.rows(seat.congress.pk).order_by("-position", "-pk").first()
    return {"position": last.position + 1 if last else 1}


def _as_arguments(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed under the names actions use: agencies and people as ids."""
    named = dict(typed)
    if "agency" in named:
        agency = named.pop("agency")
        named["agency_id"] = agency.pk if agency else None
    if "user" in named:
        named["user_id"] = named.pop("user")
    return named


def _as_fields(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed under the names of the row's columns."""
    return {("user_id" if name == "user" else name): value for name, value in typed.items()}
