"""What the page frame needs to know about its reader."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from dondoc.people.access import Seat
from dondoc.web.nav import links_for

# A row of links is read at a glance up to seven; what is more lies behind the last of them.
MOST_LINKS = 7


def seat(request: HttpRequest) -> dict[str, Any]:
    """Return the reader's seat in the congress, if any, and the navigation it opens."""
    held: Seat | None = getattr(request, "seat", None)
    if held is None:
        return {"seat": None, "nav": [], "nav_row": [], "nav_more": []}
    slug = held.congress.slug
    nav = [
        {"label": link.label, "key": link.key, "url": reverse(link.route, args=[slug]), "current": False}
        for link in links_for(held.permissions)
    ]
    here = _stands_in(request, [link["url"] for link in nav], home=reverse("desk:home", args=[slug]))
    for link in nav:
        link["current"] = link["url"] == here
    in_row = nav if len(nav) <= MOST_LINKS else nav[: MOST_LINKS - 1]
    return {
        "seat": held,
        "nav": nav,
        "nav_row": in_row,
        "nav_more": nav[len(in_row) :],
        "search_url": reverse("desk:search", args=[slug]),
    }


def _stands_in(request: HttpRequest, urls: list[str], *, home: str) -> str:
    """Return the link below which a page stands: the longest that fits, so that «Vướng mắc» wins over «Nhiệm vụ»."""
    fitting = [url for url in urls if (request.path == url if url == home else request.path.startswith(url))]
    return max(fitting, key=len, default="")
