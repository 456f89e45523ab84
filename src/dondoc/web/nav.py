"""The service navigation: each room hangs its links here at start; a page shows those its reader may open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NavLink:
    """One link of the navigation.

    label: translatable text (lazy). route: name of the address inside a congress. need: the permission word without
    which the link is not shown. order: place in the row.
    """

    label: str
    route: str
    need: str
    order: int
    key: str = ""


_LINKS: list[NavLink] = []


def hang(link: NavLink) -> None:
    """Add a link; called once per link from a room's `apps.py`."""
    if link not in _LINKS:
        _LINKS.append(link)


def links_for(permissions: frozenset[str]) -> list[NavLink]:
    """Return the links a person with these permissions may open, in order, each address once."""
    open_ones = sorted((link for link in _LINKS if link.need in permissions), key=lambda link: link.order)
    return list({link.route: link for link in open_ones}.values())
