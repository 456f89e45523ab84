from django.conf import settings
from django.db import models

from dondoc.plans.enums import PartyRole
from dondoc.tasks.enums import PartState
from dondoc.tasks.models.task import Task
from dondoc.web.db import CongressRow


class Part(CongressRow):
    """One agency's part in a task: its role, how far it is, until when, and who there is in charge.

    A task may have several leads, as signed plans do; the one with the lowest position answers first.
    due_on: a day of its own for this part; none means the day of the task. note: what the agency last said of it.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="parts")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=PartyRole)
    position = models.PositiveSmallIntegerField(default=0)
    name_as_written = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=PartState, default=PartState.ASSIGNED)
    given_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "agency", "role"], name="an_agency_has_a_role_in_a_task_once"),
        ]
        indexes = [models.Index(fields=["congress", "agency", "role"], name="parts_of_an_agency")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.role} {self.agency_id}"


class PastPart(models.Model):
    """A part an agency, or a person in charge, no longer has: until when, and why. Kept for ever.

    Counts «as of» a past day give the task to whoever had it then. person_changed: only the person in charge left.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="past_parts")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person_changed = models.BooleanField(default=False)
    role = models.CharField(max_length=12, choices=PartyRole)
    given_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField()
    reason = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["congress", "task", "ended_on"], name="past_parts_of_a_task")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.role} {self.agency_id} until {self.ended_on}"
