"""Post notices, and mark them seen."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction

from dondoc.notices.enums import Group, Level, Telling
from dondoc.notices.models import Notice
from dondoc.notices.queries import levels_of

# Several notices of a few minutes go out as one letter.
TOGETHER_WITHIN = timedelta(minutes=5)


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
    group: Group | None = None,
    is_urgent: bool = False,
) -> int:
    """Put one notice per recipient into the outbox, inside the caller's transaction; return how many are new.

    about: the object and its version ("tasks.task:17:3"). Posting the same again adds nothing.
    group: what the notice is about; each person's choice for it decides whether an e-mail follows, within minutes or
    with the day's digest. None: the inbox alone. is_urgent: whoever chose «Gộp ngày» hears at once this time.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("notices.post belongs into the transaction of what it tells")
    wanted = sorted(set(recipient_ids))
    levels = levels_of(congress_id, wanted, group) if group is not None and wanted else {}
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
            **_telling(levels.get(recipient), now=now, is_urgent=is_urgent),
        )
        for recipient in wanted
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


def _telling(level: Level | None, *, now: datetime, is_urgent: bool) -> dict[str, object]:
    if level is None or level is Level.NEVER:
        return {"telling": Telling.INBOX_ONLY}
    if is_urgent:
        return {"telling": Telling.SOON, "tell_at": now}
    if level is Level.DAILY:
        return {"telling": Telling.DAILY, "tell_at": now}
    return {"telling": Telling.SOON, "tell_at": now + TOGETHER_WITHIN}
