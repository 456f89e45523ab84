"""How far every task of the two plans had come on the morning of 8 October 2015; all of it illustration.

A task is addressed by its plan and a few words of it that no other task of the plan has.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dondoc.desk.demo.programme import moment


class Stage(StrEnum):
    """Where a task stands in its work, in the codes of the task life cycle; lateness is computed from dates."""

    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    IN_APPRAISAL = "in_appraisal"
    REWORKING = "reworking"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState:
    """One task's state. reported_at: the last report of the lead; None when there was none.

    done_at: when it was confirmed as done. submitted_on, appraised_on: of the last round of appraisal.
    returned: the points named when it was sent back, and `note` the words of the last report.
    """

    plan: str
    words: str
    stage: Stage
    reported_at: datetime | None = None
    done_at: datetime | None = None
    submitted_on: date | None = None
    appraised_on: date | None = None
    returned_on: date | None = None
    returned: tuple[str, ...] = ()
    note: str = ""


def _at(month: int, day: int, hour: int = 16, minute: int = 0) -> datetime:
    return moment(month, day, hour, minute)


def _done(plan: str, words: str, at: datetime, *, appraised: bool = False, note: str = "") -> TaskState:
    day = at.date()
    return TaskState(
        plan=plan,
        words=words,
        stage=Stage.DONE,
        reported_at=at,
        done_at=at,
        note=note,
        submitted_on=day if appraised else None,
        appraised_on=day if appraised else None,
    )


def _going(plan: str, words: str, at: datetime | None, note: str = "") -> TaskState:
    return TaskState(plan=plan, words=words, stage=Stage.IN_PROGRESS, reported_at=at, note=note)


def _blocked(plan: str, words: str, at: datetime, note: str) -> TaskState:
    return TaskState(plan=plan, words=words, stage=Stage.BLOCKED, reported_at=at, note=note)


def _waiting(plan: str, words: str, at: datetime, note: str) -> TaskState:
    return TaskState(
        plan=plan, words=words, stage=Stage.IN_APPRAISAL, reported_at=at, submitted_on=at.date(), note=note
    )


def _returned(plan: str, words: str, *, submitted: datetime, returned_on: date, points: tuple[str, ...]) -> TaskState:
    return TaskState(
        plan=plan,
        words=words,
        stage=Stage.REWORKING,
        reported_at=submitted,
        submitted_on=submitted.date(),
        returned_on=returned_on,
        returned=points,
    )


def _unacknowledged(plan: str, words: str) -> TaskState:
    return TaskState(plan=plan, words=words, stage=Stage.ASSIGNED)


# One row of the table is one entry; a line per value would hide it.
# fmt: off
_PLAN_06: tuple[TaskState, ...] = (
    _returned(
        "06", "Xây dựng phim tài liệu", submitted=_at(9, 28), returned_on=date(2015, 10, 2),
        points=("Bổ sung phần kết quả giảm nghèo ở các xã biên giới", "Rút thời lượng còn 30 phút"),
    ),
    _waiting("06", "Sản xuất 09 phóng sự", _at(9, 29), "Đã dựng xong 09 phóng sự, gửi thẩm định lời bình."),
    _blocked("06", "Biên dịch, thu thanh lời bình", _at(10, 6), "Xong 03 thứ tiếng, còn tiếng Giẻ - Triêng."),
    _done("06", "Mở chuyên mục", _at(7, 15), appraised=True),
    _done("06", "Đăng toàn văn dự thảo", _at(8, 21), appraised=True),
    _done("06", "Tổng hợp ý kiến góp ý", _at(10, 5), appraised=True, note="Tổng hợp 214 ý kiến."),
    _going("06", "Xuất bản ấn phẩm đặc biệt", _at(10, 7, 9), "Đã dàn trang 24/32 trang."),
    _done("06", "Mở trang chuyên đề", _at(6, 16)),
    _done("06", "Hướng dẫn hệ thống truyền thanh", _at(9, 24)),
    _going("06", "Theo dõi, xử lý thông tin sai sự thật", _at(10, 7, 15), "Trực theo ca, báo cáo hằng ngày."),
    _going("06", "cấp thẻ tác nghiệp cho phóng viên", _at(10, 6), "Đã có 71 phóng viên đăng ký."),
    _going("06", "Bố trí Trung tâm báo chí", _at(10, 5), "Đã có bàn ghế, chờ đường truyền."),
    _done("06", "Soạn thông cáo", _at(10, 7, 20, 10)),
    _going("06", "Tổ chức họp báo", _at(10, 7, 10), "Đã gửi giấy mời các cơ quan báo chí."),
    _done("06", "Thiết kế ma-két pano", _at(8, 12), appraised=True),
    _going("06", "Treo 540 cờ Tổ quốc", _at(10, 7, 11), "Đã treo 310/540 cờ."),
    _blocked("06", "Dựng 24 pano", _at(10, 7, 16, 30), "Đã dựng 15/24 pano."),
    _going("06", "Treo 120 băng rôn", _at(10, 7, 11), "Đã treo 60 băng rôn, 150 cờ phướn."),
    _blocked("06", "Lắp đặt 02 màn hình LED", _at(10, 1), "Chưa ký hợp đồng thuê."),
    _going("06", "Dựng ít nhất 03 cụm cổ động", _at(10, 6), "06/09 huyện đã chuẩn bị xong vật tư."),
    _going("06", "Vận động cơ quan, trường học", _at(10, 5), "Đã có văn bản gửi các xã, thị trấn."),
    _going("06", "Tháo dỡ pano, băng rôn cũ", _at(9, 25), "07/09 huyện báo cáo đã xong."),
    _done("06", "Xây dựng kịch bản chương trình nghệ thuật", _at(8, 28), appraised=True),
    _going("06", "Dàn dựng, luyện tập chương trình nghệ thuật", _at(10, 7, 14), "Ghép xong 08/11 tiết mục."),
    _going("06", "Tổ chức triển lãm ảnh", _at(10, 2), "Đã chọn 180 ảnh, đang làm khung trưng bày."),
    _going("06", "Dàn dựng màn chào mừng của thiếu nhi", _at(10, 6), "Luyện tập 120 em, mỗi tuần ba buổi."),
    _done("06", "phát động đợt thi đua đặc biệt", _at(5, 28)),
    _done("06", "gắn biển 15 công trình", _at(10, 7, 17, 40), note="Gắn biển công trình thứ 15 chiều 07/10."),
    _done("06", "tìm hiểu truyền thống Đảng bộ tỉnh", _at(9, 12)),
    _going("06", "Ngày Chủ nhật xanh", _at(10, 5), "86/102 xã, phường, thị trấn đã đăng ký."),
    _done("06", "giải báo chí viết về xây dựng Đảng", _at(9, 18)),
    _done("06", "vận động sáng tác ca khúc", _at(8, 31), appraised=True, note="Nhận 27 ca khúc, chọn 05."),
    _going("06", "trưng bày sách, tư liệu", _at(10, 5), "Mở cửa từ ngày 05/10."),
    _done("06", "lấy ý kiến già làng", _at(8, 13)),
    _done("06", "Ban hành hướng dẫn tuyên truyền", _at(5, 12)),
    _going("06", "kiểm tra, đôn đốc các cơ quan", _at(10, 2), "Đã kiểm tra 05 huyện, 12 cơ quan."),
    _done("06", "tổ chức hội nghị báo cáo viên", _at(6, 26)),
    _done("06", "bố trí kinh phí thực hiện", _at(5, 29)),
    _going("06", "tháo dỡ biển quảng cáo cũ", _at(9, 24), "Còn 11 biển trên đường Phan Đình Phùng."),
    _done("06", "tuyên truyền về Đại hội tại các xã biên giới", _at(9, 28)),
    _going("06", "sinh hoạt chuyên đề về Đại hội", _at(9, 15), "Đã hướng dẫn các trường."),
    _done("06", "chương trình phát thanh về Đại hội bằng tiếng dân tộc", _at(9, 30)),
    _unacknowledged("06", "xe loa tuyên truyền lưu động"),
    _unacknowledged("06", "biên soạn tài liệu giới thiệu tỉnh"),
    _going("06", "xây dựng kế hoạch cụ thể hóa", _at(10, 5), "Còn một số cơ quan, đơn vị chưa gửi kế hoạch."),
)
# fmt: on

# One row of the table is one entry; a line per value would hide it.
# fmt: off
_PLAN_09: tuple[TaskState, ...] = (
    _done("09", "Sửa chữa, chỉnh trang Hội trường tỉnh", _at(9, 18), appraised=True),
    _done("09", "Thiết kế ma-két sân khấu", _at(9, 14), appraised=True),
    _going("09", "Thi công trang trí khánh tiết", _at(10, 6), "Đã gia công phông, chữ; lắp từ ngày 11/10."),
    _going("09", "Chuẩn bị hoa tươi", _at(10, 2), "Đã đặt hoa, bục phát biểu đã có."),
    _done("09", "lập dự toán kinh phí", _at(6, 12), appraised=True),
    _done("09", "lựa chọn nhà thầu", _at(6, 25)),
    _done("09", "trưng tập 160 cán bộ", _at(8, 28)),
    _going("09", "Tổng hợp tiến độ thực hiện", _at(9, 25), "Đã gửi báo cáo tháng 9."),
    _done("09", "Phân công nhiệm vụ cụ thể", _at(9, 29)),
    _done("09", "lập danh sách 343 đại biểu", _at(10, 3)),
    _unacknowledged("09", "phương án hội trường dự phòng"),
    _unacknowledged("09", "quyết toán kinh phí"),
    _waiting("09", "Lắp đặt hệ thống âm thanh", _at(10, 4), "Đã lắp xong, vận hành thử ngày 04/10."),
    _going("09", "Bố trí phòng làm việc của Đoàn Chủ tịch", _at(10, 6), "Xong 08/10 phòng thảo luận tổ."),
    _going("09", "Lập sơ đồ chỗ ngồi", _at(10, 6), "Đã có bản nháp, chờ danh sách khách mời."),
    _going("09", "In, đóng quyển 450 bộ tài liệu", _at(10, 5), "Đã ký hợp đồng in, chờ bản cuối."),
    _blocked("09", "in thẻ đại biểu", _at(10, 6), "Đã duyệt mẫu, in 343 thẻ đại biểu; chưa in thẻ khách mời."),
    _waiting("09", "Chuẩn bị hòm phiếu", _at(10, 6), "Đã đóng 12 hòm phiếu, gửi biên bản kiểm tra."),
    _done("09", "Đặt may 450 cặp tài liệu", _at(9, 30)),
    _done("09", "thu thập tài liệu lưu trữ", _at(9, 22)),
    _done("09", "ký hợp đồng 210 phòng nghỉ", _at(8, 14), appraised=True),
    _going("09", "Xếp phòng nghỉ", _at(10, 7, 8), "Đã xếp 168/210 phòng."),
    _returned(
        "09", "Xây dựng thực đơn", submitted=_at(9, 29), returned_on=date(2015, 10, 5),
        points=("Bổ sung nguồn gốc thực phẩm của bữa tối ngày 20/10", "Nêu cách lưu mẫu thức ăn"),
    ),
    _going("09", "Kiểm tra an toàn thực phẩm", _at(10, 5), "Đã thành lập đoàn kiểm tra."),
    _returned(
        "09", "Bố trí chốt cấp cứu", submitted=_at(10, 3), returned_on=date(2015, 10, 6),
        points=("Bổ sung đường chuyển bệnh nhân từ hội trường",),
    ),
    _done("09", "chăm sóc sức khỏe đại biểu cao tuổi", _at(9, 24), appraised=True),
    _going("09", "Phun thuốc diệt muỗi", _at(9, 29), "Đã phun hội trường, chưa phun các nơi nghỉ."),
    _done("09", "Gửi giấy mời", _at(10, 7, 18, 5)),
    _done("09", "tập huấn Tổ lễ tân", _at(9, 30)),
    _blocked("09", "Huy động 45 xe", _at(10, 6), "Đã có 33/45 xe."),
    _done("09", "phương án phân luồng giao thông", _at(10, 2)),
    _done("09", "sơn vạch kẻ đường", _at(9, 29), appraised=True),
    _going("09", "Đón, tiễn các đoàn khách", _at(10, 2), "Đã lập lịch đón dự kiến."),
    _going("09", "lễ viếng Nghĩa trang", _at(10, 5), "Đã khảo sát, dự thảo chương trình."),
    _done("09", "Xây dựng phương án bảo vệ", _at(7, 29), appraised=True),
    _going("09", "Diễn tập phương án bảo vệ", _at(10, 6), "Đã phổ biến cho các lực lượng."),
    _done("09", "phòng cháy, chữa cháy", _at(9, 30)),
    _going("09", "Rà phá bom mìn", _at(10, 1), "Đã có kế hoạch, thực hiện ngày 18/10."),
    _going("09", "Tiếp công dân", _at(10, 5), "Đã giải quyết 09/11 đơn."),
    _going("09", "Trực sẵn sàng chiến đấu", _at(10, 6), "Đã ban hành kế hoạch trực."),
    _waiting("09", "Cấp điện ưu tiên", _at(10, 6), "Đã lắp 02 máy phát, chạy thử đạt."),
    _going("09", "Sửa chữa đèn chiếu sáng", _at(9, 30), "Còn 46 bóng trên đường Trần Phú, Bà Triệu."),
    _waiting("09", "Lắp đường truyền cáp quang", _at(10, 7, 15), "Đã đo kiểm hai đường chính, dự phòng."),
    _unacknowledged("09", "Chuyển phát công văn hỏa tốc"),
    _done("09", "kiểm nghiệm chất lượng nước", _at(9, 30), appraised=True),
    _going("09", "Tổng vệ sinh hội trường", _at(10, 5), "Đã chia 14 tuyến, phân ca."),
    _going("09", "Trồng hoa, cây cảnh", _at(10, 7, 9), "Đã trồng xong Quảng trường 16/3."),
    _going("09", "Vệ sinh môi trường tại trung tâm huyện", _at(10, 5), "04/06 huyện đã ra quân."),
    _unacknowledged("09", "phòng, chống mưa bão"),
)
# fmt: on

STATES: tuple[TaskState, ...] = (*_PLAN_06, *_PLAN_09)
