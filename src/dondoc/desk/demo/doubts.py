"""The places of the two plans a careful reader asks about, and what the secretary of the demo answered."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One doubtful place.

    code: the reader's question it should raise (who_leads, whose_work, unknown_agency, list_unclear, date_unclear,
    no_date). quoted: the doubtful words as printed. lead_codes, due: the secretary's answer; () and None leave the
    reading as it is. Abbreviations the directory knows ("VPTU", "Sở VHTT&DL") need no more than a person's yes.
    """

    plan: str
    words: str
    code: str
    quoted: str
    lead_codes: tuple[str, ...] = ()
    due: date | None = None


DOUBTS: tuple[Doubt, ...] = (
    Doubt(
        plan="06",
        words="xây dựng kế hoạch cụ thể hóa",
        code="who_leads",
        quoted="Các cơ quan, đơn vị, địa phương",
        lead_codes=("BTGTU",),
    ),
    Doubt(
        plan="06",
        words="chương trình phát thanh về Đại hội bằng tiếng dân tộc",
        code="whose_work",
        quoted="Ban Dân tộc tỉnh phối hợp với Đài Phát thanh và Truyền hình tỉnh",
        lead_codes=("BDT",),
    ),
    Doubt(
        plan="06",
        words="xe loa tuyên truyền lưu động",
        code="date_unclear",
        quoted="đầu tháng 10/2015",
        due=date(2015, 10, 12),
    ),
    Doubt(plan="06", words="biên soạn tài liệu giới thiệu tỉnh", code="no_date", quoted="", due=date(2015, 10, 15)),
    Doubt(
        plan="09",
        words="phương án hội trường dự phòng",
        code="who_leads",
        quoted="Các đơn vị liên quan",
        lead_codes=("VPUB",),
    ),
    Doubt(
        plan="09",
        words="quyết toán kinh phí",
        code="whose_work",
        quoted="Văn phòng UBND tỉnh phối hợp với Sở Tài chính",
        lead_codes=("VPUB",),
    ),
    Doubt(
        plan="09", words="Sửa chữa đèn chiếu sáng", code="unknown_agency", quoted="Ban Quản lý các công trình công cộng"
    ),
    Doubt(plan="09", words="Diễn tập phương án bảo vệ", code="list_unclear", quoted="nt", lead_codes=("CAT",)),
)
