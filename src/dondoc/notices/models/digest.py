from django.db import models

from dondoc.web.db import CongressRow


class Digest(CongressRow):
    """That the digest of one day for one reader was made, and what it said; the constraint keeps it single.

    about: whom it is for ("user:7", "agency:12:user:7"). was_sent: false when there was nothing to say.
    """

    kind = models.CharField(max_length=12)
    about = models.CharField(max_length=60)
    day_on = models.DateField()
    fingerprint = models.CharField(max_length=64)
    was_sent = models.BooleanField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "kind", "about", "day_on"], name="one_digest_per_reader_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about} {self.day_on}"
