from django.db import models

from dondoc.editions.enums import CongressState


class Congress(models.Model):
    """One congress (or other large event) and the unit that everything else belongs to; the slug tells two apart.

    pinned_today: set only in a demo; the congress then always lives on that day, at the real time of day.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    host_name = models.CharField(max_length=200, blank=True)
    opening_on = models.DateField()
    closing_on = models.DateField()
    state = models.CharField(max_length=10, choices=CongressState, default=CongressState.DRAFT)
    is_demo = models.BooleanField(default=False)
    pinned_today = models.DateField(null=True, blank=True)
    ver = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "congresses"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closing_on__gte=models.F("opening_on")), name="a_congress_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=models.Q(pinned_today__isnull=True) | models.Q(is_demo=True), name="only_a_demo_pins_its_day"
            ),
        ]

    def __str__(self) -> str:
        return self.slug
