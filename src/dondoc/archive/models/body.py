from django.db import models

from dondoc.archive.enums import BodyFamily
from dondoc.web.db import CongressRow


class IssuingBody(CongressRow):
    """A body in whose name papers go out, with what stands in their heads and feet; the code tells two apart.

    symbol: how the body is called in numbers («TBPV», «UBND»). department: the drafter, in letters of the State
    («KGVX»). authority: the lines above the signature, one per line, the first for whom («T/M TIỂU BAN», «TRƯỞNG
    TIỂU BAN»). recipients: «Nơi nhận» of every paper, one per line, after those a paper names itself.
    """

    code = models.SlugField(max_length=40)
    family = models.CharField(max_length=6, choices=BodyFamily, default=BodyFamily.PARTY)
    superior = models.CharField(max_length=160, blank=True)
    name = models.CharField(max_length=200)
    symbol = models.CharField(max_length=20)
    department = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=80)
    authority = models.TextField(blank=True)
    signatory = models.CharField(max_length=120, blank=True)
    recipients = models.TextField(blank=True)
    is_default = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="one_issuing_body_per_code"),
            models.UniqueConstraint(
                fields=["congress"], condition=models.Q(is_default=True), name="one_default_issuing_body"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NumberSeries(CongressRow):
    """The running numbers of one body, year and kind of paper; locked while a paper takes the next one.

    type_code: «TB», «CV» … as in the symbol. first_number: what the register on paper had reached when the series
    began here. last_issued_on: no later paper is dated before it.
    """

    body = models.ForeignKey(IssuingBody, on_delete=models.PROTECT, related_name="series")
    year = models.PositiveSmallIntegerField()
    type_code = models.CharField(max_length=10)
    first_number = models.PositiveIntegerField(default=1)
    last_number = models.PositiveIntegerField(default=0)
    last_issued_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "body", "year", "type_code"], name="one_series_per_body_year_and_type"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.year} {self.type_code}: {self.last_number}"
