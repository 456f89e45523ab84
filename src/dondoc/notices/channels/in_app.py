"""The inbox: written in the transaction of what it tells, so it has arrived as soon as it exists."""

from dondoc.notices.enums import DeliveryState
from dondoc.notices.models import Delivery, Notice

BEGINS = DeliveryState.SENT


def prepare(delivery: Delivery) -> None:
    """Put the message into the inbox of its recipient, once."""
    values = {
        "congress_id": delivery.congress_id,
        "kind": delivery.kind,
        "recipient_id": delivery.recipient_id,
        "title": delivery.subject[:200],
        "text": delivery.text,
        "path": delivery.path,
        "created_at": delivery.created_at,
    }
    Notice.objects.get_or_create(key=f"delivery:{delivery.message_id}", defaults=values)
    delivery.sent_at = delivery.created_at
