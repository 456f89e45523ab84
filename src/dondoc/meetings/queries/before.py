"""Everything the tab «Trước» shows."""

from dataclasses import dataclass

from django.utils import timezone

from dondoc.congress.queries import calendar_days
from dondoc.meetings.models import Meeting, MeetingPaper
from dondoc.meetings.queries.agenda import Agenda, agenda_of
from dondoc.meetings.queries.attendance import Attendance, attendance_of
from dondoc.meetings.queries.papers import papers_of
from dondoc.meetings.queries.words import day_off_sentence
from dondoc.meetings.rules.meetings import day_off


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is prepared for a meeting. told_count: called agencies that were told. day_off: a warning, or ""."""

    agenda: Agenda
    papers: list[MeetingPaper]
    attendance: Attendance
    told_count: int
    day_off: str


def before(meeting: Meeting) -> Before:
    """Return what is prepared for a meeting, in four queries."""
    attendance = attendance_of(meeting)
    days = {row.day_on: (row.is_working, row.reason) for row in calendar_days(meeting.congress_id)}
    day = timezone.localtime(meeting.starts_at).date()
    return Before(
        agenda=agenda_of(meeting),
        papers=list(papers_of(meeting)),
        attendance=attendance,
        told_count=sum(row.is_told for row in attendance.rows),
        day_off=day_off_sentence(day, day_off(day, exceptions=days)),
    )
