from django.db import models


class Counter(models.Model):
    """The last number given out in a congress for one kind of paper; locked while a number is taken."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "kind"], name="one_counter_per_kind_of_paper")]

    def __str__(self) -> str:
        return f"{self.kind} {self.last}"
