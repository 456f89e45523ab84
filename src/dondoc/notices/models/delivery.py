from django.conf import settings
from django.db import models

from dondoc.notices.enums import Care, Channel, DeliveryState
from dondoc.web.db import CongressRow


class Delivery(CongressRow):
    """One message to one address by one channel; `key` makes a second one impossible.

    claim, lease_until: whose send it is, and until when it must have ended. handed_over_at: from this moment on the
    other side may have taken the message; a crash before it is harmless, a crash after it cannot be decided.
    agency: whom it is about; a message that was sent does not keep an agency in the directory.
    """

    key = models.CharField(max_length=500, unique=True)
    kind = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=Channel)
    care = models.CharField(max_length=8, choices=Care)
    address = models.CharField(max_length=254, blank=True)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey("people.Agency", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    subject = models.CharField(max_length=300)
    text = models.TextField()
    path = models.CharField(max_length=300, blank=True)
    is_regular = models.BooleanField(default=False)
    at_any_hour = models.BooleanField(default=False)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=DeliveryState)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    next_at = models.DateTimeField()
    claim = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=DeliveryState.SENT, sent_at__isnull=False)
                | (~models.Q(state=DeliveryState.SENT) & models.Q(sent_at__isnull=True)),
                name="what_was_sent_says_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DeliveryState.SENDING)
                | (models.Q(lease_until__isnull=False) & ~models.Q(claim="")),
                name="a_send_under_way_belongs_to_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True, settled_at__isnull=True)
                | models.Q(settled_by__isnull=False, settled_at__isnull=False),
                name="who_settled_a_delivery_and_when_come_together",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_at"], name="deliveries_to_be_sent"),
            models.Index(fields=["congress", "state", "-created_at"], name="deliveries_of_a_congress"),
        ]

    def __str__(self) -> str:
        return self.key
