"""Forget the words of old letters."""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from dondoc.notices.enums import DeliveryState
from dondoc.notices.models import Delivery, Notice

_FINISHED = [DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.DROPPED, DeliveryState.HELD_BACK]
_EXPIRED = "đã hết hạn lưu giữ"


@transaction.atomic
def forget_old_letters(*, before: datetime) -> dict[str, int]:
    """Clear address and words of messages finished and made before a moment, and remove notices as old.

    That something was sent, when and with what outcome stays. Returns how many of each; repeating it changes nothing.
    """
    old = Delivery.objects.filter(created_at__lt=before, state__in=_FINISHED).exclude(text="", address="")
    return {
        "letters": old.update(
            key=Concat(Value("expired:"), Cast(F("pk"), CharField())),
            address="",
            subject=_EXPIRED,
            text="",
            path="",
            error="",
        ),
        "notices": Notice.objects.filter(created_at__lt=before).delete()[0],
    }
