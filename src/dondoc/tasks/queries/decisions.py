"""Decision cards: what waits for the head, and the whole of one obstacle."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dondoc.people.access import Seat
from dondoc.people.queries import users_by_id
from dondoc.tasks.enums import DecisionVerdict, ObstacleState
from dondoc.tasks.models import Decision, Obstacle
from dondoc.tasks.queries.obstacles import ObstacleRow, obstacle_row
from dondoc.tasks.rules.obstacles import nearest

EARLIER_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One way out as the card shows it."""

    id: int
    letter: str
    text: str
    cost_vnd: int | None
    consequence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One decision card with what follows from a yes, and what was decided."""

    id: int
    ver: int
    number: int
    card: str
    agency: str
    is_urgent: bool
    options: tuple[OptionLine, ...]
    moved_task: str
    moved_from: date | None
    moved_to: date | None
    new_title: str
    new_agencies: tuple[str, ...]
    new_due_on: date | None
    asked_at: datetime
    days_waiting: int
    verdict: str
    verdict_label: str
    chosen: str
    note: str
    decided_at: datetime | None
    decided_by: str

    @property
    def name(self) -> str:
        """How the obstacle of the card is called."""
        return f"VM-{self.number}"

    @property
    def is_for_meeting(self) -> bool:
        """Whether the head wants it discussed before deciding."""
        return self.verdict == DecisionVerdict.TO_MEETING


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer with who gave it."""

    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleDetail:
    """Everything the page of one obstacle shows."""

    row: ObstacleRow
    resolution: str
    answers: tuple[AnswerLine, ...]
    cards: tuple[Card, ...]
    precedents: tuple[Obstacle, ...]

    @property
    def open_card(self) -> Card | None:
        """The card that waits for the head."""
        return next((card for card in self.cards if card.decided_at is None), None)


def waiting_cards(seat: Seat) -> list[Card]:
    """Return the cards that wait for the head, urgent ones first, then the longest waiting; at most five queries."""
    found = Decision.objects.filter(congress_id=seat.congress.pk, decided_at__isnull=True)
    return _cards(found.order_by("-obstacle__is_urgent", "asked_at", "pk"), seat=seat)


def waiting_count(seat: Seat) -> int:
    """Return how many cards wait for the head."""
    return Decision.objects.filter(congress_id=seat.congress.pk, decided_at__isnull=True).count()


def settled_cards(seat: Seat, *, most: int) -> list[Card]:
    """Return the cards decided last."""
    found = Decision.objects.filter(congress_id=seat.congress.pk, decided_at__isnull=False)
    return _cards(found.order_by("-decided_at", "-pk")[:most], seat=seat)


def card_of(seat: Seat, obstacle: Obstacle) -> Decision | None:
    """Return the card of an obstacle that waits for the head, or None."""
    found = Decision.objects.filter(congress_id=seat.congress.pk, obstacle=obstacle, decided_at__isnull=True)
    return found.select_related("obstacle").first()


def obstacle_detail(seat: Seat, obstacle: Obstacle) -> ObstacleDetail:
    """Return what the page of an obstacle shows."""
    answers = list(obstacle.answers.order_by("at", "pk"))
    people = users_by_id(sorted({answer.by_id for answer in answers if answer.by_id}))
    return ObstacleDetail(
        row=obstacle_row(obstacle, seat=seat),
        resolution=obstacle.resolution,
        answers=tuple(
            AnswerLine(answer.text, _who(people.get(answer.by_id)), timezone.localtime(answer.at)) for answer in answers
        ),
        cards=tuple(_cards(Decision.objects.filter(obstacle=obstacle).order_by("-asked_at", "-pk"), seat=seat)),
        precedents=tuple(precedents(seat, obstacle)),
    )


def precedents(seat: Seat, obstacle: Obstacle) -> list[Obstacle]:
    """Return cleared obstacles most like this one with how each was cleared; only for those who see all."""
    if not seat.sees_all:
        return []
    cleared = Obstacle.objects.filter(
        congress_id=seat.congress.pk, state=ObstacleState.RESOLVED, merged_into__isnull=True
    ).exclude(pk=obstacle.pk)
    texts = dict(cleared.order_by("-resolved_at", "-pk").values_list("pk", "folded")[:EARLIER_LOOKED_AT])
    order = nearest(f"{obstacle.text} {obstacle.ask_text}", texts)
    found = Obstacle.objects.in_bulk(order)
    return [found[key] for key in order]


def mergeable(seat: Seat, obstacle: Obstacle) -> list[Obstacle]:
    """Return the open obstacles into which this one could be merged, the most alike first."""
    rows = Obstacle.objects.filter(congress_id=seat.congress.pk).exclude(state=ObstacleState.RESOLVED)
    others = {row.pk: row for row in rows.exclude(pk=obstacle.pk).select_related("agency").order_by("number")}
    first = nearest(f"{obstacle.text} {obstacle.ask_text}", {key: row.folded for key, row in others.items()})
    return [*(others[key] for key in first), *(row for key, row in others.items() if key not in first)]


def _cards(decisions, *, seat: Seat) -> list[Card]:
    held = list(
        decisions.select_related("obstacle__agency", "chosen", "decided_by").prefetch_related(
            "options", "effects__task", "effects__agency"
        )
    )
    return [_card(one, seat=seat) for one in held]


def _card(decision: Decision, *, seat: Seat) -> Card:
    effects = sorted(decision.effects.all(), key=lambda effect: effect.pk)
    moved = next((effect for effect in effects if effect.task_id), None)
    new = [effect for effect in effects if not effect.task_id]
    ended = decision.decided_at or seat.now
    return Card(
        id=decision.pk,
        ver=decision.ver,
        number=decision.obstacle.number,
        card=decision.card,
        agency=decision.obstacle.agency.name,
        is_urgent=decision.obstacle.is_urgent,
        options=tuple(
            OptionLine(option.pk, option.letter, option.text, option.cost_vnd, option.consequence)
            for option in sorted(decision.options.all(), key=lambda option: option.position)
        ),
        moved_task=moved.task.title if moved else "",
        moved_from=moved.task.due_on if moved else None,
        moved_to=moved.new_due_on if moved else None,
        new_title=new[0].title if new else "",
        new_agencies=tuple(effect.agency.name for effect in new),
        new_due_on=new[0].new_due_on if new else None,
        asked_at=timezone.localtime(decision.asked_at),
        days_waiting=max(0, (timezone.localtime(ended).date() - timezone.localtime(decision.asked_at).date()).days),
        verdict=decision.verdict,
        verdict_label=str(DecisionVerdict(decision.verdict).label) if decision.verdict else "",
        chosen=str(decision.chosen) if decision.chosen else "",
        note=decision.note,
        decided_at=decision.decided_at and timezone.localtime(decision.decided_at),
        decided_by=_who(decision.decided_by),
    )


def _who(user) -> str:
    return (user.function_title or user.full_name) if user is not None else ""
