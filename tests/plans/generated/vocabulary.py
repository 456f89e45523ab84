"""Words of generated papers: invented work of a province's congress, agencies as papers call them, sentences around."""

LEADS = (
    "Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch", "Sở Xây dựng", "Sở Công Thương", "Sở Giao thông vận tải",
    "Sở Thông tin và Truyền thông", "Sở Tài chính", "Sở Nội vụ", "Sở Ngoại vụ", "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiệp và Phát triển nông thôn", "Sở Lao động - Thương binh và Xã hội", "Sở Kế hoạch và Đầu tư",
    "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Văn phòng Tỉnh ủy", "Văn phòng UBND tỉnh", "Ban Tổ chức Tỉnh ủy",
    "Ban Dân vận Tỉnh ủy", "Tỉnh Đoàn", "Báo Kon Tum", "Đài Phát thanh và Truyền hình tỉnh",
    "Công ty Điện lực Kon Tum", "Công ty Môi trường đô thị", "UBND thành phố Kon Tum", "UBND huyện Đăk Hà",
    "UBND huyện Sa Thầy", "Liên đoàn Lao động tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "Trung tâm Văn hóa tỉnh",
    "Viễn thông Kon Tum", "Bưu điện tỉnh", "Ủy ban MTTQ Việt Nam tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
)  # fmt: skip
APPRAISERS = ("Ban Tuyên giáo Tỉnh ủy", "Sở Tài chính", "Sở Tư pháp", "Văn phòng Tỉnh ủy")
CLASSES = ("các đơn vị liên quan", "các cơ quan liên quan", "UBND các huyện, thành phố", "các sở, ngành liên quan")
DISTRICTS = ("Đăk Hà", "Sa Thầy", "Đăk Tô", "Ngọc Hồi", "Kon Plông", "Đăk Glei", "Tu Mơ Rông")
TOWNS = ("Xây dựng", "Công Thương", "Tài chính", "Nội vụ", "Y tế")

VERBS = (
    "Xây dựng", "Lập", "Chuẩn bị", "Kiểm tra", "Rà soát", "Lắp đặt", "Thiết kế", "Bố trí", "Tổ chức", "Sửa chữa",
    "Khảo sát", "In ấn", "Mua sắm", "Bàn giao", "Vận hành thử",
)  # fmt: skip
OBJECTS = (
    "phương án bảo đảm y tế", "phương án bảo vệ các tuyến đường", "danh sách đại biểu khách mời",
    "hệ thống âm thanh, ánh sáng", "sơ đồ chỗ ngồi", "thẻ đại biểu và phù hiệu", "cụm pano chào mừng",
    "cờ và băng rôn", "đội xe đưa đón đại biểu", "thực đơn phục vụ đại biểu", "bếp ăn của các khách sạn",
    "máy phát điện dự phòng", "chương trình văn nghệ chào mừng", "phóng sự về thành tựu của tỉnh",
    "kịch bản phiên khai mạc", "tài liệu phục vụ Đại hội", "túi đựng tài liệu", "quà lưu niệm", "phòng nghỉ đại biểu",
    "đường truyền trực tiếp", "trang tin về Đại hội", "triển lãm ảnh", "bàn đón tiếp", "khuôn viên hội trường",
    "hoa và cây cảnh", "đội tình nguyện viên", "dự toán kinh phí", "nội quy ra vào", "phương án phòng cháy",
    "lịch trực cấp cứu", "bảng chỉ dẫn", "phòng họp báo", "mẫu giấy mời", "hệ thống camera giám sát",
)  # fmt: skip
PLACES = (
    "tại hội trường tỉnh", "tại trung tâm thành phố", "cho đoàn đại biểu các huyện", "ở các khách sạn được chọn",
    "tại quảng trường 16/3", "theo mẫu thống nhất", "cho phiên trù bị",
)  # fmt: skip

AREAS = (
    "Tuyên truyền, cổ động", "Trang trí, khánh tiết", "Lễ tân, đón tiếp", "Lưu trú, ăn uống", "Phương tiện đi lại",
    "An ninh, trật tự", "Y tế, vệ sinh", "Hội trường và kỹ thuật", "Văn nghệ chào mừng",
)  # fmt: skip
BASES = (
    "Căn cứ Kế hoạch số 06-KH/TU ngày 02/01/2015 của Tỉnh ủy về chuẩn bị Đại hội;",
    "Thực hiện Chỉ thị số 36-CT/TW ngày 30/5/2014 của Bộ Chính trị về đại hội đảng bộ các cấp;",
)
AIMS = (
    "Bảo đảm trang nghiêm, an toàn, tiết kiệm.",
    "Các cơ quan, đơn vị phối hợp chặt chẽ trong quá trình thực hiện.",
    "Phân công rõ người, rõ việc, tránh chồng chéo.",
)
PRAISE = (
    "Tiểu ban đánh giá cao kết quả chuẩn bị của các cơ quan, đơn vị trong tháng qua.",
    "Công tác trang trí cơ bản hoàn thành, bảo đảm mỹ quan.",
    "Các thành viên dự họp nhất trí với báo cáo của bộ phận giúp việc.",
)
CLOSINGS = (
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị báo cáo về Tiểu ban để xem xét.",
    "Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện./.",
)
