"""The register of outgoing papers: the page, its table for Excel, and many drafts issued at once."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.archive import access, queries, register_queries
from dondoc.archive.actions.runs import begin_run
from dondoc.archive.enums import PaperKind
from dondoc.archive.forms import RunForm
from dondoc.archive.register_queries import DRAFTS, RegisterFilter, filter_from
from dondoc.archive.register_sheet import sheet_of
from dondoc.archive.sending import send_made
from dondoc.archive.views.frame import crumbs, tabs, url_of
from dondoc.papers.write_xlsx import MEDIA_TYPE, write_xlsx
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out
from dondoc.people.enums import Permission
from dondoc.web.pages import render

PAGE_ROWS = 50
MOST_CHOSEN = 400


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Show the papers a filter asks for; the filter is the address."""
    seat: Seat = access.register_for(request.seat)
    asked = filter_from(request.GET)
    url = url_of(seat, "archive:register")
    bodies = list(queries.bodies(seat.congress.pk))
    page = Paginator(register_queries.register(seat.congress.pk, asked), PAGE_ROWS).get_page(request.GET.get("page"))
    may_issue = seat.may(Permission.ISSUE_PAPERS)
    context = {
        "page": page,
        "counts": register_queries.counts(seat.congress.pk, today=seat.today),
        "asked": asked,
        "shows_drafts": asked.show == DRAFTS,
        "url": url,
        "issued_url": url + asked.but(show="").query_string,
        "drafts_url": url + asked.but(show=DRAFTS, year="").query_string,
        "choices": _choices(seat, asked, url=url),
        "active": _active(asked, bodies, url=url),
        "sheet_url": url_of(seat, "archive:register-sheet") + asked.query_string,
        "has_bodies": bool(bodies),
        "year": seat.today.year,
        "may_issue": may_issue,
        "chooses": may_issue and asked.show == DRAFTS,
        "tabs": tabs(seat, "archive:register"),
    }
    return render(request, "archive/register.html", context, part="list")


@require_GET
def register_sheet(request: HttpRequest) -> HttpResponse:
    """Hand over what a filter asks for as an Excel file."""
    seat: Seat = access.register_for(request.seat)
    asked = filter_from(request.GET)
    rows = register_queries.register(seat.congress.pk, asked)
    bodies = list(queries.bodies(seat.congress.pk))
    conditions = ", ".join(word["label"] for word in _active(asked, bodies, url=""))
    sheet = sheet_of(rows, congress_name=seat.congress.name, now=seat.now, conditions=conditions)
    name = f"so-van-ban-di-{seat.today:%Y-%m-%d}.xlsx"
    return send_made(write_xlsx(sheet), name=name, media_type=MEDIA_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def run_new(request: HttpRequest) -> HttpResponse:
    """Show the chosen drafts once more before they are issued; POST begins."""
    seat: Seat = access.register_for(request.seat)
    seat.require(Permission.ISSUE_PAPERS)
    given = request.POST if request.method == "POST" else request.GET
    ids = [int(one) for one in given.getlist("paper") if one.isdecimal() and len(one) < 12][:MOST_CHOSEN]
    drafts = queries.drafts_by_ids(seat.congress.pk, ids)
    form = RunForm(request.POST if request.method == "POST" else None, seat=seat)
    if request.method == "POST" and form.is_valid():
        made: list[Any] = []

        def act() -> None:
            made.append(
                begin_run(
                    congress_id=seat.congress.pk,
                    papers=form.chosen(request.POST, drafts),
                    dated_on=form.cleaned_data["dated_on"],
                    instance_id=form.cleaned_data["instance_id"],
                    by_id=seat.user.pk,
                    now=seat.now,
                )
            )

        if not drafts:
            form.add_error(None, _("Chưa chọn dự thảo nào còn chờ ban hành."))
        elif carry_out(form, act):
            return redirect(url_of(seat, "archive:run", made[0].pk))
    context = {
        "form": form,
        "drafts": drafts,
        "gone": len(set(ids)) - len(drafts),
        "drafts_url": url_of(seat, "archive:register") + RegisterFilter(show=DRAFTS).query_string,
        "crumbs": crumbs(seat, (_("Ban hành nhiều văn bản"), "")),
    }
    return render(request, "archive/run_new.html", context, status=422 if form.errors else 200)


@require_GET
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show how far a run has come: what is issued under which number, what was refused and why."""
    seat: Seat = request.seat
    found = access.run_for(seat, run_id)
    papers = queries.outgoing_by_ids(seat.congress.pk, [one["id"] for one in found.papers])
    rows = [
        {"paper": papers.get(one["id"]), "refused": found.results.get(str(one["id"]))}
        for one in found.papers
        if one["id"] in papers
    ]
    results = list(found.results.values())
    context = {
        "run": found,
        "rows": rows,
        "total": len(found.papers),
        "done": len(results),
        "issued": results.count(""),
        "refused": len(results) - results.count(""),
        "waits": found.finished_at is None,
        "crumbs": crumbs(seat, (_("Ban hành nhiều văn bản"), "")),
    }
    return render(request, "archive/run.html", context, part="run")


def _choices(seat: Seat, asked: RegisterFilter, *, url: str) -> list[dict[str, Any]]:
    """Return further filters as links with their counts: kinds, and the years of what is issued."""
    found = [
        {
            "label": PaperKind(kind).label,
            "count": count,
            "url": url + asked.but(kind="" if asked.kind == kind else kind).query_string,
            "current": asked.kind == kind,
        }
        for kind, count in register_queries.kinds(seat.congress.pk, asked)
    ]
    if asked.show == DRAFTS:
        return found
    years = register_queries.years(seat.congress.pk, asked)
    if len(years) < 2 and not asked.year:
        return found
    return [
        {
            "label": _("Năm %(year)s") % {"year": year},
            "count": count,
            "url": url + asked.but(year="" if asked.year == str(year) else str(year)).query_string,
            "current": asked.year == str(year),
        }
        for year, count in years
    ] + found


def _active(asked: RegisterFilter, bodies: list[Any], *, url: str) -> list[dict[str, str]]:
    """Return the filters in force in words, each with the address without it."""
    names = {body.code: body.name for body in bodies}
    words = [
        ("body", names.get(asked.body, asked.body)),
        ("year", _("năm %(year)s") % {"year": asked.year} if asked.year else ""),
        ("kind", str(PaperKind(asked.kind).label) if asked.kind else ""),
        ("agency", _("gửi %(code)s") % {"code": asked.agency} if asked.agency else ""),
        ("q", f"«{asked.q}»" if asked.q else ""),
    ]
    return [
        {"label": label, "remove_url": url + asked.but(**{name: ""}).query_string} for name, label in words if label
    ]
