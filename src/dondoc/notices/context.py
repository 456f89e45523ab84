"""The bell of the page frame."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from dondoc.notices.queries import unread_count


def bell(request: HttpRequest) -> dict[str, Any]:
    """Return how many notices the reader has not seen and where they are; nothing outside a congress."""
    seat = getattr(request, "seat", None)
    if seat is None:
        return {}
    return {
        "unread_count": unread_count(congress_id=seat.congress.pk, recipient_id=seat.user.pk),
        "inbox_url": reverse("notices:inbox", args=[seat.congress.slug]),
    }
