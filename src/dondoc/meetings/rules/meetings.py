"""Where a meeting may go from where it stands."""

from collections.abc import Mapping
from datetime import date

from dondoc.kit.dates import fixed_holidays, weekday_name
from dondoc.meetings.enums import MeetingState

_SATURDAY = 5
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


def next_step(state: str, *, item_count: int, called_count: int, told_count: int) -> str:
    """Return the one next thing to do for a meeting: «propose», «call», «invite», «begin», or "" when it has begun."""
    if state != MeetingState.PREPARING:
        return ""
    if not item_count:
        return "propose"
    if not called_count:
        return "call"
    return "begin" if told_count else "invite"


def day_off_sentence(day: date, *, exceptions: Mapping[date, tuple[bool, str]]) -> str:
    """Say that a meeting falls on a day off, "" when it does not; it may be held all the same.

    exceptions: days of the congress's calendar: whether they are worked, and the reason.
    """
    is_worked, reason = exceptions.get(day, (None, ""))
    if is_worked:
        return ""
    if is_worked is False:
        why = f"ngày nghỉ ({reason})"
    elif day in fixed_holidays(day.year):
        why = "ngày nghỉ lễ"
    elif day.weekday() >= _SATURDAY:
        why = weekday_name(day)
    else:
        return ""
    return f"Ngày họp {day:%d/%m/%Y} là {why}. Nếu vẫn họp ngày này, báo trước cho các cơ quan được mời."
