from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IntakeState(TextChoices):
    """The life of one intake."""

    REVIEW = "review", _("Chờ xem lại")
    CONFIRMED = "confirmed", _("Đã đưa vào")
    UNDONE = "undone", _("Đã hoàn tác")
    DISCARDED = "discarded", _("Đã bỏ")


class BodyFamily(TextChoices):
    """Whose rules on the form of papers a body follows; the words of `papers.layouts.Family`."""

    PARTY = "party", _("Văn bản của Đảng")
    STATE = "state", _("Văn bản hành chính nhà nước")


class PaperKind(TextChoices):
    """The kinds of papers the house writes."""

    NOTICE = "notice", _("Thông báo kết luận")
    LETTER = "letter", _("Công văn đôn đốc")
    REPORT = "report", _("Báo cáo tiến độ")
    COVERAGE = "coverage", _("Danh sách cơ quan chưa có kế hoạch")
    INVITATION = "invitation", _("Giấy mời")
    PLAN = "plan", _("Kế hoạch")
    ASSIGNMENT = "assignment", _("Thông báo phân công thành viên")


# The word of the kind in number and symbol; kinds with the same word share their numbers.
TYPE_CODES: dict[PaperKind, str] = {
    PaperKind.NOTICE: "TB",
    PaperKind.LETTER: "CV",
    PaperKind.REPORT: "BC",
    PaperKind.COVERAGE: "BC",
    PaperKind.INVITATION: "GM",
    PaperKind.PLAN: "KH",
    PaperKind.ASSIGNMENT: "TB",
}


class OutgoingState(TextChoices):
    """The life of an outgoing paper."""

    DRAFT = "draft", _("Dự thảo")
    ISSUED = "issued", _("Đã ban hành")
    DISCARDED = "discarded", _("Đã bỏ")


class FileRole(TextChoices):
    """What a file is to its paper."""

    DOCX = "docx", _("Bản Word")
    PDF = "pdf", _("Bản PDF")
    SCAN = "scan", _("Bản đã ký")
