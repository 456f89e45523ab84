from django.conf import settings
from django.db import models

from dondoc.meetings.models.meeting import Meeting
from dondoc.web.db import CongressRow


class MeetingNotice(CongressRow):
    """A notice of conclusions of a meeting; the first one locks its conclusions, a later one sets an earlier right.

    correction: what a later notice changes, in words; "" for the first. Whether it is issued is the outgoing paper's
    matter; dispatched_at: when those it gives work were told. answers: what was said on the check page by key of the
    question, or what a correction changes by conclusion. words_ver: the version of the meeting's words the draft was
    written from; drafted_ver: the version of the draft as it was written from them, so that later hands are seen.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notices")
    outgoing = models.OneToOneField("archive.Outgoing", on_delete=models.PROTECT, related_name="+")
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    correction = models.TextField(blank=True)
    answers = models.JSONField(default=dict, blank=True)
    words_ver = models.PositiveIntegerField(default=0)
    drafted_ver = models.PositiveIntegerField(default=1)
    dispatched_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(correction=""), name="one_first_notice_per_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk} of {self.meeting_id}"


class NoticeReceiver(models.Model):
    """An agency a notice was sent to, when it was told and last reminded, and who there said «Đã nhận»."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(MeetingNotice, on_delete=models.CASCADE, related_name="receivers")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    urged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "agency"], name="an_agency_receives_a_notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.agency_id}"
