"""A meeting in calendars: one date for ever, moved and crossed out by its sequence."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from dondoc.meetings.actions.attendance import choose_called
from dondoc.meetings.actions.invite import send_invitations
from dondoc.meetings.actions.meetings import call_off, change_meeting
from dondoc.people.enums import Role
from dondoc.tasks.queries.feed import appointments_of
from tests.factories.meetings import STARTS_AT, make_meeting
from tests.factories.people import NOW, browser_of, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
BY = {"by_id": None, "now": NOW}


@pytest.fixture
def congress():
    return make_congress()


def event_of(browser, meeting):
    answer = browser.get(f"/c/dh/meetings/{meeting.number}/meeting.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    return event


def test_the_date_keeps_its_name_moves_with_its_sequence_and_is_crossed_out(congress):
    browser, meeting = browser_of(congress), make_meeting(congress)
    first = event_of(browser, meeting)
    change_meeting(
        meeting=meeting,
        expected_ver=meeting.ver,
        changes={"starts_at": STARTS_AT + timedelta(days=1), "ends_at": None},
        **BY,
    )
    moved = event_of(browser, meeting)
    call_off(meeting=meeting, expected_ver=meeting.ver, **BY)
    off = event_of(browser, meeting)

    assert first["UID"] == moved["UID"] == off["UID"] == f"meeting-{meeting.pk}@dh.dondoc"
    assert [int(one["SEQUENCE"]) for one in (first, moved, off)] == [1, 2, 3]
    assert first["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert (
        f"{first['DTSTART'].dt:%d/%m %H:%M}" == "15/10 08:00" and f"{moved['DTSTART'].dt:%d/%m %H:%M}" == "16/10 08:00"
    )
    assert (first["STATUS"], off["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert str(off["SUMMARY"]).startswith("Đã hoãn: ") and str(first["LOCATION"]) == "Phòng họp số 1"


def test_the_feed_of_an_agency_holds_the_meetings_it_was_told_of(congress):
    told, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Nội vụ")
    make_member(congress, Role.FOCAL, told)
    meeting, untold = make_meeting(congress), make_meeting(congress)
    choose_called(meeting=meeting, agency_ids=[told.pk], **BY)
    choose_called(meeting=untold, agency_ids=[told.pk, other.pk], **BY)
    send_invitations(meeting=meeting, expected_ver=meeting.ver, **BY)

    feeds = [
        [one.uid for one in appointments_of(congress=congress, agency=agency, now=NOW)] for agency in (told, other)
    ]

    assert feeds == [[f"meeting-{meeting.pk}@dh.dondoc"], []]
