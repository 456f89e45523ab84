from django.conf import settings
from django.db import models

from dondoc.archive.enums import IntakeState
from dondoc.archive.models.paper import Version
from dondoc.web.db import CongressRow


class Intake(CongressRow):
    """One paper on its way into the congress: what was read, what a person answered, whether it was taken in or undone.

    `instance_id` is made by the client. A file that is already taken in cannot be taken in a second time. created_by:
    none where a whole congress was loaded from a folder on the command line.
    """

    instance_id = models.UUIDField(unique=True)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=IntakeState, default=IntakeState.REVIEW)
    reading = models.JSONField()
    answers = models.JSONField(default=dict)
    founds_congress = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
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
