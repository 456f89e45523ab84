"""Who was urged, when, and what was promised."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from dondoc.tasks.enums import UrgeChannel
from dondoc.tasks.models import Urge


@dataclass(frozen=True, slots=True, kw_only=True)
class Urging:
    """How often an agency was urged, the last time, and the day it then promised."""

    count: int
    last_at: datetime
    channel_label: str
    promised_until: date | None


def urgings(congress_id: int, *, agency_ids: Collection[int]) -> dict[int, Urging]:
    """Return the urging so far of these agencies; agencies that were never urged are left out."""
    found: dict[int, Urging] = {}
    mine = Urge.objects.filter(congress_id=congress_id, agency_id__in=agency_ids)
    for urge in mine.order_by("agency_id", "at", "pk"):
        earlier = found.get(urge.agency_id)
        found[urge.agency_id] = Urging(
            count=(earlier.count if earlier else 0) + 1,
            last_at=urge.at,
            channel_label=str(UrgeChannel(urge.channel).label),
            promised_until=urge.promised_until or (earlier.promised_until if earlier else None),
        )
    return found
