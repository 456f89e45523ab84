"""Make and revoke the calendar address of a membership."""

import secrets
from datetime import datetime

from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.people.models import FeedToken, Membership
from dondoc.people.rules.feeds import hash_of_token
from dondoc.web.db import locked

_TOKEN_BYTES = 32


@transaction.atomic
def make_feed(*, membership: Membership, by_id: int, now: datetime) -> str:
    """Make a new calendar address for a membership and return its token; an older one stops working."""
    held = locked(Membership.objects.filter(pk=membership.pk)).get()
    _revoke(held, now=now)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    FeedToken.objects.create(
        congress_id=held.congress_id, membership=held, token_hash=hash_of_token(token), created_at=now
    )
    _note(membership, "people.feed.made", by_id=by_id, now=now)
    return token


@transaction.atomic
def revoke_feed(*, membership: Membership, by_id: int, now: datetime) -> None:
    """Let the calendar address of a membership open nothing from now on; without one this changes nothing."""
    held = locked(Membership.objects.filter(pk=membership.pk)).get()
    if _revoke(held, now=now):
        _note(membership, "people.feed.revoked", by_id=by_id, now=now)


def _revoke(membership: Membership, *, now: datetime) -> int:
    return FeedToken.objects.filter(membership=membership, revoked_at__isnull=True).update(revoked_at=now)


def _note(membership: Membership, verb: str, *, by_id: int, now: datetime) -> None:
    label = membership.agency.name if membership.agency else ""
    journal.record(congress_id=membership.congress_id, verb=verb, target=membership, label=label, by_id=by_id, now=now)
