"""What the agencies made of the two plans until 8 October 2015; all of it illustration.

Four agencies handed in real Word files, which the product's own reader reads; most others issued on paper, some are
late or exempt. Agencies are named by their code in `directory`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from dondoc.desk.demo.frame import FOOTER, PLACE, SIGNED
from dondoc.desk.demo.programme import moment
from dondoc.papers.layouts import Family, layout_on
from dondoc.papers.layouts.parts import Heading, Paper, Text
from dondoc.papers.write_docx import write_docx


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """When the agencies were asked for their own plans of a plan, by when, and who appraises; "" is the secretariat.

    not_asked: agencies whose part is the plan itself.
    """

    plan: str
    at: datetime
    due_on: date
    appraiser_code: str
    not_asked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDraft:
    """A draft as a Word file, when it was handed in, and what became of it: points, or number and day; or it waits."""

    plan: str
    agency_code: str
    file_name: str
    handed_in_at: datetime
    lines: tuple[str, ...]
    judged_at: datetime | None = None
    points: tuple[str, ...] = ()
    again_by: date | None = None
    symbol: str = ""
    issued_on: date | None = None


ASKED: tuple[Asked, ...] = (
    Asked(
        plan="06",
        at=moment(4, 22, 9),
        due_on=date(2015, 5, 20),
        appraiser_code="BTGTU",
        not_asked=("BTGTU",),
    ),
    Asked(plan="09", at=moment(5, 6, 9), due_on=date(2015, 5, 31), appraiser_code="", not_asked=("VPTU",)),
)

# agency code -> how far it has come without a plan of its own: "" has not even opened it
STARTED: dict[tuple[str, str], str] = {
    ("06", "H617"): "see",
    ("06", "SGDDT"): "begin",
    ("06", "TTVH"): "see",
    ("09", "TTYTDP"): "begin",
    ("09", "SNNPTNT"): "see",
}
EXTENDED_UNTIL = date(2015, 10, 12)
EXTENDED_AT = moment(10, 5, 17)
EXTENSION_REASON = "Một số cơ quan, đơn vị chưa xây dựng kế hoạch cụ thể"

NOTHING_ARISES: dict[tuple[str, str], str] = {
    ("06", "STP"): "Chỉ phối hợp tuyên truyền theo đề cương chung, không phát sinh nội dung riêng.",
    ("06", "KBNN"): "Chỉ phối hợp cấp phát kinh phí, không phát sinh nội dung riêng.",
    ("09", "STP"): "Chỉ phối hợp tiếp công dân theo lịch chung, không phát sinh nội dung riêng.",
}
ASKS_TO_BE_EXEMPT: dict[tuple[str, str], str] = {
    ("09", "MOBI"): "Phối hợp phát sóng theo phương án của VNPT, không phát sinh nội dung riêng.",
}

_CULTURE_06 = (
    "1. Phòng Nghiệp vụ Văn hóa chủ trì thiết kế ma-két pano, băng rôn, cờ phướn dùng thống nhất trong toàn tỉnh, xong "
    "trước ngày 15/7/2015.",
    "2. Trung tâm Văn hóa tỉnh chủ trì treo 540 cờ Tổ quốc, cờ Đảng trên các tuyến phố Phan Đình Phùng, Trần Phú, "
    "Bà Triệu và Duy Tân, xong trước ngày 10/10/2015.",
    "3. Phòng Nghiệp vụ Văn hóa chủ trì, phối hợp với Thanh tra Sở dựng pano cỡ lớn tại Quảng trường 16/3, bùng binh "
    "và bờ kè sông Đăk Bla, xong trước ngày 05/10/2015.",
    "4. Đoàn Nghệ thuật tỉnh chủ trì dàn dựng, luyện tập chương trình nghệ thuật với 180 diễn viên, nghệ nhân cồng "
    "chiêng, xong trước ngày 14/10/2015.",
    "5. Văn phòng Sở chủ trì tổng hợp, báo cáo tiến độ về Tiểu ban trước ngày 25 hàng tháng.",
)
_CULTURE_06_AGAIN = (
    _CULTURE_06[0],
    _CULTURE_06[1],
    "3. Phòng Nghiệp vụ Văn hóa chủ trì, phối hợp với Thanh tra Sở dựng 24 pano cỡ lớn tại Quảng trường 16/3, bùng "
    "binh và bờ kè sông Đăk Bla, xong trước ngày 05/10/2015.",
    _CULTURE_06[3],
    "5. Bảo tàng tỉnh chủ trì tổ chức triển lãm ảnh, sách và sản phẩm tiêu biểu của tỉnh, xong trước ngày 16/10/2015.",
    "6. Trung tâm Văn hóa tỉnh chủ trì treo 120 băng rôn, 400 cờ phướn trên các tuyến phố chính, xong trước ngày "
    "12/10/2015.",
    "7. Phòng Nghiệp vụ Văn hóa chủ trì lắp đặt 02 màn hình LED tại Quảng trường 16/3 và bờ kè sông Đăk Bla, xong "
    "trước ngày 12/10/2015.",
    "8. Phòng Nghiệp vụ Văn hóa chủ trì xây dựng kịch bản chương trình nghệ thuật chào mừng thành công Đại hội, xong "
    "trước ngày 31/8/2015.",
)
_BROADCAST_06 = (
    "1. Phòng Chuyên đề chủ trì xây dựng phim tài liệu về 5 năm thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV, "
    "thời lượng 30 phút, xong trước ngày 15/9/2015.",
    "2. Phòng Thời sự chủ trì sản xuất 09 phóng sự truyền hình giới thiệu thành tựu của các huyện, thành phố, xong "
    "trước ngày 20/9/2015.",
    "3. Phòng Biên tập chủ trì biên dịch, thu thanh lời bình các phóng sự bằng tiếng Ba Na, Xơ Đăng, "
    "Gia Rai và Giẻ - Triêng, xong trước ngày 30/9/2015.",
)
_YOUTH_06 = (
    "1. Văn phòng Tỉnh Đoàn chủ trì tổ chức cuộc thi tìm hiểu truyền thống Đảng bộ tỉnh trong đoàn viên, học "
    "sinh, tổng kết trước ngày 10/9/2015.",
    "2. Văn phòng Tỉnh Đoàn chủ trì tổ chức 15 đội thanh niên tình nguyện phục vụ Đại hội, xong trước ngày 10/10/2015.",
)
_HEALTH_09 = (
    "1. Chi cục An toàn vệ sinh thực phẩm chủ trì kiểm tra an toàn thực phẩm tại các cơ sở phục vụ Đại hội, xong trước "
    "ngày 18/10/2015.",
    "2. Bệnh viện đa khoa tỉnh chủ trì bố trí chốt cấp cứu và 02 xe cứu thương tại hội trường, xong trước ngày "
    "17/10/2015.",
    "3. Phòng Nghiệp vụ Y chủ trì tập huấn cấp cứu ban đầu cho nhân viên phục vụ, xong trước ngày 12/10/2015.",
)

DRAFTS: tuple[OwnDraft, ...] = (
    OwnDraft(
        plan="06",
        agency_code="SVHTTDL",
        file_name="Du-thao-KH-SVHTTDL-lan-1.docx",
        handed_in_at=moment(5, 8, 15),
        lines=_CULTURE_06,
        judged_at=moment(5, 12, 10),
        points=("Bổ sung số lượng pano theo Kế hoạch 06", "Bổ sung triển lãm ảnh và màn hình LED"),
        again_by=date(2015, 5, 20),
    ),
    OwnDraft(
        plan="06",
        agency_code="DPTTH",
        file_name="Du-thao-KH-DPTTH.docx",
        handed_in_at=moment(5, 11, 9),
        lines=_BROADCAST_06,
        judged_at=moment(5, 13, 9),
        symbol="07/KH-PTTH",
        issued_on=date(2015, 5, 13),
    ),
    OwnDraft(
        plan="06",
        agency_code="SVHTTDL",
        file_name="Du-thao-KH-SVHTTDL-lan-2.docx",
        handed_in_at=moment(5, 18, 16),
        lines=_CULTURE_06_AGAIN,
        judged_at=moment(5, 19, 15),
        symbol="31/KH-SVHTTDL",
        issued_on=date(2015, 5, 19),
    ),
    OwnDraft(
        plan="09",
        agency_code="SYT",
        file_name="Du-thao-KH-SYT.docx",
        handed_in_at=moment(10, 6, 14),
        lines=_HEALTH_09,
    ),
    OwnDraft(
        plan="06",
        agency_code="TD",
        file_name="Du-thao-KH-Tinh-Doan.docx",
        handed_in_at=moment(10, 7, 10),
        lines=_YOUTH_06,
    ),
)
# The own plan the demo's focal point still has to write, so that its next step can be tried.
STILL_TO_WRITE: tuple[tuple[str, str], ...] = (("09", "SVHTTDL"),)


def build_own_papers(names: dict[str, str]) -> dict[str, bytes]:
    """Return file name -> bytes of the drafts. names: of the agencies by code."""
    return {one.file_name: _written(one, names[one.agency_code]) for one in DRAFTS}


def issued_on_paper(plan: str, place: int, *, due_on: date) -> date:
    """Return the day on which the agency at this place of the list issued its own plan: by the due day."""
    return due_on.replace(day=due_on.day - (place * 7) % 12)


def symbol_of(code: str, place: int, *, is_party: bool) -> str:
    """Return number and symbol of an own plan in the form of its family."""
    number = 4 + (place * 5) % 60
    return f"{number:02d}-KH/{code}" if is_party else f"{number:02d}/KH-{code}"


def _written(draft: OwnDraft, name: str) -> bytes:
    paper = Paper(
        superior="TỈNH KON TUM",
        issuer=name.upper(),
        number=draft.symbol or f"  /KH-{draft.agency_code}",
        place=PLACE,
        issued_on=draft.handed_in_at.date(),
        kind="KẾ HOẠCH",
        subject=f"Cụ thể hóa Kế hoạch số {draft.plan}-KH/TBPV của Tiểu ban Tổ chức phục vụ Đại hội",
        blocks=(
            Heading("I. NỘI DUNG, PHÂN CÔNG"),
            *(Text(line.split(". ", 1)[1], line.split(". ", 1)[0] + ".") for line in draft.lines),
        ),
        authority=("THỦ TRƯỞNG ĐƠN VỊ",),
        signed=SIGNED,
        footer=FOOTER,
    )
    return write_docx(paper, layout_on(family=Family.PARTY, day=paper.issued_on))
