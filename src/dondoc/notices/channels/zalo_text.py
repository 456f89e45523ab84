"""A text for a person to copy into Zalo: the machine sends nothing, the person says when it is done."""

from dondoc.notices.enums import DeliveryState
from dondoc.notices.models import Delivery
from dondoc.notices.rules.sending import zalo_text

BEGINS = DeliveryState.BY_HAND


def prepare(delivery: Delivery) -> None:
    """Fit the text into one message."""
    delivery.text = zalo_text(delivery.text)
