"""Note that an agency was urged and what it answered. Nothing is sent from here."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.tasks.enums import UrgeChannel
from dondoc.tasks.models import Urge


@transaction.atomic
def record_urge(
    *,
    congress_id: int,
    agency: Any,
    channel: UrgeChannel,
    rung: int,
    by_id: int | None,
    now: datetime,
    note: str = "",
    promised_until: date | None = None,
) -> Urge:
    """Keep one time an agency was urged."""
    urge = Urge.objects.create(
        congress_id=congress_id,
        agency=agency,
        at=now,
        channel=channel,
        rung=rung,
        note=note[:300],
        promised_until=promised_until,
    )
    journal.record(
        congress_id=congress_id,
        verb="tasks.agency.urged",
        target=urge,
        label=f"{agency.name}: {note or channel.label}",
        by_id=by_id,
        now=now,
        details={"agency": agency.pk, "rung": rung, "promised_until": promised_until and promised_until.isoformat()},
    )
    return urge
