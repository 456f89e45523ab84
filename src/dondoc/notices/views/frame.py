"""The pages about notices, and the way from one to the other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.people.access import Seat
from dondoc.people.enums import Permission


def tabs(seat: Seat, current: str) -> list[dict]:
    """Return the pages about notices that this reader may open."""
    keeps = seat.may(Permission.MANAGE_CHANNELS)
    pages = [
        ("notices:inbox", _("Hộp thông báo"), True),
        ("notices:preferences", _("Lịch nhận tin"), True),
        ("notices:log", _("Nhật ký gửi"), keeps),
        ("notices:channels", _("Kênh gửi"), keeps),
    ]
    return [
        {"label": label, "url": url_of(seat, route), "current": route == current}
        for route, label, shown in pages
        if shown
    ]


def url_of(seat: Seat, route: str, *args: object) -> str:
    """Return an address in this congress."""
    return reverse(route, args=[seat.congress.slug, *args])
