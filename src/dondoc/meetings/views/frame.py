"""The frame of a meeting's workspace: its three tabs, and the way from one page to another."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.meetings.access import may_hold
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries.meetings import place_of
from dondoc.people.access import Seat


def url_of(seat: Seat, route: str, *args: object) -> str:
    """Return an address of this room in this congress."""
    return reverse(f"meetings:{route}", args=[seat.congress.slug, *args])


def list_crumbs(seat: Seat) -> list[dict[str, Any]]:
    """Return the way down to the list of meetings."""
    return [{"label": _("Cuộc họp"), "url": url_of(seat, "list")}]


def workspace(seat: Seat, meeting: Meeting, current: str) -> dict[str, Any]:
    """Return what `meetings/workspace.html` needs beside the tab's own content. current: the route of the tab."""
    pages = [("meeting", _("Trước")), ("during", _("Trong")), ("after", _("Sau"))]
    return {
        "meeting": meeting,
        "place": place_of(meeting),
        "may_hold": may_hold(seat),
        "base": url_of(seat, "meeting", meeting.number),
        "crumbs": list_crumbs(seat),
        "tabs": [
            {"label": label, "url": url_of(seat, route, meeting.number), "current": route == current}
            for route, label in pages
        ],
    }
