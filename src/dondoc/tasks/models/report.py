from django.conf import settings
from django.db import models

from dondoc.tasks.enums import Situation
from dondoc.tasks.models.task import Task
from dondoc.web.db import CongressRow


class Report(CongressRow):
    """One report as it was handed in, on one task or on several; the number tells two apart. Never changed."""

    number = models.PositiveIntegerField()
    code = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "number"], name="reports_of_a_congress_are_numbered"),
            models.UniqueConstraint(fields=["congress", "code"], name="one_report_per_code"),
        ]

    def __str__(self) -> str:
        return self.code


class ReportLine(models.Model):
    """What a report says of one task, for one agency. percent: the agency's own opinion, counted nowhere."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="report_lines")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    situation = models.CharField(max_length=12, choices=Situation)
    text = models.TextField(blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    obstacle = models.ForeignKey("tasks.Obstacle", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "task"], name="a_report_speaks_of_a_task_once"),
            models.CheckConstraint(
                condition=models.Q(percent__isnull=True) | models.Q(percent__lte=100),
                name="a_percentage_is_at_most_a_hundred",
            ),
        ]
        indexes = [models.Index(fields=["task", "-id"], name="report_lines_of_a_task")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.task_id} {self.situation}"


class Evidence(models.Model):
    """A file that shows work was done: a photograph or a paper, kept in the archive."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="evidence")
    line = models.ForeignKey(ReportLine, on_delete=models.CASCADE, related_name="evidence")
    version = models.ForeignKey("archive.Version", on_delete=models.PROTECT, related_name="+")
    is_photo = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["task", "-id"], name="evidence_of_a_task")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.version_id}"
