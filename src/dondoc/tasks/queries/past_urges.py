"""How agencies were urged before: each time, what came of it, and which promises were kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone

from dondoc.notices.enums import DeliveryState
from dondoc.tasks.enums import TaskState, UrgeAnswer, UrgeChannel, UrgeState
from dondoc.tasks.models import Urge, UrgeTask
from dondoc.tasks.rules.escalation import Earlier, promise_kept

UNHEARD = (UrgeAnswer.NOT_REACHED, UrgeAnswer.WRONG_PERSON)
_STATES = {
    DeliveryState.WAITING: UrgeState.WAITING,
    DeliveryState.SENDING: UrgeState.WAITING,
    DeliveryState.BY_HAND: UrgeState.BY_HAND,
    DeliveryState.SENT: UrgeState.SENT,
    DeliveryState.UNKNOWN: UrgeState.UNKNOWN,
    DeliveryState.FAILED: UrgeState.FAILED,
    DeliveryState.HELD_BACK: UrgeState.HELD_BACK,
    DeliveryState.DROPPED: UrgeState.DROPPED,
}
_FIELDS = (
    "agency_id",
    "pk",
    "at",
    "rung",
    "channel",
    "answer",
    "note",
    "promised_until",
    "dropped",
    "left_at",
    "by__full_name",
    "delivery__state",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastUrge:
    """One time an agency was urged, as the desk tells it. at: in local time."""

    urge_id: int
    at: datetime
    position: int
    channel: UrgeChannel
    by_name: str
    state: UrgeState
    answer: str
    note: str
    promised_until: date | None

    @property
    def answer_label(self) -> str:
        """What came of it, in the words of whoever noted it, or those of the list."""
        return self.note or (str(UrgeAnswer(self.answer).label) if self.answer else "")

    @property
    def earlier(self) -> Earlier:
        """The same as the ladder counts it."""
        unheard = self.answer in UNHEARD or self.state == UrgeState.DROPPED
        return Earlier(at=self.at, position=self.position, reached=not unheard, promised_until=self.promised_until)


def past_urges(congress_id: int, agency_ids: Collection[int]) -> dict[int, list[PastUrge]]:
    """Return every time these agencies were urged, in order of time; agencies never urged are left out."""
    found: dict[int, list[PastUrge]] = {}
    zone = timezone.get_current_timezone()
    mine = Urge.objects.filter(congress_id=congress_id, agency_id__in=list(agency_ids))
    for values in mine.order_by("at", "pk").values(*_FIELDS):
        found.setdefault(values["agency_id"], []).append(_past(values, zone=zone))
    return found


def times_urged(congress_id: int, agency_ids: Collection[int]) -> dict[int, int]:
    """Return by agency how often it was urged; what was given up unsent does not count. One query."""
    mine = Urge.objects.filter(congress_id=congress_id, agency_id__in=list(agency_ids), dropped=False)
    counted = mine.order_by().values("agency_id").annotate(times=Count("pk"))
    return dict(counted.values_list("agency_id", "times"))


def state_of(urge: Urge) -> UrgeState:
    """Say whether an urge has left the house; its delivery is to be loaded with it."""
    delivery = urge.delivery.state if urge.delivery is not None else None
    return _state(dropped=urge.dropped, left_at=urge.left_at, delivery=delivery)


def awaits_answer(past: Sequence[PastUrge], *, now: datetime, within: timedelta) -> PastUrge | None:
    """Return the last urge of an agency if it still waits for an answer and is not older than `within`."""
    left = [one for one in past if one.state != UrgeState.DROPPED]
    return left[-1] if left and not left[-1].answer and now - left[-1].at <= within else None


def kept_promises(congress_id: int, agency_ids: Collection[int], *, today: date) -> dict[int, tuple[int, int]]:
    """Return by agency how many promises were kept, of how many that can be judged."""
    promised = UrgeTask.objects.filter(
        urge__congress_id=congress_id, urge__agency_id__in=list(agency_ids), urge__promised_until__isnull=False
    ).exclude(task__state=TaskState.CANCELLED)
    judged = (
        promised.values("urge_id", "urge__agency_id", "urge__promised_until")
        .annotate(
            missing=Count("pk", filter=Q(task__done_on__isnull=True)),
            too_late=Count("pk", filter=Q(task__done_on__gt=F("urge__promised_until"))),
        )
        .order_by("urge_id")
    )
    found: dict[int, tuple[int, int]] = {}
    for one in judged:
        verdict = promise_kept(
            promised_until=one["urge__promised_until"], missing=one["missing"], late=one["too_late"], today=today
        )
        if verdict is not None:
            kept, judged_count = found.get(one["urge__agency_id"], (0, 0))
            found[one["urge__agency_id"]] = (kept + verdict, judged_count + 1)
    return found


def _past(values: dict[str, Any], *, zone: Any) -> PastUrge:
    return PastUrge(
        urge_id=values["pk"],
        at=values["at"].astimezone(zone),
        position=values["rung"],
        channel=UrgeChannel(values["channel"]),
        by_name=values["by__full_name"] or "",
        state=_state(dropped=values["dropped"], left_at=values["left_at"], delivery=values["delivery__state"]),
        answer=values["answer"],
        note=values["note"],
        promised_until=values["promised_until"],
    )


def _state(*, dropped: bool, left_at: datetime | None, delivery: str | None) -> UrgeState:
    if dropped:
        return UrgeState.DROPPED
    if delivery is not None:
        return _STATES[DeliveryState(delivery)]
    return UrgeState.SENT if left_at else UrgeState.BY_HAND
