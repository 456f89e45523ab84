"""Days and moments as Vietnamese papers write them. A missing day is written as nothing at all."""

from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from dondoc.kit.dates import weekday_name

register = template.Library()
When = TypeVar("When", date, datetime)

# Names that kit.dates writes, marked here because kit knows no translation.
_WEEKDAYS = (
    gettext_noop("thứ Hai"),
    gettext_noop("thứ Ba"),
    gettext_noop("thứ Tư"),
    gettext_noop("thứ Năm"),
    gettext_noop("thứ Sáu"),
    gettext_noop("thứ Bảy"),
    gettext_noop("Chủ nhật"),
)
_ONE_DAY = timedelta(days=1)


@register.filter
def day(value: date | None) -> str:
    """Write a day: 05/09/2015."""
    return f"{_local(value):%d/%m/%Y}" if value else ""


@register.filter
def short(value: date | None) -> str:
    """Write a day of a year that is clear from the page: 05/09."""
    return f"{_local(value):%d/%m}" if value else ""


@register.filter
def weekday_day(value: date | None) -> str:
    """Write a deadline: thứ Bảy, 05/09/2015."""
    return f"{_(weekday_name(_local(value)))}, {day(value)}" if value else ""


@register.filter
def clock(value: datetime | time | None) -> str:
    """Write a time of day: 07:30; midnight too is a time of day."""
    if isinstance(value, datetime):
        value = _local(value)
    return f"{value:%H:%M}" if isinstance(value, datetime | time) else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment: 07:30, 08/10/2015."""
    return f"{_local(value):%H:%M, %d/%m/%Y}" if value else ""


@register.filter
def short_moment(value: datetime | None) -> str:
    """Write a moment of this year: 07:30, 08/10."""
    return f"{_local(value):%H:%M, %d/%m}" if value else ""


@register.filter
def iso(value: date | datetime | None) -> str:
    """Write a day or a moment for machines, in the `datetime` attribute of <time>."""
    return _local(value).isoformat(timespec="minutes") if isinstance(value, datetime) else str(value or "")


@register.filter
def near(value: date | None, today: date) -> str:
    """Write a day near today with its word and its date: «hôm nay, 05/09»; other days with their weekday."""
    if not value:
        return ""
    words = {today - _ONE_DAY: _("hôm qua"), today: _("hôm nay"), today + _ONE_DAY: _("ngày mai")}
    return f"{words.get(_local_day(value)) or _(weekday_name(_local(value)))}, {short(value)}"


@register.filter
def lateness(due: date | None, today: date) -> str:
    """Say where an open piece of work stands: «Quá hạn 3 ngày», «Đến hạn hôm nay», «Còn 5 ngày»."""
    if not due:
        return _("Chưa có hạn")
    left = (due - today).days
    if left < 0:
        return ngettext("Quá hạn %(days)s ngày", "Quá hạn %(days)s ngày", -left) % {"days": -left}
    if left == 0:
        return _("Đến hạn hôm nay")
    return ngettext("Còn %(days)s ngày", "Còn %(days)s ngày", left) % {"days": left}


def _local(value: When) -> When:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _local_day(value: date | datetime) -> date:
    local = _local(value)
    return local.date() if isinstance(local, datetime) else local
