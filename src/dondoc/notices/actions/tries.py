"""Send a trial message through a channel, to see that it works."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.notices.actions.queue import queue
from dondoc.notices.enums import Care, Channel
from dondoc.notices.models import Delivery


@transaction.atomic
def try_channel(
    *, congress_id: int, channel: Channel, address: str, instance_id: UUID, by_id: int, now: datetime
) -> Delivery:
    """Queue a trial message to one address, at any hour; the same form handed in twice sends one.

    Raises SubmissionRefused when the same form comes with another address.
    """
    content = {"channel": channel.value, "address": address}
    _submission, is_new = journal.accept_once(
        instance_id=instance_id, congress_id=congress_id, by_id=by_id, purpose="notices.try", content=content, now=now
    )
    row = queue(
        congress_id=congress_id,
        kind="try",
        about=f"{by_id}:{instance_id}",
        channel=channel,
        address=address,
        recipient_id=by_id,
        subject=_("Tin gửi thử"),
        text=_("Đây là tin gửi thử của hệ thống. Nhận được tin này nghĩa là kênh gửi đang hoạt động."),
        care=Care.ONCE,
        at_any_hour=True,
        now=now,
    )
    if is_new:
        journal.record(
            congress_id=congress_id,
            verb="notices.channel.tried",
            target=row,
            label=str(channel.label),
            by_id=by_id,
            now=now,
            details={"channel": channel.value},
        )
    return row
