"""The readiness board: everything its blocks show, in nine queries whatever the number of tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dondoc.desk.queries.agencies import Call, calls, worst_first
from dondoc.desk.queries.looks import Since, new_since
from dondoc.desk.rules.stuck import Jam, Raised, jams
from dondoc.desk.rules.to_do import in_turn, share_places
from dondoc.desk.rules.verdict import Judgement, Standing, judge, milestone_day
from dondoc.editions.rules.clock import days_left
from dondoc.kit.vietnamese import fold
from dondoc.people.access import Seat
from dondoc.tasks.enums import ObstacleState, Per
from dondoc.tasks.queries.board import Numbers, StreamNumbers, Weighty, weighed
from dondoc.tasks.queries.obstacles import ObstacleRow, open_and_last_cleared
from dondoc.tasks.queries.register import Days, due_days_and_events
from dondoc.tasks.queries.sums import first_due

STRIP_DAYS = 14
SHORT_TABLE_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A workstream on the board. next_due_on: the earliest deadline ahead of what is owed."""

    code: str
    name: str
    numbers: Numbers
    judgement: Judgement
    next_due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """A jam with the obstacle that speaks for it: the one open longest."""

    jam: Jam
    obstacle: ObstacleRow


@dataclass(frozen=True, slots=True, kw_only=True)
class StripDay:
    """One day of the strip: what the programme holds, and how many open tasks are due."""

    day: date
    events: tuple[str, ...]
    due: int

    @property
    def next_day(self) -> date:
        """The end of the day's half-open period."""
        return self.day + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The readiness board of one congress, as one person sees it; of long tables the first rows and their number."""

    now: datetime
    days_left: int
    milestone_on: date
    judgement: Judgement
    marks_critical: bool
    numbers: Numbers
    streams: tuple[Stream, ...]
    plans: Weighty
    agencies: Weighty
    areas: Weighty
    next_due_on: date | None
    newly_done: int
    new_overdue: int
    silent_count: int
    decisions: tuple[ObstacleRow, ...]
    calls: tuple[Call, ...]
    calls_count: int
    to_do: tuple[ObstacleRow | Call, ...]
    open_obstacles: tuple[ObstacleRow, ...]
    stuck: tuple[Stuck, ...]
    last_cleared_at: datetime | None
    since: Since
    new_obstacles: int
    strip: tuple[StripDay, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to judge yet."""
        return self.numbers.counts.total == 0

    @property
    def late_streams(self) -> int:
        """How many workstreams have late tasks."""
        return sum(1 for stream in self.streams if stream.numbers.counts.open_overdue)


def board(seat: Seat) -> Board:
    """Return the board as it stands at the moment of the request."""
    since = new_since(seat)
    milestone_on = milestone_day(seat.congress.opening_on)
    counted = weighed(seat, milestone_on=milestone_on, since=since.at.date(), rows=SHORT_TABLE_ROWS)
    obstacles = open_and_last_cleared(seat)
    raised = [one for one in obstacles if one.state != ObstacleState.RESOLVED]
    marks_critical = counted.numbers.critical > 0
    decisions = [one for one in raised if one.state == ObstacleState.AWAITS_DECISION]
    debts = worst_first(seat, counted.owing)
    coming, oldest = first_due(
        seat.congress.pk, today=seat.today, per=Per.WORKSTREAM, late_of=[one.agency_id for one in debts.first]
    )
    to_call = calls(seat, debts, oldest)
    until = seat.today + timedelta(days=STRIP_DAYS)
    days = due_days_and_events(seat, from_=seat.today, until=until, since=since.at)
    return Board(
        now=seat.now,
        days_left=days_left(opening_on=seat.congress.opening_on, today=seat.today),
        milestone_on=milestone_on,
        judgement=_judge(counted.numbers, raised, marks_critical=marks_critical),
        marks_critical=marks_critical,
        numbers=counted.numbers,
        streams=tuple(_streams(counted.streams, coming, raised, marks_critical=marks_critical)),
        plans=counted.plans,
        agencies=counted.agencies,
        areas=counted.areas,
        next_due_on=min(coming.values(), default=None),
        newly_done=days.newly_done,
        new_overdue=counted.new_overdue,
        silent_count=counted.silent_count,
        decisions=tuple(decisions),
        calls=tuple(to_call),
        calls_count=len(counted.owing),
        to_do=tuple(in_turn(*share_places(decisions, [call for call in to_call if not call.promise_holds]))),
        open_obstacles=tuple(raised),
        stuck=tuple(_stuck(raised)),
        last_cleared_at=max((one.resolved_at for one in obstacles if one.resolved_at), default=None),
        since=since,
        new_obstacles=sum(one.opened_at > since.at for one in raised),
        strip=tuple(_strip(seat.today, days)),
    )


def _judge(numbers: Numbers, raised: Iterable[ObstacleRow], *, marks_critical: bool) -> Judgement:
    overdue = numbers.counts.open_overdue
    return judge(
        Standing(
            overdue=overdue,
            overdue_critical=numbers.overdue_critical if marks_critical else overdue,
            urgent_obstacles=sum(one.is_urgent for one in raised),
            milestones_open=numbers.critical_milestones_open if marks_critical else numbers.milestones_open,
        )
    )


def _streams(
    streams: Iterable[StreamNumbers],
    coming: Mapping[int, date],
    raised: list[ObstacleRow],
    *,
    marks_critical: bool,
) -> Iterable[Stream]:
    for one in streams:
        own = [obstacle for obstacle in raised if obstacle.workstream_id == one.id]
        yield Stream(
            code=one.code,
            name=one.name,
            numbers=one.numbers,
            judgement=_judge(one.numbers, own, marks_critical=marks_critical),
            next_due_on=coming.get(one.id or 0),
        )


def _stuck(raised: list[ObstacleRow]) -> Iterable[Stuck]:
    by_number = {one.number: one for one in raised}
    found = jams(
        Raised(
            number=one.number,
            request=f"{one.ask} {fold(one.ask_text)}",
            days=one.days_open,
            task_id=one.task_id,
            is_urgent=one.is_urgent,
        )
        for one in raised
    )
    for jam in found:
        yield Stuck(jam=jam, obstacle=min((by_number[number] for number in jam.numbers), key=lambda one: one.opened_at))


def _strip(today: date, days: Days) -> Iterable[StripDay]:
    for offset in range(STRIP_DAYS):
        day = today + timedelta(days=offset)
        titles = tuple(title for _starts_at, title in days.events.get(day, ()))
        yield StripDay(day=day, events=titles, due=days.due.get(day, 0))
