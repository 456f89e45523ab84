from django.conf import settings
from django.db import models

from dondoc.archive.enums import IntakeState
from dondoc.web.db import CongressRow


class Paper(CongressRow):
    """A document the congress keeps, through all of its versions; number and symbol as printed on it."""

    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class Version(CongressRow):
    """One version of a paper: the exact bytes that came in, named by their digest, never changed."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    position = models.PositiveIntegerField()
    file_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="versions_of_a_paper_are_numbered"),
        ]
        indexes = [models.Index(fields=["congress", "sha256"], name="versions_by_digest")]

    def __str__(self) -> str:
        return f"{self.paper_id} v{self.position} {self.file_name}"


class Intake(CongressRow):
    """One paper on its way into the congress: what was read, what a person answered, whether it was taken in or undone.

    `instance_id` is made by the client. A file that is already taken in cannot be taken in a second time.
    """

    instance_id = models.UUIDField(unique=True)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=IntakeState, default=IntakeState.REVIEW)
    reading = models.JSONField()
    answers = models.JSONField(default=dict)
    founds_congress = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undo_until = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "sha256"],
                condition=models.Q(state=IntakeState.CONFIRMED),
                name="a_file_is_taken_in_once",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, undo_until__isnull=True)
                | models.Q(confirmed_at__isnull=False, undo_until__isnull=False),
                name="a_confirmed_intake_has_an_undo_limit",
            ),
        ]

    def __str__(self) -> str:
        return f"intake {self.instance_id} {self.state}"
