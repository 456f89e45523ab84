from django.db import models

from dondoc.plans.enums import PartyRole
from dondoc.plans.models.plan import Plan
from dondoc.web.db import CongressRow


class Item(CongressRow):
    """One piece of work as the plan words it; the position in the plan tells two apart.

    quote, source: the sentence it was read from and where that stands. event, event_offset_days: a deadline tied to an
    event of the programme, from which `due_on` was computed. dropped_in: the number of the plan's version that
    no longer holds it; such an item stays, behind the outline.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=40)
    section = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    product = models.CharField(max_length=300, blank=True)
    deadline_text = models.CharField(max_length=300, blank=True)
    from_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    recurring = models.BooleanField(default=False)
    event = models.CharField(max_length=20, blank=True)
    event_offset_days = models.SmallIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    source = models.JSONField(default=dict)
    dropped_in = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"],
                condition=models.Q(dropped_in__isnull=True),
                name="items_of_a_plan_are_numbered",
            ),
            models.UniqueConstraint(fields=["congress", "code"], name="one_item_per_code"),
        ]

    def __str__(self) -> str:
        return self.code


class ItemParty(models.Model):
    """An agency's role in an item, with the words the plan uses for it."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="parties")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=PartyRole)
    position = models.PositiveSmallIntegerField(default=0)
    name_as_written = models.CharField(max_length=300)

    class Meta:
        verbose_name_plural = "item parties"
        constraints = [
            models.UniqueConstraint(fields=["item", "agency", "role"], name="an_agency_has_a_role_in_an_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.role} {self.agency_id}"
