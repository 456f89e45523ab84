from django.db import models
from django.db.models import Func

from dondoc.tasks.enums import TaskState
from dondoc.web.db import CongressRow

# What a list by deadline is put in order by. The literals stand in the text: a database finds the index over an
# expression only for the very same expression, and one with a parameter is another.
IS_OVER = Func(
    "state",
    template="CASE WHEN %(expressions)s IN ('done', 'cancelled') THEN 1 ELSE 0 END",
    output_field=models.IntegerField(),
)
FALLS_ON = Func("due_on", template="COALESCE(%(expressions)s, '9999-12-31')", output_field=models.DateField())
PLAN_PLACE = Func(
    "plan", template="COALESCE(%(expressions)s, 9223372036854775807)", output_field=models.BigIntegerField()
)


class Task(CongressRow):
    """Work that agencies owe the congress; the code («KH06-II-3») tells two apart.

    original_due_on: the deadline first given, kept for ever beside `due_on`, which extensions move.
    done_on: the day the lead finished; closed_on: the day the work was accepted, by appraisal where there is one.
    source: the paper that gave work which stands in no plan («Thông báo 15-TB/TBPV, kết luận 3»).
    folded: the words of title, code and agencies for search, as `kit.words.searchable` makes them; the database keeps
    an index of them (`web.db_words`).
    """

    code = models.CharField(max_length=40)
    title = models.TextField()
    plan = models.ForeignKey("plans.Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    item = models.OneToOneField("plans.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    workstream = models.ForeignKey(
        "congress.Workstream", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    position = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=14, choices=TaskState, default=TaskState.ASSIGNED)
    deadline_text = models.CharField(max_length=300, blank=True)
    from_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    original_due_on = models.DateField(null=True, blank=True)
    recurring = models.BooleanField(default=False)
    is_critical = models.BooleanField(default=False)
    product = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    assigned_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    last_report_at = models.DateTimeField(null=True, blank=True)
    returned_count = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    folded = models.TextField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="one_task_per_code"),
            models.CheckConstraint(
                condition=models.Q(state=TaskState.DONE, done_on__isnull=False, closed_on__isnull=False)
                | (~models.Q(state=TaskState.DONE) & models.Q(closed_on__isnull=True)),
                name="a_done_task_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__isnull=True) | models.Q(original_due_on__isnull=False),
                name="a_deadline_keeps_its_original",
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "state", "due_on"], name="tasks_by_state_and_date"),
            models.Index(fields=["congress", "plan", "position"], name="tasks_of_a_plan"),
            models.Index(fields=["congress", "workstream"], name="tasks_of_a_workstream"),
            # All that counts and orders read of a task, so that they need not read its texts.
            models.Index(
                fields=[
                    "congress",
                    "plan",
                    "workstream",
                    "state",
                    "due_on",
                    "done_on",
                    "original_due_on",
                    "recurring",
                    "is_critical",
                    "last_report_at",
                    "position",
                ],
                name="tasks_as_they_are_counted",
            ),
            # The order of the list by deadline, so that its first page reads fifty tasks of however many there are.
            models.Index(
                "congress",
                IS_OVER,
                FALLS_ON,
                PLAN_PLACE,
                "position",
                "id",
                "state",
                "due_on",
                "done_on",
                "recurring",
                name="tasks_in_order_of_deadlines",
            ),
        ]

    def __str__(self) -> str:
        return self.code
