from django.db import models

from dondoc.web.db import CongressRow


class Webhook(CongressRow):
    """Where a congress's messages go by HTTP: the gateway of the office, and the secret both sides sign with."""

    url = models.CharField(max_length=500)
    secret = models.CharField(max_length=80)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress"], name="one_webhook_per_congress")]

    def __str__(self) -> str:
        return self.url
