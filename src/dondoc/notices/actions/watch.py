"""Tell those who keep the channels when messages do not get out."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from dondoc.editions.queries import congress_by_id
from dondoc.notices.actions.post import post
from dondoc.notices.queries import channel_keepers, stuck_counts

STUCK_AFTER = timedelta(minutes=15)


@transaction.atomic
def report_stuck(*, now: datetime) -> int:
    """Put a notice into the inbox of who keeps the channels, once an hour while messages wait; return how many are new.

    The inbox alone: a letter about letters that do not get out would only wait behind them.
    """
    told = 0
    for congress_id, count in stuck_counts(before=now - STUCK_AFTER).items():
        congress = congress_by_id(congress_id)
        words = ngettext(
            "%(count)s tin chưa gửi được từ hơn 15 phút", "%(count)s tin chưa gửi được từ hơn 15 phút", count
        )
        told += post(
            congress_id=congress_id,
            kind="notices.stuck",
            about=f"{timezone.localtime(now):%Y-%m-%d-%H}",
            recipient_ids=channel_keepers(congress_id),
            title=words % {"count": count},
            path=f"/c/{congress.slug}/notices/log?state=waiting",
            now=now,
        )
    return told
