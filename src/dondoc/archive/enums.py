from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IntakeState(TextChoices):
    """The life of one intake."""

    REVIEW = "review", _("Chờ xem lại")
    CONFIRMED = "confirmed", _("Đã đưa vào")
    UNDONE = "undone", _("Đã hoàn tác")
    DISCARDED = "discarded", _("Đã bỏ")
