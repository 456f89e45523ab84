"""Calling a meeting, changing it, calling it off; who is told, and how often."""

import uuid
from datetime import timedelta

import pytest

from dondoc.journal.models import Entry
from dondoc.meetings.actions.attendance import choose_called
from dondoc.meetings.actions.invite import send_invitations
from dondoc.meetings.actions.meetings import (
    MeetingRefused,
    begin_meeting,
    call_meeting,
    call_off,
    change_meeting,
    close_meeting,
)
from dondoc.meetings.enums import MeetingState
from dondoc.meetings.models import Meeting
from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.web.db import StaleVersion
from tests.factories.meetings import STARTS_AT, make_meeting
from tests.factories.people import NOW, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
BY = {"by_id": None, "now": NOW}


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def told(congress):
    """Return a meeting that the focal point of an agency was told of."""
    agency = make_agency(congress, "Sở Y tế")
    make_member(congress, Role.FOCAL, agency)
    meeting = make_meeting(congress)
    choose_called(meeting=meeting, agency_ids=[agency.pk], **BY)
    send_invitations(meeting=meeting, expected_ver=meeting.ver, **BY)
    return meeting


def titles() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("title", flat=True))


def test_numbers_run_on_without_a_gap_in_each_congress(congress):
    other = make_congress("khac")

    assert [make_meeting(one).number for one in (congress, congress, other, congress)] == [1, 2, 1, 3]


def test_a_form_sent_twice_calls_one_meeting(congress):
    given = {"congress_id": congress.pk, "title": "Họp", "starts_at": STARTS_AT, "instance_id": uuid.uuid4()}

    first, second = (call_meeting(**given, **BY) for _twice in range(2))

    assert first == second and Meeting.objects.count() == 1


def test_a_meeting_begins_and_closes_and_each_press_counts_once(congress):
    meeting = make_meeting(congress)
    shown = meeting.ver

    begin_meeting(meeting=meeting, expected_ver=shown, **BY)
    with pytest.raises(MeetingRefused, match="trạng thái này"):
        begin_meeting(meeting=meeting, expected_ver=shown, **BY)
    close_meeting(meeting=meeting, expected_ver=meeting.ver, **BY)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.began_at, meeting.closed_at) == (MeetingState.CLOSED, NOW, NOW)
    with pytest.raises(MeetingRefused):
        change_meeting(meeting=meeting, expected_ver=meeting.ver, changes={"title": "Khác"}, **BY)


@pytest.mark.parametrize("act", [call_off, close_meeting])
def test_a_meeting_that_is_over_goes_nowhere(congress, act):
    meeting = make_meeting(congress)
    begin_meeting(meeting=meeting, expected_ver=meeting.ver, **BY)
    close_meeting(meeting=meeting, expected_ver=meeting.ver, **BY)

    with pytest.raises(MeetingRefused):
        act(meeting=meeting, expected_ver=meeting.ver, **BY)


def test_who_was_told_is_told_of_another_time_but_not_of_another_title(told):
    change_meeting(meeting=told, expected_ver=told.ver, changes={"title": "Họp khẩn"}, **BY)
    assert titles() == ["Mời họp: 8 giờ, thứ Năm, 15/10/2015"]

    later = {"starts_at": STARTS_AT + timedelta(days=1, hours=6), "ends_at": None}
    change_meeting(meeting=told, expected_ver=told.ver, changes=later, **BY)

    assert titles()[1:] == ["Đổi lịch họp: 14 giờ, thứ Sáu, 16/10/2015"]


def test_two_who_move_a_meeting_at_once_tell_one_time(told):
    shown = told.ver
    change_meeting(meeting=told, expected_ver=shown, changes={"place": "Hội trường A"}, **BY)

    with pytest.raises(StaleVersion):
        change_meeting(meeting=told, expected_ver=shown, changes={"place": "Hội trường B"}, **BY)

    assert Meeting.objects.get().place == "Hội trường A" and len(titles()) == 2


def test_calling_off_tells_those_who_were_told(told):
    call_off(meeting=told, expected_ver=told.ver, **BY)

    assert titles()[1:] == ["Hoãn cuộc họp 8 giờ, thứ Năm, 15/10/2015"]


def test_a_meeting_nobody_was_told_of_goes_quietly(congress):
    meeting = make_meeting(congress)
    change_meeting(meeting=meeting, expected_ver=meeting.ver, changes={"place": "Hội trường A"}, **BY)
    call_off(meeting=meeting, expected_ver=meeting.ver, **BY)

    assert titles() == []
    assert list(Entry.objects.filter(verb__startswith="meetings.").order_by("pk").values_list("verb", flat=True)) == [
        "meetings.meeting.called",
        "meetings.meeting.changed",
        "meetings.meeting.called_off",
    ]
