"""Where a meeting may go from where it stands."""

from dondoc.meetings.enums import MeetingState

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
