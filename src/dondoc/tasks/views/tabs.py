"""The lists of the room side by side, each for whom it is."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.people.access import Seat
from dondoc.people.enums import Permission
from dondoc.tasks.enums import Need
from dondoc.tasks.rules.needs import may


def tabs(seat: Seat, current: str) -> list[dict[str, Any]]:
    """Return the lists this person may open; current: the name of the address they are on."""
    offered = [("tasks:list", _("Tất cả nhiệm vụ"))]
    if seat.may(Permission.APPRAISE_WORK) or seat.sees_all:
        offered.append(("tasks:appraisal", _("Chờ thẩm định")))
    if may(Need.DECIDE, own_roles=(), permissions=seat.permissions):
        offered.append(("tasks:requests", _("Đề nghị của cơ quan")))
    return [
        {"label": label, "url": reverse(name, args=[seat.congress.slug]), "current": name == current}
        for name, label in offered
    ]
