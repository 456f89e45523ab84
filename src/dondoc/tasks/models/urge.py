from django.conf import settings
from django.db import models

from dondoc.tasks.enums import Addressee, UrgeAnswer, UrgeChannel
from dondoc.tasks.models.task import Task
from dondoc.web.db import CongressRow


class Urge(CongressRow):
    """One time an agency was urged: when, how, on which rung of the ladder, what it was told and what it answered.

    held_on: the day on which this urge keeps a second one away; none once it is known to have reached nobody.
    left_at: when it left by hand, said by a person; none while it waits for a hand or went by a delivery.
    batch: the submission it was sent with, together with the others on the check page. dropped: given up unsent.
    """

    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=8, choices=UrgeChannel)
    rung = models.PositiveSmallIntegerField(default=1)
    addressee = models.CharField(max_length=6, choices=Addressee, default=Addressee.FOCAL)
    addressed_to = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    batch = models.UUIDField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    dropped = models.BooleanField(default=False)
    delivery = models.ForeignKey("notices.Delivery", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=UrgeAnswer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    promised_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "agency", "held_on"],
                condition=models.Q(held_on__isnull=False),
                name="an_agency_is_urged_once_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_at__isnull=False)),
                name="an_answer_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "agency", "-at"], name="urges_of_an_agency"),
            models.Index(fields=["congress", "-at"], name="urges_by_moment"),
            models.Index(fields=["batch"], name="urges_of_a_batch"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} at {self.at}"


class UrgeTask(models.Model):
    """A task an urge spoke of, with its deadline and how late it was on that day; kept as it was."""

    urge = models.ForeignKey(Urge, on_delete=models.CASCADE, related_name="tasks")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField()
    days_late = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["urge", "task"], name="an_urge_names_a_task_once"),
        ]

    def __str__(self) -> str:
        return f"{self.urge_id} {self.task_id}"
