"""Post notices, and mark them seen."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from dondoc.notices.models import Notice


def post(
    *,
    congress_id: int,
    kind: str,
    about: str,
    recipient_ids: Iterable[int],
    title: str,
    now: datetime,
    text: str = "",
    path: str = "",
) -> int:
    """Put one notice per recipient into the outbox, inside the caller's transaction; return how many are new.

    about: the object and its version ("tasks.task:17:3"). Posting the same again adds nothing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("notices.post belongs into the transaction of what it tells")
    rows = [
        Notice(
            congress_id=congress_id,
            key=f"{kind}:{about}:{recipient}",
            kind=kind,
            recipient_id=recipient,
            title=title[:200],
            text=text,
            path=path,
            created_at=now,
        )
        for recipient in sorted(set(recipient_ids))
    ]
    known = set(Notice.objects.filter(key__in=[row.key for row in rows]).values_list("key", flat=True))
    fresh = [row for row in rows if row.key not in known]
    Notice.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


@transaction.atomic
def mark_all_seen(*, congress_id: int, recipient_id: int, now: datetime, until: datetime | None = None) -> int:
    """Mark what a person was told up to `until` (up to now without it) as seen; return how many were new to them.

    until: when the newest notice the person was shown was written; one that came in the meantime stays unseen.
    """
    rows = Notice.objects.filter(
        congress_id=congress_id, recipient_id=recipient_id, seen_at__isnull=True, created_at__lte=until or now
    )
    return rows.update(seen_at=now)
