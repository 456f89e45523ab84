from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TaskState(TextChoices):
    """Where the work stands; whether it is late is another question, answered from dates."""

    ASSIGNED = "assigned", _("Chưa nhận")
    ACCEPTED = "accepted", _("Đã nhận")
    IN_PROGRESS = "in_progress", _("Đang làm")
    IN_APPRAISAL = "in_appraisal", _("Chờ thẩm định")
    REWORKING = "reworking", _("Cần bổ sung")
    DONE = "done", _("Hoàn thành")
    CANCELLED = "cancelled", _("Đã hủy")


class Timeliness(TextChoices):
    """Where a task stands against its date on a given day."""

    DONE_ON_TIME = "done_on_time", _("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("Hoàn thành quá hạn")
    DONE_WITHOUT_DATE = "done_without_date", _("Hoàn thành, không có hạn")
    ON_TRACK = "on_track", _("Trong hạn")
    DUE_SOON = "due_soon", _("Sắp đến hạn")
    OVERDUE = "overdue", _("Quá hạn")
    WITHOUT_DATE = "without_date", _("Chưa có hạn")
    RECURRING = "recurring", _("Thường xuyên")
    CANCELLED = "cancelled", _("Đã hủy")


class Cell(TextChoices):
    """The four numbers of official reports; a task without a deadline is open «trong hạn» or done «đúng hạn»."""

    DONE_ON_TIME = "done_on_time", _("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("Hoàn thành quá hạn")
    OPEN_ON_TRACK = "open_on_track", _("Chưa hoàn thành, trong hạn")
    OPEN_OVERDUE = "open_overdue", _("Chưa hoàn thành, quá hạn")


class PartState(TextChoices):
    """Where one agency's part stands."""

    ASSIGNED = "assigned", _("Chưa nhận")
    ACCEPTED = "accepted", _("Đã nhận")
    WORKING = "working", _("Đang làm")
    REFUSED = "refused", _("Từ chối")
    DONE = "done", _("Đã xong")


class ObstacleState(TextChoices):
    """The life of an obstacle."""

    NEW = "new", _("Mới")
    IN_HAND = "in_hand", _("Đang xử lý")
    AWAITS_DECISION = "awaits_decision", _("Chờ quyết định")
    RESOLVED = "resolved", _("Đã tháo gỡ")


class Ask(TextChoices):
    """What an obstacle asks for."""

    FUNDING = "funding", _("Kinh phí")
    DECISION = "decision", _("Quyết định")
    PEOPLE = "people", _("Nhân lực")
    DATE = "date", _("Thời hạn")
    OTHER_AGENCY = "other_agency", _("Cơ quan khác")


class DecisionVerdict(TextChoices):
    """What the head said to a decision card."""

    AGREED = "agreed", _("Đồng ý")
    DECLINED = "declined", _("Không đồng ý")
    TO_MEETING = "to_meeting", _("Cần bàn tại họp")


class ObstacleNeed(TextChoices):
    """What somebody wants at the door of an obstacle."""

    SEE = "see", _("Xem")
    ANSWER = "answer", _("Trả lời, tháo gỡ")
    HANDLE = "handle", _("Phân công, gộp, trình quyết định")
    DECIDE = "decide", _("Quyết định")


class UrgeChannel(TextChoices):
    """How an agency was urged."""

    CALL = "call", _("Điện thoại")
    ZALO = "zalo", _("Zalo")
    EMAIL = "email", _("Thư điện tử")
    LETTER = "letter", _("Công văn")
    MEETING = "meeting", _("Tại cuộc họp")


class Need(TextChoices):
    """What somebody wants at the door of a task."""

    SEE = "see", _("Xem")
    REPORT = "report", _("Báo cáo phần chủ trì")
    COORDINATE = "coordinate", _("Báo phần phối hợp")
    APPRAISE = "appraise", _("Thẩm định kết quả")
    DIRECT = "direct", _("Đổi hạn, đổi vai, hủy nhiệm vụ")
    DECIDE = "decide", _("Quyết định gia hạn")
