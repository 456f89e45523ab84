from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person is in one congress; several roles may stand together."""

    HEAD = "head", _("Trưởng Tiểu ban")
    SECRETARIAT = "secretariat", _("Thư ký")
    APPRAISER = "appraiser", _("Thẩm định")
    FOCAL = "focal", _("Đầu mối cơ quan")
    ADMIN = "admin", _("Quản trị")


class Permission(TextChoices):
    """What may be done; each word is one sentence of the page «Ai được làm gì»."""

    SEE_ALL = "see_all", _("Xem mọi kế hoạch, nhiệm vụ của đại hội")
    SEE_OWN = "see_own", _("Xem nhiệm vụ có phần của cơ quan mình")
    SEE_FIGURES = "see_figures", _("Xem bảng sẵn sàng và số liệu theo cơ quan")
    TAKE_IN_PLANS = "take_in_plans", _("Đưa kế hoạch vào và hoàn tác")
    EDIT_CONGRESS = "edit_congress", _("Sửa thông tin, chương trình, địa điểm của đại hội")
    EDIT_AGENCIES = "edit_agencies", _("Sửa danh bạ cơ quan")
    INVITE = "invite", _("Mời đầu mối và thành viên")
    MANAGE_MEMBERS = "manage_members", _("Giao và thu hồi vai trò")
    SEE_HISTORY = "see_history", _("Xem nhật ký của đại hội")
    REPORT_WORK = "report_work", _("Nhận việc, báo cáo phần việc của cơ quan mình")
    APPRAISE_WORK = "appraise_work", _("Thẩm định kết quả giao cho cơ quan mình thẩm định")
    DIRECT_WORK = "direct_work", _("Đổi hạn, đổi vai, hủy nhiệm vụ; giải quyết đề nghị gia hạn")
    FOLLOW_FILINGS = "follow_filings", _("Theo dõi kế hoạch cụ thể hóa của các cơ quan")
    URGE = "urge", _("Đôn đốc cơ quan")
    HANDLE_OBSTACLES = "handle_obstacles", _("Tiếp nhận, xử lý vướng mắc và trình quyết định")
    DECIDE = "decide", _("Quyết định vướng mắc")
    HOLD_MEETINGS = "hold_meetings", _("Chuẩn bị cuộc họp, ghi kết luận, giao việc theo kết luận")
    ISSUE_PAPERS = "issue_papers", _("Soạn, cấp số và ban hành văn bản")
    MANAGE_CHANNELS = "manage_channels", _("Đặt kênh gửi tin, bậc đôn đốc và xem nhật ký gửi")


class AgencyKind(TextChoices):
    """The families of agencies in a directory."""

    PARTY = "party", _("Cơ quan Đảng")
    STATE = "state", _("Cơ quan nhà nước")
    UNION = "union", _("Mặt trận, đoàn thể")
    AREA = "area", _("Địa bàn")
    ENTERPRISE = "enterprise", _("Doanh nghiệp, đơn vị sự nghiệp")
    OTHER = "other", _("Khác")
