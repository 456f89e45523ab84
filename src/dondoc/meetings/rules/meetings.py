"""Where a meeting may go from where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.kit.dates import fixed_holidays, weekday_name
from dondoc.meetings.enums import MeetingState

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """Why offices are closed: a public holiday, a weekend day by name, or the reason in the congress's calendar."""

    is_holiday: bool = False
    weekday: str = ""
    reason: str = ""


_NEXT: dict[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PREPARING: frozenset({MeetingState.RUNNING, MeetingState.CALLED_OFF}),
    MeetingState.RUNNING: frozenset({MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset(),
    MeetingState.CALLED_OFF: frozenset(),
}


def may_move(*, now_in: str, next_state: MeetingState) -> bool:
    """Say whether a meeting that stands there may go on to the next state."""
    return next_state in _NEXT[MeetingState(now_in)]


def may_prepare(state: str) -> bool:
    """Say whether agenda, papers and who is called may still be changed; while it runs the agenda may be too."""
    return MeetingState(state) in (MeetingState.PREPARING, MeetingState.RUNNING)


def next_step(state: str, *, days_left: int, item_count: int, called_count: int, told_count: int) -> str:
    """Return the one next thing to do for a meeting: «propose», «call», «invite», «wait», «begin»; "" once it began."""
    if state != MeetingState.PREPARING:
        return ""
    if not item_count:
        return "propose"
    if not called_count:
        return "call"
    if not told_count:
        return "invite"
    return "wait" if days_left > 0 else "begin"


def day_off(day: date, *, exceptions: Mapping[date, tuple[bool, str]]) -> DayOff | None:
    """Return why a day is none of work, None when it is one; a meeting may be held all the same.

    exceptions: days of the congress's calendar: whether they are worked, and the reason.
    """
    is_worked, reason = exceptions.get(day, (None, ""))
    if is_worked:
        return None
    if is_worked is False:
        return DayOff(reason=reason)
    if day in fixed_holidays(day.year):
        return DayOff(is_holiday=True)
    return DayOff(weekday=weekday_name(day)) if day.weekday() >= _SATURDAY else None
