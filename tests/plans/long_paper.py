"""A signed plan of any number of tasks as a Word file, a few of them doubtful, as secretaries get them."""

import docx

from tests.support.papers import docx_bytes

AGENCIES = (
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Y tế",
    "Công an tỉnh",
    "Sở Xây dựng",
    "Văn phòng Tỉnh ủy",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Sở Giao thông vận tải",
    "Sở Tài chính",
)
WORKS = (
    "trang trí hội trường và các trục đường chính",
    "kiểm tra an toàn thực phẩm tại các khách sạn",
    "xây dựng phương án bảo đảm an ninh, trật tự",
    "chỉnh trang vỉa hè, cây xanh trước hội trường",
    "in và đóng gói tài liệu phục vụ đại biểu",
    "dựng phóng sự về kết quả nhiệm kỳ",
    "bố trí xe đưa đón đại biểu theo từng đoàn",
    "thẩm định dự toán kinh phí phục vụ Đại hội",
)
DOUBTFUL = (
    "Các đơn vị liên quan chuẩn bị nước uống tại hội trường lần thứ {number}, xong trước ngày {day}/9/2015.",
    "Đồng chí Nguyễn Văn Hùng chuẩn bị báo cáo chuyên đề số {number} trước ngày {day}/9/2015.",
    "Sở Y tế kiểm tra khu nghỉ số {number}, hoàn thành trước ngày {day}/7/2015.",
    "Sở Tài chính cấp kinh phí đợt {number} vào đầu tháng 9.",
)


def long_paper(tasks: int, *, doubtful: int = 12) -> bytes:
    """Return a Word file with so many tasks; the doubtful ones stand evenly among the others."""
    return docx_bytes(lambda document: _write(document, tasks, doubtful))


def _write(document: docx.document.Document, tasks: int, doubtful: int) -> None:
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Chuẩn bị cơ sở vật chất phục vụ Đại hội")
    document.add_paragraph("Kon Tum, ngày 10 tháng 8 năm 2015")
    every = max(1, tasks // doubtful) if doubtful else tasks + 1
    for number in range(1, tasks + 1):
        if number % 25 == 1:
            document.add_paragraph(f"{'I' * (number // 25 % 8 + 1)}. NHÓM VIỆC THỨ {number // 25 + 1}")
        document.add_paragraph(f"{number}. {_sentence(number, every)}")


def _sentence(number: int, every: int) -> str:
    day = number % 28 + 1
    if number % every == 0:
        return DOUBTFUL[number // every % len(DOUBTFUL)].format(number=number, day=day)
    lead, helper = AGENCIES[number % 8], AGENCIES[(number + 3) % 8]
    work = WORKS[number % 8]
    return f"{lead} chủ trì, phối hợp với {helper} {work} (đợt {number}), hoàn thành trước ngày {day:02d}/9/2015."
