"""What the page frame needs to know about its reader."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from dondoc.people.access import Seat
from dondoc.web.nav import links_for


def seat(request: HttpRequest) -> dict[str, Any]:
    """Return the reader's seat in the congress, if any, and the navigation it opens."""
    held: Seat | None = getattr(request, "seat", None)
    if held is None:
        return {"seat": None, "nav": []}
    slug = held.congress.slug
    nav = [
        {
            "label": link.label,
            "key": link.key,
            "url": reverse(link.route, args=[slug]),
            "current": False,
        }
        for link in links_for(held.permissions)
    ]
    # A page below two of them belongs to the nearer one: the desk of urging lies below the tasks.
    here = [link for link in nav if _stands_in(request, link["url"], slug)]
    if here:
        max(here, key=lambda link: len(link["url"]))["current"] = True
    return {"seat": held, "nav": nav, "search_url": reverse("desk:search", args=[slug])}


def _stands_in(request: HttpRequest, url: str, slug: str) -> bool:
    home = reverse("desk:home", args=[slug])
    return request.path == url if url == home else request.path.startswith(url)
