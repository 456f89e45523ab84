"""Whether the words of a meeting may still change: once its notice is issued they are the notice's, for ever."""

from enum import Enum, auto

from dondoc.meetings.enums import MeetingState


class Lock(Enum):
    """Why a conclusion can no longer be typed, changed, moved or struck."""

    NOTICE_ISSUED = auto()
    CALLED_OFF = auto()


def lock_of(*, meeting_state: MeetingState | str, notice_issued: bool) -> Lock | None:
    """Say why conclusions, their kinds and their words are locked, or None while they are open.

    notice_issued: whether the first notice of the meeting has its number. A meeting that is closed but not announced
    stays open to the pen: the chair reads the draft before it goes out. After that only a new notice sets things right.
    """
    if notice_issued:
        return Lock.NOTICE_ISSUED
    return Lock.CALLED_OFF if MeetingState(meeting_state) is MeetingState.CALLED_OFF else None
