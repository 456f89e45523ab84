"""The list of tasks, and the list of what stands in their way."""

from dataclasses import dataclass
from functools import cached_property
from tempfile import TemporaryFile

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.papers.write_xlsx import MEDIA_TYPE, write_xlsx_to
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.tasks.enums import Cell, TaskState, Timeliness
from dondoc.tasks.forms import ObstacleFilterForm, filter_from
from dondoc.tasks.list_sheet import MOST_ROWS, sheet_of
from dondoc.tasks.queries.choices import choices
from dondoc.tasks.queries.decisions import waiting_count
from dondoc.tasks.queries.filters import TaskFilter, query_string
from dondoc.tasks.queries.lists import PAGE_ROWS, filtered, rows
from dondoc.tasks.queries.obstacles import ObstacleFilter, obstacles
from dondoc.tasks.queries.register import total
from dondoc.tasks.queries.sheet import sheet_rows
from dondoc.tasks.rules.statistics import FourWay
from dondoc.tasks.views.tabs import tabs
from dondoc.tasks.views.words import FilterWord, filter_words
from dondoc.web.pages import render
from dondoc.web.replicas import may_lag
from dondoc.web.templatetags.ui import number


@dataclass(frozen=True, slots=True)
class CellLink:
    """One of the four numbers above the list, as a link to the list narrowed to it."""

    label: str
    count: int
    url: str
    current: bool


class CountedPages(Paginator):
    """Pages of a list whose length is known already."""

    def __init__(self, tasks: object, *, count: int) -> None:
        super().__init__(tasks, PAGE_ROWS)
        self._count = count

    @cached_property
    def count(self) -> int:
        """The number of rows on all pages."""
        return self._count


@require_GET
@may_lag
def task_list(request: HttpRequest) -> HttpResponse:
    """Show the tasks a filter asks for; the filter is the address."""
    seat: Seat = request.seat
    asked, form = filter_from(request.GET)
    offered = choices(seat)
    form.offer(offered, sees_all=seat.sees_all)
    url = reverse("tasks:list", args=[seat.congress.slug])
    facets = total(seat, asked.without("cell"))
    count = _count(seat, asked, facets)
    page: Page = CountedPages(filtered(seat, asked), count=count).get_page(asked.page)
    words = filter_words(asked, choices=offered, url=url)
    context = {
        "filter_form": form,
        "unread": [error for errors in form.errors.values() for error in errors],
        "words": words,
        "cells": _cell_links(asked, facets, url),
        "page": page,
        "rows": rows(page.object_list, now=seat.now),
        "count": count,
        "overdue": facets.open_overdue,
        "today": seat.today,
        "url": url,
        "sheet_url": reverse("tasks:list-sheet", args=[seat.congress.slug]) + query_string(asked.but()),
        "heading": _heading(words),
        "tabs": tabs(seat, "tasks:list"),
    }
    return render(request, "tasks/list.html", context, part="list")


@require_GET
@may_lag
def list_sheet(request: HttpRequest) -> HttpResponseBase:
    """Hand over the tasks a filter asks for as an Excel file; a list too long for one goes back with a sentence."""
    seat: Seat = request.seat
    asked = filter_from(request.GET)[0]
    url = reverse("tasks:list", args=[seat.congress.slug])
    tasks = filtered(seat, asked)[: MOST_ROWS + 1]
    ids = list(tasks.values_list("pk", flat=True))
    if len(ids) > MOST_ROWS:
        sentence = _("Danh sách có hơn %(most)s nhiệm vụ, quá dài cho một tệp Excel. Thu hẹp bộ lọc rồi tải lại.")
        messages.warning(request, sentence % {"most": number(MOST_ROWS)})
        return redirect(url + query_string(asked.but()))
    heading = _heading(filter_words(asked, choices=choices(seat), url=url))
    sheet = sheet_of(sheet_rows(ids, as_of=seat.today), congress_name=seat.congress.name, heading=heading, now=seat.now)
    file = TemporaryFile()  # noqa: SIM115 -- the answer closes it once it is sent
    write_xlsx_to(file, sheet)
    file.seek(0)
    name = f"nhiem-vu-{seat.today:%Y-%m-%d}.xlsx"
    headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPE, headers=headers)


@require_GET
@may_lag
def obstacle_list(request: HttpRequest) -> HttpResponse:
    """Show the obstacles of visible tasks."""
    seat: Seat = request.seat
    asked = ObstacleFilterForm.read(request.GET)
    url = reverse("tasks:obstacles", args=[seat.congress.slug])
    kinds = {
        "open": _("Đang mở"),
        "urgent": _("Khẩn"),
        "awaits_decision": _("Chờ quyết định"),
        "": _("Kể cả đã tháo gỡ"),
    }
    context = {
        "rows": obstacles(seat, asked),
        "tabs": [
            {"label": label, "url": url + narrowed.query_string, "current": asked == narrowed}
            for narrowed, label in ((ObstacleFilter(kind=kind), label) for kind, label in kinds.items())
        ],
        "asked": asked,
        "url": url,
        "waiting": waiting_count(seat) if seat.may(Permission.DECIDE) or seat.may(Permission.HANDLE_OBSTACLES) else 0,
        "may_raise": seat.may(Permission.REPORT_WORK) or seat.may(Permission.HANDLE_OBSTACLES),
    }
    return render(request, "tasks/obstacles.html", context)


def _count(seat: Seat, asked: TaskFilter, facets: FourWay) -> int:
    if asked.state == TaskState.CANCELLED or asked.timeliness == Timeliness.CANCELLED:
        return filtered(seat, asked).count()
    groups = {"": facets.total, "done": facets.done, "open": facets.open}
    return groups[asked.cell] if asked.cell in groups else facets.of(asked.cell)


def _cell_links(asked: TaskFilter, facets: FourWay, url: str) -> list[CellLink]:
    return [
        CellLink(str(cell.label), facets.of(cell), url + query_string(asked.but(cell=cell.value)), asked.cell == cell)
        for cell in Cell
    ]


def _heading(words: list[FilterWord]) -> str:
    return " + ".join(word.inside for word in words) if words else _("tất cả")
