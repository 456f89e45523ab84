from django.conf import settings
from django.db import models

from dondoc.archive.enums import FileRole, OutgoingState, PaperKind
from dondoc.archive.models.body import IssuingBody
from dondoc.archive.models.paper import Paper, Version
from dondoc.web.db import CongressRow


class Outgoing(CongressRow):
    """A paper that goes out: a draft without a number, then a numbered paper whose files never change.

    content: the parts of the paper (`papers.layouts.wire`), without its number while it is a draft. about: the object
    it speaks of («meetings.meeting:4»), by which the room that made it finds it again. agency: whom a letter is for.
    type_code, year, number: place in the register; year and number of an issued paper only. dated_on: the day printed
    on it. corrects: the issued paper this one sets right. layout: the name of the layout its files were set in.
    """

    body = models.ForeignKey(IssuingBody, on_delete=models.PROTECT, related_name="outgoing")
    kind = models.CharField(max_length=12, choices=PaperKind)
    state = models.CharField(max_length=10, choices=OutgoingState, default=OutgoingState.DRAFT)
    subject = models.CharField(max_length=400)
    folded = models.CharField(max_length=460, editable=False, default="")
    content = models.JSONField()
    about = models.CharField(max_length=80, blank=True)
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dated_on = models.DateField()
    type_code = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    layout = models.CharField(max_length=30, blank=True)
    paper = models.OneToOneField(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "body", "year", "type_code", "number"], name="a_number_is_given_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state=OutgoingState.ISSUED, number__isnull=False, year__isnull=False, issued_at__isnull=False
                )
                | (~models.Q(state=OutgoingState.ISSUED) & models.Q(number__isnull=True, issued_at__isnull=True)),
                name="an_issued_paper_has_a_number_and_a_draft_none",
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "about"], name="outgoing_by_object"),
            models.Index(fields=["congress", "state", "-dated_on"], name="outgoing_by_state"),
        ]

    def __str__(self) -> str:
        return self.symbol or f"{self.kind} {self.pk}"


class OutgoingFile(models.Model):
    """A file of an issued paper: Word, PDF, or a scan of the signed sheet; the bytes stand in the archive."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    outgoing = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="files")
    role = models.CharField(max_length=6, choices=FileRole)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outgoing", "role"],
                condition=~models.Q(role=FileRole.SCAN),
                name="a_paper_is_rendered_once_per_form",
            ),
            models.UniqueConstraint(fields=["outgoing", "version"], name="a_version_stands_once_beside_a_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.outgoing_id} {self.role}"
