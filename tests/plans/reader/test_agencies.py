"""Names of agencies: where they begin and end, in running text, lists and cells."""

import pytest

from dondoc.plans.reader.agencies import list_at, split_names
from dondoc.plans.reader.scan import Text

# The words before the bar are the list; the work behind it is left alone.
RUNNING = [
    ("Sở Y tế | lập phương án", ["Sở Y tế"]),
    ("Sở Văn hóa, Thể thao và Du lịch | treo cờ", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("sở Giao thông vận tải | bố trí xe", ["sở Giao thông vận tải"]),
    ("Sở VHTTDL | thiết kế", ["Sở VHTTDL"]),
    ("Sở Xây dựng | xây dựng", ["Sở Xây dựng"]),
    ("Ban Tổ chức Tỉnh ủy | tổ chức", ["Ban Tổ chức Tỉnh ủy"]),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy | thẩm định", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
    ("Văn phòng Tỉnh ủy | in tài liệu", ["Văn phòng Tỉnh ủy"]),
    ("VPTU | in tài liệu", ["VPTU"]),
    ("Uỷ ban nhân dân tỉnh | ban hành", ["Uỷ ban nhân dân tỉnh"]),
    ("UBND thành phố Kon Tum | tổng vệ sinh", ["UBND thành phố Kon Tum"]),
    ("UBND TP. Kon Tum | tổng vệ sinh", ["UBND TP. Kon Tum"]),
    ("UBND các huyện, thành phố | tổ chức", ["UBND các huyện, thành phố"]),
    ("UBND các xã, phường, đặc khu | treo cờ", ["UBND các xã, phường, đặc khu"]),
    ("UBND các huyện: Sa Thầy, Đăk Tô | treo cờ", ["UBND huyện Sa Thầy", "UBND huyện Đăk Tô"]),
    ("UBND các huyện Sa Thầy, Đăk Tô | treo cờ", ["UBND huyện Sa Thầy", "UBND huyện Đăk Tô"]),
    ("UBND huyện Sa Thầy, Ia H'Drai | treo cờ", ["UBND huyện Sa Thầy", "UBND huyện Ia H'Drai"]),
    (
        "UBND các huyện Đăk Hà, Đăk Tô và thành phố Kon Tum | treo cờ",
        ["UBND huyện Đăk Hà", "UBND huyện Đăk Tô", "UBND thành phố Kon Tum"],
    ),
    ("các Sở: Xây dựng, Công Thương | kiểm tra", ["Sở Xây dựng", "Sở Công Thương"]),
    ("các Sở Tài chính, Nội vụ và Y tế | kiểm tra", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]),
    ("Sở Xây dựng, Công Thương và Công an tỉnh | kiểm tra", ["Sở Xây dựng", "Sở Công Thương", "Công an tỉnh"]),
    (
        "các Sở: Tài chính, Kế hoạch và Đầu tư; Ban Dân tộc; UBND các huyện: Kon Rẫy, Ngọc Hồi | rà soát",
        ["Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Ban Dân tộc", "UBND huyện Kon Rẫy", "UBND huyện Ngọc Hồi"],
    ),
    ("các Ban: Tổ chức, Dân vận | rà soát", ["Ban Tổ chức", "Ban Dân vận"]),
    ("các khách sạn: Hữu Nghị, Đông Dương | chuẩn bị", ["Khách sạn Hữu Nghị", "Khách sạn Đông Dương"]),
    ("các sở, ban, ngành, đoàn thể tỉnh | xây dựng", ["các sở, ban, ngành, đoàn thể tỉnh"]),
    ("các cơ quan, đơn vị có liên quan | chuẩn bị", ["các cơ quan, đơn vị có liên quan"]),
    ("Sở Tài chính và các sở, ngành liên quan | thẩm định", ["Sở Tài chính", "các sở, ngành liên quan"]),
    ("các cơ quan, tổ chức, cá nhân | thực hiện", ["các cơ quan, tổ chức, cá nhân"]),
    ("các đơn vị | tổ chức ra quân", ["các đơn vị"]),
    ("Các thành viên Tiểu ban | đôn đốc", ["Các thành viên Tiểu ban"]),
    ("các xã, phường, thị trấn | treo cờ", ["các xã, phường, thị trấn"]),
    ("chính quyền các cấp | vận động", ["chính quyền các cấp"]),
    (
        "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố | xây dựng",
        ["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện, thành phố"],
    ),
    ("Giám đốc Sở Y tế | chỉ đạo", ["Giám đốc Sở Y tế"]),
    ("đồng chí Nguyễn Văn Bình | chuẩn bị", ["đồng chí Nguyễn Văn Bình"]),
    ("đồng chí Trưởng Ban Tuyên giáo | chuẩn bị", ["đồng chí Trưởng Ban Tuyên giáo"]),
    ("quý cơ quan | cử cán bộ", ["quý cơ quan"]),
    ("Công ty Điện lực Kon Tum, Viễn thông Kon Tum | trực", ["Công ty Điện lực Kon Tum", "Viễn thông Kon Tum"]),
    ("Công ty Môi trường đô thị | thu gom rác", ["Công ty Môi trường đô thị"]),
    ("Bộ Chỉ huy Quân sự tỉnh, Bộ đội Biên phòng tỉnh | tuần tra", ["Bộ Chỉ huy Quân sự tỉnh", "Bộ đội Biên phòng tỉnh"]),
    ("Đài Phát thanh và Truyền hình tỉnh | dựng phim", ["Đài Phát thanh và Truyền hình tỉnh"]),
    ("Ủy ban MTTQ Việt Nam tỉnh, Tỉnh Đoàn | vận động", ["Ủy ban MTTQ Việt Nam tỉnh", "Tỉnh Đoàn"]),
    ("Tiểu ban Tổ chức phục vụ Đại hội | đề nghị", ["Tiểu ban Tổ chức phục vụ Đại hội"]),
    ("Tổ giúp việc | tổng hợp", ["Tổ giúp việc"]),
    ("huyện Ngọc Hồi | tổ chức", ["huyện Ngọc Hồi"]),
    ("Công an tỉnh | cùng với Sở Y tế kiểm tra", ["Công an tỉnh"]),
    ("Chi cục An toàn vệ sinh thực phẩm | lấy mẫu", ["Chi cục An toàn vệ sinh thực phẩm"]),
    ("Trung tâm Văn hóa tỉnh và Bảo tàng tỉnh | trưng bày", ["Trung tâm Văn hóa tỉnh", "Bảo tàng tỉnh"]),
    ("Trung tâm Y tế dự phòng tỉnh và Sở Y tế | phun thuốc", ["Trung tâm Y tế dự phòng tỉnh", "Sở Y tế"]),
    ("SỞ Y TẾ | :", ["SỞ Y TẾ"]),
    ("UBND các xã, phường, đặc khu Lý Sơn | treo cờ", ["UBND các xã, phường, đặc khu Lý Sơn"]),
    ("UBND phường 2 Bảo Lộc và đơn vị tư vấn | làm rõ", ["UBND phường 2 Bảo Lộc", "đơn vị tư vấn"]),
    ("Báo và phát thanh, truyền hình Gia Lai | đưa tin", ["Báo và phát thanh, truyền hình Gia Lai"]),
    ("Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh | mở cống", ["Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh"]),
    ("Đài Khí tượng Thuỷ văn tỉnh | tăng cường dự báo", ["Đài Khí tượng Thuỷ văn tỉnh"]),
    ("Chủ tịch UBND các xã, phường ven biển | sơ tán dân", ["Chủ tịch UBND các xã, phường ven biển"]),
    ("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh | tổ chức hội nghị", ["Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh"]),
    ("Ban Tuyên giáo các huyện ủy, thành ủy | tham mưu", ["Ban Tuyên giáo các huyện ủy, thành ủy"]),
    (
        "Thường trực Hội đồng nhân dân, các Ban Hội đồng nhân dân và đại biểu Hội đồng nhân dân tỉnh | giám sát",
        ["Thường trực Hội đồng nhân dân", "các Ban Hội đồng nhân dân", "đại biểu Hội đồng nhân dân tỉnh"],
    ),
    ("Sở VH,TT&DL | thiết kế", ["Sở VH,TT&DL"]),
    ("Công ty Cơ khí và Lắp máy | lắp đặt thang nâng", ["Công ty Cơ khí và Lắp máy"]),
    ("Công ty Cổ phần Sông Đà 5 | thi công", ["Công ty Cổ phần Sông Đà 5"]),
    ("Tổ Giúp việc Ban Tổ chức | tổng hợp", ["Tổ Giúp việc Ban Tổ chức"]),
    ("các trường tiểu học, THCS | cho học sinh nghỉ", ["các trường tiểu học, THCS"]),
    ("các khóm: Bình Khánh, Đông Thạnh | vận động", ["khóm Bình Khánh", "khóm Đông Thạnh"]),
    ("Các đồng chí thành viên Ban Tổ chức | lập danh sách", ["Các đồng chí thành viên Ban Tổ chức"]),
    ("Các đồng chí Huyện ủy viên | dự họp", ["Các đồng chí Huyện ủy viên"]),
    ("Báo và Phát thanh tỉnh | đưa tin", ["Báo và Phát thanh tỉnh"]),
    ("Ngân hàng Chính sách xã hội tỉnh | giải ngân", ["Ngân hàng Chính sách xã hội tỉnh"]),
    ("Nhà xuất bản Chính trị | in sách", ["Nhà xuất bản Chính trị"]),
    ("Cảng hàng không Pleiku | bố trí lối đi", ["Cảng hàng không Pleiku"]),
    ("Khoa Dược, Chi hội Phụ nữ thôn | cấp thuốc", ["Khoa Dược", "Chi hội Phụ nữ thôn"]),
    ("Đảng ủy các cơ quan Đảng tỉnh | quán triệt", ["Đảng ủy các cơ quan Đảng tỉnh"]),
    ("Trạm Y tế | tiêm chủng", ["Trạm Y tế"]),
    ("Tư pháp - Hộ tịch | rà soát", ["Tư pháp - Hộ tịch"]),
    (
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh | chuẩn bị",
        ["Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"],
    ),
    (
        "UBND thị xã An Khê, các huyện: Kbang, Đak Pơ | lát đá",
        ["UBND thị xã An Khê", "UBND huyện Kbang", "UBND huyện Đak Pơ"],
    ),
    ("Trung tâm Phát triển quỹ đất tỉnh | bàn giao", ["Trung tâm Phát triển quỹ đất tỉnh"]),
    ("Trường Cao đẳng Sư phạm Kon Tum | cử sinh viên", ["Trường Cao đẳng Sư phạm Kon Tum"]),
    ("Phòng Cảnh sát PCCC và CNCH Công an tỉnh | kiểm tra", ["Phòng Cảnh sát PCCC và CNCH Công an tỉnh"]),
    ("Đội Quản lý thị trường số 1 | kiểm soát giá", ["Đội Quản lý thị trường số 1"]),
    ("Ngân hàng Nhà nước chi nhánh tỉnh Kon Tum | chỉ đạo", ["Ngân hàng Nhà nước chi nhánh tỉnh Kon Tum"]),
    ("Phó Trưởng Tiểu ban Phục vụ | cho biết", ["Phó Trưởng Tiểu ban Phục vụ"]),
    (
        "Văn phòng Ban Chỉ đạo và cơ quan thường trực các cấp | tổng hợp",
        ["Văn phòng Ban Chỉ đạo và cơ quan thường trực các cấp"],
    ),
    ("Sở Y tế và chính quyền các cấp | vận động", ["Sở Y tế", "chính quyền các cấp"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "names"), RUNNING)
def test_list_ends_where_the_work_begins(words: str, names: list[str]) -> None:
    listed, _, work = words.partition(" | ")
    text = Text(f"{listed} {work}")

    found = list_at(text, 0)

    assert found is not None
    assert [mention.name for mention in found.mentions] == names
    assert text.text[text.starts[found.after] :] == work


@pytest.mark.parametrize(
    "words",
    [
        "Báo cáo kết quả", "Ban hành kế hoạch", "Hội trường 19-5", "Tổ chức họp báo", "Hội nghị tổng kết",
        "Đoàn đại biểu tỉnh bạn", "Phòng, chống cháy nổ", "Trường hợp cần thiết", "Trang trí hội trường", "sở hữu",
        "quý III/2015", "Đội ngũ phục vụ", "trung tâm thành phố", "Chi phí in ấn", "huyện", "các loại cờ",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_agency_is_none(words: str) -> None:
    assert list_at(Text(words), 0) is None


CELLS = [
    ("Sở Y tế; Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
    ("Sở Y tế, Công an tỉnh.", ["Sở Y tế", "Công an tỉnh"]),
    ("Sở Y tế Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
    ("Sở Văn hóa, Thể thao và Du lịch Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
    ("VTV, VOV, TTXVN", ["VTV", "VOV", "TTXVN"]),
    ("Sở VHTT&DL; Sở TT&TT", ["Sở VHTT&DL", "Sở TT&TT"]),
    ("Nhà khách Hữu Nghị và các khách sạn", ["Nhà khách Hữu Nghị", "các khách sạn"]),
    ("- Sở Y tế", ["Sở Y tế"]),
    ("Phước Lộc Thọ; Sở Y tế", ["Phước Lộc Thọ", "Sở Y tế"]),
    ("", []),
]


@pytest.mark.parametrize(("words", "names"), CELLS)
def test_cell_is_split_into_names(words: str, names: list[str]) -> None:
    assert [mention.name for mention in split_names(Text(words))] == names


def test_name_stands_where_it_is_said_to_stand() -> None:
    text = Text("các Sở: Xây dựng, Công Thương")

    found = list_at(text, 0)

    assert found is not None
    assert [text.text[m.start : m.end] for m in found.mentions] == ["Xây dựng", "Công Thương"]
