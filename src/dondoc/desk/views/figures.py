"""The four numbers per agency, plan, area, workstream and member in charge, and the journal of the congress."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.desk.access import figures_for, history_for
from dondoc.desk.forms import FiguresDayForm
from dondoc.desk.queries import figures as queries
from dondoc.desk.sheets import figures_sheet, file_answer
from dondoc.journal.queries import recent_entries
from dondoc.tasks.queries.history import said
from dondoc.web.pages import render
from dondoc.web.replicas import may_lag

ENTRIES_PER_PAGE = 50
ROWS_PER_PAGE = 50


@require_GET
@may_lag
def figures(request: HttpRequest) -> HttpResponse:
    """Show the four numbers in the grouping that is asked for, of now or of a past day; or only the silent agencies."""
    seat = figures_for(request.seat)
    form, by, on = _asked(request)
    only_silent = by == "agency" and request.GET.get("silent") == "1"
    found = queries.figures(seat, by=by, on=on, only_silent=only_silent)
    labels = _labels()
    url = reverse("desk:figures", args=[seat.congress.slug])
    past = {"on": found.on.isoformat()} if found.on else {}
    context = {
        "found": found,
        "page": Paginator(found.rows, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "only_silent": only_silent,
        "tabs": [
            {"label": label, "url": f"{url}?{urlencode({'by': name, **past})}", "current": name == by}
            for name, label in labels.items()
        ],
        "heading": _("Cơ quan chưa báo cáo trong 7 ngày") if only_silent else labels[by],
        "url": url,
        "asked": urlencode({"by": by, **past}),
    }
    return render(request, "desk/figures.html", context, status=422 if form.errors else 200)


@require_GET
@may_lag
def figures_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Send the table of figures as an Excel or a Word file."""
    seat = figures_for(request.seat)
    _form, by, on = _asked(request)
    found = queries.figures(seat, by=by, on=on)
    sheet = figures_sheet(seat, found, heading=_labels()[by])
    return file_answer(sheet, kind=kind, name=f"so-lieu-{by}-{(found.on or seat.today).isoformat()}")


def _asked(request: HttpRequest) -> tuple[FiguresDayForm, Any, date | None]:
    """Return the form of the day, the grouping and the day; a day that cannot be counted is named, and now shown."""
    by = request.GET.get("by", "agency")
    given = request.GET if "on" in request.GET else None
    form = FiguresDayForm(given, today=request.seat.today)
    on = form.cleaned_data["on"] if given is not None and form.is_valid() else None
    return form, by if by in _labels() else "agency", on


def _labels() -> dict[str, str]:
    return {
        "agency": _("Theo cơ quan chủ trì"),
        "plan": _("Theo kế hoạch"),
        "area": _("Theo địa bàn"),
        "workstream": _("Theo mảng việc"),
        "overseer": _("Theo thành viên phụ trách"),
    }


@require_GET
@may_lag
def history(request: HttpRequest) -> HttpResponse:
    """Show what was done in the congress, newest first."""
    seat = history_for(request.seat)
    page = Paginator(recent_entries(congress_id=seat.congress.pk), ENTRIES_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/history.html", {"page": page, "log": said(page.object_list)})
