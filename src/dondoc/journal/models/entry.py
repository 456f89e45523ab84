from django.db import models


class Chain(models.Model):
    """The head of one congress's chain: where the next entry is to be linked. `congress_id` 0 is the installation."""

    congress_id = models.BigIntegerField(primary_key=True)
    sequence = models.BigIntegerField(default=0)
    head_hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"chain {self.congress_id} at {self.sequence}"


class Entry(models.Model):
    """One thing that was done, never changed afterwards: the database refuses UPDATE and DELETE.

    It holds no foreign key (what it remembers outlives what it is about) and no name of a person: people stand as ids,
    so that erasing a person leaves the chain whole.
    """

    congress_id = models.BigIntegerField()
    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=80)
    target_kind = models.CharField(max_length=60)
    target_id = models.BigIntegerField(null=True)
    target_label = models.CharField(max_length=300)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress_id", "sequence"], name="one_entry_per_place_in_the_chain"),
        ]
        indexes = [
            models.Index(fields=["congress_id", "target_kind", "target_id", "sequence"], name="entries_of_an_object"),
            models.Index(fields=["congress_id", "verb", "at"], name="entries_by_verb_and_time"),
        ]

    def __str__(self) -> str:
        return f"{self.congress_id}/{self.sequence} {self.verb} {self.target_label}"
