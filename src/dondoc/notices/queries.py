"""Which notices and messages there are, and what people chose to hear."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Count, ExpressionWrapper, IntegerField, Q, QuerySet, Value, When

from dondoc.editions.enums import CongressState
from dondoc.editions.queries import open_congresses
from dondoc.notices.enums import DEFAULT_LEVELS, NEVER_OFF, Channel, DeliveryState, Group, Level, Telling
from dondoc.notices.models import Delivery, Notice, Preference, Webhook
from dondoc.people.enums import Permission
from dondoc.people.queries import user_ids_permitted

_IS_NEW = ExpressionWrapper(Q(seen_at__isnull=True), output_field=BooleanField())
# What a person has to settle stands first, then what went wrong, then what waits for a hand.
_FIRST = (DeliveryState.UNKNOWN, DeliveryState.FAILED, DeliveryState.BY_HAND)
_RANK = Case(
    *(When(state=state, then=Value(place)) for place, state in enumerate(_FIRST)),
    default=Value(len(_FIRST)),
    output_field=IntegerField(),
)


def inbox(*, congress_id: int, recipient_id: int) -> QuerySet[Notice]:
    """Return what a person was told in a congress, unseen first (`is_new`), then newest first."""
    mine = Notice.objects.filter(congress_id=congress_id, recipient_id=recipient_id)
    return mine.annotate(is_new=_IS_NEW).order_by("-is_new", "-created_at", "-pk")


def unread_count(*, congress_id: int, recipient_id: int) -> int:
    """Return how many notices a person has not seen."""
    return Notice.objects.filter(congress_id=congress_id, recipient_id=recipient_id, seen_at__isnull=True).count()


def levels_of(congress_id: int, user_ids: Iterable[int], group: Group) -> dict[int, Level]:
    """Return how soon each of these people wants to hear of a group of notices."""
    chosen = Preference.objects.filter(congress_id=congress_id, user_id__in=list(user_ids), group=group)
    found = {row.user_id: Level(row.level) for row in chosen}
    return {user_id: _level(group, found.get(user_id)) for user_id in user_ids}


def preferences(*, congress_id: int, user_id: int) -> dict[Group, Level]:
    """Return a person's choice for every group of notices."""
    chosen = dict(Preference.objects.filter(congress_id=congress_id, user_id=user_id).values_list("group", "level"))
    return {group: _level(group, chosen.get(group)) for group in Group}


def channel_keepers(congress_id: int) -> list[int]:
    """Return the people who keep the channels of a congress and settle what is not known."""
    return user_ids_permitted(congress_id, Permission.MANAGE_CHANNELS)


def webhook_of(congress_id: int) -> Webhook | None:
    """Return the gateway of a congress, or None."""
    return Webhook.objects.filter(congress_id=congress_id).first()


def due_deliveries(*, now: datetime, most: int) -> list[int]:
    """Return the messages to be sent now, the longest due first."""
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING, next_at__lte=now)
    return list(waiting.order_by("next_at", "pk").values_list("pk", flat=True)[:most])


def overdue_sends(*, now: datetime) -> list[Delivery]:
    """Return the sends that should have ended by now."""
    begun = Delivery.objects.filter(state=DeliveryState.SENDING, lease_until__lt=now)
    return list(begun.order_by("lease_until", "pk"))


def deliveries(congress_id: int, *, state: str = "") -> QuerySet[Delivery]:
    """Return the messages of a congress, those a person has to settle first, then the newest."""
    rows = Delivery.objects.filter(congress_id=congress_id)
    if state:
        rows = rows.filter(state=state)
    return rows.select_related("recipient", "agency").annotate(rank=_RANK).order_by("rank", "-created_at", "-pk")


def delivery_counts(congress_id: int) -> dict[str, int]:
    """Return how many messages of a congress stand in each state; states without one are left out."""
    rows = Delivery.objects.filter(congress_id=congress_id).order_by("state").values_list("state")
    return dict(rows.annotate(count=Count("pk")))


def deliveries_of(*, congress_id: int, letter: str) -> list[Delivery]:
    """Return what became of a letter, by its name: one message per recipient."""
    begins = {"congress_id": congress_id, "key__startswith": f"letter:{letter}:"}
    return list(Delivery.objects.filter(**begins).order_by("pk"))


def last_tries(congress_id: int) -> dict[str, Delivery]:
    """Return the last trial message by channel."""
    rows = Delivery.objects.filter(congress_id=congress_id, kind="try", channel__in=[Channel.EMAIL, Channel.WEBHOOK])
    return {row.channel: row for row in rows.order_by("pk")}


def _level(group: Group, chosen: str | None) -> Level:
    if group in NEVER_OFF or chosen is None:
        return DEFAULT_LEVELS[group]
    return Level(chosen)


def telling_congresses() -> list[Any]:
    """Return the congresses whose digests are sent: open ones that are no demo."""
    return [congress for congress in open_congresses() if not congress.is_demo and congress.state == CongressState.OPEN]


def readers_waiting(telling: Telling, now: datetime) -> list[tuple[int, int]]:
    """Return (congress, person) of everybody for whom such a letter is due."""
    due = Notice.objects.filter(telling=telling, tell_at__lte=now)
    pairs = due.order_by("congress_id", "recipient_id").values_list("congress_id", "recipient_id").distinct()
    return list(pairs)


def waiting_notices(congress_id: int, user_id: int, telling: Telling) -> QuerySet[Notice]:
    """Return what a person has still to be told by such a letter, the oldest first."""
    rows = Notice.objects.filter(congress_id=congress_id, recipient_id=user_id, telling=telling)
    return rows.order_by("created_at", "pk")


def stuck_counts(*, before: datetime) -> dict[int, int]:
    """Return by congress how many messages queued before a moment wait because a try went wrong.

    What waits for the morning was never tried and is not among them.
    """
    rows = Delivery.objects.filter(state=DeliveryState.WAITING, created_at__lt=before).exclude(error="")
    return dict(rows.order_by("congress_id").values_list("congress_id").annotate(count=Count("pk")))


def unknown_count() -> int:
    """Return how many messages of all congresses wait for a person to say whether they were sent."""
    return Delivery.objects.filter(state=DeliveryState.UNKNOWN).count()


def counts_by_state() -> dict[str, int]:
    """Return how many messages of all congresses are in each state; states without one are left out."""
    return dict(Delivery.objects.order_by("state").values_list("state").annotate(count=Count("pk")))
