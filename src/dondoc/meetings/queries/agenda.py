"""The agenda of a meeting, and what is proposed for it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from dondoc.congress.enums import EventCode
from dondoc.congress.queries import programme
from dondoc.meetings.models import AgendaItem, Meeting
from dondoc.meetings.queries.unfinished import unfinished_before
from dondoc.meetings.queries.words import time_sentence
from dondoc.meetings.rules.agenda import (
    HEAVILY_LATE_DAYS,
    Figures,
    Late,
    Milestone,
    Proposal,
    Situation,
    Standing,
    Stuck,
    propose,
)
from dondoc.people.access import Seat
from dondoc.tasks.queries.filters import TaskFilter
from dondoc.tasks.queries.late import late_work
from dondoc.tasks.queries.obstacles import ObstacleFilter, obstacles
from dondoc.tasks.queries.register import total


@dataclass(frozen=True, slots=True)
class Agenda:
    """The points that stand, those taken off, and how long it all takes, in words."""

    items: list[AgendaItem]
    removed: list[AgendaItem]
    minutes: int
    sentence: str


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return the points that stand on the agenda, in order; those taken off are left out."""
    rows = AgendaItem.objects.filter(meeting=meeting, removed_at__isnull=True).select_related("agency")
    return rows.order_by("position", "pk")


def agenda_of(meeting: Meeting) -> Agenda:
    """Return the whole agenda of a meeting in one query."""
    rows = list(AgendaItem.objects.filter(meeting=meeting).select_related("agency").order_by("position", "pk"))
    items = [row for row in rows if row.removed_at is None]
    minutes = sum(item.minutes for item in items)
    length = (meeting.ends_at - meeting.starts_at).total_seconds() if meeting.ends_at else None
    sentence = time_sentence(
        count=len(items), minutes=minutes, available=None if length is None else round(length / 60)
    )
    return Agenda(items, [row for row in rows if row.removed_at is not None], minutes, sentence)


def agenda_item(meeting: Meeting, item_id: int) -> AgendaItem | None:
    """Return one point of a meeting, a removed one too, or None."""
    return AgendaItem.objects.filter(meeting=meeting, pk=item_id).select_related("agency").first()


def standing_item(meeting: Meeting, item_id: int) -> AgendaItem | None:
    """Return one point that stands on the agenda of a meeting, or None."""
    return items_of(meeting).filter(pk=item_id).first()


def standing_of(meeting: Meeting) -> dict[str, Standing]:
    """Return what an agenda says of each thing it is about; points typed by hand are about nothing."""
    rows = AgendaItem.objects.filter(meeting=meeting).exclude(about="").order_by("position", "pk")
    return {row.about: Standing(row.note, row.removed_at is not None, row.title) for row in rows}


def proposals_for(seat: Seat, meeting: Meeting) -> list[Proposal]:
    """Return what the figures of this moment propose for a meeting; for those who see the whole congress."""
    return propose(_situation(seat, meeting), today=seat.today, meeting_on=timezone.localtime(meeting.starts_at).date())


def _situation(seat: Seat, meeting: Meeting) -> Situation:
    counts = total(seat, TaskFilter())
    late = late_work(seat.congress.pk, today=seat.today, days=HEAVILY_LATE_DAYS)
    return Situation(
        figures=Figures(total=counts.total, done=counts.done, overdue=counts.open_overdue),
        late=[Late(title=one.title, due_on=one.due_on, agency_id=one.agency_id, agency=one.agency) for one in late],
        stuck=[
            Stuck(
                id=row.id,
                name=row.name,
                text=row.text,
                asked=f"{row.ask_label.lower()}: {row.ask_text}",
                agency_id=row.agency_id,
                agency=row.agency,
                days_open=row.days_open,
                is_urgent=row.is_urgent,
                is_for_meeting=row.is_for_meeting,
            )
            for row in obstacles(seat, ObstacleFilter(kind="awaits_decision"))
        ],
        milestones=[
            Milestone(id=block.pk, title=block.title, day_on=block.day_on)
            for block in programme(seat.congress.pk)
            if block.event != EventCode.OTHER
        ],
        unfinished=unfinished_before(meeting),
    )
