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
    links = [(link, reverse(link.route, args=[slug])) for link in links_for(held.permissions)]
    nearest = max((url for _link, url in links if _stands_in(request, url, slug)), key=len, default="")
    nav = [{"label": link.label, "key": link.key, "url": url, "current": url == nearest} for link, url in links]
    return {"seat": held, "nav": nav, "search_url": reverse("desk:search", args=[slug])}


def _stands_in(request: HttpRequest, url: str, slug: str) -> bool:
    home = reverse("desk:home", args=[slug])
    return request.path == url if url == home else request.path.startswith(url)
