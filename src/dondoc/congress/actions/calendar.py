"""Days that are not what the weekday says."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.congress.actions.rows import SettingRefused, add_row, change_row, remove_row
from dondoc.congress.models import CalendarDay
from dondoc.kit.vietnamese import one_line


@transaction.atomic
def set_calendar_day(
    *,
    congress_id: int,
    day_on: date,
    reason: str,
    by_id: int | None,
    now: datetime,
    is_working: bool = False,
    instance_id: UUID | None = None,
) -> CalendarDay:
    """Say of one day that it is a holiday, or a day off that is worked. Raises SettingRefused when it is there."""
    return add_row(
        CalendarDay,
        {"day_on": day_on, "is_working": is_working, "reason": one_line(reason)[:120]},
        congress_id=congress_id,
        verb="congress.calendar.set",
        clash=_clash(),
        by_id=by_id,
        now=now,
        instance_id=instance_id,
    )


@transaction.atomic
def change_calendar_day(
    *, day: CalendarDay, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime
) -> None:
    """Save a day's exception. Raises StaleVersion, SettingRefused."""
    change_row(
        day,
        changes,
        expected_ver=expected_ver,
        verb="congress.calendar.changed",
        clash=_clash(),
        by_id=by_id,
        now=now,
    )


@transaction.atomic
def remove_calendar_day(*, day: CalendarDay, expected_ver: int, by_id: int, now: datetime) -> None:
    """Let a day be again what its weekday says. Raises StaleVersion."""
    remove_row(day, expected_ver=expected_ver, verb="congress.calendar.removed", by_id=by_id, now=now)


def _clash() -> SettingRefused:
    return SettingRefused(_("Lịch đã ghi ngày này. Sửa dòng đã có"), field="day_on")
