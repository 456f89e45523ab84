"""Papers that order nothing, whatever their sentences sound like, and those that order in passing."""

import pytest

from dondoc.plans.reader import read_plan
from dondoc.plans.reader.genre import Genre, genre_of
from dondoc.plans.reader.head import read_frame
from dondoc.plans.reader.lines import Line, paper_lines
from tests.plans.reader.papers import ISSUED_ON
from tests.plans.reader.trees import paper

NEWS = """
Không khí chào mừng Đại hội rộn ràng
Theo ghi nhận của phóng viên, Sở Xây dựng lắp đặt 45 cụm pano, Công ty Môi trường đô thị thu gom rác trước ngày 20/9.
Kết luận cuộc họp, Trưởng Tiểu ban yêu cầu Sở Y tế kiểm tra bếp ăn trước ngày 15/9/2015.
Tin, ảnh: T.H
"""
THANKS = """
THƯ CẢM ƠN
Kính gửi: Công an tỉnh, Sở Y tế
Công an tỉnh bảo đảm an ninh; Sở Y tế trực cấp cứu tại hội trường.
"""
SPEECH = """
Kính thưa Đại hội
Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với các cơ quan tổ chức 120 hội nghị.
"""
ANSWER = """
Số: 77/SNV-TCBC
V/v trả lời chế độ trưng tập
Kính gửi: Sở Xây dựng
Cơ quan cử đi chi trả nguyên lương; cơ quan sử dụng chi trả công tác phí.
Đề nghị Sở Xây dựng gửi danh sách trưng tập trước ngày 20/8/2015.
"""
URGING = """
CÔNG VĂN
Số: 12/TBPV
V/v đôn đốc thực hiện 02 nhiệm vụ quá hạn (lần 1)
Kính gửi: Sở Y tế.
Sở Y tế được giao chủ trì 02 nhiệm vụ sau đây:
1. Phun thuốc diệt muỗi; thời hạn hoàn thành: ngày 05/8/2015.
Đề nghị Sở Y tế khẩn trương hoàn thành nhiệm vụ nêu trên trước ngày 20/8/2015.
"""
INVITATION = """
GIẤY MỜI
Chủ tịch UBND tỉnh trân trọng kính mời: Giám đốc Sở Y tế.
Thời gian: 14 giờ 00, ngày 12/8/2015.
Địa điểm: Phòng họp số 2.
Giao Sở Nội vụ chuẩn bị tài liệu họp.
"""
STORY = """
Bảo tàng tỉnh được thành lập năm 1994. Bảo tàng thường xuyên tổ chức trưng bày chuyên đề.
Trung tâm Phát triển quỹ đất trình phương án cho 30 hộ. Đề nghị Sở Y tế cử cán bộ tham gia trước ngày 20/8/2015.
"""
WISHES = """
Nhân dịp năm mới, tôi gửi lời chúc mừng tới toàn thể Nhân dân. Công an tỉnh bảo đảm an ninh.
"""
INFORMING = """
CỤC HẢI QUAN TỈNH
Tài liệu hỏi đáp về thủ tục xuất khẩu
Chi cục Hải quan cửa khẩu là đơn vị dẫn đầu. Doanh nghiệp nộp tờ khai qua mạng. Thuế được giảm 30% đến hết ngày 31/12/2014.
Doanh nghiệp có thể tra cứu trên trang thông tin của Cục.
"""
BULLETIN = """
BẢN TIN NỘI BỘ
Sở Y tế tổ chức khám bệnh cho 200 hội viên. Đề nghị Tỉnh Đoàn cử 20 tình nguyện viên trước ngày 20/8/2015.
"""
UNTITLED = """
Huyện đoàn tổ chức ngày hội tòng quân. Chiều 08/8, tại sân vận động, Trung tâm Y tế khám cho 80 thanh niên.
Dịp này, Hội Phụ nữ trao 20 suất quà.
"""
APPEAL = """
THƯ KÊU GỌI
Ban Vận động kêu gọi các cơ quan ủng hộ. Hội Chữ thập đỏ tỉnh tiếp nhận tiền, hàng đến ngày 30/9/2015.
"""
FAREWELL = """
Kính gửi: Sở Y tế
Công ty Dược xin gửi tặng 1.000 khẩu trang. Kính chúc Sở Y tế đạt nhiều thành tích.
"""
PLAN = """
KẾ HOẠCH
bảo đảm y tế
1. Sở Y tế trực cấp cứu tại hội trường.
"""
COUNTDOWN = """
VIỆC CẦN LÀM TRƯỚC NGÀY HỘI
- Sở Ngoại vụ in 40 thẻ cho phóng viên trước ngày 20/8.
- Huyện đoàn dựng lều trại, xong trước ngày 22/8.
- Báo tỉnh đăng lời mời bạn đọc trước ngày 25/8.
- Trung tâm Văn hóa kẻ sân khấu trước ngày 26/8.
"""
GENRES = [
    (NEWS, Genre.TELLS, ["kiểm tra bếp ăn"]), (THANKS, Genre.GREETS, []), (SPEECH, Genre.GREETS, []),
    (ANSWER, Genre.TELLS, ["gửi danh sách trưng tập"]), (INVITATION, Genre.TELLS, ["chuẩn bị tài liệu họp"]),
    (URGING, Genre.RECITES, []),
    (STORY, Genre.TELLS, ["cử cán bộ tham gia"]), (WISHES, Genre.GREETS, []),
    (INFORMING, Genre.TELLS, []), (BULLETIN, Genre.TELLS, ["cử 20 tình nguyện viên"]), (UNTITLED, Genre.TELLS, []),
    (APPEAL, Genre.GREETS, []), (FAREWELL, Genre.TELLS, []),
    (PLAN, Genre.ORDERS, ["trực cấp cứu tại hội trường"]),
    (COUNTDOWN, Genre.ORDERS, ["in 40 thẻ cho phóng viên", "dựng lều trại", "đăng lời mời bạn đọc", "kẻ sân khấu"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "genre", "tasks"),
    GENRES,
    ids=[
        "news",
        "thanks",
        "speech",
        "answer",
        "invitation",
        "urging",
        "story",
        "wishes",
        "informing",
        "bulletin",
        "untitled",
        "appeal",
        "farewell",
        "plan",
        "countdown",
    ],
)
def test_only_orders_spoken_out_count_where_a_paper_tells(text: str, genre: Genre, tasks: list[str]) -> None:
    lines = paper_lines(paper(text))

    assert genre_of(read_frame(lines).head, [line.text for line in lines if isinstance(line, Line)]) is genre
    assert [task.text for task in read_plan(paper(text), issued_on=ISSUED_ON).tasks] == tasks


def test_time_of_a_meeting_is_no_deadline() -> None:
    (task,) = read_plan(paper(INVITATION), issued_on=ISSUED_ON).tasks

    assert task.due is None
