"""The bell in the frame of every page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from dondoc.notices.queries import unread_count
from dondoc.people.access import Seat


def bell(request: HttpRequest) -> dict[str, Any]:
    """Return where a member's notices stand and how many are new; nothing outside a congress."""
    seat: Seat | None = getattr(request, "seat", None)
    if seat is None:
        return {}
    return {
        "inbox_url": reverse("notices:inbox", args=[seat.congress.slug]),
        "unread_count": unread_count(congress_id=seat.congress.pk, recipient_id=seat.user.pk),
    }
