"""The assignment table of Plan 09; all of it illustration. Cells stand as printed, abbreviations and "nt" included."""

from datetime import date

from dondoc.desk.demo.assignments import Group, Row

_CITY = "UBND thành phố Kon Tum"
_PARTY_OFFICE = "Văn phòng Tỉnh ủy"
_STATE_OFFICE = "Văn phòng UBND tỉnh"
_POLICE = "Công an tỉnh"
_MILITARY = "Bộ Chỉ huy Quân sự tỉnh"
_BORDER_GUARD = "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"
_PREVENTION = "Trung tâm Y tế dự phòng tỉnh"
_CULTURE = "Sở Văn hóa, Thể thao và Du lịch"

# One row of the table is one entry; a line per value would hide it.
# fmt: off
GROUPS: tuple[Group, ...] = (
    Group("I", "Hội trường, tài liệu", (
        Row("Lắp đặt hệ thống âm thanh, ánh sáng, máy chiếu tại hội trường", _STATE_OFFICE,
            "Đài Phát thanh và Truyền hình tỉnh; Công ty Điện lực Kon Tum", _CULTURE, "Trước ngày 05/10/2015",
            "Biên bản vận hành thử", date(2015, 10, 5)),
        Row("Bố trí phòng làm việc của Đoàn Chủ tịch, Đoàn Thư ký và 10 phòng thảo luận tổ",
            "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh", _STATE_OFFICE, "", "10/10/2015", "Sơ đồ bố trí phòng",
            date(2015, 10, 10)),
        Row("Lập sơ đồ chỗ ngồi của đại biểu và khách mời", _PARTY_OFFICE, "Ban Tổ chức Tỉnh ủy", "",
            "Chậm nhất ngày 12/10/2015", "Sơ đồ chỗ ngồi", date(2015, 10, 12)),
        Row("In, đóng quyển 450 bộ tài liệu Đại hội", _PARTY_OFFICE, "Sở Thông tin và Truyền thông", "",
            "Trước khai mạc 03 ngày", "450 bộ tài liệu"),
        Row("Thiết kế, in thẻ đại biểu, thẻ khách mời, thẻ báo chí và thẻ phục vụ", "VPTU", _POLICE,
            "Ban Tổ chức Tỉnh ủy", "Trước ngày 07/10/2015", "Mẫu thẻ, 900 thẻ", date(2015, 10, 7)),
        Row("Chuẩn bị hòm phiếu, phiếu bầu và phương tiện kiểm phiếu", "Ban Tổ chức Tỉnh ủy",
            "Sở Khoa học và Công nghệ", "Ủy ban Kiểm tra Tỉnh ủy", "15/10/2015", "Biên bản kiểm tra",
            date(2015, 10, 15)),
        Row("Đặt may 450 cặp tài liệu, chuẩn bị quà lưu niệm cho đại biểu", "Sở Công Thương",
            "Hội Liên hiệp Phụ nữ tỉnh", "", "Quý III/2015", "450 cặp, quà lưu niệm", date(2015, 9, 30)),
        Row("Hướng dẫn lập hồ sơ, thu thập tài liệu lưu trữ Đại hội", "Chi cục Văn thư - Lưu trữ", "Sở Nội vụ", "",
            "Trong tháng 9/2015", "Văn bản hướng dẫn", date(2015, 9, 30)),
    )),
    Group("II", "Nơi ăn, nghỉ, y tế", (
        Row("Khảo sát, ký hợp đồng 210 phòng nghỉ cho đại biểu và khách mời", _STATE_OFFICE, f"{_CULTURE}; {_CITY}",
            "Sở Tài chính", "Trước ngày 15/8/2015", "Hợp đồng", date(2015, 8, 15)),
        Row("Xếp phòng nghỉ cho đại biểu ở xa và khách mời", _PARTY_OFFICE, f"{_STATE_OFFICE}; {_CULTURE}", "",
            "10/10/2015", "Danh sách xếp phòng", date(2015, 10, 10)),
        Row("Xây dựng thực đơn, ký hợp đồng phục vụ 08 bữa ăn của đại biểu", _STATE_OFFICE, "Sở Công Thương",
            "Chi cục An toàn vệ sinh thực phẩm", "Trước ngày 30/9/2015", "Thực đơn, hợp đồng", date(2015, 9, 30)),
        Row("Kiểm tra an toàn thực phẩm tại các cơ sở phục vụ Đại hội", "Sở Y tế",
            "Chi cục Quản lý thị trường; Chi cục An toàn vệ sinh thực phẩm", "",
            "Từ ngày 10/10 đến hết ngày 23/10/2015", "Biên bản kiểm tra", date(2015, 10, 23)),
        Row("Bố trí chốt cấp cứu và 02 xe cứu thương tại hội trường", "Bệnh viện đa khoa tỉnh",
            f"Hội Chữ thập đỏ tỉnh; {_PREVENTION}", "Sở Y tế", "Trước khai mạc 02 ngày", "Phương án, lịch trực"),
        Row("Lập phương án chăm sóc sức khỏe đại biểu cao tuổi, Bà mẹ Việt Nam anh hùng",
            "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh", "Sở Lao động - Thương binh và Xã hội", "Sở Y tế",
            "Trong tháng 9/2015", "Phương án", date(2015, 9, 30)),
        Row("Phun thuốc diệt muỗi, khử trùng hội trường và các nơi nghỉ", _PREVENTION, _CITY, "Sở Y tế",
            "Trước ngày 05/10/2015", "Báo cáo kết quả", date(2015, 10, 5)),
    )),
    Group("III", "Lễ tân, phương tiện đi lại", (
        Row("Gửi giấy mời, xác nhận khách mời Trung ương và các tỉnh bạn", _PARTY_OFFICE,
            "Sở Ngoại vụ; Bưu điện tỉnh", "", "Trước ngày 05/10/2015", "Danh sách xác nhận", date(2015, 10, 5)),
        Row("Thành lập, tập huấn Tổ lễ tân 40 người", "Sở Ngoại vụ", "Tỉnh Đoàn; Hội Liên hiệp Phụ nữ tỉnh",
            "", "Tháng 9/2015", "Quyết định, lịch tập huấn", date(2015, 9, 30)),
        Row("Huy động 45 xe ô tô đưa đón đại biểu, trong đó có 12 xe 16 chỗ", "Sở Giao thông vận tải",
            f"{_MILITARY}; Liên đoàn Lao động tỉnh", "Sở Tài chính", "Trước ngày 05/10/2015", "Danh sách xe, lái xe",
            date(2015, 10, 5)),
        Row("Xây dựng phương án phân luồng giao thông và điểm đỗ xe", _POLICE, f"Sở Giao thông vận tải; {_CITY}", "",
            "Trước ngày 20.9.2015", "Phương án", date(2015, 9, 20)),
        Row("Sửa mặt đường, sơn vạch kẻ đường các tuyến quanh hội trường", "Sở Giao thông vận tải", _CITY,
            "Sở Xây dựng", "Trước ngày 30/9/2015", "Biên bản nghiệm thu", date(2015, 9, 30)),
        Row("Đón, tiễn các đoàn khách tại cửa ngõ thành phố", _STATE_OFFICE, f"{_POLICE}; Sở Ngoại vụ", "",
            "Từ ngày 18/10 đến hết ngày 23/10/2015", "Lịch đón, tiễn", date(2015, 10, 23)),
        Row("Chuẩn bị lễ viếng Nghĩa trang Liệt sĩ tỉnh", "Sở Lao động - Thương binh và Xã hội",
            f"{_MILITARY}; Tỉnh Đoàn", "", "Ngày 19/10/2015", "Chương trình lễ viếng", date(2015, 10, 19)),
    )),
    Group("IV", "An ninh, trật tự, phòng cháy", (
        Row("Xây dựng phương án bảo vệ Đại hội", _POLICE, f"{_MILITARY}; {_BORDER_GUARD}",
            "Ban Nội chính Tỉnh ủy", "Trước ngày 31/7/2015", "Phương án", date(2015, 7, 31)),
        Row("Diễn tập phương án bảo vệ tại hội trường và các nơi nghỉ", "nt", "nt", "nt", "13/10/2015",
            "Báo cáo kết quả", date(2015, 10, 13)),
        Row("Kiểm tra, khắc phục tồn tại về phòng cháy, chữa cháy tại hội trường và các nơi nghỉ", _POLICE,
            "Sở Xây dựng", "", "Trước ngày 30/9/2015", "Biên bản kiểm tra", date(2015, 9, 30)),
        Row("Rà phá bom mìn, kiểm tra an toàn khu vực hội trường", _MILITARY, _POLICE, "", "Trước khai mạc 01 ngày",
            "Biên bản kiểm tra"),
        Row("Tiếp công dân, giải quyết đơn thư khiếu nại, tố cáo", "Thanh tra tỉnh",
            "Ban Nội chính Tỉnh ủy; Sở Tư pháp", "", "Thường xuyên", "Báo cáo tuần", recurring=True),
        Row("Trực sẵn sàng chiến đấu, tuần tra, kiểm soát khu vực biên giới", _BORDER_GUARD,
            "UBND các huyện: Đăk Glei, Ngọc Hồi, Sa Thầy, Ia H'Drai", "", "Từ ngày 10/10 đến hết ngày 23/10/2015",
            "Kế hoạch trực", date(2015, 10, 23)),
    )),
    Group("V", "Điện, nước, thông tin, vệ sinh môi trường", (
        Row("Cấp điện ưu tiên, lắp 02 máy phát điện dự phòng tại hội trường", "Công ty Điện lực Kon Tum",
            "Sở Công Thương", "Sở Xây dựng", "Trước ngày 10/10/2015", "Biên bản chạy thử", date(2015, 10, 10)),
        Row("Sửa chữa đèn chiếu sáng, cắt tỉa cây xanh các tuyến phố chính", _CITY,
            "Ban Quản lý các công trình công cộng", "Sở Xây dựng", "Trước ngày 30/9/2015", "Biên bản nghiệm thu",
            date(2015, 9, 30)),
        Row("Lắp đường truyền cáp quang chính, dự phòng và Wi-Fi tại hội trường, Trung tâm báo chí", "VNPT Kon Tum",
            "Viettel Kon Tum; MobiFone Kon Tum", "Sở Thông tin và Truyền thông", "Trước ngày 10/10/2015",
            "Biên bản đo kiểm", date(2015, 10, 10)),
        Row("Chuyển phát công văn hỏa tốc phục vụ Đại hội", "Bưu điện tỉnh", _PARTY_OFFICE, "",
            "Từ ngày 15/10 đến hết ngày 23/10/2015", "Lịch trực", date(2015, 10, 23)),
        Row("Bảo đảm nước sạch, kiểm nghiệm chất lượng nước tại hội trường và các nơi nghỉ",
            "Công ty Cấp nước Kon Tum", _PREVENTION, "Sở Y tế", "Tháng 9/2015", "Phiếu kiểm nghiệm",
            date(2015, 9, 30)),
        Row("Tổng vệ sinh hội trường và các tuyến phố chính", "Công ty Môi trường đô thị Kon Tum",
            f"{_CITY}; Hội Cựu chiến binh tỉnh", "Sở Tài nguyên và Môi trường",
            "Từ ngày 12/10 đến hết ngày 19/10/2015", "Biên bản kiểm tra", date(2015, 10, 19)),
        Row("Trồng hoa, cây cảnh tại hội trường và Quảng trường 16/3", _CITY,
            "Sở Nông nghiệp và Phát triển nông thôn; Công ty Môi trường đô thị Kon Tum", "Sở Xây dựng", "15/10/2015",
            "Biên bản nghiệm thu", date(2015, 10, 15)),
        Row("Vệ sinh môi trường tại trung tâm huyện và cửa khẩu",
            "UBND các huyện: Đăk Tô, Kon Plông, Kon Rẫy, Đăk Hà, Tu Mơ Rông, Ngọc Hồi",
            "Sở Tài nguyên và Môi trường; Ban Quản lý Khu kinh tế tỉnh", "", "Trong tháng 10/2015", "Báo cáo kết quả",
            date(2015, 10, 31)),
        Row("Xây dựng phương án phòng, chống mưa bão trong thời gian diễn ra Đại hội", "Sở NN&PTNT", _MILITARY, "",
            "Trước ngày 30/9/2015", "Phương án", date(2015, 9, 30)),
    )),
)
# fmt: on
