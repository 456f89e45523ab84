"""Own plans as lists: of one plan, of the own agency, all in the matrix; and as Excel files."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.papers.sheet import Cell, Column, Sheet
from dondoc.papers.write_xlsx import MEDIA_TYPE, write_xlsx
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out
from dondoc.people.enums import AgencyKind, Permission
from dondoc.people.queries import agencies
from dondoc.plans import access, filing_queries
from dondoc.plans.actions.cascade import open_filings
from dondoc.plans.enums import FilingCell, FilingState, Taking
from dondoc.plans.filing_forms import OpenForm
from dondoc.plans.filing_queries import FilingRow
from dondoc.plans.rules.filing_words import reminder
from dondoc.web.db import new_instance_id
from dondoc.web.pages import render


@require_GET
def filing_list(request: HttpRequest, code: str) -> HttpResponse:
    """Show the own plans of one plan, the late ones first; the address narrows them by where they stand."""
    seat: Seat = request.seat
    plan = access.plan_for(seat, code)
    found = filing_queries.cascade_of(plan, today=seat.today)
    cell = request.GET.get("cell", "")
    cell = cell if cell in FilingCell else ""
    url = reverse("plans:filings", args=[seat.congress.slug, plan.code])
    context = {
        "plan": plan,
        "found": found,
        "rows": [row for row in found.rows if not cell or row.cell == cell],
        "cell": cell,
        "choices": cell_choices(url, found.counts, current=cell),
        "may_open": seat.may(Permission.FOLLOW_FILINGS),
        "may_draft": seat.may(Permission.ISSUE_PAPERS),
        "instance_id": new_instance_id(),
        "reminder": reminder(plan.symbol or plan.code, [(row.agency_name, row.due_on) for row in found.late]),
    }
    return render(request, "plans/filings.html", context)


@require_GET
def filing_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Send the own plans of one plan as an Excel file."""
    seat: Seat = request.seat
    plan = access.plan_for(seat, code)
    found = filing_queries.cascade_of(plan, today=seat.today)
    sheet = Sheet(
        owner=seat.congress.name,
        title=_("Kế hoạch cụ thể hóa %(plan)s") % {"plan": plan.symbol or plan.code},
        conditions=_data_time(seat),
        columns=[
            Column(heading=_("Cơ quan"), share=38),
            Column(heading=_("Trạng thái"), share=18),
            Column(heading=_("Hạn gốc"), share=13),
            Column(heading=_("Hạn hiện tại"), share=13),
            Column(heading=_("Số ngày quá hạn"), share=10, is_number=True),
            Column(heading=_("Số, ký hiệu"), share=20),
            Column(heading=_("Ngày ban hành"), share=13),
            Column(heading=_("Nội dung đã nhận"), share=11, is_number=True),
            Column(heading=_("Nội dung có phần"), share=11, is_number=True),
            Column(heading=_("Thẩm định"), share=26),
            Column(heading=_("Số lần gửi"), share=9, is_number=True),
        ],
        rows=[_line(row) for row in found.rows],
    )
    return _file(sheet, f"ke-hoach-cu-the-hoa-{plan.code}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def filings_open(request: HttpRequest, code: str) -> HttpResponse:
    """Show whom to ask for an own plan; POST asks them."""
    seat: Seat = request.seat
    seat.require(Permission.FOLLOW_FILINGS)
    plan = access.plan_for(seat, code)
    offered = filing_queries.agencies_with_a_part(plan, today=seat.today)
    initial = {"agencies": [agency.pk for agency in offered]}
    form = OpenForm(request.POST or None, seat=seat, offered=offered, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        act = partial(
            open_filings,
            plan=plan,
            agency_ids=typed["agencies"],
            due_on=typed["due_on"],
            appraiser_id=typed["appraiser"].pk if typed["appraiser"] else None,
            instance_id=typed["instance_id"],
            by_id=seat.user.pk,
            now=seat.now,
        )
        if carry_out(form, act):
            count = len(typed["agencies"])
            words = ngettext(
                "Đã yêu cầu %(count)s cơ quan xây dựng kế hoạch cụ thể hóa.",
                "Đã yêu cầu %(count)s cơ quan xây dựng kế hoạch cụ thể hóa.",
                count,
            )
            messages.success(request, words % {"count": count})
            return redirect("plans:filings", seat.congress.slug, plan.code)
    context = {"plan": plan, "form": form, "offered": offered}
    return render(request, "plans/filings_open.html", context, status=422 if form.errors else 200)


@require_GET
def item_list(request: HttpRequest, code: str) -> HttpResponse:
    """Show the items of one plan with the agencies' own items for each; the address narrows them."""
    seat: Seat = request.seat
    plan = access.plan_for(seat, code)
    found = filing_queries.cascade_of(plan, today=seat.today)
    taking = request.GET.get("taking", "")
    taking = taking if taking in Taking else ""
    url = reverse("plans:items", args=[seat.congress.slug, plan.code])
    counts = {one: sum(row.taking == one for row in found.takings) for one in Taking}
    context = {
        "plan": plan,
        "found": found,
        "rows": [row for row in found.takings if not taking or row.taking == taking],
        "choices": [
            {"label": _("Tất cả"), "count": len(found.takings), "url": url, "current": not taking},
            *(
                {"label": one.label, "count": counts[one], "url": f"{url}?taking={one}", "current": one == taking}
                for one in Taking
                if counts[one] or one == taking
            ),
        ],
    }
    return render(request, "plans/items.html", context)


@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """Show what the own agency owes, and what waits for its appraisal."""
    seat: Seat = request.seat
    seat.require(Permission.SEE_OWN)
    rows = filing_queries.rows_of_agencies(seat.congress.pk, seat.agency_ids, today=seat.today)
    waiting = filing_queries.rows_to_appraise(seat.congress.pk, seat.agency_ids, today=seat.today)
    context = {
        "agencies": [agency.name for agency in agencies(seat.congress.pk).filter(pk__in=seat.agency_ids)],
        "open": [row for row in rows if row.cell not in (FilingCell.ISSUED, FilingCell.EXEMPT)],
        "closed": [row for row in rows if row.cell in (FilingCell.ISSUED, FilingCell.EXEMPT)],
        "waiting": waiting if seat.may(Permission.APPRAISE_WORK) else [],
        "writes": seat.may(Permission.REPORT_WORK),
        "appraises": seat.may(Permission.APPRAISE_WORK),
    }
    return render(request, "plans/filings_own.html", context)


@require_GET
def matrix(request: HttpRequest) -> HttpResponse:
    """Show agencies by plans."""
    seat: Seat = request.seat
    seat.require(Permission.SEE_ALL)
    kind, late = _narrowing(request)
    found = filing_queries.matrix(seat.congress.pk, today=seat.today, kind=kind, only_late=late)
    url = reverse("plans:matrix", args=[seat.congress.slug])
    context = {
        "matrix": found,
        "kind": kind,
        "only_late": late,
        "kinds": [
            {"label": _("Mọi loại"), "url": _matrix_url(url, "", late), "current": not kind},
            *({"label": one.label, "url": _matrix_url(url, one, late), "current": one == kind} for one in AgencyKind),
        ],
        "late_url": _matrix_url(url, kind, not late),
        "sheet_url": _matrix_url(reverse("plans:matrix-sheet", args=[seat.congress.slug]), kind, late),
        "base_url": reverse("plans:list", args=[seat.congress.slug]),
    }
    return render(request, "plans/matrix.html", context)


@require_GET
def matrix_sheet(request: HttpRequest) -> HttpResponse:
    """Send the matrix as an Excel file, narrowed as the page."""
    seat: Seat = request.seat
    seat.require(Permission.SEE_ALL)
    kind, late = _narrowing(request)
    found = filing_queries.matrix(seat.congress.pk, today=seat.today, kind=kind, only_late=late)
    sheet = Sheet(
        owner=seat.congress.name,
        title=_("Cơ quan và kế hoạch cụ thể hóa"),
        conditions=_data_time(seat),
        columns=[
            Column(heading=_("Cơ quan"), share=38),
            *(Column(heading=plan.name, share=22) for plan in found.plans),
        ],
        rows=[[row.agency_name, *(_matrix_words(cell) for cell in row.cells)] for row in found.rows],
    )
    return _file(sheet, "ma-tran-ke-hoach-cu-the-hoa.xlsx")


def cell_choices(url: str, counts: Any, *, current: str = "") -> list[dict[str, Any]]:
    """Return the cells of the count as links with their numbers; empty cells are left out."""
    return [
        {"label": _("Tất cả"), "count": counts.total, "url": url, "current": not current},
        *(
            {"label": cell.label, "count": number, "url": f"{url}?cell={cell}", "current": cell == current}
            for cell in FilingCell
            if (number := getattr(counts, cell)) or cell == current
        ),
    ]


def _line(row: FilingRow) -> Sequence[Cell]:
    return [
        row.agency_name,
        str(row.state.label),
        row.original_due_on,
        row.due_on,
        row.days_late or None,
        row.symbol,
        row.issued_on,
        row.covered if row.has_reading else None,
        row.parts,
        row.appraiser_name or _("Thư ký Tiểu ban"),
        row.round,
    ]


def _matrix_words(cell: filing_queries.Cell) -> str:
    if not cell.state:
        return ""
    words = str(FilingState(cell.state).label)
    if not cell.days_late:
        return words
    late = ngettext("quá hạn %(days)s ngày", "quá hạn %(days)s ngày", cell.days_late) % {"days": cell.days_late}
    return f"{words}, {late}"


def _narrowing(request: HttpRequest) -> tuple[str, bool]:
    kind = request.GET.get("kind", "")
    return kind if kind in AgencyKind else "", request.GET.get("late") == "1"


def _matrix_url(url: str, kind: str, late: bool) -> str:
    parts = [f"kind={kind}"] if kind else []
    parts += ["late=1"] if late else []
    return f"{url}?{'&'.join(parts)}" if parts else url


def _data_time(seat: Seat) -> str:
    return _("Số liệu lúc %(moment)s") % {"moment": f"{seat.now:%H:%M, %d/%m/%Y}"}


def _file(sheet: Sheet, name: str) -> HttpResponse:
    response = HttpResponse(write_xlsx(sheet), content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["Cache-Control"] = "private, no-store"
    return response
