"""The pages of a congress's setting, and the way from one to the other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.people.access import Seat
from dondoc.people.enums import Permission


def tabs(seat: Seat, current: str) -> list[dict]:
    """Return the pages of the setting that this reader may open."""
    edits = seat.may(Permission.EDIT_CONGRESS)
    pages = [
        ("congress:setup", _("Thông tin"), edits),
        ("congress:programme", _("Chương trình"), True),
        ("congress:venues", _("Địa điểm"), edits),
        ("congress:committees", _("Tổ chức"), seat.sees_all),
        ("congress:workstreams", _("Mảng việc"), edits),
        ("congress:calendar", _("Lịch làm việc"), edits),
        ("archive:papers", _("Tệp"), seat.sees_all),
    ]
    return [
        {"label": label, "url": url_of(seat, route), "current": route == current}
        for route, label, shown in pages
        if shown
    ]


def url_of(seat: Seat, route: str, *args: object) -> str:
    """Return an address in this congress."""
    return reverse(route, args=[seat.congress.slug, *args])
