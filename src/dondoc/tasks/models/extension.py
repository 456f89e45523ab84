from django.conf import settings
from django.db import models

from dondoc.tasks.enums import ExtensionState
from dondoc.tasks.models.task import Task
from dondoc.web.db import CongressRow


class Extension(CongressRow):
    """One request for a later date and its answer; a task has at most one that waits.

    from_due_on: the date in force when it was asked. granted_on: the new date, which need not be the one wished for.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="extensions")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=ExtensionState, default=ExtensionState.ASKED)
    from_due_on = models.DateField(null=True, blank=True)
    wanted_on = models.DateField()
    reason = models.CharField(max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=models.Q(state=ExtensionState.ASKED), name="one_open_extension_per_task"
            ),
            models.CheckConstraint(
                condition=models.Q(state=ExtensionState.ASKED, settled_at__isnull=True, granted_on__isnull=True)
                | models.Q(state=ExtensionState.GRANTED, settled_at__isnull=False, granted_on__isnull=False)
                | models.Q(state=ExtensionState.REFUSED, settled_at__isnull=False, granted_on__isnull=True),
                name="a_settled_extension_says_when_and_a_granted_one_until",
            ),
        ]
        indexes = [models.Index(fields=["congress", "state"], name="extensions_by_state")]

    def __str__(self) -> str:
        return f"{self.task_id} until {self.wanted_on} {self.state}"
