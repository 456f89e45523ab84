from django.conf import settings
from django.db import models

from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.models.agenda import AgendaItem
from dondoc.meetings.models.meeting import Meeting
from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole
from dondoc.web.db import CongressRow


class Conclusion(CongressRow):
    """One sentence the chair concluded, as it was typed and as it was understood.

    key: made by the client, so that a sentence sent twice is one. typed: the line as typed, with its @ # ! and / marks.
    text: the sentence without them, as the notice has it. due_words, due_on: the deadline as said and as computed.
    is_agreed: shown to the room. struck_at: taken back; the row stays. changed_at, words_ver: when and at which version
    of the meeting's words it last changed.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="conclusions")
    key = models.UUIDField(unique=True)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=ConclusionKind, default=ConclusionKind.ASSIGN)
    typed = models.TextField()
    text = models.TextField()
    due_words = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    agenda_item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_agreed = models.BooleanField(default=False)
    struck_at = models.DateTimeField(null=True, blank=True)
    words_ver = models.PositiveIntegerField(default=0)
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["meeting", "words_ver"], name="conclusions_by_words_ver")]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.position}"


class ConclusionParty(models.Model):
    """An agency a conclusion names, or a class of agencies («các cơ quan», «các địa bàn»), with its role.

    agency_kind: for a class of one kind; group: the words of the class. An agency is named once per conclusion.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12, choices=PartyRole)
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=120, blank=True)
    agency_kind = models.CharField(max_length=12, choices=AgencyKind, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conclusion", "agency"],
                condition=models.Q(agency__isnull=False),
                name="a_conclusion_names_an_agency_once",
            ),
            models.CheckConstraint(
                condition=models.Q(agency__isnull=False, group="")
                | (models.Q(agency__isnull=True) & ~models.Q(group="")),
                name="a_party_is_an_agency_or_a_class",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conclusion_id} {self.role} {self.agency_id or self.group}"


class ConclusionTask(models.Model):
    """The work a conclusion became; several tasks where it speaks to several agencies.

    A task may stand in conclusions of several meetings: each time it is spoken of again. is_new: made by this one.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="tasks")
    task = models.ForeignKey("tasks.Task", on_delete=models.CASCADE, related_name="+")
    is_new = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "task"], name="a_conclusion_speaks_of_a_task_once"),
        ]

    def __str__(self) -> str:
        return f"{self.conclusion_id} -> {self.task_id}"
