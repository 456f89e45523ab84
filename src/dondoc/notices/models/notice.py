from django.conf import settings
from django.db import models

from dondoc.notices.enums import Telling
from dondoc.web.db import CongressRow


class Notice(CongressRow):
    """One thing told to one person; `key` (kind, object, version, recipient) makes telling it twice impossible.

    telling: whether an e-mail has still to say it; the inbox holds it in any case.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    path = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    telling = models.CharField(max_length=10, choices=Telling, default=Telling.INBOX_ONLY)
    tell_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "congress", "-created_at"], name="notices_of_a_person"),
            models.Index(fields=["telling", "tell_at"], name="notices_still_to_be_told"),
        ]

    def __str__(self) -> str:
        return self.key
