"""The obstacles open on the morning of 8 October 2015; all of it illustration, sums of money included."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dondoc.desk.demo.programme import moment


class Ask(StrEnum):
    """What an obstacle asks for."""

    FUNDING = "funding"
    DECISION = "decision"
    PEOPLE = "people"
    TIME = "time"
    OTHER_AGENCY = "other_agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoObstacle:
    """One open obstacle. proposal: what the agency asks in words. handler_code: who works on it, None for the head.

    card: the text of the decision card when it waits for the head, else "".
    """

    code: str
    text: str
    agency_code: str
    plan: str
    words: str
    ask: Ask
    proposal: str
    opened_at: datetime
    priority: int
    handler_code: str | None = None
    card: str = ""

    @property
    def waits_for_head(self) -> bool:
        """Say whether only the head can settle it."""
        return bool(self.card)


OBSTACLES: tuple[DemoObstacle, ...] = (
    DemoObstacle(
        code="VM-01",
        text="Thiếu 12 xe 16 chỗ; các cơ quan của tỉnh không còn xe để huy động",
        agency_code="SGTVT",
        plan="09",
        words="Huy động 45 xe",
        ask=Ask.FUNDING,
        proposal="Bổ sung kinh phí thuê 12 xe 16 chỗ trong 05 ngày",
        opened_at=moment(10, 2, 9, 15),
        priority=1,
        card="Bổ sung 12 xe 16 chỗ: thuê trong 05 ngày, dự toán 108 triệu đồng (số liệu minh họa). Nếu không thuê, 140 "
        "đại biểu phải đi hai lượt.",
    ),
    DemoObstacle(
        code="VM-02",
        text="Giá thuê 02 màn hình LED vượt dự toán được duyệt",
        agency_code="SVHTTDL",
        plan="06",
        words="Lắp đặt 02 màn hình LED",
        ask=Ask.DECISION,
        proposal="Cho phép chỉ lắp 01 màn hình tại Quảng trường 16/3",
        opened_at=moment(9, 28, 14, 0),
        priority=2,
        card="Lắp 01 màn hình LED tại Quảng trường 16/3, bỏ điểm bờ kè sông Đăk Bla: trong dự toán. Lắp đủ 02 màn "
        "hình: bổ sung 64 triệu đồng (số liệu minh họa).",
    ),
    DemoObstacle(
        code="VM-03",
        text="Thiếu phát thanh viên tiếng Giẻ - Triêng để thu thanh lời bình",
        agency_code="DPTTH",
        plan="06",
        words="Biên dịch, thu thanh lời bình",
        ask=Ask.PEOPLE,
        proposal="Cử 01 người đọc tiếng Giẻ - Triêng trong 03 ngày",
        opened_at=moment(9, 29, 8, 30),
        priority=2,
        handler_code="BDT",
    ),
    DemoObstacle(
        code="VM-04",
        text="Hai nơi phục vụ ăn chưa có hồ sơ nguồn gốc thực phẩm theo yêu cầu thẩm định",
        agency_code="VPUB",
        plan="09",
        words="Xây dựng thực đơn",
        ask=Ask.OTHER_AGENCY,
        proposal="Sở Công Thương giới thiệu đơn vị cung ứng đủ hồ sơ",
        opened_at=moment(10, 5, 15, 20),
        priority=2,
        handler_code="SCT",
    ),
    DemoObstacle(
        code="VM-05",
        text="Danh sách khách mời còn thay đổi, chưa chốt để in thẻ",
        agency_code="VPTU",
        plan="09",
        words="in thẻ đại biểu",
        ask=Ask.TIME,
        proposal="Lùi thời hạn in thẻ khách mời đến ngày 11/10/2015",
        opened_at=moment(10, 6, 10, 40),
        priority=3,
        handler_code="BTCTU",
    ),
    DemoObstacle(
        code="VM-06",
        text="Mưa lớn chiều 07/10 làm lún móng 03 pano tại bờ kè sông Đăk Bla",
        agency_code="SVHTTDL",
        plan="06",
        words="Dựng 24 pano",
        ask=Ask.OTHER_AGENCY,
        proposal="Sở Xây dựng kiểm tra, gia cố móng trước ngày 10/10",
        opened_at=moment(10, 7, 19, 20),
        priority=2,
        handler_code="SXD",
    ),
)
