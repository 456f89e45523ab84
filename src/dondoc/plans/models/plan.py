from django.db import models

from dondoc.plans.enums import PlanState
from dondoc.web.db import CongressRow


class Plan(CongressRow):
    """A signed plan (or notice, or letter) whose items are work; the code («06») tells two of a congress apart."""

    code = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=60, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.IN_FORCE)
    version = models.ForeignKey("archive.Version", on_delete=models.PROTECT, related_name="+")
    intake = models.ForeignKey("archive.Intake", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="one_plan_per_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
