from dondoc.meetings.models.agenda import AgendaItem, MeetingPaper
from dondoc.meetings.models.attendance import Attendee
from dondoc.meetings.models.conclusion import Conclusion, ConclusionParty, ConclusionTask
from dondoc.meetings.models.meeting import Meeting
from dondoc.meetings.models.notice import MeetingNotice, NoticeReceiver

__all__ = [
    "AgendaItem",
    "Attendee",
    "Conclusion",
    "ConclusionParty",
    "ConclusionTask",
    "Meeting",
    "MeetingNotice",
    "MeetingPaper",
    "NoticeReceiver",
]
