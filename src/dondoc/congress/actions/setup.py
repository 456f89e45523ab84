"""Names and days of the congress; moving its days moves the programme."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from dondoc.congress.actions.programme import tell
from dondoc.congress.actions.rows import SettingRefused
from dondoc.congress.models import ProgrammeBlock
from dondoc.congress.queries import block_days
from dondoc.congress.rules.programme import Move, event_days, moves
from dondoc.editions.actions import change_congress
from dondoc.journal import actions as journal


@transaction.atomic
def change_setup(
    *,
    congress: Any,
    expected_ver: int,
    changes: Mapping[str, Any],
    by_id: int,
    now: datetime,
    whole_programme: bool = True,
) -> list[Move]:
    """Save names and days of the congress, move what hangs on its days, and return what moved.

    The opening and closing blocks follow their days; with `whole_programme` the other blocks move along with the
    opening. Rooms above hear the new days of named events, the opening always among them when it moved.
    Raises StaleVersion, SettingRefused.
    """
    before = (congress.opening_on, congress.closing_on)
    after = (changes.get("opening_on", before[0]), changes.get("closing_on", before[1]))
    if after[1] < after[0]:
        raise SettingRefused(_("Ngày bế mạc phải từ ngày khai mạc trở đi"), field="closing_on")
    change_congress(congress=congress, expected_ver=expected_ver, changes=changes, by_id=by_id, now=now)
    moved = planned_moves(congress.pk, before=before, after=after, whole_programme=whole_programme)
    for move in moved:
        ProgrammeBlock.objects.filter(pk=move.block_id).update(day_on=move.to_on, ver=F("ver") + 1)
    events = event_days(moved) | ({"opening": after[0]} if after[0] != before[0] else {})
    if events:
        tell(congress, events, by_id=by_id, now=now)
    if moved:
        _note(congress, moved, by_id=by_id, now=now)
    return moved


def planned_moves(
    congress_id: int, *, before: tuple[date, date], after: tuple[date, date], whole_programme: bool
) -> list[Move]:
    """Return what would move in the programme; before, after: opening and closing day."""
    return moves(
        block_days(congress_id),
        opening=(before[0], after[0]),
        closing=(before[1], after[1]),
        whole_programme=whole_programme,
    )


def _note(congress: Any, moved: list[Move], *, by_id: int, now: datetime) -> None:
    days = {str(move.block_id): [move.from_on.isoformat(), move.to_on.isoformat()] for move in moved}
    journal.record(
        congress_id=congress.pk,
        verb="congress.programme.changed",
        target=congress,
        label=congress.name,
        by_id=by_id,
        now=now,
        details={"days": days},
    )
