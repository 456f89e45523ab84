from django.db import models

from dondoc.tasks.enums import Addressee, StepKind, UrgeChannel
from dondoc.web.db import CongressRow


class LadderStep(CongressRow):
    """One step of a congress's ladder of urging; its position tells two apart.

    A congress without rows urges by `rules.escalation.DEFAULT_LADDER`; the first change stores all of it.
    offset_days: working days after the deadline, negative before it.
    """

    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=StepKind)
    offset_days = models.SmallIntegerField()
    addressee = models.CharField(max_length=6, choices=Addressee)
    channel = models.CharField(max_length=8, choices=UrgeChannel)
    is_used = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "position"], name="a_ladder_has_one_step_per_position"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.get_kind_display()}"
