"""The papers laid before a meeting."""

from django.db.models import QuerySet

from dondoc.meetings.models import Meeting, MeetingPaper


def papers_of(meeting: Meeting) -> QuerySet[MeetingPaper]:
    """Return the papers of a meeting in order, with their files and the points they belong to."""
    rows = MeetingPaper.objects.filter(meeting=meeting).select_related("version", "agenda_item")
    return rows.order_by("position", "pk")


def paper_of(meeting: Meeting, paper_id: int) -> MeetingPaper | None:
    """Return one paper of a meeting, or None."""
    return papers_of(meeting).filter(pk=paper_id).select_related("version__paper", "meeting").first()
