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


class ImportedFolder(models.Model):
    """The folder a congress was imported from; its digest makes a second import of the same folder impossible."""

    congress = models.OneToOneField("editions.Congress", on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.congress_id} from {self.sha256[:12]}"


class ImportedRow(models.Model):
    """A row of an imported folder: the id it has there, the row it became here, and what has no place here.

    kept: by column, what the folder said and what this program would have said the same day; the first is told again
    as long as the second still holds.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    number = models.BigIntegerField()
    object_id = models.BigIntegerField()
    kept = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "kind", "number"], name="an_imported_id_is_one_row"),
            models.UniqueConstraint(fields=["congress", "kind", "object_id"], name="a_row_has_one_imported_id"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
