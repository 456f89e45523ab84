from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CongressState(TextChoices):
    """Where a congress stands as a whole."""

    DRAFT = "draft", _("Đang lập")
    OPEN = "open", _("Đang chuẩn bị")
    CLOSED = "closed", _("Đã kết thúc")


RESERVED_SLUGS = frozenset(
    {"start", "demo", "people", "news", "crew", "web", "static", "help", "about", "privacy", "accessibility", "new"}
)
