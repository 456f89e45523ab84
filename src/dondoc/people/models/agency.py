from django.db import models

from dondoc.people.enums import AgencyKind
from dondoc.web.db import CongressRow


class Agency(CongressRow):
    """An agency of a congress's directory; the code tells two apart.

    valid_from, valid_until: half-open period in which it exists; `successor` carries on its work afterwards.
    area: the area unit it belongs to; none for agencies of the province as a whole.
    """

    code = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=12, choices=AgencyKind, default=AgencyKind.OTHER)
    area = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=30, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    folded = models.CharField(max_length=300, editable=False)
    intake_id = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="one_agency_per_code"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gt=models.F("valid_from")),
                name="an_agency_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(successor__isnull=True) | models.Q(valid_until__isnull=False),
                name="only_an_ended_agency_has_a_successor",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def brief(self) -> str:
        """The short name where there is one, for narrow places."""
        return self.short_name or self.name


class AgencyAlias(models.Model):
    """Another way papers write an agency's name; unique in a congress by its folded form."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    intake_id = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "agency aliases"
        constraints = [
            models.UniqueConstraint(fields=["congress", "folded"], name="an_alias_means_one_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.text} = {self.agency_id}"
