from django.db import models

from dondoc.tasks.models.task import Task
from dondoc.tasks.models.urge import Urge
from dondoc.web.db import CongressRow


class UrgeLetter(CongressRow):
    """An official letter that urges an agency, from its draft on; an agency has one draft of its own at a time.

    times: which letter about this work it is. answer_by: the day it asks for. rung: the step of the ladder it takes.
    batch: the submission it was drafted with. urge: the record of urging, made when the letter is issued.
    """

    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    outgoing = models.OneToOneField("archive.Outgoing", on_delete=models.PROTECT, related_name="+")
    urge = models.OneToOneField(Urge, null=True, blank=True, on_delete=models.PROTECT, related_name="letter")
    batch = models.UUIDField(null=True, blank=True)
    times = models.PositiveSmallIntegerField()
    rung = models.PositiveSmallIntegerField()
    answer_by = models.DateField()
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "agency"],
                condition=models.Q(is_open=True),
                name="an_agency_has_one_letter_in_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(urge__isnull=True) | models.Q(is_open=False),
                name="a_letter_that_urged_is_no_draft",
            ),
        ]
        indexes = [models.Index(fields=["batch"], name="letters_of_a_batch")]

    def __str__(self) -> str:
        return f"{self.agency_id} letter {self.times}"


class UrgeLetterTask(models.Model):
    """A task a letter speaks of, with its deadline as the letter names it; the letter counts the days."""

    letter = models.ForeignKey(UrgeLetter, on_delete=models.CASCADE, related_name="tasks")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "task"], name="a_letter_names_a_task_once"),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.task_id}"
