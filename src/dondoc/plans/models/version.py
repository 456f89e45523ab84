from django.conf import settings
from django.db import models

from dondoc.plans.models.plan import Plan
from dondoc.web.db import CongressRow


class PlanVersion(CongressRow):
    """One version of a plan: the paper it came with, and what it said when it came into force.

    position: 1 for the plan as first taken in; None while a new version is under review. outline: its items as they
    stood then, for comparing later. changes: what it changed against the version before, as applied.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    position = models.PositiveIntegerField(null=True, blank=True)
    version = models.ForeignKey("archive.Version", on_delete=models.PROTECT, related_name="+")
    intake = models.OneToOneField("archive.Intake", on_delete=models.PROTECT, related_name="+")
    outline = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="versions_of_a_plan_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(position__isnull=True, applied_at__isnull=True)
                | models.Q(position__isnull=False, applied_at__isnull=False),
                name="a_version_in_force_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.position or '?'}"
