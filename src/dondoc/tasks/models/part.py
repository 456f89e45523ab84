from django.db import models

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import PartState
from dondoc.tasks.models.task import Task
from dondoc.web.db import CongressRow


class Part(CongressRow):
    """One agency's part in a task: its role and how far that part is.

    A task may have several leads, as signed plans do; the one with the lowest position answers first.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="parts")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=PartyRole)
    position = models.PositiveSmallIntegerField(default=0)
    name_as_written = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=PartState, default=PartState.ASSIGNED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "agency", "role"], name="an_agency_has_a_role_in_a_task_once"),
        ]
        indexes = [models.Index(fields=["congress", "agency", "role"], name="parts_of_an_agency")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.role} {self.agency_id}"
