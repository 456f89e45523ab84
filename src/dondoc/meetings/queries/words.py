"""What the pages of a meeting say of its numbers, in the reader's language; papers take theirs from the rules."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.meetings.rules.attendance import Counts
from dondoc.meetings.rules.meetings import DayOff


def time_sentence(*, count: int, minutes: int, available: int | None) -> str:
    """Say how long an agenda takes against the time of the meeting; available: None when no end was set."""
    if not count:
        return _("Chương trình chưa có nội dung nào.")
    head = ngettext("%(count)s nội dung, %(minutes)s phút", "%(count)s nội dung, %(minutes)s phút", count)
    values = {"count": count, "minutes": minutes, "available": available}
    if available is None:
        tail = _("%(head)s. Chưa ghi giờ kết thúc nên chưa so được với thời gian họp.")
    elif minutes > available:
        tail = _("%(head)s; cuộc họp có %(available)s phút, vượt %(over)s phút. Rút bớt nội dung hoặc giảm số phút.")
    elif minutes == available:
        tail = _("%(head)s, vừa đủ thời gian cuộc họp.")
    else:
        tail = _("%(head)s; cuộc họp có %(available)s phút, còn %(left)s phút để thảo luận.")
    over = minutes - (available or 0)
    return tail % (values | {"head": head % values, "over": over, "left": -over})


def attendance_sentence(counts: Counts) -> str:
    """Say who is there: «112/124 có mặt, 8 dự thay, 4 vắng»; what is not yet noted is said too."""
    values = {
        "called": counts.called,
        "present": counts.present,
        "substitute": counts.substitute,
        "absent": counts.absent,
        "waiting": counts.waiting,
    }
    if not counts.called:
        return _("Chưa chọn thành phần dự họp.")
    if counts.waiting == counts.called:
        return _("%(called)s nơi được mời, chưa điểm danh.") % values
    if counts.waiting:
        words = _("%(present)s/%(called)s có mặt, %(substitute)s dự thay, %(absent)s vắng, %(waiting)s chưa ghi")
        return words % values
    return _("%(present)s/%(called)s có mặt, %(substitute)s dự thay, %(absent)s vắng") % values


def day_off_sentence(day: date, why: DayOff | None) -> str:
    """Say that a meeting falls on a day off, "" when it does not."""
    if why is None:
        return ""
    if why.is_holiday:
        reason = _("ngày nghỉ lễ")
    else:
        reason = _("ngày nghỉ (%(reason)s)") % {"reason": why.reason} if why.reason else _(why.weekday)
    words = _("Ngày họp %(day)s là %(reason)s. Nếu vẫn họp ngày này, báo trước cho các cơ quan được mời.")
    return words % {"day": f"{day:%d/%m/%Y}", "reason": reason}
