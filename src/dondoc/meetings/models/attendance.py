from django.db import models

from dondoc.meetings.enums import Attending
from dondoc.meetings.models.meeting import Meeting
from dondoc.web.db import CongressRow


class Attendee(CongressRow):
    """Who is called to a meeting and who came: an agency, or a function of the committee.

    function_title: the person asked to come, by function. announced, announced_name, announced_at: what the agency
    said before the meeting: who comes, or who in whose place. came: who came in fact, when it was a substitute.
    told_at: when it was last told of the meeting.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    function_title = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=Attending, default=Attending.INVITED)
    announced = models.CharField(max_length=10, choices=Attending, blank=True)
    announced_name = models.CharField(max_length=200, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    came = models.CharField(max_length=200, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "agency", "function_title"],
                condition=models.Q(agency__isnull=False),
                name="an_agency_is_called_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "function_title"],
                condition=models.Q(agency__isnull=True),
                name="a_function_is_called_once",
            ),
            models.CheckConstraint(
                condition=models.Q(agency__isnull=False) | ~models.Q(function_title=""), name="somebody_is_called"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.agency_id or self.function_title}"
