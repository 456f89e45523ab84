from django.conf import settings
from django.db import models

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
