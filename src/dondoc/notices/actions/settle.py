"""What a person decides about a message: it was sent, send it again, or leave it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.notices.actions.send import deliver
from dondoc.notices.enums import DeliveryState
from dondoc.notices.models import Delivery
from dondoc.notices.rules.quiet_hours import decent_from
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import locked, save_version

_ASKS_FOR_A_PERSON = (DeliveryState.UNKNOWN, DeliveryState.FAILED, DeliveryState.BY_HAND)
_MAY_BE_DROPPED = (*_ASKS_FOR_A_PERSON, DeliveryState.WAITING)


class DeliveryRefused(ActionRefused):
    """Raised when a message no longer asks for the decision: it was settled, or is under way."""


@transaction.atomic
def mark_sent(*, delivery: Delivery, expected_ver: int, by_id: int, now: datetime) -> None:
    """Note that a message arrived: somebody asked, or sent it by hand. Raises DeliveryRefused, StaleVersion."""
    held = _held(delivery, _ASKS_FOR_A_PERSON)
    _settle(held, expected_ver, {"state": DeliveryState.SENT, "sent_at": now}, by_id=by_id, now=now)
    _note(held, "notices.delivery.marked_sent", by_id=by_id, now=now)


@transaction.atomic
def send_again(*, delivery: Delivery, expected_ver: int, by_id: int, now: datetime) -> None:
    """Send a message that a person knows has not arrived, under the same Message-ID.

    Raises DeliveryRefused, StaleVersion.
    """
    held = _held(delivery, (DeliveryState.UNKNOWN, DeliveryState.FAILED))
    due_at = now if held.at_any_hour else decent_from(timezone.localtime(now))
    values = {"state": DeliveryState.WAITING, "attempts": 0, "next_at": due_at, "handed_over_at": None, "error": ""}
    _settle(held, expected_ver, values, by_id=by_id, now=now)
    deliver.enqueue(held.pk)
    _note(held, "notices.delivery.sent_again", by_id=by_id, now=now)


@transaction.atomic
def drop(*, delivery: Delivery, expected_ver: int, by_id: int, now: datetime) -> None:
    """Leave a message unsent. Raises DeliveryRefused, StaleVersion."""
    held = _held(delivery, _MAY_BE_DROPPED)
    _settle(held, expected_ver, {"state": DeliveryState.DROPPED}, by_id=by_id, now=now)
    _note(held, "notices.delivery.dropped", by_id=by_id, now=now)


def _held(delivery: Delivery, states: tuple[DeliveryState, ...]) -> Delivery:
    held = locked(Delivery.objects.filter(pk=delivery.pk)).get()
    if held.state not in states:
        sentence = _("Tin này đang ở trạng thái «%(state)s», không cần quyết định nữa.")
        raise DeliveryRefused(sentence % {"state": held.get_state_display()})
    return held


def _settle(held: Delivery, expected_ver: int, values: dict, *, by_id: int, now: datetime) -> None:
    """Save the decision; whoever may still be sending the message loses the word about it."""
    changes = {**values, "claim": "", "lease_until": None, "settled_by_id": by_id, "settled_at": now}
    save_version(held, expected_ver=expected_ver, changes=changes)


def _note(held: Delivery, verb: str, *, by_id: int, now: datetime) -> None:
    journal.record(
        congress_id=held.congress_id,
        verb=verb,
        target=held,
        label=held.subject,
        by_id=by_id,
        now=now,
        details={"channel": held.channel, "agency": held.agency_id, "recipient": held.recipient_id},
    )
