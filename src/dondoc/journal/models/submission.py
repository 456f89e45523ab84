from django.db import models


class Submission(models.Model):
    """One form handed in: the id the client made, the digest of what it held, and the receipt that was given.

    A second arrival of the same id gets the same receipt; with other content it is refused.
    """

    instance_id = models.UUIDField(unique=True)
    congress_id = models.BigIntegerField()
    actor_id = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=60)
    content_sha256 = models.CharField(max_length=64)
    receipt = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.purpose} {self.instance_id}"
