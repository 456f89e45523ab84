"""How a state looks: its shape, its word and its tone. One table, so that no page invents a colour."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Look:
    """What a tag or an alert shows: a shape readable in grey, the word beside it, and the name of its colour pair."""

    shape: str
    word: Words
    tone: str


class UnknownState(LookupError):
    """Raised when a page asks for the look of a state that is not on the closed list."""


# The variation selector after ↩ keeps phones from drawing a coloured picture instead of the shape.
_STATES: dict[str, Look] = {
    "assigned": Look("○", _("Chưa nhận"), "idle"),
    "accepted": Look("◐", _("Đã nhận"), "active"),
    "in_progress": Look("◐", _("Đang làm"), "active"),
    "working": Look("◐", _("Đang làm"), "active"),
    "in_appraisal": Look("◇", _("Chờ thẩm định"), "review"),
    "reworking": Look("↩\ufe0e", _("Cần bổ sung"), "rework"),
    "done": Look("✓", _("Hoàn thành"), "done"),
    "cancelled": Look("–", _("Đã hủy"), "cancelled"),
    "refused": Look("↩\ufe0e", _("Từ chối"), "rework"),
    "new": Look("○", _("Mới"), "idle"),
    "in_hand": Look("◐", _("Đang xử lý"), "active"),
    "awaits_decision": Look("◇", _("Chờ quyết định"), "review"),
    "resolved": Look("✓", _("Đã tháo gỡ"), "done"),
    "ready": Look("✓", _("Sẵn sàng"), "done"),
    "almost_ready": Look("◐", _("Sắp sẵn sàng"), "active"),
    "not_ready": Look("○", _("Chưa sẵn sàng"), "idle"),
    "in_force": Look("◐", _("Đang thực hiện"), "active"),
    "not_opened": Look("○", _("Chưa mở"), "idle"),
    "seen": Look("◐", _("Đã xem"), "active"),
    "drafting": Look("◐", _("Đang soạn"), "active"),
    "handed_in": Look("◇", _("Đã gửi dự thảo"), "review"),
    "needs_more": Look("↩\ufe0e", _("Cần bổ sung"), "rework"),
    "passed": Look("◇", _("Đạt, chờ ban hành"), "review"),
    "issued": Look("✓", _("Đã ban hành"), "done"),
    "draft": Look("◐", _("Dự thảo"), "active"),
    "discarded": Look("–", _("Đã bỏ"), "cancelled"),
    "exempt": Look("–", _("Được miễn"), "done"),
    "withdrawn": Look("–", _("Đã rút"), "cancelled"),
    "waiting": Look("○", _("Chờ gửi"), "idle"),
    "sending": Look("◐", _("Đang gửi"), "active"),
    "sent": Look("✓", _("Đã gửi"), "done"),
    "failed": Look("↩\ufe0e", _("Chưa gửi được"), "rework"),
    "unknown": Look("◇", _("Chưa rõ"), "review"),
    "by_hand": Look("○", _("Chờ gửi tay"), "idle"),
    "held_back": Look("–", _("Không gửi (bản mẫu)"), "cancelled"),
    "dropped": Look("–", _("Đã bỏ"), "cancelled"),
    "preparing": Look("○", _("Đang chuẩn bị"), "idle"),
    "running": Look("◐", _("Đang họp"), "active"),
    "closed": Look("✓", _("Đã họp xong"), "done"),
    "called_off": Look("–", _("Đã hoãn"), "cancelled"),
    "invited": Look("○", _("Được mời"), "idle"),
    "present": Look("✓", _("Có mặt"), "done"),
    "substitute": Look("◐", _("Dự thay"), "active"),
    "agreed": Look("✓", _("Đã chốt"), "done"),
    "not_agreed": Look("○", _("Chưa chốt"), "idle"),
    "struck": Look("–", _("Đã bỏ"), "cancelled"),
    "absent": Look("–", _("Vắng mặt"), "cancelled"),
}

_OVERDUE, _DUE_SOON, _STUCK, _STALE = "overdue", "due_soon", "obstructed", "stale"
ALERT_KINDS = (_OVERDUE, _DUE_SOON, _STUCK, _STALE)


def state_look(state: str) -> Look:
    """Return the look of a work state. Raises UnknownState for a word outside the closed list."""
    try:
        return _STATES[str(state)]
    except KeyError:
        raise UnknownState(f"no look for the state {state!r}; add it to dondoc.web.looks") from None


def alert_look(kind: str, *, days: int | None = None) -> Look | None:
    """Return the look of the one alert a row may carry, or None when the kind asks for no attention.

    days: how many days late, or how many days are left; without it the alert says only its kind.
    """
    if kind == _OVERDUE:
        return Look("▲", _late_words(days), "late")
    if kind == _DUE_SOON:
        return Look("◔", _soon_words(days), "soon")
    if kind == _STUCK:
        return Look("◆", _("Có vướng mắc"), "stuck")
    if kind == _STALE:
        return Look("◌", _stale_words(days), "stale")
    return None


def _late_words(days: int | None) -> Words:
    if not days:
        return _("Quá hạn")
    return ngettext("Quá hạn %(days)s ngày", "Quá hạn %(days)s ngày", days) % {"days": days}


def _soon_words(days: int | None) -> Words:
    if days is None:
        return _("Sắp đến hạn")
    if days == 0:
        return _("Đến hạn hôm nay")
    return ngettext("Sắp đến hạn, còn %(days)s ngày", "Sắp đến hạn, còn %(days)s ngày", days) % {"days": days}


def _stale_words(days: int | None) -> Words:
    if not days:
        return _("Lâu chưa cập nhật")
    return ngettext("%(days)s ngày chưa cập nhật", "%(days)s ngày chưa cập nhật", days) % {"days": days}
