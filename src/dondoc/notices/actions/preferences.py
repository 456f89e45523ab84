"""Keep what a person wants to hear, and how soon."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.notices.enums import NEVER_OFF, Group, Level
from dondoc.notices.models import Preference
from dondoc.notices.queries import preferences


@transaction.atomic
def choose_levels(*, congress_id: int, user_id: int, levels: Mapping[Group, Level], now: datetime) -> None:
    """Save a person's own choices; groups that cannot be turned off, and choices that stay the same, are left alone."""
    before = preferences(congress_id=congress_id, user_id=user_id)
    changed = {group: level for group, level in levels.items() if group not in NEVER_OFF and level != before[group]}
    for group, level in changed.items():
        Preference.objects.update_or_create(
            congress_id=congress_id, user_id=user_id, group=group, defaults={"level": level}
        )
    if changed:
        journal.record(
            congress_id=congress_id,
            verb="notices.preferences.chosen",
            target=None,
            label="",
            by_id=user_id,
            now=now,
            details={group.value: level.value for group, level in changed.items()},
        )
