from django.conf import settings
from django.db import models
from django.db.models import Q

from dondoc.plans.enums import FilingState
from dondoc.plans.models.item import Item
from dondoc.plans.models.plan import Plan
from dondoc.web.db import CongressRow

_USER = {"null": True, "blank": True, "on_delete": models.PROTECT, "related_name": "+"}


def _both_or_neither(*names: str) -> Q:
    return Q(**{f"{name}__isnull": True for name in names}) | Q(**{f"{name}__isnull": False for name in names})


class Filing(CongressRow):
    """The own plan an agency owes to a plan of the congress; plan and agency tell two apart.

    original_due_on: the day first given, kept beside `due_on`. appraiser: the agency that appraises the draft; none
    means the secretariat. round: how often a draft was handed in. symbol, issued_on: of the signed paper.
    opened_at: when the secretariat asked for it. last_note: the reason given with the last extension or withdrawal.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="filings")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    appraiser = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=FilingState, default=FilingState.NOT_OPENED)
    due_on = models.DateField(null=True, blank=True)
    original_due_on = models.DateField(null=True, blank=True)
    extension_count = models.PositiveSmallIntegerField(default=0)
    last_note = models.TextField(blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_USER)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_USER)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    exemption_reason = models.TextField(blank=True)
    exemption_asked_at = models.DateTimeField(null=True, blank=True)
    exemption_asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_USER)
    exemption_answer = models.TextField(blank=True)
    exemption_answered_at = models.DateTimeField(null=True, blank=True)
    exemption_answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_USER)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "agency"], name="an_agency_owes_one_own_plan_per_plan"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(original_due_on__isnull=False),
                name="an_own_plan_keeps_its_original_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=FilingState.ISSUED) | (Q(issued_on__isnull=False) & ~Q(symbol="")),
                name="an_issued_own_plan_has_number_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=FilingState.EXEMPT)
                | (
                    Q(exemption_asked_by__isnull=False, exemption_answered_by__isnull=False)
                    & ~Q(exemption_reason="")
                    & ~Q(exemption_asked_by=models.F("exemption_answered_by"))
                ),
                name="an_exemption_has_a_reason_and_two_people",
            ),
            models.CheckConstraint(
                condition=_both_or_neither("seen_at", "seen_by"), name="who_saw_a_filing_and_when_come_together"
            ),
            models.CheckConstraint(
                condition=_both_or_neither("exemption_asked_at", "exemption_asked_by"),
                name="who_asked_for_an_exemption_and_when_come_together",
            ),
            models.CheckConstraint(
                condition=_both_or_neither("exemption_answered_at", "exemption_answered_by"),
                name="who_answered_an_exemption_and_when_come_together",
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "state", "due_on"], name="filings_by_state_and_date"),
            models.Index(fields=["congress", "agency"], name="filings_of_an_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.agency_id} {self.state}"

    @property
    def exemption_is_asked(self) -> bool:
        """Whether a request for exemption waits for its answer."""
        return self.exemption_asked_at is not None and self.exemption_answered_at is None


class FilingVersion(CongressRow):
    """One draft of an own plan: its exact bytes in the archive and what was read; never changed once handed in.

    round: the hand-in it went with; 0 while its agency still looks at what was read. passed: the verdict, None before.
    """

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="versions")
    position = models.PositiveSmallIntegerField()
    version = models.ForeignKey("archive.Version", on_delete=models.PROTECT, related_name="+")
    reading = models.JSONField()
    round = models.PositiveSmallIntegerField(default=0)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_USER)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    passed = models.BooleanField(null=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_USER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["filing", "position"], name="drafts_of_an_own_plan_are_numbered"),
            models.CheckConstraint(
                condition=_both_or_neither("judged_at", "passed"), name="a_verdict_on_a_draft_says_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing_id} v{self.position}"


class FilingItem(models.Model):
    """The agency's own task as its draft words it, and the parent item it carries out; none for work of its own.

    score: how much the words agreed when the parent was proposed, None when a person chose it.
    """

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    filing_version = models.ForeignKey(FilingVersion, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    who = models.CharField(max_length=300, blank=True)
    deadline_text = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    parent = models.ForeignKey(Item, null=True, blank=True, on_delete=models.CASCADE, related_name="own_items")
    score = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["filing_version", "position"], name="items_of_a_draft_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.filing_version_id} {self.position}"


class FilingPoint(models.Model):
    """A named point of «Yêu cầu bổ sung» about one draft; ticked by the agency before its next draft."""

    congress = models.ForeignKey("editions.Congress", on_delete=models.PROTECT, related_name="+")
    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="points")
    filing_version = models.ForeignKey(FilingVersion, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_USER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["filing_version", "position"], name="points_on_a_draft_are_numbered"),
            models.CheckConstraint(
                condition=_both_or_neither("settled_at", "settled_by"),
                name="who_settled_a_point_and_when_come_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing_version_id} {self.position}"
