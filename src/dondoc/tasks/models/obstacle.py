from django.conf import settings
from django.db import models

from dondoc.tasks.enums import Ask, DecisionVerdict, ObstacleState
from dondoc.web.db import CongressRow


class Obstacle(CongressRow):
    """Something in the way: who says so, since when, what is asked for; the number tells two apart.

    task: the work that waits for it; none for an obstacle that concerns the congress as a whole. handler: the agency
    that is to clear it. answer_due_at: until when somebody must have answered; climbed_at: when it was passed on to the
    head because nobody had. merged_into: the same obstacle, raised earlier, in which this one is dealt with. folded:
    text and request without marks, by which earlier ones are found.
    """

    number = models.PositiveIntegerField()
    task = models.ForeignKey("tasks.Task", null=True, blank=True, on_delete=models.CASCADE, related_name="obstacles")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    ask = models.CharField(max_length=14, choices=Ask)
    ask_text = models.CharField(max_length=300)
    is_urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=16, choices=ObstacleState, default=ObstacleState.NEW)
    opened_at = models.DateTimeField()
    answer_due_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    climbed_at = models.DateTimeField(null=True, blank=True)
    handler = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    resolution = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    folded = models.TextField(editable=False, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "number"], name="obstacles_of_a_congress_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(state=ObstacleState.RESOLVED, resolved_at__isnull=False)
                | (~models.Q(state=ObstacleState.RESOLVED) & models.Q(resolved_at__isnull=True)),
                name="a_resolved_obstacle_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(state=ObstacleState.RESOLVED),
                name="a_merged_obstacle_is_closed",
            ),
        ]
        indexes = [models.Index(fields=["congress", "state"], name="obstacles_by_state")]

    def __str__(self) -> str:
        return f"VM-{self.number}"


class ObstacleAnswer(models.Model):
    """One answer to an obstacle, as it was given; never changed."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    obstacle = models.ForeignKey(Obstacle, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.obstacle_id} at {self.at}"


class Decision(CongressRow):
    """A decision card: what the head is asked to decide, in at most sixty words, and what was decided.

    An obstacle has at most one card that waits. asked_at, decided_at tell its age; a card the head wants to discuss in
    a meeting stays open with its verdict noted.
    """

    obstacle = models.ForeignKey(Obstacle, on_delete=models.CASCADE, related_name="decisions")
    card = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    verdict = models.CharField(max_length=12, choices=DecisionVerdict, blank=True)
    chosen = models.ForeignKey(
        "tasks.DecisionOption", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["obstacle"], condition=models.Q(decided_at__isnull=True), name="one_open_card_per_obstacle"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True)
                | models.Q(verdict__in=[DecisionVerdict.AGREED, DecisionVerdict.DECLINED]),
                name="a_settled_card_says_yes_or_no",
            ),
        ]

    def __str__(self) -> str:
        return f"decision on {self.obstacle_id}"


class DecisionOption(models.Model):
    """A way out of an obstacle with what it costs and what follows from it; «A», «B» by position."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    cost_vnd = models.PositiveBigIntegerField(null=True, blank=True)
    consequence = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="options_of_a_card_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.letter}. {self.text}"

    @property
    def letter(self) -> str:
        """How the option is called: «A» for the first."""
        return chr(ord("A") + self.position - 1)


class DecisionEffect(models.Model):
    """What an agreed card does: moves the deadline of a task, or gives new work to agencies. One row per task.

    new_due_on: the later date, or the deadline of the new work. title, agency: of new work.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="effects")
    task = models.ForeignKey("tasks.Task", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    new_due_on = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(task__isnull=False, new_due_on__isnull=False, title="", agency__isnull=True)
                | (models.Q(task__isnull=True, agency__isnull=False) & ~models.Q(title="")),
                name="an_effect_moves_a_date_or_gives_new_work",
            ),
        ]

    def __str__(self) -> str:
        return f"effect of {self.decision_id}"
