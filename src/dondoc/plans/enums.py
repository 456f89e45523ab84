from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartyRole(TextChoices):
    """What an agency is for a piece of work."""

    LEAD = "lead", _("Chủ trì")
    COORDINATING = "coordinating", _("Phối hợp")
    APPRAISING = "appraising", _("Thẩm định")


class PlanState(TextChoices):
    """The life of a plan in the register."""

    IN_FORCE = "in_force", _("Đang thực hiện")
    WITHDRAWN = "withdrawn", _("Đã rút")


class RememberedKind(TextChoices):
    """What a remembered answer is about."""

    NAME = "name", _("Tên cơ quan")
    PERSON = "person", _("Người được giao")
    GENERIC = "generic", _("Cách gọi chung")
    YEAR = "year", _("Năm của các ngày không ghi năm")
