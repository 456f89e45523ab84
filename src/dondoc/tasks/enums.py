from enum import IntEnum

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
    IN_APP = "in_app", _("Hộp thông báo")
    WEBHOOK = "webhook", _("Cổng tin nhắn")


class StepKind(TextChoices):
    """The steps of the ladder of urging, from the lowest."""

    BEFORE = "before", _("Nhắc trước hạn")
    DUE = "due", _("Nhắc ngày đến hạn")
    FIRST = "first", _("Đôn đốc lần 1")
    SECOND = "second", _("Đôn đốc lần 2")
    LETTER = "letter", _("Công văn đôn đốc")
    MEETING = "meeting", _("Nêu trong cuộc họp")


class Addressee(TextChoices):
    """Whom of an agency a step of the ladder speaks to."""

    FOCAL = "focal", _("Đầu mối")
    HEAD = "head", _("Lãnh đạo cơ quan")


class UrgeAnswer(TextChoices):
    """What came of an urge, in the words of the log."""

    PROMISED = "promised", _("Đã gặp, hứa ngày xong")
    NOT_REACHED = "not_reached", _("Chưa liên lạc được")
    OBSTACLE = "obstacle", _("Nêu vướng mắc")
    WRONG_PERSON = "wrong_person", _("Sai người")


class UrgeState(TextChoices):
    """Whether an urge has left the house."""

    WAITING = "waiting", _("Chờ gửi")
    BY_HAND = "by_hand", _("Chờ gửi tay")
    SENT = "sent", _("Đã gửi")
    UNKNOWN = "unknown", _("Chưa rõ đã gửi hay chưa")
    FAILED = "failed", _("Chưa gửi được")
    HELD_BACK = "held_back", _("Bản mẫu, không gửi")
    DROPPED = "dropped", _("Đã bỏ, không gửi")


class Need(TextChoices):
    """What somebody wants at the door of a task."""

    SEE = "see", _("Xem")
    REPORT = "report", _("Báo cáo phần chủ trì")
    COORDINATE = "coordinate", _("Báo phần phối hợp")
    APPRAISE = "appraise", _("Thẩm định kết quả")
    DIRECT = "direct", _("Đổi hạn, đổi vai, hủy nhiệm vụ")
    DECIDE = "decide", _("Quyết định gia hạn")


class Situation(TextChoices):
    """What a lead says of its work, in one word."""

    NOT_STARTED = "not_started", _("Chưa bắt đầu")
    ON_TRACK = "on_track", _("Đang làm, kịp hạn")
    AT_RISK = "at_risk", _("Đang làm, có thể chậm")
    FINISHED = "finished", _("Đã xong, đề nghị thẩm định")


class Verdict(TextChoices):
    """What an appraising agency says of the work handed in."""

    PASSED = "passed", _("Đạt")
    RETURNED = "returned", _("Yêu cầu bổ sung")


class ExtensionState(TextChoices):
    """Where a request for a later date stands."""

    ASKED = "asked", _("Chờ trả lời")
    GRANTED = "granted", _("Đồng ý")
    REFUSED = "refused", _("Không đồng ý")


class Punctuality(TextChoices):
    """Whether the date first given was kept, only a later one, or none: three numbers that add up."""

    IN_TIME = "in_time", _("Kịp hạn gốc")
    IN_TIME_AFTER_EXTENSION = "in_time_after_extension", _("Kịp hạn sau khi gia hạn")
    LATE = "late", _("Quá hạn")


class Per(IntEnum):
    """What a row of the tally counts tasks of.

    SHARED: one task, told only when several agencies lead it. HEARD: the tasks an agency owes and somebody reported on,
    by the day of the last report.
    """

    CONGRESS = 1
    PLAN = 2
    WORKSTREAM = 3
    LEAD = 4
    SHARED = 5
    HEARD = 6


class Footing(IntEnum):
    """As what a task counts, said without a clock: with its deadline, this tells its timeliness on every day.

    COUNTED is every task that is not cancelled, SHARED every one that several agencies lead; besides, a task stands on
    just one of the others. KEPT: by the first deadline. EXTENDED: by a later one only. FORWARDED: by the first one, but
    not by the earlier one that came in its place. HANDED_IN: waits for its appraiser since a known day. AWAITED: in
    appraisal, though nobody said on which day it came in. OWED: still with its leads.
    """

    COUNTED = 1
    DONE_KEPT = 2
    DONE_FORWARDED = 3
    DONE_EXTENDED = 4
    DONE_LATE = 5
    DONE_WITHOUT_DATE = 6
    HANDED_IN_TIME = 7
    HANDED_IN_LATE = 8
    AWAITED_DATED = 9
    AWAITED_WITHOUT_DATE = 10
    AWAITED_RECURRING = 11
    OWED_DATED = 12
    OWED_WITHOUT_DATE = 13
    OWED_RECURRING = 14
    SHARED = 15
