"""The frame of a meeting's workspace: its three tabs, and the way from one page to another."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.meetings.access import may_hold
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.meetings import place_of
from dondoc.meetings.rules.meetings import may_prepare
from dondoc.people.access import Seat
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import StaleVersion


def url_of(seat: Seat, route: str, *args: object) -> str:
    """Return an address of this room in this congress."""
    return reverse(f"meetings:{route}", args=[seat.congress.slug, *args])


def list_crumbs(seat: Seat) -> list[dict[str, Any]]:
    """Return the way down to the list of meetings."""
    return [{"label": _("Cuộc họp"), "url": url_of(seat, "list")}]


def crumbs_of(seat: Seat, meeting: Meeting) -> list[dict[str, Any]]:
    """Return the way down to a meeting, for the pages below it."""
    return [*list_crumbs(seat), {"label": meeting.title, "url": url_of(seat, "meeting", meeting.number)}]


def workspace(seat: Seat, meeting: Meeting, current: str) -> dict[str, Any]:
    """Return what `meetings/workspace.html` needs beside the tab's own content. current: the route of the tab."""
    pages = [("meeting", _("Trước")), ("during", _("Trong")), ("after", _("Sau"))]
    return {
        "meeting": meeting,
        "place": place_of(meeting),
        "may_hold": may_hold(seat),
        "changeable": may_hold(seat) and may_prepare(meeting.state),
        "base": url_of(seat, "meeting", meeting.number),
        "crumbs": list_crumbs(seat),
        "tabs": [
            {"label": label, "url": url_of(seat, route, meeting.number), "current": route == current}
            for route, label in pages
        ],
    }


def refusal_of(act: Callable[[], Any]) -> str:
    """Do it and return "", or the sentence that says why it was not done."""
    try:
        act()
    except StaleVersion:
        return _("Nội dung vừa được người khác sửa. Xem lại rồi bấm lần nữa nếu vẫn cần.")
    except ActionRefused as refused:
        return str(refused)
    return ""
