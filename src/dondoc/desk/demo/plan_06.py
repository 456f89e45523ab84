"""Plan 06 on communications, as the subcommittee might have written it: section form, sentences, duties by agency.

Facts: number, subject, issuer. Every task, quantity, day and assignment is an illustration.
"""

from datetime import date

from dondoc.desk.demo.assignments import Assignment, Item, Section, lettered, numbered, under
from dondoc.desk.demo.frame import AUTHORITY, FOOTER, ISSUER, PLACE, RECIPIENTS, SIGNED, SUPERIOR
from dondoc.desk.demo.plan_06_duties import DUTIES, EMULATION, PROPAGANDA_DUTIES
from dondoc.papers.layouts.parts import Block, Heading, Paper, Text

NUMBER = "06-KH/TBPV"
ISSUED_ON = date(2015, 4, 20)

_DISTRICTS = ("Đăk Glei", "Ngọc Hồi", "Đăk Tô", "Kon Plông", "Kon Rẫy", "Đăk Hà", "Sa Thầy", "Tu Mơ Rông", "Ia H'Drai")
_PROPAGANDA = "Ban Tuyên giáo Tỉnh ủy"
_CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
_INFORMATION = "Sở Thông tin và Truyền thông"
_TELEVISION = "Đài Phát thanh và Truyền hình tỉnh"

SECTIONS: tuple[Section, ...] = (
    Section(
        heading="II. PHÓNG SỰ, PHIM TÀI LIỆU",
        items=(
            Item(
                "Xây dựng phim tài liệu về 5 năm thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV, thời lượng "
                "30 phút, trình chiếu tại phiên khai mạc"
            ),
            Item("Sản xuất 09 phóng sự truyền hình giới thiệu thành tựu của các huyện, thành phố"),
            Item("Biên dịch, thu thanh lời bình các phóng sự bằng tiếng Ba Na, Xơ Đăng, Gia Rai và Giẻ - Triêng"),
        ),
        lead=(_TELEVISION,),
        coordinating=("Bảo tàng tỉnh", "Ban Dân tộc tỉnh", "Hội Nhà báo tỉnh"),
        appraising=(_PROPAGANDA,),
        time="hoàn thành trước ngày 30/9/2015",
        due=date(2015, 9, 30),
    ),
    Section(
        heading="III. CHUYÊN TRANG, CHUYÊN MỤC, ẤN PHẨM",
        items=(
            Item("Mở chuyên mục “Tiến tới Đại hội Đảng bộ tỉnh lần thứ XV” trên báo in và báo điện tử"),
            Item("Đăng toàn văn dự thảo Báo cáo chính trị để lấy ý kiến góp ý của nhân dân"),
            Item("Tổng hợp ý kiến góp ý của nhân dân, gửi Văn phòng Tỉnh ủy"),
            Item(
                "Xuất bản ấn phẩm đặc biệt chào mừng Đại hội, 32 trang, 5.000 bản",
                "phát hành chậm nhất ngày 15/10/2015",
                date(2015, 10, 15),
            ),
        ),
        lead=("Báo Kon Tum",),
        coordinating=("Văn phòng Tỉnh ủy", "Hội Văn học - Nghệ thuật tỉnh"),
        appraising=(_PROPAGANDA,),
        time="Quý III/2015",
        due=date(2015, 9, 30),
    ),
    Section(
        heading="IV. CỔNG THÔNG TIN ĐIỆN TỬ, TRUYỀN THANH CƠ SỞ",
        items=(
            Item(
                "Mở trang chuyên đề về Đại hội trên Cổng thông tin điện tử tỉnh",
                "hoàn thành trong tháng 6/2015",
                date(2015, 6, 30),
            ),
            Item("Hướng dẫn hệ thống truyền thanh của 102 xã, phường, thị trấn tiếp âm chương trình về Đại hội"),
            Item("Theo dõi, xử lý thông tin sai sự thật về Đại hội trên mạng Internet"),
        ),
        lead=(_INFORMATION,),
        coordinating=("Văn phòng UBND tỉnh", "Công an tỉnh", "VNPT Kon Tum", "Viettel Kon Tum"),
        time="từ ngày 01/9/2015 đến hết ngày 23/10/2015",
        due=date(2015, 10, 23),
    ),
    Section(
        heading="V. HỌP BÁO, TRUNG TÂM BÁO CHÍ",
        items=(
            Item("Đón tiếp, cấp thẻ tác nghiệp cho phóng viên trong và ngoài tỉnh"),
            Item("Bố trí Trung tâm báo chí tại Thư viện tỉnh với 60 chỗ làm việc"),
            Item("Soạn thông cáo và bộ tài liệu cung cấp cho báo chí"),
            Item("Tổ chức họp báo giới thiệu về Đại hội", "vào ngày 14/10/2015", date(2015, 10, 14)),
        ),
        lead=(_PROPAGANDA,),
        coordinating=(_INFORMATION, "Hội Nhà báo tỉnh", "Thư viện tỉnh"),
        time="trước khai mạc 07 ngày",
    ),
    Section(
        heading="VI. CỔ ĐỘNG TRỰC QUAN TẠI THÀNH PHỐ KON TUM",
        items=(
            Item(
                "Thiết kế ma-két pano, băng rôn, cờ phướn dùng thống nhất trong toàn tỉnh",
                "xong trước ngày 31/7/2015",
                date(2015, 7, 31),
            ),
            Item("Treo 540 cờ Tổ quốc, cờ Đảng trên các tuyến phố Phan Đình Phùng, Trần Phú, Bà Triệu và Duy Tân"),
            Item(
                "Dựng 24 pano cỡ lớn tại Quảng trường 16/3, bùng binh và bờ kè sông Đăk Bla",
                "xong trước ngày 07/10/2015",
                date(2015, 10, 7),
            ),
            Item("Treo 120 băng rôn, 400 cờ phướn trên các tuyến phố chính"),
            Item("Lắp đặt 02 màn hình LED tại Quảng trường 16/3 và bờ kè sông Đăk Bla"),
        ),
        lead=("Sở VHTT&DL",),
        coordinating=("UBND thành phố Kon Tum", "Sở Xây dựng", "Sở Giao thông vận tải", "Công ty Điện lực Kon Tum"),
        appraising=(_PROPAGANDA,),
        time="từ ngày 01/10/2015 đến hết ngày 12/10/2015",
        due=date(2015, 10, 12),
    ),
    Section(
        heading="VII. CỔ ĐỘNG TRỰC QUAN TẠI CÁC HUYỆN",
        items=(
            Item("Dựng ít nhất 03 cụm cổ động, treo 300 hồng kỳ và 50 cờ phướn tại trung tâm huyện"),
            Item("Vận động cơ quan, trường học và hộ gia đình treo cờ Tổ quốc"),
            Item("Tháo dỡ pano, băng rôn cũ, phai màu, rách nát", "xong trong tháng 9/2015", date(2015, 9, 30)),
        ),
        lead=tuple(f"UBND huyện {name}" for name in _DISTRICTS),
        lead_as_printed="UBND các huyện: " + ", ".join(_DISTRICTS),
        coordinating=(_CULTURE, "Ủy ban MTTQ Việt Nam tỉnh"),
        time="từ ngày 10/10/2015 đến hết ngày 23/10/2015",
        due=date(2015, 10, 23),
    ),
    Section(
        heading="VIII. VĂN HÓA, VĂN NGHỆ, TRIỂN LÃM",
        items=(
            Item(
                "Xây dựng kịch bản chương trình nghệ thuật chào mừng thành công Đại hội",
                "xong trước ngày 31/8/2015",
                date(2015, 8, 31),
            ),
            Item("Dàn dựng, luyện tập chương trình nghệ thuật với 180 diễn viên, nghệ nhân cồng chiêng"),
            Item("Tổ chức triển lãm ảnh, sách và sản phẩm tiêu biểu của tỉnh"),
            Item("Dàn dựng màn chào mừng của thiếu nhi tại phiên khai mạc"),
        ),
        lead=(_CULTURE,),
        coordinating=("Trung tâm Văn hóa tỉnh", "Bảo tàng tỉnh", "Tỉnh Đoàn", "Sở Công Thương"),
        appraising=(_PROPAGANDA,),
        time="hoàn thành trước ngày 16/10/2015",
        due=date(2015, 10, 16),
    ),
)


_EMULATION_HEADING = "IX. THI ĐUA, HỘI THI, LẤY Ý KIẾN NHÂN DÂN"
_DUTIES_HEADING = "X. TỔ CHỨC THỰC HIỆN"

ASSIGNMENTS: tuple[Assignment, ...] = (
    *(one for section in SECTIONS for one in section.assignments()),
    *under(_EMULATION_HEADING, EMULATION),
    *under(_DUTIES_HEADING, (*PROPAGANDA_DUTIES, *DUTIES)),
)

_AIMS: tuple[Block, ...] = (
    Heading("I. MỤC ĐÍCH, YÊU CẦU"),
    Text(
        "Mục đích: Tạo sự thống nhất trong Đảng, sự đồng thuận trong nhân dân các dân tộc tỉnh Kon Tum về mục đích, ý "
        "nghĩa và nội dung của Đại hội; cổ vũ phong trào thi đua yêu nước, góp phần vào thành công của Đại hội.",
        "1.",
    ),
    Text(
        "Yêu cầu: Công tác tuyên truyền bảo đảm đúng định hướng, thiết thực, tiết kiệm; cờ, pano, khẩu hiệu trang "
        "nghiêm, đúng vị trí; nội dung gần gũi với đồng bào các dân tộc thiểu số.",
        "2.",
    ),
)


def _duty_blocks() -> tuple[Block, ...]:
    """Return section X: the first number is a heading that names its agency, the others are whole sentences."""
    sentences = numbered(DUTIES, start=2)
    return (
        Heading(_DUTIES_HEADING),
        Heading("1. Ban Tuyên giáo Tỉnh ủy", 2),
        *lettered([sentence.text for sentence in PROPAGANDA_DUTIES]),
        *sentences,
        Text(
            "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị, địa phương kịp thời báo cáo "
            "về Tiểu ban để xem xét, giải quyết."
        ),
    )


PAPER = Paper(
    superior=SUPERIOR,
    issuer=ISSUER,
    number=NUMBER,
    place=PLACE,
    issued_on=ISSUED_ON,
    kind="KẾ HOẠCH",
    subject="tuyên truyền Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XV, nhiệm kỳ 2015 - 2020",
    bases=(
        "Căn cứ Chỉ thị số 36-CT/TW, ngày 30/5/2014 của Bộ Chính trị về đại hội đảng bộ các cấp tiến tới Đại hội đại "
        "biểu toàn quốc lần thứ XII của Đảng;",
        "Căn cứ chức năng, nhiệm vụ của Tiểu ban Tổ chức phục vụ Đại hội đại biểu Đảng bộ tỉnh lần thứ XV (sau đây gọi "
        "tắt là Tiểu ban);",
        "Tiểu ban xây dựng Kế hoạch tuyên truyền Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XV, nhiệm kỳ 2015 - "
        "2020 (sau đây gọi tắt là Đại hội; dự kiến khai mạc ngày 20/10/2015) như sau:",
    ),
    blocks=(
        *_AIMS,
        *(block for section in SECTIONS for block in section.blocks()),
        Heading(_EMULATION_HEADING),
        *numbered(EMULATION),
        *_duty_blocks(),
    ),
    authority=AUTHORITY,
    signed=SIGNED,
    recipients=RECIPIENTS,
    footer=FOOTER,
)
