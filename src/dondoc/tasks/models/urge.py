from django.db import models

from dondoc.tasks.enums import UrgeChannel
from dondoc.web.db import CongressRow


class Urge(CongressRow):
    """One time an agency was urged: when, how, on which rung of the ladder, and what it promised."""

    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=8, choices=UrgeChannel)
    rung = models.PositiveSmallIntegerField(default=1)
    note = models.CharField(max_length=300, blank=True)
    promised_until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["congress", "agency", "-at"], name="urges_of_an_agency")]

    def __str__(self) -> str:
        return f"{self.agency_id} at {self.at}"
