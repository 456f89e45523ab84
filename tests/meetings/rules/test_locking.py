import pytest

from dondoc.meetings.enums import MeetingState
from dondoc.meetings.rules.locking import Lock, lock_of


@pytest.mark.parametrize(
    ("state", "issued", "lock"),
    [
        (MeetingState.PREPARING, False, None),
        (MeetingState.RUNNING, False, None),
        (MeetingState.CLOSED, False, None),
        ("closed", True, Lock.NOTICE_ISSUED),
        (MeetingState.RUNNING, True, Lock.NOTICE_ISSUED),
        (MeetingState.CALLED_OFF, False, Lock.CALLED_OFF),
        (MeetingState.CALLED_OFF, True, Lock.NOTICE_ISSUED),
    ],
)
def test_words_are_open_until_the_notice_is_issued(state, issued, lock):
    assert lock_of(meeting_state=state, notice_issued=issued) is lock
