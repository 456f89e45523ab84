"""What the desk of urging says in words: why an agency is left in peace, what came of what was sent."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dondoc.tasks.enums import UrgeState
from dondoc.tasks.queries.urging import DeskRow
from dondoc.tasks.rules.escalation import Quiet, Verdict
from dondoc.web.templatetags.when import short, short_moment

CHANNEL_REFUSALS = {
    "no_email": gettext_lazy("đầu mối chưa có địa chỉ thư"),
    "no_account": gettext_lazy("cơ quan chưa có đầu mối dùng hệ thống"),
    "no_gateway": gettext_lazy("đại hội chưa đặt cổng tin nhắn"),
    "no_phone": gettext_lazy("chưa có số điện thoại"),
}


def why_left(row: DeskRow) -> str:
    """Return why an agency is not urged now, as a sentence; empty for one that is to be urged."""
    place, last = row.place, row.last
    if place.verdict == Verdict.PROMISED:
        return _("Đã hứa xong trước hết ngày %(day)s, tạm không nhắc.") % {"day": short(place.promised_until)}
    if place.verdict == Verdict.LATELY and last is not None:
        said = {"moment": short_moment(last.at), "channel": last.channel.label}
        return _("Đã đôn đốc lúc %(moment)s (%(channel)s); trong 24 giờ không đôn đốc lần nữa.") % said
    if place.verdict == Verdict.FRESH:
        return _("Vừa báo cáo trong 24 giờ qua.")
    if place.verdict == Verdict.ANSWER_OWED:
        return _("Đang chờ cấp trên trả lời vướng mắc.")
    if place.verdict == Verdict.NOT_YET:
        return _("Chưa đến bậc kế tiếp.")
    return ""


def why_no_letter(row: DeskRow) -> str:
    """Return why no letter is written to an agency, as a sentence."""
    if row.place.verdict == Verdict.URGE and not row.late:
        return _("Chưa có việc quá hạn; công văn đôn đốc chỉ gửi khi đã quá hạn.")
    return why_left(row)


def why_quiet(quiet: Quiet | None, *, is_demo: bool) -> str:
    """Return why nothing may be sent at this moment, as a sentence; empty when it may."""
    if quiet is None or is_demo:
        return ""
    if quiet == Quiet.HOLIDAY:
        return _(
            "Hôm nay là ngày nghỉ theo lịch của đại hội: xem và ghi kết quả được, tin đôn đốc gửi ngày làm việc sau."
        )
    return _("Từ 21:00 đến 06:30 không gửi tin đôn đốc: xem và ghi kết quả được, gửi sau 06:30.")


def result_sentence(counts: Mapping[UrgeState, int]) -> str:
    """Return what became of a batch: «16 đã gửi · 1 chưa rõ đã gửi hay chưa»."""
    words = {
        UrgeState.SENT: _("%(count)s đã gửi"),
        UrgeState.WAITING: _("%(count)s đang chờ gửi"),
        UrgeState.BY_HAND: _("%(count)s chờ gửi tay"),
        UrgeState.UNKNOWN: _("%(count)s chưa rõ đã gửi hay chưa"),
        UrgeState.FAILED: _("%(count)s chưa gửi được"),
        UrgeState.HELD_BACK: _("%(count)s ghi nhận, bản mẫu không gửi"),
        UrgeState.DROPPED: _("%(count)s đã bỏ"),
    }
    return " · ".join(words[state] % {"count": counts[state]} for state in words if counts.get(state))


def promised_sentence(count: int, until: date | None) -> str:
    """Return how many agencies are left in peace for their word."""
    if not count:
        return ""
    sentence = ngettext(
        "%(count)s cơ quan đã hứa xong trước hết ngày %(day)s nên tạm không nhắc.",
        "%(count)s cơ quan đã hứa xong trước hết ngày %(day)s nên tạm không nhắc.",
        count,
    )
    return sentence % {"count": count, "day": short(until)}
