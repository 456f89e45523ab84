"""Notices of a person."""

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from dondoc.notices.models import Notice

_IS_NEW = ExpressionWrapper(Q(seen_at__isnull=True), output_field=BooleanField())


def inbox(*, congress_id: int, recipient_id: int) -> QuerySet[Notice]:
    """Return what a person was told in a congress, unseen first (`is_new`), then newest first."""
    mine = Notice.objects.filter(congress_id=congress_id, recipient_id=recipient_id)
    return mine.annotate(is_new=_IS_NEW).order_by("-is_new", "-created_at", "-pk")


def unread_count(*, congress_id: int, recipient_id: int) -> int:
    """Return how many notices a person has not seen."""
    return Notice.objects.filter(congress_id=congress_id, recipient_id=recipient_id, seen_at__isnull=True).count()
