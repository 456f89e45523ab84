"""The pages about outgoing papers, and the way from one to the other."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.people.access import Seat
from dondoc.people.enums import Permission


def tabs(seat: Seat, current: str) -> list[dict]:
    """Return the pages about papers that this reader may open; one page needs no tabs."""
    issues = seat.may(Permission.ISSUE_PAPERS)
    pages = [
        ("archive:register", _("Sổ văn bản đi"), True),
        ("archive:bodies", _("Cơ quan ban hành"), issues),
        ("archive:stencils", _("Biểu mẫu Word của cơ quan"), issues),
    ]
    shown = [(route, label) for route, label, may in pages if may]
    return (
        [{"label": label, "url": url_of(seat, route), "current": route == current} for route, label in shown]
        if len(shown) > 1
        else []
    )


def url_of(seat: Seat, route: str, *args: object) -> str:
    """Return an address in this congress."""
    return reverse(route, args=[seat.congress.slug, *args])


def shown_ver(request: HttpRequest) -> int:
    """Return the version a button was pressed on; 0, which nothing has, for what is no version."""
    given = str(request.POST.get("ver", ""))
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def crumbs(seat: Seat, *items: tuple[str, str]) -> list[dict[str, str]]:
    """Return the way from the register to a page: its label and address each, the last one without an address."""
    first = {"label": _("Sổ văn bản đi"), "url": url_of(seat, "archive:register")}
    return [first, *({"label": label, "url": url} for label, url in items)]
