"""Meetings as dates in a calendar."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.meetings.enums import MeetingState
from dondoc.meetings.models import Attendee, Meeting
from dondoc.meetings.queries.meetings import place_of
from dondoc.tasks.rules.calendar import Appointment


def appointment_of(meeting: Meeting, *, congress: Any, now: datetime) -> Appointment:
    """Return a meeting as a date; one that is called off stays, marked so, and calendar programs cross it out."""
    starts = timezone.localtime(meeting.starts_at)
    ends = timezone.localtime(meeting.ends_at) if meeting.ends_at else None
    called_off = meeting.state == MeetingState.CALLED_OFF
    return Appointment(
        uid=f"meeting-{meeting.pk}@{congress.slug}.dondoc",
        sequence=meeting.ver,
        title=(_("Đã hoãn: %(title)s") if called_off else "%(title)s") % {"title": meeting.title},
        day_on=starts.date(),
        starts_at=starts.time(),
        ends_at=ends.time() if ends else None,
        place=place_of(meeting),
        text=_("Chủ trì: %(chair)s") % {"chair": meeting.chair} if meeting.chair else "",
        changed_at=now,
        url=settings.BASE_URL + reverse("meetings:meeting", args=[congress.slug, meeting.number]),
        is_cancelled=called_off,
    )


def dates_of(congress: Any, agency: Any, now: datetime) -> Iterable[Appointment]:
    """Return the meetings an agency was told it is called to, in one query."""
    told = Attendee.objects.filter(agency=agency, told_at__isnull=False).values("meeting")
    meetings = Meeting.objects.filter(congress=congress, pk__in=told).select_related("venue")
    return [appointment_of(meeting, congress=congress, now=now) for meeting in meetings.order_by("starts_at", "pk")]
