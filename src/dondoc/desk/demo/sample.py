"""A plan of a district that does not exist, fifty tasks in the mixed forms, for people who want to try an upload."""

from datetime import date

from dondoc.desk.demo.assignments import (
    Assignment,
    Group,
    Item,
    Row,
    Section,
    Sentence,
    assignment_table,
    by,
    lettered,
    numbered,
    table_assignments,
    under,
)
from dondoc.desk.demo.frame import SIGNED
from dondoc.papers.layouts.parts import Annex, Heading, Paper, Text

NUMBER = "03-KH/TBPV"
ISSUED_ON = date(2015, 3, 10)

_OFFICE = "Văn phòng Huyện ủy"
_STATE_OFFICE = "Văn phòng HĐND và UBND huyện"
_PROPAGANDA = "Ban Tuyên giáo Huyện ủy"
_ORGANISATION = "Ban Tổ chức Huyện ủy"
_CULTURE = "Phòng Văn hóa và Thông tin"
_FINANCE = "Phòng Tài chính - Kế hoạch"
_INFRASTRUCTURE = "Phòng Kinh tế và Hạ tầng"
_EDUCATION = "Phòng Giáo dục và Đào tạo"
_BROADCAST = "Đài Truyền thanh - Truyền hình huyện"
_POLICE = "Công an huyện"
_MILITARY = "Ban Chỉ huy Quân sự huyện"
_HEALTH = "Trung tâm Y tế huyện"
_YOUTH = "Huyện Đoàn"
_WOMEN = "Hội Liên hiệp Phụ nữ huyện"
_FRONT = "Ủy ban MTTQ Việt Nam huyện"
_LABOUR = "Liên đoàn Lao động huyện"
_POWER = "Điện lực huyện"
_TELECOM = "Viễn thông huyện"
_SANITATION = "Đội Công trình đô thị"
_TOWN = "UBND thị trấn Sơn Bình"

SECTIONS: tuple[Section, ...] = (
    Section(
        heading="II. TUYÊN TRUYỀN TRÊN SÓNG TRUYỀN THANH, TRUYỀN HÌNH",
        items=(
            Item("Xây dựng phóng sự về kết quả 5 năm thực hiện nghị quyết đại hội nhiệm kỳ trước"),
            Item("Mở chuyên mục “Hướng tới Đại hội” trên sóng truyền thanh, mỗi tuần hai số"),
            Item("Xây dựng 08 tin, bài về gương đảng viên tiêu biểu"),
            Item("Chuẩn bị phương án truyền thanh trực tiếp phiên khai mạc"),
        ),
        lead=(_BROADCAST,),
        coordinating=(_CULTURE, _TOWN),
        appraising=(_PROPAGANDA,),
        time="hoàn thành trước ngày 30/6/2015",
        due=date(2015, 6, 30),
    ),
    Section(
        heading="III. CỔ ĐỘNG TRỰC QUAN",
        items=(
            Item(
                "Thiết kế mẫu pano, băng rôn dùng chung trong toàn huyện",
                "xong trước ngày 15/5/2015",
                date(2015, 5, 15),
            ),
            Item("Dựng 03 cụm cổ động tại trung tâm thị trấn"),
            Item("Treo 300 hồng kỳ, 50 cờ phướn trên đường vào trung tâm huyện"),
            Item("Treo 20 băng rôn tại trụ sở các cơ quan"),
            Item("Tháo dỡ pano, băng rôn cũ, phai màu"),
        ),
        lead=(_CULTURE,),
        coordinating=(_INFRASTRUCTURE, _TOWN, _POWER),
        appraising=(_PROPAGANDA,),
        time="từ ngày 10/7/2015 đến hết ngày 20/7/2015",
        due=date(2015, 7, 20),
    ),
    Section(
        heading="IV. VĂN NGHỆ, THỂ THAO CHÀO MỪNG",
        items=(
            Item("Xây dựng kịch bản đêm văn nghệ chào mừng thành công Đại hội"),
            Item("Luyện tập các tiết mục cồng chiêng, múa xoang"),
            Item("Tổ chức giải bóng chuyền chào mừng Đại hội"),
        ),
        lead=(_CULTURE,),
        coordinating=(_YOUTH, _LABOUR),
        time="trong tháng 6/2015",
        due=date(2015, 6, 30),
    ),
)

_EMULATION_HEADING = "V. THI ĐUA, LẤY Ý KIẾN"
_DUTIES_HEADING = "VI. TỔ CHỨC THỰC HIỆN"

EMULATION: tuple[Sentence, ...] = (
    Sentence(
        f"{_LABOUR} chủ trì, phối hợp với {_INFRASTRUCTURE} chọn, gắn biển 02 công trình chào mừng Đại hội, hoàn thành "
        "trong quý II/2015.",
        (
            by(
                _LABOUR,
                "chọn, gắn biển 02 công trình chào mừng Đại hội",
                "hoàn thành trong quý II/2015",
                date(2015, 6, 30),
                _INFRASTRUCTURE,
            ),
        ),
    ),
    Sentence(
        f"{_YOUTH} chủ trì, phối hợp với {_EDUCATION} tổ chức hội thi tìm hiểu truyền thống Đảng bộ huyện, xong trước "
        "ngày 31/5/2015.",
        (
            by(
                _YOUTH,
                "tổ chức hội thi tìm hiểu truyền thống Đảng bộ huyện",
                "xong trước ngày 31/5/2015",
                date(2015, 5, 31),
                _EDUCATION,
            ),
        ),
    ),
    Sentence(
        f"{_WOMEN} chủ trì, phối hợp với {_FRONT} phát động ngày thứ bảy sạch làng tại các xã, thị trấn, vào ngày "
        "18/7/2015.",
        (
            by(
                _WOMEN,
                "phát động ngày thứ bảy sạch làng tại các xã, thị trấn",
                "vào ngày 18/7/2015",
                date(2015, 7, 18),
                _FRONT,
            ),
        ),
    ),
    Sentence(
        f"{_FRONT} chủ trì, phối hợp với {_WOMEN} tổ chức 05 hội nghị lấy ý kiến nhân dân vào dự thảo báo cáo chính "
        "trị, xong trước ngày 30/4/2015.",
        (
            by(
                _FRONT,
                "tổ chức 05 hội nghị lấy ý kiến nhân dân vào dự thảo báo cáo chính trị",
                "xong trước ngày 30/4/2015",
                date(2015, 4, 30),
                _WOMEN,
            ),
        ),
    ),
    Sentence(
        f"{_EDUCATION} tổ chức sinh hoạt dưới cờ về Đại hội tại các trường học, trong tháng 5/2015.",
        (
            by(
                _EDUCATION,
                "tổ chức sinh hoạt dưới cờ về Đại hội tại các trường học",
                "trong tháng 5/2015",
                date(2015, 5, 31),
            ),
        ),
    ),
)

OFFICE_DUTIES: tuple[Sentence, ...] = (
    Sentence(
        "Tổng hợp tiến độ, báo cáo Tiểu ban trước ngày 25 hàng tháng",
        (by(_OFFICE, "Tổng hợp tiến độ", "trước ngày 25 hàng tháng", None, recurring=True),),
    ),
    Sentence(
        "Lập dự toán kinh phí phục vụ Đại hội, hoàn thành trước ngày 15/4/2015",
        (by(_OFFICE, "Lập dự toán kinh phí phục vụ Đại hội", "hoàn thành trước ngày 15/4/2015", date(2015, 4, 15)),),
    ),
    Sentence(
        "Xây dựng kịch bản điều hành Đại hội, hoàn thành trước ngày 10/7/2015",
        (by(_OFFICE, "Xây dựng kịch bản điều hành Đại hội", "hoàn thành trước ngày 10/7/2015", date(2015, 7, 10)),),
    ),
)
DUTIES: tuple[Sentence, ...] = (
    Sentence(
        f"Giao {_FINANCE} chủ trì, phối hợp với {_OFFICE} bố trí kinh phí thực hiện, xong trước ngày 30/4/2015.",
        (by(_FINANCE, "bố trí kinh phí thực hiện", "xong trước ngày 30/4/2015", date(2015, 4, 30), _OFFICE),),
    ),
    Sentence(
        f"Giao {_ORGANISATION} chủ trì, phối hợp với {_OFFICE} lập danh sách 180 đại biểu và khách mời, xong trước "
        "ngày 10/7/2015.",
        (
            by(
                _ORGANISATION,
                "lập danh sách 180 đại biểu và khách mời",
                "xong trước ngày 10/7/2015",
                date(2015, 7, 10),
                _OFFICE,
            ),
        ),
    ),
    Sentence(
        f"{_PROPAGANDA} ban hành hướng dẫn tuyên truyền và khẩu hiệu, hoàn thành trước ngày 31/3/2015.",
        (
            by(
                _PROPAGANDA,
                "ban hành hướng dẫn tuyên truyền và khẩu hiệu",
                "hoàn thành trước ngày 31/3/2015",
                date(2015, 3, 31),
            ),
        ),
    ),
    Sentence(
        "Các đơn vị liên quan chuẩn bị lực lượng phục vụ, cuối tháng 7/2015.",
        (by("Các đơn vị liên quan", "chuẩn bị lực lượng phục vụ", "cuối tháng 7/2015", None),),
    ),
)

# One row of the table is one entry; a line per value would hide it.
# fmt: off
GROUPS: tuple[Group, ...] = (
    Group("I", "Hội trường, tài liệu", (
        Row("Sửa chữa, quét vôi hội trường huyện", _STATE_OFFICE, _INFRASTRUCTURE, "", "Trước ngày 30/6/2015",
            "Biên bản nghiệm thu", date(2015, 6, 30)),
        Row("Thiết kế phông, cờ, khẩu hiệu trong hội trường", _CULTURE, _OFFICE, _PROPAGANDA, "Trước ngày 30/6/2015",
            "Ma-két", date(2015, 6, 30)),
        Row("Lắp đặt âm thanh, ánh sáng", _CULTURE, f"{_BROADCAST}; {_POWER}", "", "20/7/2015", "Biên bản chạy thử",
            date(2015, 7, 20)),
        Row("In, đóng quyển 220 bộ tài liệu", _OFFICE, _FINANCE, "", "Trước khai mạc 03 ngày", "220 bộ tài liệu"),
        Row("In thẻ đại biểu, thẻ phục vụ", _OFFICE, _ORGANISATION, "", "15/7/2015", "260 thẻ", date(2015, 7, 15)),
        Row("Chuẩn bị hòm phiếu, phiếu bầu", _ORGANISATION, _OFFICE, "Ủy ban Kiểm tra Huyện ủy", "20/7/2015",
            "Biên bản kiểm tra", date(2015, 7, 20)),
        Row("Bố trí 06 phòng thảo luận tổ", _STATE_OFFICE, _EDUCATION, "", "20/7/2015", "Sơ đồ bố trí phòng",
            date(2015, 7, 20)),
        Row("Chuẩn bị hoa tươi, quà lưu niệm", _WOMEN, _OFFICE, "", "Trước ngày 25.7.2015", "Hoa, quà",
            date(2015, 7, 25)),
        Row("Lập sơ đồ chỗ ngồi", _OFFICE, _ORGANISATION, "", "Chậm nhất ngày 20/7/2015", "Sơ đồ", date(2015, 7, 20)),
    )),
    Group("II", "Ăn, nghỉ, đi lại, y tế", (
        Row("Hợp đồng 40 phòng nghỉ cho đại biểu ở xa", _STATE_OFFICE, _TOWN, _FINANCE, "Trước ngày 31/5/2015",
            "Hợp đồng", date(2015, 5, 31)),
        Row("Hợp đồng phục vụ 04 bữa ăn", _STATE_OFFICE, _WOMEN, _HEALTH, "Trước ngày 30/6/2015", "Hợp đồng, thực đơn",
            date(2015, 6, 30)),
        Row("Kiểm tra an toàn thực phẩm nơi nấu ăn", _HEALTH, _TOWN, "", "Từ ngày 20/7 đến hết ngày 30/7/2015",
            "Biên bản kiểm tra", date(2015, 7, 30)),
        Row("Bố trí tổ y tế và xe cứu thương trực", _HEALTH, _POLICE, "", "Trước khai mạc 02 ngày", "Lịch trực"),
        Row("Huy động 12 xe đưa đón đại biểu", _STATE_OFFICE, _MILITARY, "", "Tháng 7/2015", "Danh sách xe",
            date(2015, 7, 31)),
        Row("Bố trí điểm đỗ xe", _POLICE, _TOWN, "", "15/7/2015", "Sơ đồ", date(2015, 7, 15)),
    )),
    Group("III", "An ninh, điện, thông tin, vệ sinh", (
        Row("Xây dựng phương án bảo vệ Đại hội", _POLICE, _MILITARY, "", "Trước ngày 30/6/2015", "Phương án",
            date(2015, 6, 30)),
        Row("Diễn tập phương án bảo vệ", "nt", "nt", "", "20/7/2015", "Báo cáo", date(2015, 7, 20)),
        Row("Kiểm tra phòng cháy, chữa cháy tại hội trường", _POLICE, _STATE_OFFICE, "", "15/7/2015", "Biên bản",
            date(2015, 7, 15)),
        Row("Trực sẵn sàng chiến đấu", _MILITARY, _POLICE, "", "Từ ngày 25/7 đến hết ngày 30/7/2015", "Kế hoạch trực",
            date(2015, 7, 30)),
        Row("Cấp điện ưu tiên, lắp máy phát dự phòng", _POWER, _STATE_OFFICE, "", "15/7/2015", "Biên bản chạy thử",
            date(2015, 7, 15)),
        Row("Lắp đường truyền Internet tại hội trường", _TELECOM, _BROADCAST, "", "15/7/2015", "Biên bản đo kiểm",
            date(2015, 7, 15)),
        Row("Bảo đảm liên lạc cho các Tổ phục vụ", _TELECOM, _POLICE, "", "25/7/2015", "Danh bạ, sim liên lạc",
            date(2015, 7, 25)),
        Row("Tổng vệ sinh các tuyến đường trung tâm", _SANITATION, f"{_TOWN}; {_YOUTH}", "",
            "Từ ngày 20/7 đến hết ngày 27/7/2015", "Báo cáo", date(2015, 7, 27)),
        Row("Cắt tỉa cây xanh, sửa đèn đường", _SANITATION, _POWER, _INFRASTRUCTURE, "Quý II/2015",
            "Biên bản nghiệm thu", date(2015, 6, 30)),
        Row("Thu gom, xử lý rác thải khu vực hội trường", _SANITATION, _TOWN, "", "Thường xuyên", "Báo cáo tuần",
            recurring=True),
        Row("Trồng hoa, cây cảnh trước hội trường", _TOWN, _SANITATION, "", "10/7/2015", "Biên bản nghiệm thu",
            date(2015, 7, 10)),
    )),
)
# fmt: on

ASSIGNMENTS: tuple[Assignment, ...] = (
    *(one for section in SECTIONS for one in section.assignments()),
    *under(_EMULATION_HEADING, EMULATION),
    *under(_DUTIES_HEADING, (*OFFICE_DUTIES, *DUTIES)),
    *table_assignments(GROUPS),
)

PAPER = Paper(
    superior="HUYỆN ỦY SƠN BÌNH",
    issuer="TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI",
    number=NUMBER,
    place="Sơn Bình",
    issued_on=ISSUED_ON,
    kind="KẾ HOẠCH",
    subject="tuyên truyền, bảo đảm cơ sở vật chất phục vụ Đại hội đại biểu Đảng bộ huyện Sơn Bình",
    bases=(
        "Căn cứ chức năng, nhiệm vụ của Tiểu ban Tổ chức phục vụ Đại hội; Tiểu ban xây dựng Kế hoạch tuyên truyền, bảo "
        "đảm cơ sở vật chất phục vụ Đại hội (dự kiến khai mạc ngày 28/7/2015) như sau:",
    ),
    blocks=(
        Heading("I. MỤC ĐÍCH, YÊU CẦU"),
        Text("Bảo đảm các điều kiện để Đại hội diễn ra trang trọng, an toàn, tiết kiệm."),
        *(block for section in SECTIONS for block in section.blocks()),
        Heading(_EMULATION_HEADING),
        *numbered(EMULATION),
        Heading(_DUTIES_HEADING),
        Heading("1. Văn phòng Huyện ủy", 2),
        *lettered([sentence.text for sentence in OFFICE_DUTIES]),
        *numbered(DUTIES, start=2),
        Text("Các phần việc khác thực hiện theo Phụ lục kèm theo Kế hoạch này."),
    ),
    authority=("T/M TIỂU BAN", "TRƯỞNG TIỂU BAN"),
    signed=SIGNED,
    recipients=("Ban Thường vụ Huyện ủy (b/c),", "Các cơ quan, đơn vị của huyện,", "Lưu Tiểu ban."),
    annexes=(
        Annex(
            title="PHỤ LỤC",
            subject="Phân công nhiệm vụ bảo đảm cơ sở vật chất phục vụ Đại hội",
            note="(Kèm theo Kế hoạch số 03-KH/TBPV, ngày 10 tháng 3 năm 2015)",
            blocks=(assignment_table(GROUPS),),
        ),
    ),
    footer="Văn bản mẫu của một huyện không có thật: mọi nội dung đều là số liệu minh họa.",
)
