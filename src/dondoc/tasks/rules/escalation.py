"""The ladder of urging: on which step an agency stands, which comes next and when, and why it is left in peace.

An urge is proposed here and sent by a person. docs/domain/escalation.md says the same in words.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dondoc.kit.dates import add_working_days, fixed_holidays
from dondoc.tasks.enums import Addressee, StepKind, UrgeChannel

BETWEEN_URGES = timedelta(hours=24)
FRESH_FOR = timedelta(hours=24)
QUIET_FROM = time(21, 0)
QUIET_UNTIL = time(6, 30)
REPEAT_TOP_AFTER_DAYS = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the ladder. offset_days: working days after the deadline, negative before it."""

    position: int
    kind: StepKind
    offset_days: int
    addressee: Addressee
    channel: UrgeChannel
    is_used: bool = True

    @property
    def distance_days(self) -> int:
        """How many working days lie between the step and the deadline, on either side."""
        return abs(self.offset_days)


DEFAULT_LADDER: tuple[Step, ...] = (
    Step(position=1, kind=StepKind.BEFORE, offset_days=-3, addressee=Addressee.FOCAL, channel=UrgeChannel.EMAIL),
    Step(position=2, kind=StepKind.DUE, offset_days=0, addressee=Addressee.FOCAL, channel=UrgeChannel.EMAIL),
    Step(position=3, kind=StepKind.FIRST, offset_days=1, addressee=Addressee.FOCAL, channel=UrgeChannel.EMAIL),
    Step(position=4, kind=StepKind.SECOND, offset_days=3, addressee=Addressee.HEAD, channel=UrgeChannel.EMAIL),
    Step(position=5, kind=StepKind.LETTER, offset_days=5, addressee=Addressee.HEAD, channel=UrgeChannel.LETTER),
    Step(position=6, kind=StepKind.MEETING, offset_days=10, addressee=Addressee.HEAD, channel=UrgeChannel.MEETING),
)


class Verdict(StrEnum):
    """Whether an agency is to be urged today, or why not."""

    URGE = "urge"
    PROMISED = "promised"
    LATELY = "lately"
    FRESH = "fresh"
    ANSWER_OWED = "answer_owed"
    NOT_YET = "not_yet"


class Quiet(StrEnum):
    """Why nobody is urged at a moment."""

    HOURS = "hours"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """What an agency owes today, near its deadline or past it.

    open_due_on: the earliest deadline among the tasks it may be urged for. left out of those: fresh (reported on within
    24 hours) and answer_owed (an obstacle raised above is not answered yet).
    """

    open_due_on: date | None
    fresh: int = 0
    answer_owed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An urge of the past. reached: somebody of the agency was there to hear it."""

    at: datetime
    position: int
    reached: bool = True
    promised_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an agency stands: the last step it was urged on, the next one, from which day on, and the verdict today.

    next_on: None when only a report or an answer decides when.
    """

    verdict: Verdict
    stands: Step | None
    next: Step | None
    next_on: date | None
    promised_until: date | None = None


def place_on_ladder(
    *,
    owing: Owing,
    earlier: Sequence[Earlier],
    ladder: Sequence[Step],
    now: datetime,
    holidays: Collection[date] = frozenset(),
) -> Place:
    """Say where an agency stands on the ladder at a moment in local time.

    earlier: its urges in order of time. Only those since its oldest open task came into sight of the ladder count for
    the step; those that reached nobody count for nothing. Never raises.
    """
    used = [step for step in ladder if step.is_used]
    heard = [one for one in earlier if one.reached]
    promised = next((one.promised_until for one in reversed(earlier) if one.promised_until), None)
    due_on = owing.open_due_on
    if due_on is None:
        verdict = Verdict.ANSWER_OWED if owing.answer_owed else Verdict.FRESH
        return Place(
            verdict=verdict, stands=_highest(heard[-1:], ladder), next=None, next_on=None, promised_until=promised
        )
    days_off = frozenset(holidays)
    current = _since(heard, _first_sight(due_on, used, days_off))
    stands = _highest(current, ladder)
    step, from_ = _next(due_on=due_on, stands=stands, current=current, used=used, today=now.date(), days_off=days_off)
    next_on, verdict = _when(from_, heard=heard, promised=promised, now=now)
    if step is None:
        verdict = Verdict.NOT_YET
    return Place(verdict=verdict, stands=stands, next=step, next_on=next_on, promised_until=promised)


def sight_until(*, ladder: Sequence[Step], today: date, holidays: Collection[date]) -> date:
    """Return the last deadline the ladder looks at today: with a reminder 3 working days before, 3 days ahead."""
    ahead = max((-step.offset_days for step in ladder if step.is_used), default=0)
    return add_working_days(today, max(ahead, 0), holidays=frozenset(holidays))


def quiet_at(moment: datetime, *, holidays: Collection[date]) -> Quiet | None:
    """Say why nobody is urged at a moment in local time: at night, on a holiday; None when urging is decent."""
    if moment.date() in holidays:
        return Quiet.HOLIDAY
    if not QUIET_UNTIL <= moment.time() < QUIET_FROM:
        return Quiet.HOURS
    return None


def decent_from(moment: datetime, *, holidays: Collection[date]) -> datetime:
    """Return the first moment from this one on, in local time, at which urging is decent."""
    while quiet_at(moment, holidays=holidays):
        day = (
            moment.date() if moment.time() < QUIET_UNTIL and moment.date() not in holidays else moment.date() + _ONE_DAY
        )
        moment = datetime.combine(day, QUIET_UNTIL, tzinfo=moment.tzinfo)
    return moment


def days_off(congress_days: Collection[date], *, working: Collection[date], year: int) -> frozenset[date]:
    """Return the holidays of a year and its neighbours: public ones, the congress's own, less those worked."""
    public = frozenset().union(*(fixed_holidays(one) for one in (year - 1, year, year + 1)))
    return (public | frozenset(congress_days)) - frozenset(working)


def promise_kept(*, promised_until: date, missing: int, late: int, today: date) -> bool | None:
    """Say whether an agency kept its word; None while the day promised is not over and work is missing.

    missing: tasks of the urge not handed in yet. late: those handed in after the day promised.
    """
    if late:
        return False
    if missing:
        return None if promised_until >= today else False
    return True


def _first_sight(due_on: date, used: Sequence[Step], days_off: frozenset[date]) -> date:
    ahead = min((step.offset_days for step in used), default=0)
    return add_working_days(due_on, min(ahead, 0), holidays=days_off)


def _since(heard: Sequence[Earlier], first_day: date) -> list[Earlier]:
    return [one for one in heard if one.at.date() >= first_day]


def _highest(current: Sequence[Earlier], ladder: Sequence[Step]) -> Step | None:
    highest = max((one.position for one in current), default=0)
    return next((step for step in ladder if step.position == highest), None)


def _next(
    *,
    due_on: date,
    stands: Step | None,
    current: Sequence[Earlier],
    used: Sequence[Step],
    today: date,
    days_off: frozenset[date],
) -> tuple[Step | None, date | None]:
    """Return the step after the one the agency stands on, and the day from which it may be taken.

    A late agency is no longer reminded of the date; steps keep their distance, however late the first one came.
    """
    is_late = due_on < today
    above = [step for step in used if stands is None or step.position > stands.position]
    step = next((one for one in above if not is_late or one.offset_days > 0), None)
    last = current[-1].at.date() if current else None
    if step is None:
        if not is_late or last is None or not used:
            return None, None
        return used[-1], add_working_days(last, REPEAT_TOP_AFTER_DAYS, holidays=days_off)
    if not is_late:
        step = _latest_reached(step, above, due_on=due_on, today=today, days_off=days_off)
    day = _day_of(step, due_on, days_off)
    if last is not None and stands is not None:
        distance = step.offset_days - max(stands.offset_days, 0)
        day = max(day, add_working_days(last, max(distance, 1), holidays=days_off))
    return step, day


def _latest_reached(step: Step, above: Sequence[Step], *, due_on: date, today: date, days_off: frozenset[date]) -> Step:
    """Return the last step before the deadline whose day has come, so that nobody is reminded of the day before."""
    reached = [one for one in above if one.offset_days <= 0 and _day_of(one, due_on, days_off) <= today]
    return reached[-1] if reached else step


def _day_of(step: Step, due_on: date, days_off: frozenset[date]) -> date:
    return add_working_days(due_on, step.offset_days, holidays=days_off)


def _when(
    from_: date | None, *, heard: Sequence[Earlier], promised: date | None, now: datetime
) -> tuple[date | None, Verdict]:
    """Return the day of the next urge and the verdict today; a promise moves both, in either direction."""
    today = now.date()
    if promised is not None and promised >= today:
        return promised + _ONE_DAY, Verdict.PROMISED
    last = heard[-1] if heard else None
    if last is not None and now - last.at < BETWEEN_URGES:
        return max(from_ or today, (last.at + BETWEEN_URGES).date()), Verdict.LATELY
    broken = last is not None and last.promised_until is not None and last.promised_until < today
    if broken and from_ is not None:
        from_ = min(from_, today)
    if from_ is None or from_ <= today:
        return today, Verdict.URGE
    return from_, Verdict.NOT_YET
