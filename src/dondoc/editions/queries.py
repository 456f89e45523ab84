"""Which congresses there are."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from dondoc.editions.enums import CongressState
from dondoc.editions.models import Congress
from dondoc.editions.rules.clock import congress_now


def congress_by_slug(slug: str) -> Congress | None:
    """Return the congress at this address, or None."""
    return Congress.objects.filter(slug=slug).first()


def congress_by_id(congress_id: int) -> Congress:
    """Return one congress; raises Congress.DoesNotExist."""
    return Congress.objects.get(pk=congress_id)


def open_congresses() -> QuerySet[Congress]:
    """Return the congresses that are past their draft, the next to open first."""
    return Congress.objects.exclude(state=CongressState.DRAFT).order_by("-opening_on", "pk")


def every_congress() -> list[Congress]:
    """Return all congresses, the oldest first."""
    return list(Congress.objects.order_by("pk"))


def demo_congress() -> Congress | None:
    """Return the demo congress of this installation, or None."""
    return Congress.objects.filter(is_demo=True).order_by("pk").first()


def taken_slugs() -> set[str]:
    """Return every address in use."""
    return set(Congress.objects.values_list("slug", flat=True))


def now_in(congress: Congress, *, real_now: datetime) -> datetime:
    """Return the moment this congress lives in, in local time."""
    return congress_now(real_now=timezone.localtime(real_now), pinned_today=congress.pinned_today)


def addresses() -> dict[int, str]:
    """Return the address of every congress by its id, drafts too."""
    return dict(Congress.objects.values_list("pk", "slug"))


def has_real_congress() -> bool:
    """Say whether this installation holds a congress that is no demo."""
    return Congress.objects.filter(is_demo=False).exists()
