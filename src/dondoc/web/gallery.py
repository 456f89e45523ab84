"""What the gallery shows: one specimen of everything, with the longest names the house has met."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator

from dondoc.web.db import new_instance_id
from dondoc.web.fields import DayField, PhoneField
from dondoc.web.forms import HouseForm

LONG_AGENCY = "Ban Quản lý các dự án đầu tư xây dựng công trình dân dụng và công nghiệp tỉnh Ổ Ẫ"
LONG_TASK = "Treo pano, băng rôn, cờ phướn và hồng kỳ trên các tuyến phố chính, bảo đảm đúng vị trí, đúng mẫu đã duyệt"
CAPITALS = "ẪM ỔN ỢT QUỸ KỶ NIỆM ĐẠI HỘI – ợ ậ ỵ g p q"
TODAY = date(2015, 10, 8)
NOW = datetime(2015, 10, 8, 0, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the specimen table."""

    code: str
    task: str
    agency: str
    phone: str
    due: date
    state: str
    alert: str
    days: int
    count: int


@dataclass(frozen=True, slots=True)
class SpecimenCongress:
    """A congress as the frame of a page needs it."""

    name: str = "Đại hội đại biểu Đảng bộ tỉnh (trang mẫu của bộ thành phần)"
    short_name: str = "Đại hội mẫu"
    slug: str = "mau"


@dataclass(frozen=True, slots=True)
class SpecimenUser:
    """A reader as the frame of a page needs one."""

    pk: int = 0
    full_name: str = "Thư ký Tiểu ban"


@dataclass(frozen=True, slots=True)
class SpecimenSeat:
    """A seat, so that the frame of congress pages is part of the gallery."""

    congress: SpecimenCongress = SpecimenCongress()
    user: SpecimenUser = SpecimenUser()
    role_label: str = "Thư ký"
    now: datetime = NOW


class SpecimenForm(HouseForm):
    """One field of every kind."""

    subject = forms.CharField(label="Nội dung", help_text="Viết như trong văn bản đã ký", max_length=200)
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    due = DayField(label="Hạn hoàn thành", today=TODAY)
    phone = PhoneField(label="Điện thoại đầu mối", required=False)
    plan = forms.ChoiceField(label="Kế hoạch", choices=[("06", "Kế hoạch 06"), ("09", "Kế hoạch 09")])
    progress = forms.ChoiceField(
        label="Tình hình",
        widget=forms.RadioSelect,
        choices=[
            ("none", "Chưa bắt đầu"),
            ("in_time", "Đang làm, kịp hạn"),
            ("late", "Đang làm, có thể chậm"),
            ("done", "Đã xong, đề nghị thẩm định"),
        ],
    )
    channels = forms.MultipleChoiceField(
        label="Kênh gửi",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("zalo", "Zalo (sao chép)"), ("email", "Thư điện tử"), ("letter", "Công văn")],
    )
    evidence = forms.FileField(label="Ảnh, văn bản", help_text="Word, Excel, PDF, JPG; tối đa 20 MB", required=False)
    obstacle = forms.BooleanField(label="Có vướng mắc cần Tiểu ban tháo gỡ", required=False)


_ROWS = [
    Row("KH06-II-3", LONG_TASK, LONG_AGENCY, "0912345678", date(2015, 10, 5), "in_progress", "overdue", 3, 5),
    Row("KH06-II-4", "Thông qua ma-két cổng chào", "Sở Xây dựng", "0260 3862 345", date(2015, 10, 10), "assigned",
        "due_soon", 2, 12),
    Row("KH09-I-1", "Bố trí nơi ăn, nghỉ của đại biểu", "Văn phòng Tỉnh ủy", "", date(2015, 10, 1), "in_appraisal",
        "obstructed", 0, 0),
    Row("KH09-I-2", "Kiểm tra hệ thống âm thanh hội trường", "Điện lực tỉnh", "+84905123456", date(2015, 10, 12),
        "reworking", "stale", 9, 1234),
    Row("KH09-III-7", "In thẻ, phù hiệu", "Sở Thông tin và Truyền thông", "", date(2015, 9, 30), "done",
        "done_on_time", 0, 3),
    Row("KH09-III-8", "Đêm diễn chào mừng (bản cũ)", "Sở Văn hóa, Thể thao và Du lịch", "", date(2015, 9, 28),
        "cancelled", "", 0, 0),
]  # fmt: skip


def specimens(*, page_number: str) -> dict[str, Any]:
    """Return everything the gallery's template shows."""
    wrong_form = SpecimenForm({"due": "31/9", "phone": "12", "note": CAPITALS}, prefix="wrong")
    wrong_form.is_valid()
    return {
        "seat": SpecimenSeat(),
        "nav": [
            {"label": label, "url": f"#nav-{key}", "current": key == "k", "key": key}
            for key, label in [
                ("t", "Tổng quan"),
                ("k", "Kế hoạch"),
                ("d", "Đôn đốc"),
                ("v", "Vướng mắc"),
                ("h", "Cuộc họp"),
                ("b", "Hiện trường"),
                ("l", "Hậu cần"),
            ]
        ],
        "search_url": "#table",
        "inbox_url": "#log",
        "unread_count": 3,
        "now": NOW,
        "today": TODAY,
        "due": date(2015, 10, 5),
        "long_agency": LONG_AGENCY,
        "long_task": LONG_TASK,
        "capitals": CAPITALS,
        "states": ["assigned", "accepted", "in_progress", "in_appraisal", "reworking", "done", "cancelled"],
        "counts": {"done_on_time": 38, "done_late": 4, "open_on_track": 1234, "open_overdue": 5},
        "no_counts": {"done_on_time": 0, "done_late": 0, "open_on_track": 0, "open_overdue": 0},
        "urls": dict.fromkeys(("done_on_time", "done_late", "open_on_track", "open_overdue"), "#table"),
        "crumbs": [{"label": "Kế hoạch", "url": "#top"}, {"label": f"Kế hoạch 06: {LONG_TASK}", "url": ""}],
        "active_filters": [
            {"label": "Quá hạn", "remove_url": "?"},
            {"label": LONG_AGENCY, "remove_url": "?"},
        ],
        "filter_choices": [
            {"label": "Tất cả", "count": 1281, "url": "?", "current": True},
            {"label": "Quá hạn", "count": 5, "url": "?late=1", "current": False},
            {"label": "Chờ thẩm định", "count": 0, "url": "?appraisal=1", "current": False},
        ],
        "tabs": [
            {"label": "Trước", "url": "#tabs", "current": False},
            {"label": "Trong", "url": "#tabs", "current": True},
            {"label": "Sau", "url": "#tabs", "current": False, "count": 23},
        ],
        "summary_rows": [
            {"label": "Người nhận", "value": "Đầu mối của 17 cơ quan", "change_url": "#summary"},
            {"label": "Kênh", "value": "Zalo (sao chép)", "change_url": ""},
        ],
        "fact_rows": [("Chủ trì", LONG_AGENCY), ("Hạn", "05/10/2015")],
        "rows": _ROWS,
        "page": Paginator(range(412), 30).get_page(page_number),
        "form": None,
        "good_form": SpecimenForm(initial={"progress": "in_time", "due": TODAY}),
        "wrong_form": wrong_form,
        "instance": new_instance_id(),
    }
