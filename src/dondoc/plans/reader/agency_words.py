"""The words names of agencies are made of. A new kind of agency is one more line here, nothing else.

Lower case, modern tone marks; commas and hyphens as official papers write them.
"""

# First words of a name that needs more words after it: «Sở …», «Công ty …».
HEADS_WITH_BODY = (
    "sở", "bộ", "ban", "hội", "đoàn", "báo", "đài", "tạp chí", "cổng thông tin điện tử", "công ty", "công ty cổ phần",
    "công ty tnhh", "công ty tnhh mtv", "công ty tnhh một thành viên", "công ty trách nhiệm hữu hạn", "tổng công ty",
    "tập đoàn", "trung tâm", "trường", "trường đại học", "trường cao đẳng", "trường chính trị", "trường thpt",
    "bệnh viện", "bệnh viện đa khoa", "trạm y tế", "chi cục", "cục", "tổng cục", "vụ", "viện", "học viện", "phòng",
    "khách sạn", "nhà khách", "nhà hàng", "ngân hàng", "chi nhánh", "tiểu ban", "tổ", "đội", "nhóm", "ban quản lý",
    "ban chỉ đạo", "hợp tác xã", "liên minh hợp tác xã", "quân khu", "đảng bộ", "chi bộ", "câu lạc bộ", "cảnh sát",
    "xí nghiệp", "doanh nghiệp", "nhà máy", "hạt", "trạm", "ngành", "hiệp hội", "liên hiệp", "liên hiệp các hội",
    "liên đoàn", "ủy ban", "hội đồng", "nhà hát", "nhà thi đấu", "quỹ", "thanh tra", "đồn", "lữ đoàn", "trung đoàn",
    "sư đoàn", "binh đoàn", "bộ phận", "lực lượng", "cảng", "cảng vụ", "sân bay", "bến xe", "siêu thị", "trường trung cấp",
    "trường thpt chuyên", "trường phổ thông dân tộc nội trú", "trường ptdtnt", "trường thcs", "trường tiểu học", "trường mầm non", "vườn quốc gia", "khu di tích", "đội quản lý thị trường",
    "tổ công tác", "đoàn công tác", "khu di tích lịch sử", "khu di tích lịch sử - văn hóa", "khu di tích lịch sử văn hóa",
    "khu di tích quốc gia đặc biệt", "khu di tích danh thắng", "khu bảo tồn", "khu bảo tồn thiên nhiên", "khu dự trữ sinh quyển",
    "khu liên hợp thể thao", "khu quản lý đường bộ", "khu du lịch", "làng văn hóa", "cung văn hóa", "rạp", "ban trị sự",
    "khoa", "phân hiệu", "phân viện", "nhà thầu", "chi hội", "chi đoàn", "liên chi đoàn", "nhà xuất bản", "cảng hàng không", "cảng vụ hàng không",
    "cảng vụ hàng hải", "nhà ga", "công viên", "trung đội", "đại đội", "tiểu đoàn", "văn phòng đại diện", "ban công tác mặt trận",
    "tổ công nghệ số cộng đồng", "tổ đề án 06", "ban bảo vệ dân phố", "tổ bảo vệ an ninh trật tự", "lực lượng bảo vệ an ninh trật tự",
)  # fmt: skip

# First words that may stand alone as a name, mostly with «tỉnh», «thành phố …» or an owner after them.
HEADS_ALONE = (
    "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng ủy khối", "ban cán sự đảng", "đảng đoàn",
    "ban thường vụ", "thường trực", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "công an", "quân đội", "điện lực",
    "bưu điện", "viễn thông", "bộ đội biên phòng", "biên phòng", "bộ chỉ huy", "bộ chỉ huy quân sự",
    "bộ chỉ huy bộ đội biên phòng", "bchqs", "bch quân sự", "bộ chqs", "bch bộ đội biên phòng", "ban chỉ huy quân sự",
    "bộ tư lệnh", "mặt trận tổ quốc", "mặt trận tổ quốc việt nam", "mttq", "ubmttq", "ubmttqvn",
    "ủy ban mặt trận tổ quốc", "ủy ban mặt trận tổ quốc việt nam", "ủy ban mttq", "ủy ban mttq việt nam",
    "hội đồng nhân dân", "hđnd", "ủy ban nhân dân", "ubnd", "văn phòng", "chính phủ", "quốc hội", "bộ chính trị",
    "ban bí thư", "kho bạc nhà nước", "ngân hàng nhà nước", "cục thuế", "chi cục thuế", "hải quan", "bảo hiểm xã hội",
    "tòa án nhân dân", "viện kiểm sát nhân dân", "kiểm toán nhà nước", "đoàn thanh niên", "công đoàn",
    "liên đoàn lao động", "bảo tàng", "thư viện", "nhà văn hóa", "nhà thiếu nhi", "đài truyền thanh",
    "đài phát thanh", "đài truyền hình", "đài phát thanh và truyền hình", "đài phát thanh - truyền hình",
    "đoàn đại biểu quốc hội", "đoàn đbqh", "trung tâm y tế", "trung tâm y tế dự phòng", "trung tâm văn hóa", "ban giám hiệu", "ban giám đốc",
    "ban tổ chức", "tổ giúp việc", "tổ thư ký", "tổ giúp việc tiểu ban", "ủy ban kiểm tra", "cơ quan thường trực",
    "cảnh sát giao thông", "cảnh sát phòng cháy và chữa cháy", "văn phòng đoàn đbqh và hđnd",
    "văn phòng đoàn đại biểu quốc hội và hđnd", "văn phòng hđnd và ubnd", "ban tổ chức đại hội", "đoàn chủ tịch",
    "đoàn thư ký", "ban thẩm tra tư cách đại biểu", "ban bầu cử", "ban thường trực", "báo và phát thanh, truyền hình",
    "báo và đài phát thanh, truyền hình", "báo và đài phát thanh và truyền hình", "báo, đài phát thanh và truyền hình",
    "báo và phát thanh - truyền hình", "báo và phát thanh", "báo và phát thanh và truyền hình", "báo và đài", "báo và đài phát thanh",
    "báo và truyền hình", "báo, phát thanh và truyền hình", "báo và đài truyền hình", "trung tâm truyền thông và văn hóa", "ban chỉ huy bộ đội biên phòng", "ban chỉ huy quân sự", "ban chỉ huy pctt và tkcn",
    "ban chỉ huy phòng thủ dân sự", "ban chỉ huy phòng chống thiên tai và tìm kiếm cứu nạn",
    "ban chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn", "ban chỉ huy", "thanh tra tỉnh", "ban quản lý khu kinh tế",
    "ubbc", "ủy ban bầu cử", "thường trực hđnd", "thường trực hội đồng nhân dân", "thường trực tỉnh ủy", "ban giải phóng mặt bằng",
    "trung tâm hành chính công", "trung tâm phục vụ hành chính công", "ban chấp hành", "ban vì sự tiến bộ phụ nữ",
    "ban quản lý các khu công nghiệp", "tỉnh hội", "huyện hội", "thành hội", "công đoàn viên chức", "tòa án", "viện kiểm sát",
    "cơ quan cảnh sát điều tra", "cảnh sát cơ động", "cảnh sát biển", "kiểm lâm", "chi cục kiểm lâm", "hạt kiểm lâm",
    "quản lý thị trường", "cục quản lý thị trường", "chi cục quản lý thị trường", "đội quản lý thị trường", "thuế tỉnh",
    "thuế cơ sở", "kho bạc", "bhxh", "điện lực tỉnh", "ttyt", "bvđk", "bệnh viện đa khoa", "trung tâm kiểm soát bệnh tật",
    "tiểu ban nội dung", "tiểu ban văn kiện", "đảng ủy các cơ quan đảng", "đảng ủy các cơ quan đảng tỉnh", "đảng ủy các cơ quan của đảng",
    "đảng ủy ubnd", "đảng ủy ủy ban nhân dân", "đảng ủy hđnd", "văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân",
    "văn phòng hội đồng nhân dân và ủy ban nhân dân", "văn phòng đảng ủy", "văn phòng huyện ủy", "văn phòng thành ủy", "xã đội", "huyện đội", "mặt trận", "trạm y tế", "công chức địa chính", "công chức tư pháp - hộ tịch", "địa chính - xây dựng", "tư pháp - hộ tịch",
    "văn phòng - thống kê", "tài chính - kế toán", "trưởng thôn", "bí thư chi bộ",
    "tiểu ban nhân sự", "tiểu ban tuyên truyền", "tiểu ban hậu cần", "tiểu ban phục vụ", "tiểu ban tổ chức phục vụ",
    "tiểu ban tổ chức phục vụ đại hội", "đội tuyên truyền lưu động", "ban quản lý dự án",
)  # fmt: skip

# What a head is competent for. Only names that hold a comma, «và» or a hyphen, or are often written in small letters,
# must stand here; any run of capitalised words is taken without being listed.
COMPETENCES = (
    "văn hóa, thể thao và du lịch", "văn hóa và thể thao", "văn hóa - thể thao và du lịch", "văn hóa - thể thao",
    "văn hóa, thể thao - du lịch", "văn hóa thể thao và du lịch", "văn hóa thể thao du lịch", "văn hóa, thể thao",
    "văn hóa - thông tin", "văn hóa và thông tin", "văn hóa, thông tin", "văn hóa, khoa học và thông tin",
    "văn hóa - xã hội", "văn hóa - nghệ thuật", "văn hóa nghệ thuật", "văn hóa", "thông tin và truyền thông",
    "thông tin - truyền thông", "truyền thông - văn hóa", "du lịch", "thể thao", "lao động - thương binh và xã hội",
    "lao động, thương binh và xã hội", "lao động thương binh và xã hội", "lao động - tb&xh", "lao động - tb và xh",
    "lao động-tb&xh", "nông nghiệp và phát triển nông thôn", "nông nghiệp và ptnt", "nông nghiệp & ptnt",
    "nông nghiệp và môi trường", "tài nguyên và môi trường", "tài nguyên - môi trường", "kế hoạch và đầu tư",
    "kế hoạch - đầu tư", "kế hoạch - tài chính", "tài chính - kế hoạch", "tài chính", "giáo dục và đào tạo",
    "giáo dục - đào tạo", "giáo dục", "khoa học và công nghệ", "khoa học và kỹ thuật", "khoa học kỹ thuật", "khoa học - công nghệ", "giao thông vận tải",
    "giao thông - vận tải", "giao thông công chánh", "công thương", "công nghiệp và thương mại", "xây dựng", "y tế",
    "nội vụ", "tư pháp", "ngoại vụ", "ngoại giao", "quốc phòng", "công an", "dân tộc", "dân tộc và tôn giáo",
    "tôn giáo", "kinh tế", "kinh tế và hạ tầng", "kinh tế - hạ tầng", "quản lý đô thị", "tuyên giáo",
    "tuyên giáo và dân vận", "dân vận", "tổ chức", "nội chính", "kiểm tra", "bảo vệ, chăm sóc sức khỏe cán bộ",
    "bảo vệ chăm sóc sức khỏe cán bộ", "phát thanh và truyền hình", "phát thanh - truyền hình",
    "phát thanh truyền hình", "liên hiệp phụ nữ", "phụ nữ", "nông dân", "cựu chiến binh", "chữ thập đỏ", "nhà báo",
    "văn học nghệ thuật", "văn học - nghệ thuật", "khuyến học", "người cao tuổi", "luật gia", "doanh nhân trẻ",
    "thanh niên", "thanh niên cộng sản hồ chí minh", "tncs hồ chí minh", "thi đua - khen thưởng",
    "thi đua khen thưởng", "thi đua, khen thưởng", "an toàn vệ sinh thực phẩm", "an toàn thực phẩm",
    "an toàn giao thông", "y tế dự phòng", "kiểm soát bệnh tật", "phòng cháy, chữa cháy", "phòng cháy và chữa cháy",
    "phòng cháy chữa cháy", "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ", "cảnh sát pccc và cnch", "pccc và cnch", "cấp nước",
    "cấp thoát nước", "cấp nước và môi trường", "môi trường đô thị", "công trình đô thị", "dịch vụ công cộng",
    "dịch vụ đô thị", "công viên cây xanh", "cây xanh đô thị", "vận tải", "du lịch - thương mại",
    "xúc tiến đầu tư, thương mại và du lịch", "xúc tiến đầu tư thương mại và du lịch", "đa khoa", "quân sự",
    "an ninh", "hậu cần", "tuyên truyền", "khánh tiết", "lễ tân", "lễ tân - khánh tiết", "lễ tân, khánh tiết",
    "hậu cần - tài chính", "nội dung", "văn kiện", "nhân sự", "an ninh - trật tự", "an ninh, trật tự", "bảo vệ",
    "thư ký", "giúp việc", "phục vụ", "tổ chức phục vụ", "tổ chức phục vụ đại hội", "tổ chức đại hội",
    "đại biểu quốc hội", "đbqh", "đầu tư xây dựng", "đầu tư và xây dựng", "đầu tư xây dựng công trình", "bồi thường, hỗ trợ và tái định cư",
    "bồi thường, hỗ trợ, tái định cư", "bồi thường hỗ trợ và tái định cư", "thẩm định giá đất", "hàng không", "nông nghiệp", "môi trường", "công nghiệp", "nghĩa vụ quân sự",
    "thi đua, khen thưởng", "chính trị, tư tưởng", "chính trị tư tưởng", "tổ chức cán bộ", "tổ chức - hành chính",
    "tổ chức, hành chính", "hành chính - tổng hợp", "giáo dục mầm non", "giáo dục tiểu học", "nghiệp vụ", "khí tượng thủy văn", "khí tượng - thủy văn", "nông lâm nghiệp", "nông, lâm nghiệp",
    "thủy lợi", "thủy sản", "chăn nuôi và thú y", "trồng trọt và bảo vệ thực vật", "bảo vệ thực vật", "kiểm lâm",
    "dân số - kế hoạch hóa gia đình", "văn hóa, thông tin và thể thao", "văn hóa - thông tin và thể thao",
    "văn hóa, thông tin, thể thao", "văn hóa, thông tin - thể thao", "văn hóa - xã hội", "kinh tế - xã hội",
    "kinh tế, hạ tầng và đô thị", "lao động - xã hội", "nội vụ - lao động",
    "hành chính - quản trị", "hành chính quản trị", "cơ yếu", "cơ yếu - công nghệ thông tin", "tổng hợp",
    "thông tin, tuyên truyền", "thông tin - tuyên truyền", "tuyên truyền - khánh tiết", "tuyên truyền, khánh tiết",
    "hậu cần, lễ tân", "hậu cần - lễ tân", "hậu cần - cơ sở vật chất", "an ninh - y tế", "an ninh, y tế",
    "nội dung - chương trình", "đón tiếp", "vận động tài trợ", "kỹ thuật", "giao thông", "vệ sinh môi trường",
    "phòng chống thiên tai và tìm kiếm cứu nạn", "phòng, chống thiên tai và tìm kiếm cứu nạn",
    "phòng chống tham nhũng, tiêu cực", "phòng, chống tham nhũng, tiêu cực", "phòng thủ dân sự",
    "bảo trợ xã hội", "tiếp nhận và trả kết quả", "một cửa", "một cửa liên thông", "kế toán", "văn thư", "văn thư - lưu trữ", "thủ quỹ",
    "chính sách xã hội", "công tác xã hội", "đăng kiểm xe cơ giới", "xúc tiến thương mại", "xúc tiến đầu tư", "xúc tiến du lịch",
)  # fmt: skip

# Small words that may end a name.
TAILS = (
    "trung ương", "quốc gia", "khu vực", "nhà nước", "nhân dân", "đa khoa", "quân sự", "biên phòng", "đô thị",
    "môi trường", "nông thôn", "cổ phần", "tnhh", "mtv", "một thành viên", "trách nhiệm hữu hạn", "việt nam",
    "cấp tỉnh", "cấp huyện", "cấp xã", "cấp trên", "các cấp", "cơ sở", "nội bộ", "chính trị nội bộ", "dự phòng",
    "tổng hợp", "tuyên truyền lưu động", "hành chính", "quản trị", "cùng cấp", "sở tại", "của tỉnh",
    "các địa phương", "địa phương", "trực thuộc", "trực thuộc trung ương", "các cơ quan tỉnh",
    "các cơ quan và doanh nghiệp tỉnh", "các doanh nghiệp", "các doanh nghiệp tỉnh", "công trình thủy lợi",
    "khai thác công trình thủy lợi", "khai thác các công trình thủy lợi",
    "liên ngành", "chợ", "chợ trung tâm", "di tích", "khu du lịch", "rừng đặc dụng", "các công trình giao thông", "các công trình dân dụng", "các công trình dân dụng và công nghiệp", "các công trình",
    "các công trình nông nghiệp và phát triển nông thôn", "xây dựng các công trình giao thông", "công nghiệp",
    "công trình đô thị", "công trình giao thông", "công ích", "kiến thiết", "hạ tầng kỹ thuật", "đường bộ",
    "thủy lợi", "thủy nông", "thủy văn", "rừng phòng hộ", "đầu tư xây dựng", "khu công nghiệp", "khu kinh tế",
    "các khu công nghiệp", "hành chính công", "bảo hiểm", "điện tử", "nước sạch", "bệnh tật", "dân sự",
)  # fmt: skip

# Bodies that own others: «Văn phòng UBND tỉnh», «Ban Tuyên giáo Tỉnh ủy».
OWNERS = (
    "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng ủy khối", "ubnd", "ủy ban nhân dân",
    "hđnd", "hội đồng nhân dân", "trung ương", "chính phủ", "quốc hội", "chủ tịch nước", "đoàn đbqh",
    "đoàn đại biểu quốc hội", "đoàn đbqh và hđnd", "đoàn đại biểu quốc hội và hội đồng nhân dân", "hđnd và ubnd",
    "bộ chỉ huy quân sự", "công an", "tiểu ban", "ban chỉ đạo", "ban tổ chức", "sở", "đài", "bộ quốc phòng",
    "bộ công an", "tỉnh đoàn", "cục", "công ty", "trung tâm", "đảng bộ", "bệnh viện", "bộ", "báo", "đại hội",
)  # fmt: skip
OWNERS_AFTER_BODY = (
    "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "ubnd", "ủy ban nhân dân", "hđnd",
    "hội đồng nhân dân", "trung ương", "chính phủ", "quốc hội",
)  # fmt: skip
# Heads whose name goes on with an owner straight away.
OWNED = (
    "văn phòng", "ban thường vụ", "thường trực", "đảng ủy", "phòng", "tổ giúp việc", "tổ thư ký", "ban giám đốc",
    "công đoàn", "đoàn thanh niên", "đảng bộ", "chi bộ", "cơ quan thường trực", "ban cán sự đảng", "trung tâm",
    "lãnh đạo", "thanh tra", "nhà khách", "bệnh viện", "tổ", "bảo tàng", "ban", "đài", "trường", "bệnh xá",
    "ủy ban kiểm tra",
)  # fmt: skip

AREAS = (
    "tỉnh", "thành phố", "tp", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu", "khu vực", "thôn",
    "làng", "ấp", "bản", "tổ dân phố", "khu phố", "khối phố", "khóm", "buôn", "quân khu", "khối", "cụm",
)  # fmt: skip

COMMITTEES = frozenset({"huyện ủy", "thành ủy", "thị ủy", "quận ủy", "đảng ủy", "tỉnh ủy", "cấp ủy"})

# Offices a person holds; the agency follows.
OFFICES = (
    "thủ trưởng", "giám đốc", "phó giám đốc", "chủ tịch", "phó chủ tịch", "chủ tịch thường trực",
    "phó chủ tịch thường trực", "trưởng", "phó trưởng", "trưởng ban", "phó trưởng ban", "trưởng phòng",
    "phó trưởng phòng", "chánh", "phó chánh", "chánh văn phòng", "phó chánh văn phòng", "bí thư", "phó bí thư",
    "phó bí thư thường trực", "tổ trưởng", "tổ phó", "trưởng tiểu ban", "phó trưởng tiểu ban", "hiệu trưởng",
    "chỉ huy trưởng", "chính ủy", "cục trưởng", "chi cục trưởng", "tổng biên tập", "người đứng đầu", "lãnh đạo",
    "bộ trưởng", "thứ trưởng", "đội trưởng", "thủ trưởng cơ quan", "chủ nhiệm", "viện trưởng", "chánh án",
    "trưởng đoàn", "chủ", "thôn trưởng", "chánh thanh tra", "tổng giám đốc", "trưởng đài", "trưởng công an", "cấp ủy", "thường trực",
)  # fmt: skip
COMRADES = ("đồng chí", "đ/c", "đ / c", "ông", "bà", "các đồng chí", "các ông", "các bà", "các đ / c")

# Nouns that, with «các» before or «liên quan» after, name a class of agencies.
CLASS_NOUNS = (
    "sở", "ban", "ngành", "bộ", "cơ quan", "đơn vị", "địa phương", "tổ chức", "đoàn thể", "hội", "hội đoàn thể",
    "huyện", "thành phố", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu", "thôn", "làng", "ấp", "bản",
    "thôn ấp", "khu phố", "khối phố", "khóm", "buôn", "buôn làng", "khu dân cư", "tổ dân phố", "tổ", "tiểu ban", "thành viên", "phòng", "ban ngành",
    "ngành chức năng", "sở ngành", "sở ban ngành", "bộ ngành", "trường", "trường học", "nhà trường", "doanh nghiệp",
    "khách sạn", "nhà khách", "nhà nghỉ", "nhà hàng", "cơ sở lưu trú", "cơ sở kinh doanh", "hộ dân", "hộ gia đình",
    "cá nhân", "cấp", "cấp ủy", "cấp ủy đảng", "cấp chính quyền", "chính quyền", "lực lượng", "lực lượng vũ trang",
    "tập thể", "khoa", "đại biểu", "ủy viên", "đảng ủy viên", "tỉnh ủy viên", "huyện ủy viên", "thành ủy viên", "cấp ủy viên", "chi, đảng bộ", "chi bộ, đảng bộ", "cơ quan báo chí", "báo", "đài", "cơ quan thông tấn", "cơ quan truyền thông", "báo chí", "đảng bộ", "chi bộ",
    "huyện ủy", "thành ủy", "thị ủy", "quận ủy", "đảng ủy", "mặt trận", "mặt trận tổ quốc", "quân khu", "tỉnh",
    "chủ đầu tư", "tổ chức chính trị - xã hội", "tổ chức xã hội", "tổ chức đảng", "tổ chức hội", "tổ chức đoàn thể",
    "bệnh viện", "trung tâm", "công ty", "ngân hàng", "tổ phục vụ", "tổ công tác", "nhóm", "đội", "ban đảng",
    "ban xây dựng đảng", "ban của tỉnh ủy", "đoàn đại biểu", "tổ đại biểu", "thành viên tiểu ban", "ban của đảng",
    "cơ quan thường trực", "bộ phận", "lò giết mổ", "hộ kinh doanh", "cơ sở sản xuất", "cơ sở", "cơ sở giết mổ", "cơ sở chăn nuôi", "bến thủy", "hồ chứa", "phương tiện", "tàu cá",
    "cơ quan trung ương", "đồng chí thành viên", "chủ cơ sở", "câu lạc bộ", "nhà thầu",
    "đơn vị thi công", "trạm y tế", "trung tâm y tế", "công chức", "viên chức", "ban quản lý", "ban chỉ đạo",
    "đơn vị sự nghiệp", "cơ quan chuyên môn", "phòng chuyên môn", "trưởng thôn", "cơ quan tham mưu", "vụ", "cục",
    "đơn vị vận tải", "cơ quan nhà nước", "cơ quan hành chính", "đoàn viên", "hội viên", "người dân", "ban chỉ huy",
    "văn phòng", "ủy ban kiểm tra", "tổ chức thành viên", "tổ chức chính trị xã hội", "doanh nghiệp viễn thông",
    "doanh nghiệp vận tải", "doanh nghiệp du lịch", "doanh nghiệp lữ hành", "doanh nghiệp bưu chính",
    "doanh nghiệp bưu chính, viễn thông", "đơn vị tư vấn", "đơn vị viễn thông", "đơn vị kinh doanh", "nhà mạng",
    "cơ sở giáo dục", "cơ sở y tế", "cơ sở khám chữa bệnh", "cơ sở khám bệnh, chữa bệnh", "cơ sở đào tạo",
    "tổ chức tín dụng", "ngân hàng thương mại", "hợp tác xã", "công ty lữ hành", "công ty thủy nông", "đồn biên phòng",
    "đơn vị quân đội", "đơn vị lực lượng vũ trang", "đoàn thể chính trị - xã hội", "hội quần chúng", "ban cán sự",
    "đảng ủy trực thuộc", "cấp ủy trực thuộc", "cấp ủy cơ sở", "tổ chức cơ sở đảng", "đoàn thanh niên", "công đoàn",
    "chủ rừng", "chủ hồ", "chủ hộ kinh doanh", "chủ hộ", "chủ phương tiện", "chủ tàu", "sở giáo dục và đào tạo", "phòng giáo dục và đào tạo",
    "khối", "cụm", "khối thi đua", "cụm thi đua", "tổ bầu cử", "ban bầu cử", "tổ công nghệ số cộng đồng", "đảng đoàn",
    "ngành liên quan", "phòng ban", "ban quản lý dự án", "nhà khách",
)  # fmt: skip
# Bodies that exist at every level, until an area or owner behind them says which.
AT_EVERY_LEVEL = (
    "văn phòng ban chỉ đạo",
    "ban chỉ đạo",
    "ban tổ chức",
    "ban chỉ huy",
    "mặt trận",
    "hội ",
    "đoàn thanh niên",
)
# Classes that name a party without «các» before them: «phối hợp với Sở Tài chính và đơn vị tư vấn».
CLASSES_ALONE = frozenset({
    "đơn vị tư vấn", "đơn vị thi công", "nhà thầu", "chủ đầu tư", "nhà mạng", "doanh nghiệp viễn thông",
    "đơn vị viễn thông", "đơn vị vận tải", "chủ hộ kinh doanh", "chủ hồ", "chủ rừng", "chủ tàu", "chủ phương tiện",
})  # fmt: skip
AREA_CLASSES = frozenset(AREAS) | {
    "địa phương", "khu dân cư", "thôn ấp", "huyện ủy", "thành ủy", "thị ủy", "quận ủy", "đảng ủy", "khách sạn",
    "nhà khách", "nhà nghỉ", "nhà hàng", "trường", "trường học", "bệnh viện", "phòng", "sở", "bộ", "ngành", "sở ngành",
}  # fmt: skip
QUANTIFIERS = (
    "các", "những", "mỗi", "từng", "tất cả các", "toàn thể các", "toàn thể", "một số", "mọi", "toàn bộ các",
    "đại diện các",
)  # fmt: skip
# What may follow the nouns of a class.
CLASS_TAILS = (
    "liên quan", "có liên quan", "khác", "khác có liên quan", "khác liên quan", "chức năng", "hữu quan", "nêu trên",
    "nói trên", "được phân công", "được giao nhiệm vụ", "được giao", "thường trực", "các cấp", "cấp tỉnh",
    "cấp huyện", "cấp xã", "trung ương", "tỉnh", "ở tỉnh", "trong tỉnh", "của tỉnh", "thuộc tỉnh", "toàn tỉnh",
    "trong toàn tỉnh", "trong cả nước", "trực thuộc", "trực thuộc tỉnh", "trực thuộc trung ương",
    "trực thuộc ubnd tỉnh", "trực thuộc tỉnh ủy", "trực thuộc ủy ban nhân dân tỉnh", "thuộc ubnd tỉnh",
    "thuộc ủy ban nhân dân tỉnh", "thuộc tỉnh ủy", "trên địa bàn", "trên địa bàn tỉnh", "trên địa bàn thành phố",
    "trên địa bàn huyện", "trên địa bàn toàn tỉnh", "đóng trên địa bàn", "đóng trên địa bàn tỉnh",
    "đứng chân trên địa bàn", "đứng chân trên địa bàn tỉnh", "thuộc tiểu ban", "tiểu ban", "của tiểu ban",
    "thuộc quyền", "địa phương", "đoàn thể", "báo chí", "thông tấn", "chính trị - xã hội", "xã hội", "nhà nước",
    "nơi đại biểu lưu trú", "phục vụ đại hội", "sự nghiệp", "của thành phố", "thành phố", "huyện", "của huyện",
    "cơ sở", "vũ trang", "công lập", "đảng tỉnh", "truyền thông", "đảng", "thuộc quyền quản lý", "trực thuộc sở",
    "bộ, ngành", "tư vấn", "thi công", "viễn thông", "có tên nêu trên", "có tên trên", "thuộc sở",
    "thuộc thẩm quyền quản lý", "ven biển", "biên giới", "miền núi", "vùng sâu, vùng xa", "trong vùng ảnh hưởng",
    "khu vực", "chuyên môn", "nghiệp vụ", "tham mưu giúp việc", "trực thuộc tỉnh ủy", "trung ương đóng trên địa bàn", "trung ương thường trú trên địa bàn",
    "thường trú trên địa bàn", "thường trú", "ngoài tỉnh", "trong và ngoài tỉnh", "tại địa phương", "cùng cấp",
    "có chức năng", "đồng cấp", "hội đồng nhân dân", "hội đồng nhân dân tỉnh", "hđnd", "hđnd tỉnh", "của hđnd tỉnh", "trong thành phố", "trong huyện", "của thành phố", "hai bên",
)  # fmt: skip
GENERIC_MARKS = ("liên quan", "chức năng", "hữu quan", "nêu trên", "nói trên")
GENERIC_NOUNS = frozenset({
    "cơ quan", "đơn vị", "tổ chức", "cá nhân", "thành viên", "thành viên tiểu ban", "cấp", "lực lượng",
    "đồng chí thành viên", "cấp ủy", "chính quyền",
})  # fmt: skip

# Words that begin like an agency and are none.
NOT_AGENCIES = (
    "báo cáo", "ban hành", "hội nghị", "hội trường", "hội thảo", "hội thi", "hội diễn", "hội chợ", "hội đàm",
    "hội họp", "hội ý", "tổ chức", "bộ máy", "bộ tài liệu", "bộ nhận diện", "bộ phim", "bộ đàm",
    "phòng chống", "phòng, chống", "phòng ngừa", "phòng ở", "phòng họp", "phòng nghỉ", "phòng khách", "phòng tránh",
    "đội ngũ", "đội hình", "đoàn kết", "đoàn đại biểu", "đoàn xe", "đoàn viên", "đoàn kiểm tra", "đài hoa",
    "đài tưởng niệm", "đài liệt sĩ", "trung tâm thành phố", "trường hợp", "trường quay", "cục bộ", "chi tiết",
    "chi phí", "vụ việc", "viện dẫn", "trạm dừng", "hạt nhân", "tổ quốc", "ngành nghề", "ban đầu", "ban ngày",
    "ban đêm", "ban mai", "bộ luật", "nhóm việc", "quỹ đất", "báo động", "báo chí", "báo giá", "đồn đại", "hội thao",
    "quân sự", "trưởng thành", "trưng bày", "lãnh đạo, chỉ đạo", "lãnh đạo thực hiện", "trưởng đoàn đại biểu", "khoa học", "khoa giáo", "công viên chức", "xã hội",
    "đoàn chủ tịch điều hành", "hội họa", "bộ câu hỏi", "bộ ảnh", "cấp ủy đảng", "thường trực 24", "văn phòng phẩm",
    "biên phòng vệ", "đảng ủy viên", "tỉnh ủy viên", "thành ủy viên", "huyện ủy viên", "quận ủy viên", "thị ủy viên",
    "thanh tra, kiểm tra", "thanh tra việc",
)  # fmt: skip

# Abbreviations that are agencies in running text; in tables and lists any abbreviation is taken.
ABBREVIATIONS = (
    "vtv", "vov", "ttxvn", "vnpt", "viettel", "mobifone", "evn", "vptu", "btgtu", "bttu", "btctu", "bdvtu", "ubkttu",
    "ubnd", "hđnd", "mttq", "bchqs", "bđbp", "ptth", "vcb", "agribank", "vietcombank", "bidv", "vietinbank", "nhnn",
    "bhxh", "lđlđ",
)  # fmt: skip
