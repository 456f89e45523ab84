from django.conf import settings
from django.db import models

from dondoc.tasks.enums import Verdict
from dondoc.tasks.models.task import Task
from dondoc.web.db import CongressRow


class Appraisal(CongressRow):
    """One verdict of an appraising agency on the work handed in; rounds of a task are counted from 1. Never changed.

    agency: who appraised; none where a verdict was taken over from paper. new_due_on: the day a return asks for.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="appraisals")
    agency = models.ForeignKey("people.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    note = models.CharField(max_length=1000, blank=True)
    handed_in_on = models.DateField(null=True, blank=True)
    new_due_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "round", "agency"], name="an_agency_appraises_a_round_once"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} round {self.round} {self.verdict}"


class AppraisalPoint(models.Model):
    """One named thing that is still wanting; opened_at: when the lead opened the checklist it stands on."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "position"], name="points_of_an_appraisal_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.appraisal_id}.{self.position} {self.text}"
