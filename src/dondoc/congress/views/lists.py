"""The lists of a congress's setting, and the pages of their rows."""

from itertools import groupby
from operator import attrgetter

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.congress import actions, queries
from dondoc.congress.forms import (
    BlockForm,
    CalendarDayForm,
    CommitteeForm,
    CommitteeSeatForm,
    VenueForm,
    WorkstreamForm,
)
from dondoc.congress.views.frame import tabs
from dondoc.congress.views.rows import RowPages, views_of
from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.web.db import new_instance_id
from dondoc.web.pages import render

BLOCKS = RowPages(
    route="congress:block",
    list_route="congress:programme",
    list_title=_("Chương trình"),
    new_title=_("Thêm nội dung chương trình"),
    add_button=_("Thêm vào chương trình"),
    form=BlockForm,
    rows=queries.programme,
    add=actions.add_block,
    change=actions.change_block,
    remove=actions.remove_block,
    argument="block",
)
VENUES = RowPages(
    route="congress:venue",
    list_route="congress:venues",
    list_title=_("Địa điểm"),
    new_title=_("Thêm địa điểm"),
    add_button=_("Thêm địa điểm"),
    form=VenueForm,
    rows=queries.venues,
    add=actions.add_venue,
    change=actions.change_venue,
    remove=actions.remove_venue,
    argument="venue",
)
COMMITTEES = RowPages(
    route="congress:committee",
    list_route="congress:committees",
    list_title=_("Tổ chức"),
    new_title=_("Thêm tiểu ban, tổ giúp việc"),
    add_button=_("Thêm tổ chức"),
    form=CommitteeForm,
    rows=queries.committees,
    add=actions.add_committee,
    change=actions.change_committee,
    remove=actions.remove_committee,
    argument="committee",
)
SEATS = RowPages(
    route="congress:seat",
    list_route="congress:committees",
    list_title=_("Tổ chức"),
    new_title=_("Thêm thành viên tổ chức"),
    add_button=_("Thêm thành viên"),
    form=CommitteeSeatForm,
    rows=queries.seats,
    add=actions.add_seat,
    change=actions.change_seat,
    remove=actions.remove_seat,
    argument="seat",
)
WORKSTREAMS = RowPages(
    route="congress:workstream",
    list_route="congress:workstreams",
    list_title=_("Mảng việc"),
    new_title=_("Thêm mảng việc"),
    add_button=_("Thêm mảng việc"),
    form=WorkstreamForm,
    rows=queries.workstreams,
    add=actions.add_workstream,
    change=actions.change_workstream,
    remove=actions.remove_workstream,
    argument="workstream",
)
CALENDAR = RowPages(
    route="congress:day",
    list_route="congress:calendar",
    list_title=_("Lịch làm việc"),
    new_title=_("Thêm ngày nghỉ, ngày làm bù"),
    add_button=_("Ghi vào lịch"),
    form=CalendarDayForm,
    rows=queries.calendar_days,
    add=actions.set_calendar_day,
    change=actions.change_calendar_day,
    remove=actions.remove_calendar_day,
    argument="day",
)

block_new, block, block_remove = views_of(BLOCKS)
venue_new, venue, venue_remove = views_of(VENUES)
committee_new, committee, committee_remove = views_of(COMMITTEES)
_seat_new, seat, seat_remove = views_of(SEATS)
workstream_new, workstream, workstream_remove = views_of(WORKSTREAMS)
day_new, day, day_remove = views_of(CALENDAR)


@require_http_methods(["GET", "HEAD", "POST"])
def seat_new(request: HttpRequest, committee_id: int) -> HttpResponse:
    """Add a place to one committee."""
    reader: Seat = request.seat
    reader.require(Permission.EDIT_CONGRESS)
    found = queries.committees(reader.congress.pk).filter(pk=committee_id).first()
    if found is None:
        raise Http404
    return _seat_new(request, committee=found)


@require_GET
def programme(request: HttpRequest) -> HttpResponse:
    """Show the programme by day, to everybody of the congress."""
    reader: Seat = request.seat
    blocks = queries.programme(reader.congress.pk)
    days = [{"day_on": day_on, "blocks": list(rows)} for day_on, rows in groupby(blocks, key=attrgetter("day_on"))]
    return _list(request, "congress/programme.html", "congress:programme", {"days": days})


@require_GET
def venues(request: HttpRequest) -> HttpResponse:
    """Show the venues."""
    request.seat.require(Permission.EDIT_CONGRESS)
    rows = list(queries.venues(request.seat.congress.pk))
    return _list(request, "congress/venues.html", "congress:venues", {"rows": rows})


@require_GET
def committees(request: HttpRequest) -> HttpResponse:
    """Show the committees with their places."""
    request.seat.require(Permission.SEE_ALL)
    rows = list(queries.committees(request.seat.congress.pk))
    more = {"may_draft": request.seat.may(Permission.ISSUE_PAPERS), "instance_id": new_instance_id()}
    return _list(request, "congress/committees.html", "congress:committees", {"rows": rows, **more})


@require_GET
def workstreams(request: HttpRequest) -> HttpResponse:
    """Show the fields of work in the order of the board."""
    request.seat.require(Permission.EDIT_CONGRESS)
    rows = list(queries.workstreams(request.seat.congress.pk))
    return _list(request, "congress/workstreams.html", "congress:workstreams", {"rows": rows})


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the days that are not what the weekday says."""
    request.seat.require(Permission.EDIT_CONGRESS)
    rows = list(queries.calendar_days(request.seat.congress.pk))
    return _list(request, "congress/calendar.html", "congress:calendar", {"rows": rows})


def _list(request: HttpRequest, template: str, route: str, context: dict) -> HttpResponse:
    reader: Seat = request.seat
    frame = {"tabs": tabs(reader, route), "may_edit": reader.may(Permission.EDIT_CONGRESS)}
    return render(request, template, context | frame)
