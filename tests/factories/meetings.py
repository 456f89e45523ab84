"""Meetings for tests, made by the real action. Set in the test what the test is about."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from dondoc.archive.actions.bodies import add_body
from dondoc.editions.models import Congress
from dondoc.meetings.actions.conclusions import keep_conclusion
from dondoc.meetings.actions.meetings import begin_meeting, call_meeting, close_meeting
from dondoc.meetings.enums import AgendaKind, ConclusionKind
from dondoc.meetings.models import AgendaItem, Attendee, Conclusion, Meeting
from tests.factories.people import NOW

# 08:00 in Vietnam, a week after the day of the tests.
STARTS_AT = datetime(2015, 10, 15, 1, 0, tzinfo=UTC)


def make_meeting(congress: Congress, **values: Any) -> Meeting:
    """Return a meeting that is being prepared."""
    given = {
        "title": "Họp Tiểu ban Tổ chức phục vụ Đại hội",
        "starts_at": STARTS_AT,
        "place": "Phòng họp số 1",
        "chair": "Phó Bí thư Thường trực Tỉnh ủy",
    } | values
    given.setdefault("ends_at", given["starts_at"] + timedelta(hours=2))
    return call_meeting(congress_id=congress.pk, by_id=None, now=NOW, **given)


def make_running(congress: Congress, **values: Any) -> Meeting:
    """Return a meeting that has begun."""
    meeting = make_meeting(congress, **values)
    begin_meeting(meeting=meeting, expected_ver=meeting.ver, by_id=None, now=NOW)
    return meeting


def make_closed(congress: Congress, **values: Any) -> Meeting:
    """Return a meeting that is over."""
    meeting = make_running(congress, **values)
    close_meeting(meeting=meeting, expected_ver=meeting.ver, by_id=None, now=NOW)
    return meeting


def make_agenda_item(meeting: Meeting, title: str = "Tiến độ chung", **values: Any) -> AgendaItem:
    """Return a point at the end of the agenda, written straight into the table."""
    position = AgendaItem.objects.filter(meeting=meeting).count() + 1
    given = {"position": position, "kind": AgendaKind.OTHER} | values
    return AgendaItem.objects.create(congress_id=meeting.congress_id, meeting=meeting, title=title, **given)


def make_attendee(meeting: Meeting, **values: Any) -> Attendee:
    """Return somebody who is called, written straight into the table; without an agency set a function_title."""
    position = Attendee.objects.filter(meeting=meeting).count() + 1
    given = {"position": position} | values
    return Attendee.objects.create(congress_id=meeting.congress_id, meeting=meeting, **given)


def make_body(congress: Congress, **values: Any) -> Any:
    """Return a body that issues papers: a subcommittee of the Party."""
    given = {
        "code": "tbpv",
        "family": "party",
        "superior": "TỈNH ỦY KON TUM",
        "name": "TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI",
        "symbol": "TBPV",
        "place": "Kon Tum",
        "authority": "T/M TIỂU BAN\nTRƯỞNG TIỂU BAN",
        "recipients": "Thường trực Tỉnh ủy (b/c),\nLưu Tiểu ban.",
    } | values
    return add_body(congress_id=congress.pk, by_id=None, now=NOW, **given)


def conclude(meeting: Meeting, line: str, **values: Any) -> Conclusion:
    """Return a conclusion as it was typed and agreed; its meeting is brought up to date."""
    given = {"key": uuid4(), "is_agreed": True} | values
    kept = keep_conclusion(meeting=meeting, line=line, by_id=None, now=NOW, **given)
    meeting.refresh_from_db()
    return kept.conclusion


def make_conclusion(meeting: Meeting, text: str = "Lập phương án y tế", **values: Any) -> Conclusion:
    """Return a sentence that was concluded, written straight into the table."""
    position = Conclusion.objects.filter(meeting=meeting).count() + 1
    given = {"position": position, "kind": ConclusionKind.ASSIGN, "typed": text, "key": uuid4()} | values
    return Conclusion.objects.create(
        congress_id=meeting.congress_id, meeting=meeting, text=text, created_at=NOW, changed_at=NOW, **given
    )
