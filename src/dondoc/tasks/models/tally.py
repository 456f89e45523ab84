from django.db import models


class Tally(models.Model):
    """How many tasks there are more, or fewer, in a line of the tally; the sum of a line's rows is its number.

    per: a Per. footing, due_on: as a Line has them. of_id: the plan, workstream, agency or
    task; 0 counts those that have none.

    Rows are only added, and now and then several are replaced by their sum: whoever changes a task never waits for
    somebody who changes another one. of_id is no key in the database, because a key would make a report on a task wait
    for whoever has locked its plan, who in turn waits for the task.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.CASCADE, related_name="+")
    per = models.PositiveSmallIntegerField()
    of_id = models.PositiveBigIntegerField(default=0)
    footing = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True, blank=True)
    is_critical = models.BooleanField(default=False)
    count = models.IntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(count=0), name="a_tally_row_counts_something")]
        indexes = [
            # Everything that is summed, in the order it is asked for: the rows themselves need not be read.
            models.Index(
                fields=["congress", "per", "footing", "due_on", "of_id", "is_critical", "count"],
                name="tally_as_it_is_summed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.per} {self.of_id} {self.footing} {self.due_on} {self.count:+}"
