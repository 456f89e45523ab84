from django.conf import settings
from django.db import models

from dondoc.notices.enums import Group, Level
from dondoc.web.db import CongressRow


class Preference(CongressRow):
    """How soon a person wants to hear of one group of notices; without a row the default of the group holds."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=12, choices=Group)
    level = models.CharField(max_length=8, choices=Level)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "user", "group"], name="one_preference_per_person_and_group")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.group}: {self.level}"
