from django.conf import settings
from django.db import models


class Look(models.Model):
    """The moment a person last marked the board of a congress as seen; one row per person and congress."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "user"], name="one_last_look_per_person")]

    def __str__(self) -> str:
        return f"{self.user_id} looked at {self.at}"
