"""Notices of a person."""

from django.db.models import QuerySet

from dondoc.notices.models import Notice


def inbox(*, congress_id: int, recipient_id: int) -> QuerySet[Notice]:
    """Return what a person was told in a congress, newest first."""
    return Notice.objects.filter(congress_id=congress_id, recipient_id=recipient_id).order_by("-created_at", "-pk")


def unread_count(*, congress_id: int, recipient_id: int) -> int:
    """Return how many notices a person has not seen."""
    return inbox(congress_id=congress_id, recipient_id=recipient_id).filter(seen_at__isnull=True).count()
