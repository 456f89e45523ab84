"""Erase what was kept long enough, in all rooms."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.notices.actions.retention import forget_old_letters
from dondoc.people.actions.retention import forget_what_ended

INSTALLATION = 0


@transaction.atomic
def retain(*, now: datetime) -> dict[str, int]:
    """Erase what is due by the settings and return how much of each; the journal notes numbers other than none."""
    letters_before = now - timedelta(days=settings.KEEP_LETTERS_DAYS)
    personal_before = now - timedelta(days=settings.KEEP_PERSONAL_DAYS)
    erased = forget_old_letters(before=letters_before) | forget_what_ended(before=personal_before, now=now)
    if any(erased.values()):
        journal.record(
            congress_id=INSTALLATION,
            verb="safekeeping.retention.done",
            target=None,
            label="",
            by_id=None,
            now=now,
            details=erased,
        )
    return erased
