from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventCode(TextChoices):
    """Events that deadlines are tied to; the reader uses the same words."""

    PRESS_CONFERENCE = "press_conference", _("Họp báo")
    FIRST_REHEARSAL = "first_rehearsal", _("Sơ duyệt")
    DRESS_REHEARSAL = "dress_rehearsal", _("Tổng duyệt")
    PREPARATORY = "preparatory", _("Phiên trù bị")
    OPENING = "opening", _("Khai mạc")
    CLOSING = "closing", _("Bế mạc")
    OTHER = "other", _("Nội dung khác")
