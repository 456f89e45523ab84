from django.db import models

from dondoc.meetings.enums import AgendaKind
from dondoc.meetings.models.meeting import Meeting
from dondoc.web.db import CongressRow


class AgendaItem(CongressRow):
    """A point of the agenda: what it is about, who presents it, and how many minutes it has.

    about: the object it was proposed from («tasks.task:12», «tasks.obstacle:3», «meetings.conclusion:7»,
    «congress.programmeblock:5»), "" when typed. note: why it stands here, in numbers of the day it was proposed.
    carried_from: the conclusion of an earlier meeting that is not yet done. removed_at: taken off the agenda; the row
    stays, so that it can be brought back and is not proposed again as new.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=AgendaKind, default=AgendaKind.OTHER)
    title = models.CharField(max_length=400)
    note = models.CharField(max_length=400, blank=True)
    presenter = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(default=5)
    about = models.CharField(max_length=80, blank=True)
    carried_from = models.ForeignKey(
        "meetings.Conclusion", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "about"], condition=~models.Q(about=""), name="an_object_is_on_an_agenda_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MeetingPaper(CongressRow):
    """A paper laid before the meeting, kept in the archive; agenda_item: the point it belongs to."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    agenda_item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="papers")
    version = models.ForeignKey("archive.Version", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="a_file_lies_before_a_meeting_once"),
        ]

    def __str__(self) -> str:
        return self.title
