"""What a person changes at the desk: only what the own board counts as new."""

from datetime import datetime

from django.db import transaction

from dondoc.desk.models import Look


@transaction.atomic
def mark_seen(*, congress_id: int, user_id: int, shown_at: datetime, now: datetime) -> None:
    """Remember that a person has seen the board as it was at `shown_at`.

    A page left open for hours marks only what it showed; a moment in the future is taken as now, and an older page does
    not take back a newer look.
    """
    at = min(shown_at, now)
    look, is_new = Look.objects.get_or_create(congress_id=congress_id, user_id=user_id, defaults={"at": at})
    if not is_new and look.at < at:
        look.at = at
        look.save(update_fields=["at"])
