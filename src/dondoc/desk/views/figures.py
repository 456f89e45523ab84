"""The four numbers per agency, plan, area and workstream, and the journal of the congress."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.desk.access import figures_for, history_for
from dondoc.desk.queries.agencies import is_silent
from dondoc.journal.queries import recent_entries
from dondoc.tasks.queries.history import said
from dondoc.tasks.queries.register import four_way, total
from dondoc.web.pages import render

ENTRIES_PER_PAGE = 50


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """Show the four numbers in the grouping that is asked for; of agencies also only those that keep silent."""
    seat = figures_for(request.seat)
    labels = {
        "agency": _("Theo cơ quan chủ trì"),
        "plan": _("Theo kế hoạch"),
        "area": _("Theo địa bàn"),
        "workstream": _("Theo mảng việc"),
    }
    by = request.GET.get("by", "agency")
    by = by if by in labels else "agency"
    only_silent = by == "agency" and request.GET.get("silent") == "1"
    rows = four_way(seat, by=by)
    if only_silent:
        rows = [row for row in rows if is_silent(row, now=seat.now)]
    url = reverse("desk:figures", args=[seat.congress.slug])
    context = {
        "by": by,
        "rows": rows,
        "total": None if only_silent else total(seat),
        "only_silent": only_silent,
        "tabs": [{"label": label, "url": f"{url}?by={name}", "current": name == by} for name, label in labels.items()],
        "heading": _("Cơ quan chưa báo cáo trong 7 ngày") if only_silent else labels[by],
        "url": url,
    }
    return render(request, "desk/figures.html", context)


@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """Show what was done in the congress, newest first."""
    seat = history_for(request.seat)
    page = Paginator(recent_entries(congress_id=seat.congress.pk), ENTRIES_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/history.html", {"page": page, "log": said(page.object_list)})
