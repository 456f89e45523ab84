"""The verbs official papers order work with, and the small words around them. Data, in lower case.

A verb tells where the name of an agency ends and the work begins, and whether a line orders anything at all.
"""

from dondoc.plans.reader.scan import Phrases

WORK = (
    "ban hành", "bàn giao", "bảo đảm", "bảo dưỡng", "bảo quản", "bảo trì", "bảo vệ", "báo cáo", "biên soạn",
    "biên tập", "biên tập lại", "biểu diễn", "biểu dương", "bổ sung", "bố trí", "bình ổn", "bồi dưỡng", "bám sát", "cải tạo",
    "cài đặt", "cân đối", "cấp", "cấp phát", "cấp phép", "cấp cứu", "cắm", "căng", "chăm sóc", "chấn chỉnh",
    "chấp hành", "chỉ đạo", "chỉ huy", "chỉnh lý", "chỉnh sửa", "chỉnh trang", "chọn", "chọn cử", "chuẩn bị",
    "chuyển", "chuyển giao", "chủ động", "chụp ảnh", "công bố", "công khai", "củng cố", "cung cấp", "cung ứng", "cử",
    "cụ thể hóa", "dàn dựng", "dẫn đường", "dọn dẹp", "dọn vệ sinh", "dựng", "dự kiến", "dự toán", "dự trù",
    "duy trì", "duyệt", "đảm bảo", "đảm nhận", "đảm nhiệm", "đánh giá", "đào tạo", "đấu nối", "đấu tranh", "đăng",
    "đăng ký", "đăng nhập", "đăng tải", "đặt", "đặt hàng", "đặt phòng", "đầu tư", "đẩy mạnh", "đẩy nhanh", "đề nghị",
    "đề xuất", "điều chỉnh", "điều động", "điều hành", "điều phối", "điều tiết", "đo đạc", "đón", "đón tiếp",
    "đóng góp", "đóng gói", "đôn đốc", "đối chiếu", "đổi mới", "động viên", "đưa", "đưa đón", "đưa tin", "gắn",
    "ghi âm", "ghi hình", "ghi chép", "giải quyết", "giám sát", "giao ban", "gìn giữ", "giới thiệu", "giữ gìn",
    "giúp", "gửi", "góp ý", "hoàn chỉnh", "hoàn tất", "hoàn thành", "hoàn thiện", "hợp đồng", "họp", "hỗ trợ",
    "huấn luyện", "huy động", "hướng dẫn", "in", "in ấn", "in sao", "kê khai", "kết nối", "kết hợp", "khảo sát",
    "khai thác", "khắc phục", "khen thưởng", "khử khuẩn", "khuyến khích", "kiểm kê", "kiểm soát", "kiểm tra",
    "kiểm định", "kiểm đếm", "kiện toàn", "ký", "ký hợp đồng", "lãnh đạo", "lắp", "lắp đặt", "lập", "lập dự toán",
    "lấy mẫu", "lấy ý kiến", "lên", "làm", "làm việc", "làm sạch", "liên hệ", "lồng ghép", "lựa chọn", "lưu giữ",
    "lưu mẫu", "mở", "mở chuyên mục", "mở rộng", "mời", "mua", "mua sắm", "nắm", "nắm bắt", "nâng cao", "nâng cấp",
    "nghiên cứu", "nghiệm thu", "niêm yết", "nộp", "ôn luyện", "ổn định", "phát", "phát động", "phát hành",
    "phát sóng", "phát huy", "phản ánh", "phân bổ", "phân công", "phân loại", "phân luồng", "phê duyệt",
    "phòng chống", "phòng ngừa", "phổ biến", "phun thuốc", "phục vụ", "phụ trách", "quan tâm", "quán triệt",
    "quản lý", "quay", "quyên góp", "quyết định", "quyết toán", "rà phá", "rà soát", "ra mắt", "ra quân", "ra soát",
    "sản xuất", "sao chụp", "sao gửi", "sắp xếp", "sơ kết", "sơn", "sửa chữa", "sửa đổi", "soạn", "soạn thảo",
    "sưu tầm", "sử dụng", "tạm ứng", "tập dượt", "tập hợp", "tập huấn", "tập luyện", "tập trung", "tăng cường", "tạo",
    "tạo điều kiện", "tham dự", "tham gia", "tham mưu", "thanh lý", "thanh quyết toán", "thanh toán", "thanh tra",
    "thi hành", "thành lập", "thay thế", "theo dõi", "thẩm định", "thẩm tra", "thi công", "thiết kế", "thiết lập",
    "thông báo", "thông tin", "thống kê", "thống nhất", "thu dọn", "thu gom", "thu hồi", "thu thập", "thuê",
    "thực hiện", "tiến hành", "tiếp", "tiếp đón", "tiếp nhận", "tiếp thu", "tiếp tục", "tiếp xúc", "tìm kiếm",
    "tính toán", "tổ chức", "tổng duyệt", "sơ duyệt", "tổng hợp", "tổng kết", "tổng vệ sinh", "trang bị",
    "trang hoàng", "trang trí", "trao", "trao đổi", "triển khai", "triệu tập", "trình", "trình bày", "trồng", "trực",
    "trực tiếp", "truyền hình", "truyền hình trực tiếp", "trưng bày", "trưng tập", "tu sửa", "tuyên dương",
    "tuyên truyền", "tự kiểm tra", "tuần tra", "tường thuật", "tường thuật trực tiếp", "ưu tiên", "vận chuyển",
    "vận động", "vận hành", "vệ sinh", "viết", "viết tin", "xác định", "xác minh", "xác nhận", "xây dựng", "xem xét",
    "xét duyệt", "xét nghiệm", "xếp", "xin ý kiến", "xử lý", "xuất bản", "ứng trực", "treo", "tháo dỡ", "thắp sáng",
    "tiêu độc", "tôn tạo", "tư vấn", "tỉa", "cắt tỉa", "quét dọn", "quét vôi", "nạo vét", "dán", "phóng",
    "phát thanh", "thử", "thử nghiệm", "chạy thử", "cập nhật", "kẻ vẽ", "kẻ", "vẽ", "bắn", "đặt lẵng hoa",
    "dâng hương", "viếng", "chào đón", "hiệp đồng", "liên kết", "chi", "chi trả", "bố phòng", "canh gác", "nhận",
    "đề cao", "nêu cao", "sẵn sàng", "có phương án", "có kế hoạch", "có báo cáo", "có văn bản", "có giải pháp",
    "có biện pháp", "cho ý kiến", "cho phép", "dành", "dự phòng", "tính", "rút kinh nghiệm", "nhân rộng", "sao lưu",
    "số hóa", "mã hóa", "niêm phong", "gia cố", "che chắn", "bịt", "vá", "trải", "thảm", "kéo", "đấu", "đấu thầu",
    "chào giá", "khoán", "bốc xếp", "phân phối", "phân phát", "phân tích", "phê bình", "xử phạt", "cưỡng chế",
    "giải tỏa", "giải phóng", "giao", "yêu cầu", "nhắc nhở", "quy định", "công nhận", "lưu trữ", "lưu", "thường trực",
    "diễn tập", "sơ tán", "di dời", "di chuyển", "cho nghỉ", "cho học sinh", "cho dừng", "cho tạm dừng",
    "cho triển khai", "tăng", "tăng thời lượng", "giảm", "giảm thiểu", "hạn chế", "tiết kiệm", "chuẩn hóa", "chốt",
    "lên phương án", "lên kế hoạch", "lên danh sách", "dẫn chương trình", "đăng cai", "tiếp sóng", "phát lại",
    "phát tin", "truyền tải", "lan tỏa", "cắt giảm", "đối thoại", "gặp mặt", "thăm", "thăm hỏi", "tặng", "tặng quà",
    "trợ giúp", "trợ cấp", "cứu trợ", "cứu nạn", "cứu hộ", "ứng cứu", "ứng phó", "trực ban", "trực sẵn sàng",
    "túc trực", "bảo hành", "khơi thông", "phát quang", "gia hạn", "thu nộp", "thu hút", "mời gọi", "kêu gọi",
    "xúc tiến", "quảng bá", "đàm phán", "ký kết", "thương thảo", "khởi công", "khánh thành", "khai trương",
    "giải ngân", "phân khai", "phân cấp", "ủy quyền", "ủy thác", "sáp nhập", "sắp xếp lại", "giải thể", "luân chuyển",
    "bổ nhiệm", "tuyển dụng", "tuyển chọn", "đào", "lấp", "chặt", "chặt tỉa", "tưới", "phun", "phun xịt", "tiêm",
    "tiêm chủng", "tiêm phòng", "khám", "khám sức khỏe", "điều trị", "cách ly", "khoanh vùng", "truy vết",
    "lấy phiếu", "bỏ phiếu", "hiệp thương", "tiếp xúc cử tri", "mở lớp", "mở sổ", "dạy", "giảng dạy", "phiên dịch",
    "dẫn đoàn", "tháp tùng", "đưa tiễn", "tiễn", "tham quan", "quay phim", "dựng phim", "ghi nhận", "nhắn tin",
    "gọi điện", "phủ sóng", "tích hợp", "khai báo", "xác thực", "định danh", "cấm", "tạm dừng", "dừng", "đình chỉ",
    "thu giữ", "tịch thu", "truy quét", "trấn áp", "triệt phá", "bắt giữ", "kiểm dịch", "đối soát", "tra cứu",
    "giám định", "phúc tra", "hậu kiểm", "kiểm nghiệm", "kiểm điểm", "làm rõ", "chấm điểm", "xếp hạng", "xếp loại",
    "bình xét", "bình chọn", "công diễn", "tổng rà soát", "tổng kiểm tra", "chia", "đóng dấu", "trưng cầu", "thăm dò",
    "tiêu thụ", "bao tiêu", "kết nạp", "bám nắm", "nắm tình hình", "nắm chắc", "quan trắc", "dự báo", "cảnh báo",
    "thuyết minh", "hoàn trả", "trích", "trích lập", "tạm cấp", "cấp bù", "mở thầu", "chấm thầu", "đón nhận",
    "tổ chức lại", "cơ cấu lại", "mở lại", "khôi phục", "phục dựng", "bảo tồn", "nhập liệu", "kết xuất", "cấu hình",
    "bảo mật", "giữ", "giữ bí mật", "ngăn chặn", "ngăn ngừa", "khống chế", "kiềm chế", "đề ra", "đánh số", "chế bản",
    "dàn trang", "trình chiếu", "chiếu phim", "đo kiểm", "rút ngắn", "đẩy lùi", "khơi dậy", "tự rà soát",
    "tự tổ chức", "chuyển đổi", "chuyển tải", "chuyển phát", "khởi động", "hạch toán", "thí điểm", "thảo luận",
    "xét chọn", "xét tặng", "tôn vinh", "vinh danh", "khen", "hòa giải", "tiếp công dân", "khảo nghiệm", "gieo trồng",
    "thu hoạch", "truyền dẫn", "đấu giá", "đo vẽ", "cắm mốc", "giải trình", "thuyết trình", "tập kết", "san lấp",
    "san gạt", "hoàn tất thủ tục", "rải", "lát", "lát gạch", "ốp", "đắp", "tu bổ", "trùng tu", "gác", "xua đuổi",
    "chở", "khuân", "bơm", "xả", "kích hoạt", "thao diễn", "duyệt binh", "diễu hành", "diễu binh", "mít tinh",
    "đốt pháo hoa", "bắn pháo hoa", "trồng cây", "phân vai", "phân nhóm", "luyện tập", "đeo", "đến dự", "dự họp",
    "tham gia ý kiến", "góp ý kiến", "phát biểu", "điểm danh", "báo tin", "đưa vào sử dụng", "đưa vào", "thực hành",
    "thực tập", "sát hạch", "bảo lãnh", "tài trợ", "đỡ đầu", "nhận đỡ đầu", "phụng dưỡng", "quy tập", "an táng",
    "tìm kiếm cứu nạn", "tranh thủ", "dẫn giải", "tống đạt", "thụ lý", "xét xử", "truy tố", "điều tra", "khởi tố",
    "chứng thực", "công chứng", "hộ tống", "dẫn tàu", "kéo cờ", "thượng cờ", "hạ cờ", "chào cờ", "đúc rút",
    "tổng thuật", "rà quét", "diệt", "diệt khuẩn", "ghép nối", "xã hội hóa", "vận động tài trợ", "ấn định",
    "giao chỉ tiêu", "giao kế hoạch", "giao nhiệm vụ", "phân giao", "đưa ra", "phấn đấu", "kiên quyết", "nâng", "thu", "sáng tác", "tạo thuận lợi", "có ý kiến thẩm định", "có ý kiến bằng văn bản", "chăm lo", "quan tâm chăm lo", "siết chặt", "cam kết", "ngừng", "kích cầu",
    "thắt chặt", "đơn giản hóa", "hiện đại hóa", "cải thiện", "khuyến cáo", "đề phòng", "phản biện", "chào hàng",
    "mở đợt", "góp", "đóng điện", "định hướng", "truy thu", "chỉnh lý", "gia cường", "phủ xanh", "giao quân", "tuyển quân",
    "sơ tuyển", "xét nghiệm", "lập đề án", "thẩm vấn", "trao quà", "trao giải", "chấm", "phát thưởng", "khoanh vùng",
    "đóng", "giữ vững", "phục hồi", "đồng bộ", "chiếu",
)  # fmt: skip
VERBS = Phrases(WORK)

# What a committee's name says it is for.
PURPOSES = Phrases(
    (
        "thực hiện",
        "phòng chống",
        "phòng, chống",
        "hỗ trợ",
        "vận động",
        "cải cách",
        "triển khai",
        "tổ chức",
        "xây dựng",
        "công tác",
    )
)

# Words that say in which role an agency acts; no name goes on over them.
ROLE_WORDS = Phrases((
    "chủ trì", "phối hợp", "chịu trách nhiệm", "có trách nhiệm", "có nhiệm vụ", "chủ động", "thẩm định", "thẩm tra",
    "tham mưu", "căn cứ", "làm đầu mối", "làm thường trực", "hoàn thành", "khẩn trương", "thời gian", "thời hạn",
    "giúp", "tiếp tục", "thường xuyên",
))  # fmt: skip

# How the work is to be done: stands between the agency and its verb and is part of neither.
MANNERS = Phrases((
    "chủ động", "khẩn trương", "kịp thời", "tích cực", "thường xuyên", "nghiêm túc", "trực tiếp", "sớm", "phải",
    "cần", "cần phải", "có trách nhiệm", "chịu trách nhiệm", "chịu trách nhiệm chính",
    "chịu trách nhiệm chính trong việc", "chịu trách nhiệm trong việc", "chịu trách nhiệm về việc", "có nhiệm vụ",
    "đồng thời", "ngay", "nhanh chóng", "trước mắt", "sẽ", "định kỳ", "hằng tuần", "hàng tuần", "hàng tháng",
    "hằng tháng", "hàng ngày", "hằng ngày", "hằng năm", "hàng năm", "hằng quý", "hàng quý", "cùng nhau",
    "bằng nhiều hình thức", "cũng", "liên tục", "có kế hoạch", "tập trung", "nỗ lực", "quyết liệt", "xin", "tự", "đồng loạt",
    "đều", "kiên trì", "linh hoạt", "gương mẫu", "đi đầu", "căn cứ tình hình thực tế", "chịu trách nhiệm toàn diện",
    "chịu trách nhiệm trực tiếp", "chịu trách nhiệm chủ trì", "chịu trách nhiệm về", "được giao nhiệm vụ",
    "hết sức", "nghiêm chỉnh", "trực tiếp", "nhất là", "trước hết", "làm tốt việc", "làm tốt công tác",
))  # fmt: skip

# Who orders somebody to do something; an agency must follow.
OPENERS = Phrases((
    "giao", "giao cho", "giao trách nhiệm cho", "giao nhiệm vụ cho", "phân công", "phân công cho", "đề nghị",
    "yêu cầu", "kính đề nghị", "trân trọng đề nghị", "kính mong", "kiến nghị", "ủy quyền", "ủy quyền cho", "ủy nhiệm", "ủy nhiệm cho", "chỉ định",
    "thống nhất giao", "nhất trí giao", "đồng ý giao", "tiếp tục giao", "thống nhất phân công", "nhắc", "cử",
))  # fmt: skip
# Words after which an opener reports instead of ordering: «nhiệm vụ được giao», «Tiểu ban đã giao», «tờ trình đề nghị».
REPORTED = frozenset({
    "được", "đã", "theo", "sự", "bản", "trình", "sơ", "giấy", "đơn", "của", "những", "xét", "kiến", "bàn", "chuyển",
    "ngoại", "có", "từng", "đúng", "số", "thư", "hợp", "các", "lời", "nội", "dung", "vừa", "mức",
})  # fmt: skip
