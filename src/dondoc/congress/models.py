from django.conf import settings
from django.db import models

from dondoc.congress.enums import EventCode
from dondoc.web.db import CongressRow


class Committee(CongressRow):
    """A committee, subcommittee or service group of a congress; the name tells two apart."""

    name = models.CharField(max_length=160)
    duty = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="one_committee_per_name")]

    def __str__(self) -> str:
        return self.name


class CommitteeSeat(CongressRow):
    """One place in a committee: a function, the agency it comes from, and the account of its holder if there is one."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="seats")
    function_title = models.CharField(max_length=160)
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "function_title", "agency"],
                condition=models.Q(agency__isnull=False),
                name="one_seat_per_function_and_agency",
            ),
            models.UniqueConstraint(
                fields=["committee", "function_title"],
                condition=models.Q(agency__isnull=True),
                name="one_seat_per_function_without_agency",
            ),
        ]

    def __str__(self) -> str:
        return self.function_title


class Workstream(CongressRow):
    """A field of work («mảng việc») by which the readiness board counts; the code tells two apart.

    overseer: the member of a committee in charge of it.
    """

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=160, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    overseer = models.ForeignKey(CommitteeSeat, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    intake_id = models.BigIntegerField(null=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="one_workstream_per_code")]

    def __str__(self) -> str:
        return self.name


class Venue(CongressRow):
    """A place where something of the congress happens; the name tells two apart."""

    name = models.CharField(max_length=160)
    address = models.CharField(max_length=200, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="one_venue_per_name")]

    def __str__(self) -> str:
        return self.name


class ProgrammeBlock(CongressRow):
    """A block of the programme: a day, a time, what happens and where. Events that deadlines hang on carry a code."""

    day_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    title = models.CharField(max_length=200)
    event = models.CharField(max_length=20, choices=EventCode, default=EventCode.OTHER)
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "event"],
                condition=~models.Q(event=EventCode.OTHER),
                name="each_named_event_happens_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(starts_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="a_block_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day_on} {self.title}"


class CalendarDay(CongressRow):
    """A day that is not what the weekday says: a holiday, or a weekend day worked in exchange."""

    day_on = models.DateField()
    is_working = models.BooleanField(default=False)
    reason = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "day_on"], name="one_exception_per_day")]

    def __str__(self) -> str:
        return f"{self.day_on} {self.reason}"
