"""Meetings: which ones a person may know of, one of them, and the list with what became of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone

from dondoc.archive.queries import default_body
from dondoc.meetings.enums import ConclusionKind, MeetingState
from dondoc.meetings.models import AgendaItem, Attendee, Conclusion, Meeting
from dondoc.people.access import Seat
from dondoc.tasks.enums import TaskState


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One meeting as the list shows it. done, open_count: the work its conclusions became."""

    number: int
    title: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    state: str
    item_count: int
    minutes: int
    conclusion_count: int
    done_count: int
    open_count: int


def visible_meetings(seat: Seat) -> QuerySet[Meeting]:
    """Return the meetings a person may know of: all, or those an own agency was told it is called to."""
    rows = Meeting.objects.filter(congress_id=seat.congress.pk)
    if seat.sees_all:
        return rows
    called = Attendee.objects.filter(agency_id__in=seat.agency_ids, told_at__isnull=False)
    return rows.filter(pk__in=called.values("meeting"))


def visible_meeting(seat: Seat, number: int) -> Meeting | None:
    """Return the meeting of this number, or None when the seat may not know of it."""
    rows = visible_meetings(seat).filter(number=number)
    return rows.select_related("venue", "body", "invitation", "congress").first()


def meetings_before(meeting: Meeting) -> QuerySet[Meeting]:
    """Return the meetings that were held before this one, the last one first."""
    held = Meeting.objects.filter(congress_id=meeting.congress_id, state=MeetingState.CLOSED)
    earlier = held.exclude(pk=meeting.pk).filter(starts_at__lt=meeting.starts_at)
    return earlier.order_by("-starts_at", "-pk")


def meeting_after(meeting: Meeting) -> Meeting | None:
    """Return the next meeting that is being prepared and comes after this one."""
    waiting = Meeting.objects.filter(congress_id=meeting.congress_id, state=MeetingState.PREPARING)
    later = waiting.exclude(pk=meeting.pk).filter(starts_at__gte=meeting.starts_at)
    return later.order_by("starts_at", "pk").first()


def meeting_rows(seat: Seat) -> list[MeetingRow]:
    """Return the meetings a person may know of, the latest first, in three queries."""
    meetings = list(visible_meetings(seat).select_related("venue").order_by("-starts_at", "-pk"))
    keys = [meeting.pk for meeting in meetings]
    agenda = AgendaItem.objects.filter(meeting_id__in=keys, removed_at__isnull=True).values("meeting")
    items = {row["meeting"]: row for row in agenda.annotate(items=Count("pk"), sum=Sum("minutes")).order_by("meeting")}
    work = _work(keys)
    return [
        MeetingRow(
            number=meeting.number,
            title=meeting.title,
            starts_at=timezone.localtime(meeting.starts_at),
            ends_at=meeting.ends_at and timezone.localtime(meeting.ends_at),
            place=place_of(meeting),
            state=meeting.state,
            item_count=items.get(meeting.pk, {}).get("items", 0),
            minutes=items.get(meeting.pk, {}).get("sum", 0),
            conclusion_count=work.get(meeting.pk, {}).get("conclusions", 0),
            done_count=work.get(meeting.pk, {}).get("done", 0),
            open_count=work.get(meeting.pk, {}).get("open", 0),
        )
        for meeting in meetings
    ]


def place_of(meeting: Meeting) -> str:
    """Return where a meeting is held, in words."""
    if meeting.venue is None:
        return meeting.place
    return ", ".join(filter(None, [meeting.place, meeting.venue.name, meeting.venue.address]))


def body_of(meeting: Meeting) -> Any | None:
    """Return the body a meeting's papers go out from: its own, or the default one of the congress; None without any."""
    return meeting.body or default_body(meeting.congress_id)


def _work(keys: list[int]) -> dict[int, dict]:
    standing = Conclusion.objects.filter(meeting_id__in=keys, struck_at__isnull=True).values("meeting")
    taken = ~Q(tasks__task__state=TaskState.CANCELLED)
    undone = Q(tasks__isnull=True, kind__in=[ConclusionKind.ASSIGN, ConclusionKind.RETURN])
    counted = standing.annotate(
        conclusions=Count("pk", distinct=True),
        done=Count("tasks", filter=Q(tasks__task__state=TaskState.DONE)),
        with_task=Count("tasks", filter=Q(tasks__isnull=False) & taken & ~Q(tasks__task__state=TaskState.DONE)),
        without=Count("pk", filter=undone, distinct=True),
    ).annotate(open=F("with_task") + F("without"))
    return {row["meeting"]: row for row in counted.order_by("meeting")}
