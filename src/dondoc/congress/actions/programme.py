"""The programme and its venues."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.congress import signals
from dondoc.congress.actions.rows import SettingRefused, add_row, change_row, remove_row
from dondoc.congress.enums import EventCode
from dondoc.congress.models import ProgrammeBlock, Venue
from dondoc.kit.vietnamese import one_line


@transaction.atomic
def add_block(
    *,
    congress_id: int,
    day_on: date,
    title: str,
    by_id: int | None,
    now: datetime,
    starts_at: time | None = None,
    ends_at: time | None = None,
    event: EventCode = EventCode.OTHER,
    venue: Venue | None = None,
    instance_id: UUID | None = None,
) -> ProgrammeBlock:
    """Add a block to the programme; a named event tells the rooms above its day.

    Raises SettingRefused when the event stands in the programme already, or the block ends before it starts.
    """
    values = {
        "day_on": day_on,
        "title": one_line(title)[:200],
        "starts_at": starts_at,
        "ends_at": ends_at,
        "event": event,
        "venue": venue,
    }
    _refuse_times(values)
    block = add_row(
        ProgrammeBlock,
        values,
        congress_id=congress_id,
        verb="congress.block.added",
        clash=_event_clash(),
        by_id=by_id,
        now=now,
        instance_id=instance_id,
    )
    if block.event != EventCode.OTHER:
        tell(block.congress, {block.event: block.day_on}, by_id=by_id, now=now)
    return block


@transaction.atomic
def change_block(
    *, block: ProgrammeBlock, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime
) -> None:
    """Save a block; when a named event gets another day the rooms above hear of it.

    Raises StaleVersion, and SettingRefused as `add_block` does.
    """
    values = dict(changes) | ({"title": one_line(changes["title"])[:200]} if "title" in changes else {})
    _refuse_times({name: values.get(name, getattr(block, name)) for name in ("starts_at", "ends_at")})
    before = (block.event, block.day_on)
    change_row(
        block,
        values,
        expected_ver=expected_ver,
        verb="congress.block.changed",
        clash=_event_clash(),
        by_id=by_id,
        now=now,
    )
    if block.event != EventCode.OTHER and (block.event, block.day_on) != before:
        tell(block.congress, {block.event: block.day_on}, by_id=by_id, now=now)


@transaction.atomic
def remove_block(*, block: ProgrammeBlock, expected_ver: int, by_id: int, now: datetime) -> None:
    """Take a block out of the programme. Raises StaleVersion; SettingRefused for the opening."""
    if block.event == EventCode.OPENING:
        raise SettingRefused(_("Khai mạc là mốc của mọi thời hạn. Dời ngày thay vì bỏ."))
    remove_row(block, expected_ver=expected_ver, verb="congress.block.removed", by_id=by_id, now=now)


def tell(congress: Any, events: Mapping[str, date], *, by_id: int | None, now: datetime) -> None:
    """Tell the rooms above which named events stand on which days now, inside the transaction of the change."""
    signals.programme_changed.send(sender=ProgrammeBlock, congress=congress, events=dict(events), by_id=by_id, now=now)


@transaction.atomic
def add_venue(
    *,
    congress_id: int,
    name: str,
    by_id: int | None,
    now: datetime,
    address: str = "",
    capacity: int | None = None,
    instance_id: UUID | None = None,
) -> Venue:
    """Add a place. Raises SettingRefused when one of this name is there."""
    return add_row(
        Venue,
        {"name": one_line(name)[:160], "address": one_line(address)[:200], "capacity": capacity},
        congress_id=congress_id,
        verb="congress.venue.added",
        clash=_venue_clash(),
        by_id=by_id,
        now=now,
        instance_id=instance_id,
    )


@transaction.atomic
def change_venue(*, venue: Venue, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime) -> None:
    """Save a place. Raises StaleVersion, SettingRefused."""
    change_row(
        venue,
        changes,
        expected_ver=expected_ver,
        verb="congress.venue.changed",
        clash=_venue_clash(),
        by_id=by_id,
        now=now,
    )


@transaction.atomic
def remove_venue(*, venue: Venue, expected_ver: int, by_id: int, now: datetime) -> None:
    """Take a place out. Raises StaleVersion, SettingRefused while the programme names it."""
    remove_row(venue, expected_ver=expected_ver, verb="congress.venue.removed", by_id=by_id, now=now)


def _refuse_times(values: Mapping[str, Any]) -> None:
    starts_at, ends_at = values["starts_at"], values["ends_at"]
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        raise SettingRefused(_("Giờ kết thúc phải sau giờ bắt đầu"), field="ends_at")


def _event_clash() -> SettingRefused:
    return SettingRefused(_("Chương trình đã có mốc này. Sửa nội dung đã có thay vì thêm"), field="event")


def _venue_clash() -> SettingRefused:
    return SettingRefused(_("Đã có địa điểm mang tên này"), field="name")
