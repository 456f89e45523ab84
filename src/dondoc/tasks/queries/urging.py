"""The desk of urging: which agencies owe work, where each stands on the ladder, and what came of the last urges."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, F, FilteredRelation, Min, OuterRef, Q
from django.utils import timezone

from dondoc.congress.queries import calendar_days
from dondoc.notices.enums import DeliveryState
from dondoc.people.queries import focal_points
from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import (
    Addressee,
    ObstacleState,
    PartState,
    StepKind,
    TaskState,
    UrgeAnswer,
    UrgeChannel,
    UrgeState,
)
from dondoc.tasks.models import LadderStep, Obstacle, Task, Urge, UrgeTask
from dondoc.tasks.queries.conditions import DATED, OWED
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.rules.escalation import (
    DEFAULT_LADDER,
    FRESH_FOR,
    Earlier,
    Owing,
    Place,
    Quiet,
    Step,
    Verdict,
    days_off,
    place_on_ladder,
    promise_kept,
    quiet_at,
    sight_until,
)

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
# An agency that has done its part, or has refused it, is not urged for it.
_OUT_OF_IT = (PartState.DONE, PartState.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who answers for an agency: the focal point named first; empty texts where the directory is silent."""

    user_id: int | None = None
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastUrge:
    """One time an agency was urged, as the desk tells it."""

    urge_id: int
    at: datetime
    channel: UrgeChannel
    by_name: str
    state: UrgeState
    answer: str
    answer_label: str
    promised_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One agency on the desk. overdue: all late tasks it owes. late, soon: tasks it may be urged for.

    fresh, answer_owed: tasks left out, reported on within 24 hours or waiting for an answer from above.
    kept, promises: how many of its promises were kept, of those whose day is over or whose work is done.
    """

    agency_id: int
    code: str
    name: str
    phone: str
    overdue: int
    late: int
    soon: int
    fresh: int
    answer_owed: int
    worst_days: int
    place: Place
    contact: Contact
    past: tuple[PastUrge, ...] = ()
    kept: int = 0
    promises: int = 0

    @property
    def last(self) -> PastUrge | None:
        """The last time it was urged."""
        return self.past[-1] if self.past else None

    @property
    def letters_on(self) -> list[date]:
        """The days of the official letters it has had."""
        sent = (one for one in self.past if one.channel == UrgeChannel.LETTER and one.state != UrgeState.DROPPED)
        return [one.at.date() for one in sent]

    @property
    def is_due(self) -> bool:
        """Whether it is to be urged today for late work."""
        return self.place.verdict == Verdict.URGE and self.late > 0

    @property
    def is_soon(self) -> bool:
        """Whether it is only to be reminded of days that come."""
        return self.place.verdict == Verdict.URGE and self.late == 0

    @property
    def task_filter(self) -> TaskFilter:
        """The filter that lists the late tasks it has to report on."""
        return TaskFilter(agency=self.code, role=PartyRole.LEAD.value, cell="open_overdue", owed=True)

    @property
    def any_phone(self) -> str:
        """The number to call: of the focal point, or of the agency."""
        return self.contact.phone or self.phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything the desk shows. quiet: why nothing may be sent at this moment, None when it may."""

    rows: list[DeskRow]
    ladder: tuple[Step, ...]
    holidays: frozenset[date]
    quiet: Quiet | None
    due: list[DeskRow] = field(default_factory=list)
    soon: list[DeskRow] = field(default_factory=list)
    left: list[DeskRow] = field(default_factory=list)

    @property
    def task_count(self) -> int:
        """How many late tasks the agencies to be urged today have to report on."""
        return sum(row.late for row in self.due)

    @property
    def promised(self) -> list[DeskRow]:
        """The agencies whose promise still holds."""
        return [row for row in self.rows if row.place.verdict == Verdict.PROMISED]

    @property
    def promised_until(self) -> date | None:
        """The last day among the promises that hold."""
        return max((row.place.promised_until for row in self.promised if row.place.promised_until), default=None)


def desk(
    congress_id: int, *, now: datetime, agency_ids: Collection[int] | None = None, judges_promises: bool = False
) -> Desk:
    """Return the agencies that owe work in sight of the ladder at a moment in local time, in five queries.

    agency_ids: only these. judges_promises: count also how many promises were kept, in one query more.
    The first to be urged stand first: most late tasks, then the longest delay.
    """
    ladder = ladder_of(congress_id)
    holidays = holidays_of(congress_id, year=now.year)
    until = sight_until(ladder=ladder, today=now.date(), holidays=holidays)
    found = list(_owing(congress_id, now=now, until=until, agency_ids=agency_ids))
    ids = [values["lead__agency_id"] for values in found]
    urges = _urges(congress_id, ids)
    kept = _kept(congress_id, ids, today=now.date()) if judges_promises else {}
    contacts = contacts_of(congress_id, ids)
    rows = [
        _row(
            values,
            urges=urges.get(values["lead__agency_id"], []),
            kept=kept.get(values["lead__agency_id"], (0, 0)),
            contact=contacts.get(values["lead__agency_id"], Contact()),
            ladder=ladder,
            holidays=holidays,
            now=now,
        )
        for values in found
    ]
    rows.sort(key=lambda row: (-row.late, -row.worst_days, row.code))
    return Desk(
        rows=rows,
        ladder=ladder,
        holidays=holidays,
        quiet=quiet_at(now, holidays=holidays),
        due=[row for row in rows if row.is_due],
        soon=[row for row in rows if row.is_soon],
        left=[row for row in rows if row.place.verdict != Verdict.URGE],
    )


def ladder_of(congress_id: int) -> tuple[Step, ...]:
    """Return the ladder of a congress: the stored one, or the usual one while nobody has changed it."""
    stored = LadderStep.objects.filter(congress_id=congress_id).order_by("position", "pk")
    return tuple(_step(row) for row in stored) or DEFAULT_LADDER


def ladder_step(congress_id: int, position: int) -> LadderStep | None:
    """Return one step of a ladder as a row, not yet saved while the usual ladder holds; None when missing."""
    stored = list(LadderStep.objects.filter(congress_id=congress_id).order_by("position", "pk"))
    return next((row for row in stored or usual_ladder(congress_id) if row.position == position), None)


def usual_ladder(congress_id: int) -> list[LadderStep]:
    """Return the usual ladder as rows of a congress, not yet saved."""
    return [
        LadderStep(
            congress_id=congress_id,
            position=step.position,
            kind=step.kind,
            offset_days=step.offset_days,
            addressee=step.addressee,
            channel=step.channel,
        )
        for step in DEFAULT_LADDER
    ]


def holidays_of(congress_id: int, *, year: int) -> frozenset[date]:
    """Return the holidays around a year: public ones and the congress's own, less those worked in exchange."""
    days = list(calendar_days(congress_id))
    free = [day.day_on for day in days if not day.is_working]
    return days_off(free, working=[day.day_on for day in days if day.is_working], year=year)


def contacts_of(congress_id: int, agency_ids: Collection[int]) -> dict[int, Contact]:
    """Return who answers for these agencies; agencies without a focal point are left out."""
    found: dict[int, Contact] = {}
    for membership in focal_points(congress_id, agency_ids):
        user = membership.user
        contact = Contact(user_id=user.pk, name=user.full_name, email=user.email, phone=user.phone)
        found.setdefault(membership.agency_id, contact)
    return found


def owed_tasks(congress_id: int, *, agency_ids: Collection[int], until: date, now: datetime) -> Any:
    """Return the tasks these agencies lead and owe, due up to a day, with `lead__agency_id` and `is_left_out`.

    is_left_out: reported on within 24 hours, or waiting for an answer from above.
    """
    tasks = _led(congress_id, until=until, agency_ids=agency_ids)
    waits = Exists(Obstacle.objects.filter(~Q(state=ObstacleState.RESOLVED), task=OuterRef("pk")))
    left_out = ExpressionWrapper(
        Q(last_report_at__isnull=False, last_report_at__gt=now - FRESH_FOR), output_field=BooleanField()
    )
    found = tasks.annotate(agency_id=F("lead__agency_id"), is_fresh=left_out, waits=waits)
    return found.order_by("lead__agency_id", "due_on", "pk")


def state_of(urge: Urge) -> UrgeState:
    """Say whether an urge has left the house; its delivery is to be loaded with it."""
    if urge.dropped:
        return UrgeState.DROPPED
    if urge.delivery is not None:
        return _STATES[DeliveryState(urge.delivery.state)]
    return UrgeState.SENT if urge.left_at else UrgeState.BY_HAND


def past_urge(urge: Urge) -> PastUrge:
    """Return an urge as the desk tells it; its delivery and whoever urged are to be loaded with it."""
    return PastUrge(
        urge_id=urge.pk,
        at=timezone.localtime(urge.at),
        channel=UrgeChannel(urge.channel),
        by_name=urge.by.full_name if urge.by else "",
        state=state_of(urge),
        answer=urge.answer,
        answer_label=urge.note or (str(UrgeAnswer(urge.answer).label) if urge.answer else ""),
        promised_until=urge.promised_until,
    )


def late_in_plan(congress_id: int, plan_code: str, *, today: date) -> set[int]:
    """Return the ids of the agencies that owe late work of a plan."""
    late = _led(congress_id, until=today, agency_ids=None).filter(plan__code=plan_code, due_on__lt=today)
    return set(late.order_by().values_list("lead__agency_id", flat=True))


def nearest_due_on(congress_id: int, *, today: date) -> tuple[date, int] | None:
    """Return the next deadline of work owed and how many tasks have it; None when nothing is due any more."""
    coming = Task.objects.filter(OWED & DATED, congress_id=congress_id, due_on__gte=today)
    return coming.order_by("due_on").values_list("due_on").annotate(count=Count("pk")).first()


def _led(congress_id: int, *, until: date, agency_ids: Collection[int] | None) -> Any:
    """Return the tasks owed up to a day, once for each agency that leads them and has neither done nor refused."""
    lead = FilteredRelation("parts", condition=Q(parts__role=PartyRole.LEAD) & ~Q(parts__state__in=_OUT_OF_IT))
    # One filter alone: a second one would join the parts once more, and count a task with two leads twice.
    wanted = {"lead__isnull": False} if agency_ids is None else {"lead__agency_id__in": list(agency_ids)}
    tasks = Task.objects.filter(OWED & DATED, congress_id=congress_id, due_on__lte=until)
    return tasks.annotate(lead=lead).filter(**wanted)


def _owing(
    congress_id: int, *, now: datetime, until: date, agency_ids: Collection[int] | None
) -> Iterable[dict[str, Any]]:
    fresh = Q(last_report_at__isnull=False, last_report_at__gt=now - FRESH_FOR)
    unanswered = Obstacle.objects.filter(~Q(state=ObstacleState.RESOLVED), congress_id=congress_id)
    waits = Q(pk__in=unanswered.order_by().values("task_id"))
    late, open_ = Q(due_on__lt=now.date()), ~fresh & ~waits
    tasks = _led(congress_id, until=until, agency_ids=agency_ids)
    return (
        tasks.values("lead__agency_id", "lead__agency__code", "lead__agency__name", "lead__agency__phone")
        .annotate(
            overdue=Count("pk", filter=late),
            oldest_due_on=Min("due_on", filter=late),
            late=Count("pk", filter=late & open_),
            soon=Count("pk", filter=~late & open_),
            fresh=Count("pk", filter=fresh & ~waits),
            waits=Count("pk", filter=waits),
            open_due_on=Min("due_on", filter=open_),
        )
        .order_by("lead__agency_id")
    )


def _row(
    values: dict[str, Any],
    *,
    urges: list[Urge],
    kept: tuple[int, int],
    contact: Contact,
    ladder: tuple[Step, ...],
    holidays: frozenset[date],
    now: datetime,
) -> DeskRow:
    due_on, oldest = values["open_due_on"], values["oldest_due_on"]
    owing = Owing(open_due_on=due_on, fresh=values["fresh"], answer_owed=values["waits"])
    earlier = [_earlier(urge) for urge in urges]
    return DeskRow(
        agency_id=values["lead__agency_id"],
        code=values["lead__agency__code"],
        name=values["lead__agency__name"],
        phone=values["lead__agency__phone"],
        overdue=values["overdue"],
        late=values["late"],
        soon=values["soon"],
        fresh=values["fresh"],
        answer_owed=values["waits"],
        worst_days=(now.date() - oldest).days if oldest else 0,
        place=place_on_ladder(owing=owing, earlier=earlier, ladder=ladder, now=now, holidays=holidays),
        contact=contact,
        past=tuple(past_urge(urge) for urge in urges),
        kept=kept[0],
        promises=kept[1],
    )


def _urges(congress_id: int, agency_ids: Collection[int]) -> dict[int, list[Urge]]:
    found: dict[int, list[Urge]] = {}
    mine = Urge.objects.filter(congress_id=congress_id, agency_id__in=agency_ids)
    for urge in mine.select_related("by", "delivery").defer("text", "delivery__text").order_by("at", "pk"):
        found.setdefault(urge.agency_id, []).append(urge)
    return found


def _earlier(urge: Urge) -> Earlier:
    unheard = urge.answer in UNHEARD or state_of(urge) == UrgeState.DROPPED
    return Earlier(
        at=timezone.localtime(urge.at),
        position=urge.rung,
        reached=not unheard,
        promised_until=urge.promised_until,
    )


def _kept(congress_id: int, agency_ids: Collection[int], *, today: date) -> dict[int, tuple[int, int]]:
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


def _step(row: LadderStep) -> Step:
    return Step(
        position=row.position,
        kind=StepKind(row.kind),
        offset_days=row.offset_days,
        addressee=Addressee(row.addressee),
        channel=UrgeChannel(row.channel),
        is_used=row.is_used,
    )
