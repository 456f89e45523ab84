from django.db import models

from dondoc.tasks.enums import TaskState
from dondoc.tasks.models.task import Task


class Standing(models.Model):
    """How a task stood from a moment on, until its next standing: what every count «as of» a past day is made from.

    Written by `actions.keeping` whenever a task changes one of these values, never changed afterwards.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="standings")
    at = models.DateTimeField()
    state = models.CharField(max_length=14, choices=TaskState)
    due_on = models.DateField(null=True, blank=True)
    original_due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    recurring = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["congress", "task", "at"], name="standings_of_a_task")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.state} from {self.at}"
