"""The readiness board: everything its blocks show, in seven queries whatever the number of tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from dondoc.desk.queries.agencies import Call, calls, is_silent
from dondoc.desk.queries.looks import Since, new_since
from dondoc.desk.rules.stuck import Jam, Raised, jams
from dondoc.desk.rules.to_do import in_turn, share_places
from dondoc.desk.rules.verdict import Judgement, Standing, judge, milestone_day
from dondoc.editions.rules.clock import days_left
from dondoc.kit.vietnamese import fold
from dondoc.people.access import Seat
from dondoc.tasks.enums import ObstacleState
from dondoc.tasks.queries.board import Numbers, Slice, add_up, slices
from dondoc.tasks.queries.filters import NONE
from dondoc.tasks.queries.obstacles import ObstacleRow, open_and_last_cleared
from dondoc.tasks.queries.register import RegisterRow, due_days_and_events, four_way
from dondoc.tasks.rules.statistics import FourWay

STRIP_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A workstream on the board."""

    code: str
    name: str
    numbers: Numbers
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A plan on the board."""

    code: str
    name: str
    counts: FourWay


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
    """The readiness board of one congress, as one person sees it."""

    now: datetime
    days_left: int
    milestone_on: date
    judgement: Judgement
    marks_critical: bool
    numbers: Numbers
    streams: tuple[Stream, ...]
    plans: tuple[PlanLine, ...]
    agencies: tuple[RegisterRow, ...]
    areas: tuple[RegisterRow, ...]
    silent_count: int
    decisions: tuple[ObstacleRow, ...]
    calls: tuple[Call, ...]
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
    parts = slices(seat, milestone_on=milestone_on, since=since.at)
    agencies = four_way(seat, by="agency")
    obstacles = open_and_last_cleared(seat)
    raised = [one for one in obstacles if one.state != ObstacleState.RESOLVED]
    numbers = add_up(parts)
    marks_critical = numbers.critical > 0
    decisions = [one for one in raised if one.state == ObstacleState.AWAITS_DECISION]
    to_call = calls(seat, agencies)
    return Board(
        now=seat.now,
        days_left=days_left(opening_on=seat.congress.opening_on, today=seat.today),
        milestone_on=milestone_on,
        judgement=_judge(numbers, raised, marks_critical=marks_critical),
        marks_critical=marks_critical,
        numbers=numbers,
        streams=tuple(_streams(parts, raised, marks_critical=marks_critical)),
        plans=tuple(_plans(parts)),
        agencies=tuple(agencies),
        areas=tuple(four_way(seat, by="area")),
        silent_count=sum(is_silent(row, now=seat.now) for row in agencies),
        decisions=tuple(decisions),
        calls=tuple(to_call),
        to_do=tuple(in_turn(*share_places(decisions, [call for call in to_call if not call.promise_holds]))),
        open_obstacles=tuple(raised),
        stuck=tuple(_stuck(raised)),
        last_cleared_at=max((one.resolved_at for one in obstacles if one.resolved_at), default=None),
        since=since,
        new_obstacles=sum(one.opened_at > since.at for one in raised),
        strip=tuple(_strip(seat)),
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


def _streams(parts: list[Slice], raised: list[ObstacleRow], *, marks_critical: bool) -> Iterable[Stream]:
    for workstream_id, group in groupby(parts, key=lambda part: part.workstream_id):
        held = list(group)
        numbers = add_up(held)
        own = [one for one in raised if one.workstream_id == workstream_id]
        yield Stream(
            code=held[0].workstream_code,
            name=held[0].workstream_name,
            numbers=numbers,
            judgement=_judge(numbers, own, marks_critical=marks_critical),
        )


def _plans(parts: list[Slice]) -> Iterable[PlanLine]:
    for code in sorted({part.plan_code for part in parts}, key=lambda code: (code == NONE, code)):
        held = [part for part in parts if part.plan_code == code]
        yield PlanLine(code=code, name=held[0].plan_title, counts=add_up(held).counts)


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


def _strip(seat: Seat) -> Iterable[StripDay]:
    until = seat.today + timedelta(days=STRIP_DAYS)
    due, events = due_days_and_events(seat, from_=seat.today, until=until)
    for offset in range(STRIP_DAYS):
        day = seat.today + timedelta(days=offset)
        titles = tuple(title for _starts_at, title in events.get(day, ()))
        yield StripDay(day=day, events=titles, due=due.get(day, 0))
