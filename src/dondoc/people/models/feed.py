from django.db import models

from dondoc.web.db import CongressRow


class FeedToken(CongressRow):
    """A calendar address for one membership in an agency; whoever knows it reads that agency's dates.

    Only the token's hash is stored. A revoked one opens nothing; a new one takes its place.
    """

    membership = models.ForeignKey("people.Membership", on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "membership"],
                condition=models.Q(revoked_at__isnull=True),
                name="one_live_feed_per_membership",
            )
        ]

    def __str__(self) -> str:
        return f"feed of membership {self.membership_id}"
