from django.conf import settings
from django.db import models

from dondoc.people.enums import Role
from dondoc.web.db import CongressRow

NEEDS_AGENCY = [Role.FOCAL, Role.APPRAISER]


class Membership(CongressRow):
    """A person's role in one congress, for an agency where the role needs one; ended ones are kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Role)
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    function_title = models.CharField(max_length=160, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "user", "role", "agency"],
                condition=models.Q(ended_at__isnull=True, agency__isnull=False),
                name="one_live_membership_per_role_and_agency",
            ),
            models.UniqueConstraint(
                fields=["congress", "user", "role"],
                condition=models.Q(ended_at__isnull=True, agency__isnull=True),
                name="one_live_membership_per_role_without_agency",
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=NEEDS_AGENCY) | models.Q(agency__isnull=False),
                name="focal_points_and_appraisers_stand_for_an_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} in {self.congress_id}"


class Invitation(CongressRow):
    """An offer of a role to somebody without an account: a code that works once, until it expires or is withdrawn.

    Only the code's hash is stored.
    """

    role = models.CharField(max_length=12, choices=Role)
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=120, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True, used_by__isnull=True)
                | models.Q(used_at__isnull=False, used_by__isnull=False),
                name="who_used_an_invitation_and_when_come_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=NEEDS_AGENCY) | models.Q(agency__isnull=False),
                name="an_invitation_of_a_focal_point_names_the_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk} as {self.role}"
