from django.db import models

from dondoc.tasks.enums import Ask, ObstacleState
from dondoc.web.db import CongressRow


class Obstacle(CongressRow):
    """Something in the way of a task: who says so, since when, what is asked for; the number tells two apart."""

    number = models.PositiveIntegerField()
    task = models.ForeignKey("tasks.Task", on_delete=models.CASCADE, related_name="obstacles")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    ask = models.CharField(max_length=14, choices=Ask)
    ask_text = models.CharField(max_length=300)
    is_urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=16, choices=ObstacleState, default=ObstacleState.NEW)
    opened_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "number"], name="obstacles_of_a_congress_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(state=ObstacleState.RESOLVED, resolved_at__isnull=False)
                | (~models.Q(state=ObstacleState.RESOLVED) & models.Q(resolved_at__isnull=True)),
                name="a_resolved_obstacle_says_when",
            ),
        ]
        indexes = [models.Index(fields=["congress", "state"], name="obstacles_by_state")]

    def __str__(self) -> str:
        return f"VM-{self.number}"
