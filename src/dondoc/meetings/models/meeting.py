from django.db import models

from dondoc.meetings.enums import MeetingState
from dondoc.web.db import CongressRow


class Meeting(CongressRow):
    """A meeting of the committee; the number, counted within the congress, tells two apart.

    place: where it is held, in words, when it is no venue of the congress. chair: the function of who presides.
    body: in whose name its papers go out. opening: what the chair says first in the notice (results, assessment), a
    paragraph a line. words_ver: raised with every word typed into its conclusions, so that other screens see that there
    is something new. current_item: the point of the agenda the room is at. invitation: the outgoing paper it was called
    with. invited_at: when those called were first told.
    """

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    venue = models.ForeignKey("congress.Venue", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PREPARING)
    body = models.ForeignKey("archive.IssuingBody", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(
        "archive.Outgoing", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(null=True, blank=True)
    opening = models.TextField(blank=True)
    words_ver = models.PositiveIntegerField(default=0)
    current_item = models.ForeignKey(
        "meetings.AgendaItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    began_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "number"], name="meetings_of_a_congress_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("starts_at")),
                name="a_meeting_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["congress", "-starts_at"], name="meetings_by_time")]

    def __str__(self) -> str:
        return f"meeting {self.number}"
