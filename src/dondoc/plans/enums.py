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


class FilingState(TextChoices):
    """How far an agency has come with its own plan; whether it is late is another question, answered from dates."""

    NOT_OPENED = "not_opened", _("Chưa mở")
    SEEN = "seen", _("Đã xem")
    DRAFTING = "drafting", _("Đang soạn")
    HANDED_IN = "handed_in", _("Đã gửi dự thảo")
    NEEDS_MORE = "needs_more", _("Cần bổ sung")
    PASSED = "passed", _("Đạt, chờ ban hành")
    ISSUED = "issued", _("Đã ban hành")
    EXEMPT = "exempt", _("Được miễn")
    WITHDRAWN = "withdrawn", _("Đã rút")


class FilingCell(TextChoices):
    """The columns of the count of own plans; an agency stands in exactly one of them."""

    ISSUED = "issued", _("Đã ban hành")
    OVERDUE = "overdue", _("Quá hạn")
    WAITING = "waiting", _("Chờ thẩm định")
    OPEN = "open", _("Còn trong hạn")
    EXEMPT = "exempt", _("Được miễn")


class FilingAct(TextChoices):
    """What can be done with the own plan an agency owes."""

    SEE = "see", _("Đã xem")
    BEGIN = "begin", _("Bắt đầu soạn")
    UPLOAD = "upload", _("Tải dự thảo lên")
    HAND_IN = "hand_in", _("Gửi dự thảo")
    PASS = "pass", _("Đạt")
    ASK_FOR_MORE = "ask_for_more", _("Yêu cầu bổ sung")
    RECORD_ISSUED = "record_issued", _("Ghi số, ngày ban hành")
    ASK_EXEMPTION = "ask_exemption", _("Đề nghị miễn")
    GRANT_EXEMPTION = "grant_exemption", _("Đồng ý miễn")
    REFUSE_EXEMPTION = "refuse_exemption", _("Không đồng ý miễn")
    EXTEND = "extend", _("Gia hạn")
    WITHDRAW = "withdraw", _("Rút yêu cầu")


class FilingNeed(TextChoices):
    """What somebody wants at the door of an own plan."""

    SEE = "see", _("Xem")
    WORK = "work", _("Lập kế hoạch cụ thể hóa của cơ quan mình")
    APPRAISE = "appraise", _("Thẩm định kế hoạch cụ thể hóa")
    ISSUE = "issue", _("Ghi số, ngày ban hành")
    ASK_EXEMPTION = "ask_exemption", _("Đề nghị miễn")
    ANSWER = "answer", _("Trả lời đề nghị miễn")
    FOLLOW = "follow", _("Theo dõi kế hoạch cụ thể hóa của các cơ quan")


class Taking(TextChoices):
    """Whether anybody took up an item of the parent plan in a plan of its own."""

    TAKEN = "taken", _("Đã có cơ quan nhận")
    UNCHECKED = "unchecked", _("Chưa đối chiếu")
    UNTAKEN = "untaken", _("Chưa ai nhận")
    NOT_ASKED = "not_asked", _("Không yêu cầu cụ thể hóa")


class ItemChange(TextChoices):
    """What became of an item between two versions of an own plan."""

    SAME = "same", _("Giữ nguyên")
    CHANGED = "changed", _("Sửa")
    NEW = "new", _("Thêm mới")
    DROPPED = "dropped", _("Bỏ")
