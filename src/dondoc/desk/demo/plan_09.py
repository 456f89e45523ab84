"""Plan 09 on facilities: a section, sentences, duties by agency, and the assignment table of `plan_09_annex`.

Facts: number, subject, issuer. Every task, quantity, day and assignment is an illustration.
"""

from datetime import date

from dondoc.desk.demo.assignments import (
    Assignment,
    Item,
    Section,
    Sentence,
    assignment_table,
    by,
    lettered,
    numbered,
    table_assignments,
    under,
)
from dondoc.desk.demo.frame import AUTHORITY, FOOTER, ISSUER, PLACE, RECIPIENTS, SIGNED, SUPERIOR
from dondoc.desk.demo.plan_09_annex import GROUPS
from dondoc.papers.layouts.parts import Annex, Block, Heading, Paper, Text

NUMBER = "09-KH/TBPV"
ISSUED_ON = date(2015, 5, 4)

_PARTY_OFFICE = "Văn phòng Tỉnh ủy"
_STATE_OFFICE = "Văn phòng UBND tỉnh"

HALL = Section(
    heading="II. HỘI TRƯỜNG, KHÁNH TIẾT",
    items=(
        Item(
            "Sửa chữa, chỉnh trang Hội trường tỉnh (tên minh họa), thay 420 ghế ngồi và hệ thống rèm",
            "xong trước ngày 31/8/2015",
            date(2015, 8, 31),
        ),
        Item(
            "Thiết kế ma-két sân khấu, phông, tượng Bác, cờ và khẩu hiệu trong hội trường, trình Thường trực Tỉnh ủy "
            "phê duyệt",
            "xong trước ngày 15/9/2015",
            date(2015, 9, 15),
        ),
        Item("Thi công trang trí khánh tiết trong và ngoài hội trường"),
        Item("Chuẩn bị hoa tươi, bục phát biểu, bàn Đoàn Chủ tịch và bàn Thư ký"),
    ),
    lead=(_STATE_OFFICE,),
    coordinating=("Sở Xây dựng", "Trung tâm Văn hóa tỉnh"),
    appraising=("Ban Tuyên giáo Tỉnh ủy",),
    time="trước khai mạc 05 ngày",
)

FUNDING_HEADING = "III. KINH PHÍ, NHÂN LỰC"
FUNDING: tuple[Sentence, ...] = (
    Sentence(
        "Văn phòng Tỉnh ủy chủ trì, phối hợp với Văn phòng UBND tỉnh lập dự toán kinh phí phục vụ Đại hội, gửi Sở Tài "
        "chính thẩm định, xong trước ngày 15/6/2015.",
        (
            by(
                _PARTY_OFFICE,
                "lập dự toán kinh phí phục vụ Đại hội",
                "xong trước ngày 15/6/2015",
                date(2015, 6, 15),
                _STATE_OFFICE,
                appraiser="Sở Tài chính",
            ),
        ),
    ),
    Sentence(
        "Sở Kế hoạch và Đầu tư chủ trì, phối hợp với Sở Tài chính, Kho bạc Nhà nước Kon Tum hướng dẫn việc lựa chọn "
        "nhà thầu các hạng mục phục vụ Đại hội, hoàn thành trong tháng 6/2015.",
        (
            by(
                "Sở Kế hoạch và Đầu tư",
                "hướng dẫn việc lựa chọn nhà thầu các hạng mục phục vụ Đại hội",
                "hoàn thành trong tháng 6/2015",
                date(2015, 6, 30),
                "Sở Tài chính",
                "Kho bạc Nhà nước Kon Tum",
            ),
        ),
    ),
    Sentence(
        "Sở Nội vụ chủ trì, phối hợp với Văn phòng Tỉnh ủy trưng tập 160 cán bộ, công chức vào các Tổ phục vụ, xong "
        "trước ngày 31/8/2015.",
        (
            by(
                "Sở Nội vụ",
                "trưng tập 160 cán bộ, công chức vào các Tổ phục vụ",
                "xong trước ngày 31/8/2015",
                date(2015, 8, 31),
                _PARTY_OFFICE,
            ),
        ),
    ),
)

DUTIES_HEADING = "V. TỔ CHỨC THỰC HIỆN"
OFFICE_DUTIES: tuple[Sentence, ...] = (
    Sentence(
        "Tổng hợp tiến độ thực hiện Kế hoạch, báo cáo Tiểu ban trước ngày 25 hàng tháng",
        (by(_PARTY_OFFICE, "Tổng hợp tiến độ thực hiện Kế hoạch", "trước ngày 25 hàng tháng", None, recurring=True),),
    ),
    Sentence(
        "Phân công nhiệm vụ cụ thể cho các Tổ phục vụ, hoàn thành trong tháng 9/2015",
        (
            by(
                _PARTY_OFFICE,
                "Phân công nhiệm vụ cụ thể cho các Tổ phục vụ",
                "hoàn thành trong tháng 9/2015",
                date(2015, 9, 30),
            ),
        ),
    ),
)
DUTIES: tuple[Sentence, ...] = (
    Sentence(
        "Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy lập danh sách 343 đại biểu và khách mời theo từng "
        "đoàn, xong trước ngày 30/9/2015.",
        (
            by(
                "Ban Tổ chức Tỉnh ủy",
                "lập danh sách 343 đại biểu và khách mời theo từng đoàn",
                "xong trước ngày 30/9/2015",
                date(2015, 9, 30),
                _PARTY_OFFICE,
            ),
        ),
    ),
    Sentence(
        "Các đơn vị liên quan chuẩn bị phương án hội trường dự phòng, xong trước ngày 10/10/2015.",
        (
            by(
                "Các đơn vị liên quan",
                "chuẩn bị phương án hội trường dự phòng",
                "xong trước ngày 10/10/2015",
                date(2015, 10, 10),
            ),
        ),
    ),
    Sentence(
        "Văn phòng UBND tỉnh phối hợp với Sở Tài chính quyết toán kinh phí phục vụ Đại hội, hoàn thành trong "
        "tháng 12/2015.",
        (
            by(
                _STATE_OFFICE,
                "quyết toán kinh phí phục vụ Đại hội",
                "hoàn thành trong tháng 12/2015",
                date(2015, 12, 31),
                "Sở Tài chính",
            ),
        ),
    ),
)

ASSIGNMENTS: tuple[Assignment, ...] = (
    *HALL.assignments(),
    *under(FUNDING_HEADING, FUNDING),
    *under(DUTIES_HEADING, (*OFFICE_DUTIES, *DUTIES)),
    *table_assignments(GROUPS),
)

_AIMS: tuple[Block, ...] = (
    Heading("I. MỤC ĐÍCH, YÊU CẦU"),
    Text(
        "Mục đích: Bảo đảm đầy đủ, chu đáo các điều kiện về hội trường, tài liệu, nơi ăn, nghỉ, phương tiện đi lại, y "
        "tế, an ninh trật tự và vệ sinh môi trường phục vụ 343 đại biểu và khách mời.",
        "1.",
    ),
    Text(
        "Yêu cầu: Trang trọng, an toàn, tiết kiệm, đúng chế độ; mỗi phần việc có cơ quan chủ trì, thời hạn và sản phẩm "
        "cụ thể; cơ quan chủ trì chịu trách nhiệm về chất lượng và tiến độ.",
        "2.",
    ),
)

PAPER = Paper(
    superior=SUPERIOR,
    issuer=ISSUER,
    number=NUMBER,
    place=PLACE,
    issued_on=ISSUED_ON,
    kind="KẾ HOẠCH",
    subject="bảo đảm cơ sở vật chất phục vụ Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XV, nhiệm kỳ 2015 - 2020",
    bases=(
        "Căn cứ Chỉ thị số 36-CT/TW, ngày 30/5/2014 của Bộ Chính trị về đại hội đảng bộ các cấp tiến tới Đại hội đại "
        "biểu toàn quốc lần thứ XII của Đảng;",
        "Căn cứ chức năng, nhiệm vụ của Tiểu ban Tổ chức phục vụ Đại hội đại biểu Đảng bộ tỉnh lần thứ XV (sau đây gọi "
        "tắt là Tiểu ban);",
        "Tiểu ban xây dựng Kế hoạch bảo đảm cơ sở vật chất phục vụ Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XV, "
        "nhiệm kỳ 2015 - 2020 (sau đây gọi tắt là Đại hội; dự kiến khai mạc ngày 20/10/2015) như sau:",
    ),
    blocks=(
        *_AIMS,
        *HALL.blocks(),
        Heading(FUNDING_HEADING),
        *numbered(FUNDING),
        Heading("IV. CÁC PHẦN VIỆC KHÁC"),
        Text(
            "Phân công các phần việc về tài liệu, nơi ăn, nghỉ, y tế, lễ tân, phương tiện đi lại, an ninh, điện, nước, "
            "thông tin liên lạc và vệ sinh môi trường: theo Phụ lục kèm theo Kế hoạch này."
        ),
        Heading(DUTIES_HEADING),
        Heading("1. Văn phòng Tỉnh ủy", 2),
        *lettered([sentence.text for sentence in OFFICE_DUTIES]),
        *numbered(DUTIES, start=2),
        Text(
            "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị, địa phương kịp thời báo cáo "
            "về Tiểu ban (qua Văn phòng Tỉnh ủy) để xem xét, giải quyết."
        ),
    ),
    authority=AUTHORITY,
    signed=SIGNED,
    recipients=RECIPIENTS,
    annexes=(
        Annex(
            title="PHỤ LỤC",
            subject="Phân công nhiệm vụ bảo đảm cơ sở vật chất phục vụ Đại hội",
            note="(Kèm theo Kế hoạch số 09-KH/TBPV, ngày 04 tháng 5 năm 2015 của Tiểu ban Tổ chức phục vụ Đại hội)",
            blocks=(assignment_table(GROUPS),),
        ),
    ),
    footer=FOOTER,
)
