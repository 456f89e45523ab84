"""When a person last marked the board as seen."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from dondoc.desk.models import Look
from dondoc.people.access import Seat

WITHOUT_LOOK = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Since:
    """From when on things are new to a person; `marked` says whether the person named that moment."""

    at: datetime
    marked: bool


def new_since(seat: Seat) -> Since:
    """Return the moment of the last look, or 24 hours ago for somebody who never marked one."""
    at = Look.objects.filter(congress_id=seat.congress.pk, user_id=seat.user.pk).values_list("at", flat=True).first()
    if at is None:
        return Since(seat.now - WITHOUT_LOOK, marked=False)
    return Since(timezone.localtime(at), marked=True)
