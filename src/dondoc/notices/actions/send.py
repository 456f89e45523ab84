"""Send what is due. Each send is claimed by one update, and ends by one update that only its claimer can make.

The order of the marks is what the promise rests on: claimed, handed over, sent, each in a transaction of its own. A
worker that dies before «handed over» has sent nothing, and the message waits again. One that dies after it leaves a
letter undecided: it stops as «Chưa rõ». A receipt or a digest is then sent again under the same Message-ID.
"""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.editions.queries import congress_by_id
from dondoc.notices.actions.post import post
from dondoc.notices.channels import CHANNELS
from dondoc.notices.channels.outcomes import Later, LostClaim, Refused, Unsure
from dondoc.notices.enums import Care, DeliveryState, Group
from dondoc.notices.models import Delivery
from dondoc.notices.queries import channel_keepers, due_deliveries, overdue_sends
from dondoc.notices.rules.quiet_hours import decent_from, is_quiet
from dondoc.notices.rules.sending import may_try_again, pause_after
from dondoc.web.compat import task

log = logging.getLogger(__name__)

_UNSET_PAUSE = timedelta(minutes=15)
_POISONED_PAUSE = timedelta(hours=1)
_OPEN = (DeliveryState.SENDING, DeliveryState.UNKNOWN)


# The job stands beside its action: what queues a message enqueues it, and imports nothing that queues.
@task()
def deliver(delivery_id: int) -> None:
    """Send one message if it is still due."""
    attempt(delivery_id=delivery_id, now=timezone.now())


def send_due(*, now: datetime, most: int = 500) -> int:
    """Settle sends that were begun and never ended, then send what is due; return how many were taken up.

    A message that makes the program stumble is put off by an hour and logged; the others go on.
    """
    settle_overdue(now=now)
    count = 0
    for delivery_id in due_deliveries(now=now, most=most):
        count += attempt(delivery_id=delivery_id, now=timezone.now()) is not None
    return count


def attempt(*, delivery_id: int, now: datetime) -> DeliveryState | None:
    """Claim a message that is due, send it, and return where it stands; None when it was not due or is another's."""
    claim = secrets.token_hex(16)
    if not _claimed(delivery_id, claim, now=now):
        return None
    delivery = Delivery.objects.select_related("congress").get(pk=delivery_id)
    local = timezone.localtime(now)
    if settings.DEMO or delivery.congress.is_demo:
        return _end(delivery, claim, DeliveryState.HELD_BACK)
    if is_quiet(local) and not delivery.at_any_hour:
        return _wait(delivery, claim, until=decent_from(local), error=delivery.error, counts=False)
    return _sent(delivery, claim, now=now)


def settle_overdue(*, now: datetime) -> int:
    """Decide about sends whose time is over: not handed over, or a receipt, waits again; a letter is «Chưa rõ»."""
    count = 0
    for delivery in overdue_sends(now=now):
        held = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENDING, claim=delivery.claim)
        if delivery.handed_over_at is None or delivery.care == Care.SURELY:
            # Whoever may still be at it has lost the claim, and will find out before handing anything over.
            still_not = held.filter(handed_over_at=delivery.handed_over_at)
            count += still_not.update(state=DeliveryState.WAITING, claim="", lease_until=None, next_at=now)
        else:
            count += _left_open(held, delivery, now=now)
    return count


def _sent(delivery: Delivery, claim: str, *, now: datetime) -> DeliveryState | None:
    try:
        CHANNELS[delivery.channel].deliver(delivery, hand_over=_hand_over(delivery, claim))
    except LostClaim:
        return None
    except Refused as refused:
        return _end(delivery, claim, DeliveryState.FAILED, error=str(refused))
    except Later as later:
        return _later(delivery, claim, str(later), counts=later.counts)
    except Unsure as unsure:
        return _unsure(delivery, claim, str(unsure), now=now)
    except Exception:
        log.exception("a message made the program stumble", extra={"delivery": delivery.pk})
        return _stumbled(delivery, claim, now=now)
    return _end(delivery, claim, DeliveryState.SENT)


def _claimed(delivery_id: int, claim: str, *, now: datetime) -> bool:
    due = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.WAITING, next_at__lte=now)
    lease_until = now + timedelta(seconds=settings.SEND_LEASE_SECONDS)
    values = {"state": DeliveryState.SENDING, "claim": claim, "lease_until": lease_until, "handed_over_at": None}
    return due.update(attempts=F("attempts") + 1, **values) == 1


def _hand_over(delivery: Delivery, claim: str) -> Callable[[], None]:
    def mark() -> None:
        held = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENDING, claim=claim)
        moment = timezone.now()
        lease_until = moment + timedelta(seconds=settings.SEND_LEASE_SECONDS)
        if held.update(handed_over_at=moment, lease_until=lease_until) != 1:
            raise LostClaim
        delivery.handed_over_at = moment

    return mark


def _end(delivery: Delivery, claim: str, state: DeliveryState, *, error: str = "", **values: Any) -> DeliveryState:
    sent_at = timezone.now() if state is DeliveryState.SENT else None
    mine = Delivery.objects.filter(pk=delivery.pk, claim=claim, state__in=_OPEN)
    mine.update(state=state, sent_at=sent_at, error=error[:300], lease_until=None, claim="", **values)
    return state


def _later(delivery: Delivery, claim: str, reason: str, *, counts: bool = True) -> DeliveryState:
    if counts and not may_try_again(delivery.attempts):
        return _end(delivery, claim, DeliveryState.FAILED, error=reason)
    pause = pause_after(delivery.attempts) if counts else _UNSET_PAUSE
    return _wait(delivery, claim, until=timezone.now() + pause, error=reason, counts=counts)


def _wait(delivery: Delivery, claim: str, *, until: datetime, error: str, counts: bool) -> DeliveryState:
    attempts = delivery.attempts if counts else delivery.attempts - 1
    return _end(delivery, claim, DeliveryState.WAITING, error=error, next_at=until, attempts=attempts)


def _unsure(delivery: Delivery, claim: str, reason: str, *, now: datetime) -> DeliveryState:
    if delivery.care == Care.SURELY:
        return _later(delivery, claim, reason)
    mine = Delivery.objects.filter(pk=delivery.pk, claim=claim, state=DeliveryState.SENDING)
    _left_open(mine, delivery, now=now, error=reason)
    return DeliveryState.UNKNOWN


def _stumbled(delivery: Delivery, claim: str, *, now: datetime) -> DeliveryState:
    """Put a poisoned message off; a letter that may have been handed over is left to a person instead."""
    reason = _("Chương trình gặp sự cố khi gửi tin này")
    if delivery.handed_over_at is not None and delivery.care == Care.ONCE:
        return _unsure(delivery, claim, reason, now=now)
    if not may_try_again(delivery.attempts):
        return _end(delivery, claim, DeliveryState.FAILED, error=reason)
    return _wait(delivery, claim, until=now + _POISONED_PAUSE, error=reason, counts=True)


def _left_open(held: Any, delivery: Delivery, *, now: datetime, error: str = "") -> int:
    """Stop a letter as «Chưa rõ» and tell those who keep the channels; its claimer may still say how it ended."""
    with transaction.atomic():
        if held.update(state=DeliveryState.UNKNOWN, lease_until=None, error=error[:300]) != 1:
            return 0
        congress = congress_by_id(delivery.congress_id)
        post(
            congress_id=congress.pk,
            kind="notices.unknown",
            about=f"notices.delivery:{delivery.pk}:{delivery.attempts}",
            recipient_ids=channel_keepers(congress.pk),
            title=_("Một thư chưa rõ đã gửi hay chưa"),
            text=delivery.subject,
            path=f"/c/{congress.slug}/notices/log",
            group=Group.SAFETY,
            now=now,
        )
    log.warning("it is not known whether a letter was sent", extra={"delivery": delivery.pk})
    return 1
