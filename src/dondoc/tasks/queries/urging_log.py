"""The log of urging: what was sent, how, by whom, and what came of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from dondoc.tasks.enums import UrgeState
from dondoc.tasks.models import Urge, UrgeTask
from dondoc.tasks.queries.past_urges import state_of

NO_ANSWER = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """Which urges the log shows. answer: an UrgeAnswer, or «-» for those without one. from_, until: days, half-open."""

    agency: str = ""
    channel: str = ""
    answer: str = ""
    from_: date | None = None
    until: date | None = None

    @property
    def query_string(self) -> str:
        """The filter as the query of an address, with its question mark; empty for the whole log."""
        pairs = {"agency": self.agency, "channel": self.channel, "answer": self.answer}
        pairs |= {"from_": f"{self.from_:%d/%m/%Y}" if self.from_ else ""}
        pairs |= {"until": f"{self.until:%d/%m/%Y}" if self.until else ""}
        given = {name: value for name, value in pairs.items() if value}
        return f"?{urlencode(given)}" if given else ""


def urges(congress_id: int, asked: LogFilter | None = None) -> QuerySet[Urge]:
    """Return the urges a filter asks for, the newest first, each with `task_count`."""
    wanted = asked or LogFilter()
    found = Urge.objects.filter(congress_id=congress_id)
    if wanted.agency:
        found = found.filter(agency__code=wanted.agency)
    if wanted.channel:
        found = found.filter(channel=wanted.channel)
    if wanted.answer:
        found = found.filter(answer="" if wanted.answer == NO_ANSWER else wanted.answer)
    if wanted.from_:
        found = found.filter(at__gte=_morning(wanted.from_))
    if wanted.until:
        found = found.filter(at__lt=_morning(wanted.until))
    return _with_neighbours(found).order_by("-at", "-pk")


def urges_of_batch(congress_id: int, batch: UUID) -> list[Urge]:
    """Return what one press of the button made, in the order it was sent."""
    found = _with_neighbours(Urge.objects.filter(congress_id=congress_id, batch=batch), with_text=True)
    return list(found.order_by("agency__folded", "pk"))


def urge_by_id(congress_id: int, urge_id: int) -> Urge | None:
    """Return one urge of a congress, or None."""
    found = Urge.objects.filter(congress_id=congress_id, pk=urge_id)
    return found.select_related("agency", "by", "answered_by", "delivery").first()


def tasks_of_urge(urge_id: int) -> list[UrgeTask]:
    """Return the tasks an urge spoke of, as late as they were, the latest first."""
    return list(UrgeTask.objects.filter(urge_id=urge_id).select_related("task").order_by("due_on", "pk"))


def open_answer(congress_id: int, agency_id: int, *, now: datetime, within: timedelta) -> Urge | None:
    """Return the last urge of an agency if it still waits for an answer and is not older than `within`."""
    last = (
        Urge.objects.filter(congress_id=congress_id, agency_id=agency_id, dropped=False).order_by("-at", "-pk").first()
    )
    return last if last is not None and not last.answer and now - last.at <= within else None


def counts_by_state(rows: list[Urge]) -> dict[UrgeState, int]:
    """Return how many of these urges stand in each state."""
    return dict(Counter(state_of(urge) for urge in rows))


def _with_neighbours(found: QuerySet[Urge], *, with_text: bool = False) -> QuerySet[Urge]:
    hidden = ("delivery__text",) if with_text else ("text", "delivery__text")
    return found.select_related("agency", "by", "delivery").defer(*hidden).annotate(task_count=Count("tasks"))


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
