from django.conf import settings
from django.db import models

from dondoc.archive.enums import PaperKind
from dondoc.archive.models.body import IssuingBody
from dondoc.archive.models.paper import Version
from dondoc.web.db import CongressRow


class Stencil(CongressRow):
    """The office's own Word form for one kind of paper of one body; while it is in use it replaces ours.

    lacks: the placeholders the form does not have, as they were found when it was brought in. unknown: those it has
    and the house does not know; they stay empty.
    """

    body = models.ForeignKey(IssuingBody, on_delete=models.PROTECT, related_name="stencils")
    kind = models.CharField(max_length=12, choices=PaperKind)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    lacks = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    is_in_use = models.BooleanField(default=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "body", "kind"],
                condition=models.Q(is_in_use=True),
                name="one_stencil_in_use_per_body_and_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.kind}"
