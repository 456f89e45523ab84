"""The sentences of Plan 06 that name their agency at once: emulation (IX) and the duties of each agency (X)."""

from datetime import date

from dondoc.desk.demo.assignments import Sentence, by

_PROPAGANDA = "Ban Tuyên giáo Tỉnh ủy"
_CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
_TELEVISION = "Đài Phát thanh và Truyền hình tỉnh"
_BORDER = ("Đăk Glei", "Ngọc Hồi", "Sa Thầy", "Ia H'Drai")

EMULATION: tuple[Sentence, ...] = (
    Sentence(
        "Ban Thi đua - Khen thưởng tỉnh chủ trì, phối hợp với Liên đoàn Lao động tỉnh, Đảng ủy Khối Doanh nghiệp tỉnh "
        "phát động đợt thi đua đặc biệt chào mừng Đại hội, hoàn thành trong tháng 5/2015.",
        (
            by(
                "Ban Thi đua - Khen thưởng tỉnh",
                "phát động đợt thi đua đặc biệt chào mừng Đại hội",
                "hoàn thành trong tháng 5/2015",
                date(2015, 5, 31),
                "Liên đoàn Lao động tỉnh",
                "Đảng ủy Khối Doanh nghiệp tỉnh",
            ),
        ),
    ),
    Sentence(
        "Liên đoàn Lao động tỉnh chủ trì, phối hợp với Sở Kế hoạch và Đầu tư, Sở Xây dựng lựa chọn, gắn biển 15 công "
        "trình chào mừng Đại hội, hoàn thành trước ngày 30/9/2015.",
        (
            by(
                "Liên đoàn Lao động tỉnh",
                "lựa chọn, gắn biển 15 công trình chào mừng Đại hội",
                "hoàn thành trước ngày 30/9/2015",
                date(2015, 9, 30),
                "Sở Kế hoạch và Đầu tư",
                "Sở Xây dựng",
            ),
        ),
    ),
    Sentence(
        "Tỉnh Đoàn chủ trì, phối hợp với Sở Giáo dục và Đào tạo tổ chức cuộc thi tìm hiểu truyền thống Đảng bộ tỉnh "
        "trong đoàn viên, học sinh, tổng kết trước ngày 15/9/2015.",
        (
            by(
                "Tỉnh Đoàn",
                "tổ chức cuộc thi tìm hiểu truyền thống Đảng bộ tỉnh trong đoàn viên, học sinh",
                "trước ngày 15/9/2015",
                date(2015, 9, 15),
                "Sở Giáo dục và Đào tạo",
            ),
        ),
    ),
    Sentence(
        "Hội Liên hiệp Phụ nữ tỉnh chủ trì, phối hợp với Hội Nông dân tỉnh, Hội Cựu chiến binh tỉnh tổ chức Ngày Chủ "
        "nhật xanh tại khu dân cư, vào ngày 11/10/2015.",
        (
            by(
                "Hội Liên hiệp Phụ nữ tỉnh",
                "tổ chức Ngày Chủ nhật xanh tại khu dân cư",
                "vào ngày 11/10/2015",
                date(2015, 10, 11),
                "Hội Nông dân tỉnh",
                "Hội Cựu chiến binh tỉnh",
            ),
        ),
    ),
    Sentence(
        "Hội Nhà báo tỉnh chủ trì, phối hợp với Báo Kon Tum tổ chức giải báo chí viết về xây dựng Đảng, xong trước "
        "ngày 20 tháng 9 năm 2015.",
        (
            by(
                "Hội Nhà báo tỉnh",
                "tổ chức giải báo chí viết về xây dựng Đảng",
                "xong trước ngày 20 tháng 9 năm 2015",
                date(2015, 9, 20),
                "Báo Kon Tum",
            ),
        ),
    ),
    Sentence(
        "Hội Văn học - Nghệ thuật tỉnh chủ trì, phối hợp với Trung tâm Văn hóa tỉnh vận động sáng tác ca khúc chào "
        "mừng Đại hội, gửi Sở Văn hóa, Thể thao và Du lịch thẩm định, hoàn thành trong tháng 8/2015.",
        (
            by(
                "Hội Văn học - Nghệ thuật tỉnh",
                "vận động sáng tác ca khúc chào mừng Đại hội",
                "hoàn thành trong tháng 8/2015",
                date(2015, 8, 31),
                "Trung tâm Văn hóa tỉnh",
                appraiser=_CULTURE,
            ),
        ),
    ),
    Sentence(
        "Thư viện tỉnh chủ trì, phối hợp với Sở Khoa học và Công nghệ, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh "
        "trưng bày sách, tư liệu về Đảng bộ tỉnh, từ ngày 05/10 đến hết ngày 23/10/2015.",
        (
            by(
                "Thư viện tỉnh",
                "trưng bày sách, tư liệu về Đảng bộ tỉnh",
                "từ ngày 05/10 đến hết ngày 23/10/2015",
                date(2015, 10, 23),
                "Sở Khoa học và Công nghệ",
                "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
            ),
        ),
    ),
    Sentence(
        "Ủy ban MTTQ Việt Nam tỉnh chủ trì, phối hợp với Ban Dân vận Tỉnh ủy, Hội Nông dân tỉnh tổ chức 10 hội nghị "
        "lấy ý kiến già làng, người có uy tín vào dự thảo văn kiện, xong trước ngày 15/8/2015.",
        (
            by(
                "Ủy ban MTTQ Việt Nam tỉnh",
                "tổ chức 10 hội nghị lấy ý kiến già làng, người có uy tín vào dự thảo văn kiện",
                "xong trước ngày 15/8/2015",
                date(2015, 8, 15),
                "Ban Dân vận Tỉnh ủy",
                "Hội Nông dân tỉnh",
            ),
        ),
    ),
)

PROPAGANDA_DUTIES: tuple[Sentence, ...] = (
    Sentence(
        "Ban hành hướng dẫn tuyên truyền và danh mục khẩu hiệu, hoàn thành trước ngày 15/5/2015",
        (
            by(
                _PROPAGANDA,
                "Ban hành hướng dẫn tuyên truyền và danh mục khẩu hiệu",
                "hoàn thành trước ngày 15/5/2015",
                date(2015, 5, 15),
            ),
        ),
    ),
    Sentence(
        "Thường xuyên kiểm tra, đôn đốc các cơ quan, đơn vị, địa phương thực hiện Kế hoạch này",
        (
            by(
                _PROPAGANDA,
                "kiểm tra, đôn đốc các cơ quan, đơn vị, địa phương thực hiện Kế hoạch này",
                "Thường xuyên",
                None,
                recurring=True,
            ),
        ),
    ),
)

DUTIES: tuple[Sentence, ...] = (
    Sentence(
        "Đề nghị Đảng ủy Khối các cơ quan tỉnh chủ trì, phối hợp với Trường Chính trị tỉnh tổ chức hội nghị báo cáo "
        "viên về dự thảo văn kiện Đại hội, hoàn thành trong quý II/2015.",
        (
            by(
                "Đảng ủy Khối các cơ quan tỉnh",
                "tổ chức hội nghị báo cáo viên về dự thảo văn kiện Đại hội",
                "hoàn thành trong quý II/2015",
                date(2015, 6, 30),
                "Trường Chính trị tỉnh",
            ),
        ),
    ),
    Sentence(
        "Giao Sở Tài chính chủ trì, phối hợp với Kho bạc Nhà nước Kon Tum bố trí kinh phí thực hiện Kế hoạch, xong "
        "trước ngày 31/5/2015.",
        (
            by(
                "Sở Tài chính",
                "bố trí kinh phí thực hiện Kế hoạch",
                "xong trước ngày 31/5/2015",
                date(2015, 5, 31),
                "Kho bạc Nhà nước Kon Tum",
            ),
        ),
    ),
    Sentence(
        "Giao UBND thành phố Kon Tum chủ trì, phối hợp với Sở Xây dựng kiểm tra, tháo dỡ biển quảng cáo cũ, rách nát "
        "trên các tuyến phố, xong trước ngày 25/9/2015.",
        (
            by(
                "UBND thành phố Kon Tum",
                "kiểm tra, tháo dỡ biển quảng cáo cũ, rách nát trên các tuyến phố",
                "xong trước ngày 25/9/2015",
                date(2015, 9, 25),
                "Sở Xây dựng",
            ),
        ),
    ),
    Sentence(
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh chủ trì, phối hợp với UBND các huyện: Đăk Glei, Ngọc Hồi, Sa Thầy, Ia "
        "H'Drai tuyên truyền về Đại hội tại các xã biên giới, trong tháng 9/2015.",
        (
            by(
                "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
                "tuyên truyền về Đại hội tại các xã biên giới",
                "trong tháng 9/2015",
                date(2015, 9, 30),
                *(f"UBND huyện {name}" for name in _BORDER),
            ),
        ),
    ),
    Sentence(
        "Sở Giáo dục và Đào tạo tổ chức sinh hoạt chuyên đề về Đại hội trong các trường học, trong tháng 9/2015.",
        (
            by(
                "Sở Giáo dục và Đào tạo",
                "tổ chức sinh hoạt chuyên đề về Đại hội trong các trường học",
                "trong tháng 9/2015",
                date(2015, 9, 30),
            ),
        ),
    ),
    Sentence(
        "Ban Dân tộc tỉnh phối hợp với Đài Phát thanh và Truyền hình tỉnh thực hiện chương trình phát thanh về Đại hội "
        "bằng tiếng dân tộc thiểu số, hoàn thành trước ngày 20/9/2015.",
        (
            by(
                "Ban Dân tộc tỉnh",
                "thực hiện chương trình phát thanh về Đại hội bằng tiếng dân tộc thiểu số",
                "hoàn thành trước ngày 20/9/2015",
                date(2015, 9, 20),
                _TELEVISION,
            ),
        ),
    ),
    Sentence(
        "Trung tâm Văn hóa tỉnh tổ chức xe loa tuyên truyền lưu động tại các phường, xã, đầu tháng 10/2015.",
        (
            by(
                "Trung tâm Văn hóa tỉnh",
                "tổ chức xe loa tuyên truyền lưu động tại các phường, xã",
                "đầu tháng 10/2015",
                None,
            ),
        ),
    ),
    Sentence(
        "Sở Ngoại vụ chủ trì, phối hợp với Sở Tư pháp biên soạn tài liệu giới thiệu tỉnh Kon Tum bằng tiếng Anh, "
        "tiếng Lào.",
        (
            by(
                "Sở Ngoại vụ",
                "biên soạn tài liệu giới thiệu tỉnh Kon Tum bằng tiếng Anh, tiếng Lào",
                None,
                None,
                "Sở Tư pháp",
            ),
        ),
    ),
    Sentence(
        "Các cơ quan, đơn vị, địa phương xây dựng kế hoạch cụ thể hóa Kế hoạch này, gửi Tiểu ban (qua Ban Tuyên giáo "
        "Tỉnh ủy) trước ngày 20/5/2015.",
        (
            by(
                "Các cơ quan, đơn vị, địa phương",
                "xây dựng kế hoạch cụ thể hóa Kế hoạch này",
                "trước ngày 20/5/2015",
                date(2015, 5, 20),
            ),
        ),
    ),
)
