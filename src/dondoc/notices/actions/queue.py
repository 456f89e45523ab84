"""Queue a message to an address: once, in the transaction of what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import connection
from django.utils import timezone

from dondoc.editions.queries import congress_by_id
from dondoc.notices.actions.send import deliver
from dondoc.notices.channels import CHANNELS
from dondoc.notices.enums import Care, Channel, DeliveryState
from dondoc.notices.models import Delivery
from dondoc.notices.rules.quiet_hours import decent_from
from dondoc.notices.rules.sending import key_of, message_id_of


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter goes to: a channel, the address in it (an e-mail address, a phone number), and the person."""

    channel: Channel
    address: str
    user_id: int | None = None


def send_letter(
    *,
    congress_id: int,
    letter: str,
    recipients: Sequence[Recipient],
    subject: str,
    text: str,
    now: datetime,
    agency_id: int | None = None,
    path: str = "",
) -> list[Delivery]:
    """Queue one letter to each recipient, inside the caller's transaction; return what stands in the log.

    letter: names the letter for ever ("tasks.urge:41"). The same name again adds nothing and returns the first ones.
    A letter is never sent twice: one whose outcome a crash left open stops as «Chưa rõ» for a person to settle.
    """
    return [
        queue(
            congress_id=congress_id,
            kind="letter",
            about=letter,
            channel=recipient.channel,
            address=recipient.address,
            recipient_id=recipient.user_id,
            agency_id=agency_id,
            subject=subject,
            text=text,
            path=path,
            care=Care.ONCE,
            now=now,
        )
        for recipient in recipients
    ]


def queue(
    *,
    congress_id: int,
    kind: str,
    about: str,
    channel: Channel,
    subject: str,
    text: str,
    care: Care,
    now: datetime,
    address: str = "",
    recipient_id: int | None = None,
    agency_id: int | None = None,
    path: str = "",
    at_any_hour: bool = False,
    is_regular: bool = False,
) -> Delivery:
    """Queue one message by one channel, inside the caller's transaction; a repeat returns the first one as it stands.

    kind, about: name what is told; with channel and address they are its key. at_any_hour: also between 21:00 and
    06:30, for codes and receipts somebody waits for. is_regular: a digest, which says how to end it.
    In a demo the row is kept as «Không gửi» and nothing leaves.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a message is queued in the transaction of what it is about")
    key = key_of(kind=kind, about=about, channel=channel, address=address)
    known = Delivery.objects.filter(key=key).first()
    if known is not None:
        return known
    row = Delivery(
        congress_id=congress_id,
        key=key,
        kind=kind,
        channel=channel,
        care=care,
        address=address.strip(),
        recipient_id=recipient_id,
        agency_id=agency_id,
        subject=" ".join(subject.split())[:300],
        text=text,
        path=path,
        is_regular=is_regular,
        at_any_hour=at_any_hour,
        message_id=message_id_of(key, domain=mail_domain()),
        state=CHANNELS[channel].BEGINS,
        created_at=now,
        next_at=now if at_any_hour else decent_from(timezone.localtime(now)),
    )
    if sends_nothing(congress_id):
        row.state = DeliveryState.HELD_BACK
    else:
        CHANNELS[channel].prepare(row)
    return _kept(row, now=now)


def sends_nothing(congress_id: int) -> bool:
    """Say whether nothing may leave: on an installation that shows the demo, and in a demo congress anywhere."""
    return settings.DEMO or congress_by_id(congress_id).is_demo


def mail_domain() -> str:
    """Return the domain of the sender, which makes Message-IDs unique in the world."""
    return parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2]


def _kept(row: Delivery, *, now: datetime) -> Delivery:
    """Store the row; of two that come at once the second gets the first one's."""
    values = {field.attname: getattr(row, field.attname) for field in Delivery._meta.fields if field.attname != "id"}
    kept, is_new = Delivery.objects.get_or_create(key=row.key, defaults=values)
    if is_new and kept.state == DeliveryState.WAITING and kept.next_at <= now:
        deliver.enqueue(kept.pk)
    return kept
