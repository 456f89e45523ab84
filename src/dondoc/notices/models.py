from django.conf import settings
from django.db import models

from dondoc.web.db import CongressRow


class Notice(CongressRow):
    """One thing told to one person; `key` (kind, object, version, recipient) makes telling it twice impossible.

    Channels beyond the inbox pick undelivered rows up later; the inbox is always filled.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    path = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["recipient", "congress", "-created_at"], name="notices_of_a_person")]

    def __str__(self) -> str:
        return self.key
