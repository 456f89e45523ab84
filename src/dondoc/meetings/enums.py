from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingState(TextChoices):
    """Where a meeting stands; closed is final, what was concluded is then the notice's matter."""

    PREPARING = "preparing", _("Đang chuẩn bị")
    RUNNING = "running", _("Đang họp")
    CLOSED = "closed", _("Đã họp xong")
    CALLED_OFF = "called_off", _("Đã hoãn")


class AgendaKind(TextChoices):
    """Why an item stands on the agenda."""

    OVERDUE = "overdue", _("Quá hạn nặng")
    DECISION = "decision", _("Vướng mắc chờ quyết định")
    MILESTONE = "milestone", _("Mốc trong 10 ngày tới")
    CARRIED = "carried", _("Kết luận kỳ trước chưa xong")
    RESULTS = "results", _("Đánh giá kết quả")
    OTHER = "other", _("Nội dung khác")


class Attending(TextChoices):
    """Who came."""

    INVITED = "invited", _("Được mời")
    PRESENT = "present", _("Có mặt")
    SUBSTITUTE = "substitute", _("Cử người dự thay")
    ABSENT = "absent", _("Vắng mặt")


class ConclusionKind(TextChoices):
    """What a conclusion does."""

    DECIDE = "decide", _("Quyết định")
    ASSIGN = "assign", _("Giao việc")
    NOTE = "note", _("Ghi nhận")
    RETURN = "return", _("Trả lại, làm tiếp")
