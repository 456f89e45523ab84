"""Invented papers in the shapes offices use, and the tasks a careful clerk would write out of each."""

from dataclasses import dataclass
from datetime import date

from dondoc.papers.tree import Kind, Paragraph, Place, Tree
from tests.plans.reader.trees import paper, table

ISSUED_ON = date(2015, 8, 10)


@dataclass(frozen=True, slots=True)
class Known:
    """One expected task; agencies parted by semicolons, `due` an ISO day, an event with its offset, or ""."""

    core: str
    lead: str
    coordinating: str = ""
    appraising: str = ""
    due: str = ""
    recurring: bool = False
    asked: str = ""


DECORATION = paper("""
TỈNH ỦY KON TUM
TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI
*
Số 12-KH/TBPV
ĐẢNG CỘNG SẢN VIỆT NAM
Kon Tum, ngày 10 tháng 8 năm 2015
KẾ HOẠCH
trang trí, khánh tiết phục vụ Đại hội
Căn cứ Kế hoạch số 09-KH/TBPV ngày 02/7/2015 của Tiểu ban, Tiểu ban xây dựng kế hoạch trang trí như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Bảo đảm trang nghiêm, tiết kiệm.
2. Các cơ quan, đơn vị phối hợp chặt chẽ, hoàn thành đúng thời gian.
II. NỘI DUNG
1. Trang trí hội trường
a) Thiết kế phông, sân khấu hội trường chính.
- Chủ trì: Sở Văn hóa, Thể thao và Du lịch.
- Phối hợp: Văn phòng Tỉnh ủy; Công ty Môi trường đô thị.
- Thẩm định: Ban Tuyên giáo Tỉnh ủy.
- Thời gian: Trước ngày 25/8/2015.
b) Lắp đặt hệ thống âm thanh, ánh sáng dự phòng.
- Chủ trì: Trung tâm Văn hóa tỉnh
- Phối hợp: Công ty Điện lực Kon Tum
- Thời gian: trước khai mạc 05 ngày
2. Trang trí đường phố
2.1. Nội dung
- Treo 500 cờ Tổ quốc trên các tuyến đường Phan Đình Phùng, Trần Phú.
- Dựng 12 cụm pano tại Quảng trường 16/3.
2.2. Cơ quan chủ trì: UBND thành phố Kon Tum.
2.3. Cơ quan phối hợp: Sở Xây dựng, Sở Giao thông vận tải.
2.4. Thời gian thực hiện: từ ngày 01/9 đến hết ngày 20/9/2015.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
- Thẩm định dự toán trang trí, trình UBND tỉnh phê duyệt trước ngày 20/8/2015.
- Phối hợp với các đơn vị liên quan hướng dẫn thủ tục thanh toán.
2. Công an tỉnh: Bố trí lực lượng bảo vệ các cụm pano. Thường xuyên tuần tra các tuyến đường chính.
3. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo về Tiểu ban để xem xét.
Nơi nhận:
- Thường trực Tỉnh ủy (b/c);
- Lưu: VPTU.
T/M TIỂU BAN
TRƯỞNG TIỂU BAN
""")

CONCLUSIONS = paper("""
UBND TỈNH KON TUM
VĂN PHÒNG
Số: 215/TB-VP
Kon Tum, ngày 18 tháng 8 năm 2015
THÔNG BÁO
Kết luận của Trưởng Tiểu ban tại cuộc họp ngày 17/8/2015
Ngày 17/8/2015, Trưởng Tiểu ban đã chủ trì họp đánh giá tiến độ. Sau khi nghe báo cáo, Trưởng Tiểu ban kết luận như sau:
1. Về lưu trú: Đồng ý với phương án của Sở Y tế. Giao Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với các khách sạn: Hữu Nghị, Đông Dương rà soát số phòng, báo cáo Tiểu ban trước ngày 25/8/2015. Trước đó, Tiểu ban đã giao Văn phòng Tỉnh ủy đặt phòng xong trước ngày 05/8.
2. Về phương tiện: Giao Sở Giao thông vận tải bố trí 25 xe đưa đón đại biểu, gửi danh sách lái xe về Công an tỉnh trước ngày 05/9; Công ty Vận tải Kon Tum kiểm tra kỹ thuật toàn bộ xe, hoàn thành trước ngày 10/9.
3. Đồng chí Nguyễn Văn Bình chuẩn bị bài phát biểu khai mạc, xong trước ngày 30/8.
4. Các thành viên Tiểu ban theo nhiệm vụ được phân công khẩn trương đôn đốc, kiểm tra tiến độ, báo cáo hằng tuần về Tổ giúp việc.
5. Công tác tập luyện văn nghệ do Trung tâm Văn hóa tỉnh phụ trách, hoàn thành trước ngày 18/9.
6. Sở Y tế cơ bản hoàn thành việc kiểm tra bếp ăn, được đánh giá tốt.
7. Yêu cầu UBND các huyện: Đăk Hà, Sa Thầy tổng vệ sinh các tuyến phố vào ngày 12/9/2015.
Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện./.
""")

LETTER = paper("""
TIỂU BAN TỔ CHỨC PHỤC VỤ
Số 45-CV/TBPV
V/v bảo đảm điện phục vụ Đại hội
Kon Tum, ngày 20 tháng 8 năm 2015
Kính gửi:
- Sở Công Thương;
- Công ty Điện lực Kon Tum.
Thực hiện Kế hoạch số 09-KH/TBPV ngày 02/7/2015, Tiểu ban đề nghị quý cơ quan thực hiện một số nội dung sau:
1. Kiểm tra toàn bộ trạm biến áp khu vực hội trường, xong trước ngày 05/9/2015.
2. Bố trí 02 máy phát điện dự phòng, chạy thử trước ngày 15/9/2015.
3. Cử cán bộ trực tại hội trường trong thời gian diễn ra Đại hội.
Báo cáo kết quả về Tiểu ban (qua Văn phòng Tỉnh ủy) trước ngày 16/9/2015.
Đề nghị quý cơ quan quan tâm, phối hợp thực hiện./.
""")

BY_AGENCY = paper("""
KẾ HOẠCH
Tuyên truyền Đại hội
III. PHÂN CÔNG NHIỆM VỤ
1. Ban Tuyên giáo Tỉnh ủy
- Chủ trì, phối hợp với Sở Thông tin và Truyền thông ban hành danh mục khẩu hiệu trước ngày 15/8/2015.
- Thẩm định nội dung phóng sự, maket pano.
- Tổ chức họp báo trước Đại hội 02 ngày.
2. Đài Phát thanh và Truyền hình tỉnh
a) Xây dựng phóng sự 15 phút về thành tựu của tỉnh, gửi Ban Tuyên giáo Tỉnh ủy thẩm định trước ngày 01/9.
b) Mở chuyên mục phát sóng thường xuyên trên kênh KRT từ ngày 15/8 đến hết ngày 30/9/2015.
c) Truyền hình trực tiếp phiên khai mạc, bế mạc.
3. Báo Kon Tum: Mở chuyên trang chào mừng Đại hội.
4. Sở Xây dựng
- Phối hợp với Công ty Môi trường đô thị thu gom rác các tuyến phố chính.
- Phối hợp với UBND thành phố Kon Tum và các đơn vị liên quan chỉnh trang vỉa hè trước ngày 31/8.
5. UBND các huyện, thành phố
- Chỉ đạo các xã, phường, thị trấn treo cờ Tổ quốc, cờ Đảng từ ngày 10/9 đến hết ngày 25/9/2015.
- Định kỳ vào ngày 25 hàng tháng báo cáo kết quả về Ban Tuyên giáo Tỉnh ủy.
6. Các cơ quan, đơn vị căn cứ kế hoạch này xây dựng kế hoạch cụ thể hóa, gửi Tiểu ban trước ngày 20/8/2015.
""")

APPENDIX = paper(
    "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ",
    tables=(
        table(
            ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Đơn vị thẩm định", "Thời gian hoàn thành", "Sản phẩm"),
            ("I", "LƯU TRÚ", "", "", "", "", ""),
            ("1", "Khảo sát, lập danh sách khách sạn", "Sở VHTTDL", "Công an tỉnh; Sở Y tế", "", "20/8", "Danh sách"),
            ("2", "Bố trí phòng nghỉ cho đại biểu", "nt", "Các khách sạn", "", "Trước ngày 10/9/2015", "Sơ đồ"),
            ("II", "ĂN UỐNG", "", "", "", "", ""),
            ("1", "Xây dựng thực đơn", "Văn phòng Tỉnh ủy", "Sở Y tế\nNhà khách Hữu Nghị", "Chi cục An toàn vệ sinh thực phẩm", "Quý III/2015", "Thực đơn"),
            ("2", "Lưu mẫu thức ăn", "Sở Y tế", "-", "", "Trong thời gian Đại hội", ""),
            ("3", "Kiểm tra bếp ăn", "Sở Y tế", "Văn phòng Tỉnh ủy", "", "Thường xuyên", ""),
        ),
    ),
)  # fmt: skip

TWO_ROW_HEADER = paper(
    "BIỂU PHÂN CÔNG",
    tables=(
        table(
            ("TT", "Nhiệm vụ", "Cơ quan", "Cơ quan", "Thời hạn"),
            ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"),
            ("(1)", "(2)", "(3)", "(4)", "(5)"),
            ("1", "Dựng cổng chào", "Sở Xây dựng", "Công an tỉnh", "30/8/2015"),
            ("2", "Treo băng rôn", "Sở Xây dựng", "Tỉnh Đoàn", "05/9/2015"),
            ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"),
            ("3", "Thay đèn đường", "Công ty Điện lực Kon Tum", "", "trước quý 4/2015"),
            merged_down=((1, 0), (1, 1), (1, 4), (4, 2)),
        ),
        table(("4", "Sơn vạch kẻ đường", "Sở Giao thông vận tải", "Công an tỉnh", "31/9/2015")),
    ),
)

SHARED_COLUMN = paper(
    "PHỤ LỤC",
    tables=(
        table(
            ("TT", "Nội dung", "Chủ trì / phối hợp", "Thời gian"),
            ("1", "Mua quà tặng đại biểu", "Văn phòng Tỉnh ủy / Sở Tài chính", "20/8/2015"),
            (
                "2",
                "In thẻ đại biểu",
                "Chủ trì: Văn phòng Tỉnh ủy\nPhối hợp: Công an tỉnh, Báo Kon Tum",
                "trước ngày 01/9",
            ),
            ("3", "Xếp chỗ ngồi", "Ban Tổ chức Tỉnh ủy", "Trước khai mạc 03 ngày"),
        ),
    ),
)

NO_TASKS = paper("""
QUYẾT ĐỊNH
Về việc ban hành Quy chế làm việc
Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Tiểu ban.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Các thành viên Tiểu ban, Tổ giúp việc và các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
""")

MEDICAL = paper("""
KẾ HOẠCH
Bảo đảm y tế phục vụ Đại hội
1. Nội dung
a) Thành lập 02 tổ cấp cứu lưu động tại hội trường và khách sạn.
b) Kiểm tra an toàn thực phẩm tại 5 bếp ăn.
2. Phân công thực hiện: Sở Y tế chủ trì, phối hợp với Công an tỉnh, UBND thành phố Kon Tum.
3. Thời gian: hoàn thành trước ngày 15/9/2015.
In 1.000 thẻ đại biểu, phù hiệu phục vụ (Giao Văn phòng Tỉnh ủy chủ trì, Công an tỉnh phối hợp) trước ngày 08/9/2015.
Lập sơ đồ chỗ ngồi (Ban Tổ chức Tỉnh ủy).
Trồng hoa, cây cảnh khuôn viên hội trường. Chủ trì: Công ty Môi trường đô thị; phối hợp: Tỉnh Đoàn; thời gian: 01/9/2015.
""")

ORDERED_LIST = paper("""
THÔNG BÁO
về công tác đón tiếp
Giao Giám đốc Sở Giao thông vận tải:
1. Lập phương án điều xe theo đoàn trước ngày 30/8/2015.
2. Chủ trì, phối hợp với Công an tỉnh khảo sát các tuyến đường.
Văn phòng Tỉnh ủy có trách nhiệm:
1. Gửi giấy mời khách, chậm nhất ngày 25/8/2015.
2. Bố trí bàn đón tiếp tại hai khách sạn từ ngày 18 đến 20/9/2015.
""")

REPORT = paper("""
BÁO CÁO
Tiến độ chuẩn bị Đại hội
I. KẾT QUẢ THỰC HIỆN
1. Sở Y tế phối hợp với Công an tỉnh kiểm tra 5 bếp ăn trước ngày 10/8/2015.
II. NHIỆM VỤ THỜI GIAN TỚI
1. Sở Y tế tiếp tục kiểm tra các bếp ăn còn lại, hoàn thành trước ngày 30/8/2015.
""")


def _numbered_by_word() -> Tree:
    lines = (
        ("I.", 0, "Lễ tân"),
        ("1.", 1, "Văn phòng Tỉnh ủy"),
        ("-", 2, "Lập danh sách khách mời xong trước ngày 20/8/2015."),
        ("-", 2, "Phối hợp với Sở Ngoại vụ đón khách quốc tế."),
        ("2.", 1, "Tỉnh Đoàn chọn 40 tình nguyện viên, tập huấn trước ngày 05/9/2015."),
    )
    blocks = (
        Paragraph(text, Place(paragraph=order), label=label, level=level)
        for order, (label, level, text) in enumerate(lines, start=1)
    )
    return Tree(Kind.DOCX, tuple(blocks))


OWNERLESS = paper("""
TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI
KẾ HOẠCH
chuẩn bị hội trường
1. Hội trường phải được trang trí xong trước ngày 10/9/2015.
2. Sở Y tế bố trí tủ thuốc tại hội trường.
""")

TELEGRAM = paper("""
CÔNG ĐIỆN
Về việc ứng phó mưa lũ
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:
- Giám đốc các sở: Xây dựng, Y tế;
- Chủ tịch UBND các xã, phường.
Thực hiện Công điện số 12/CĐ-TTg ngày 09/8/2015, Chủ tịch UBND tỉnh yêu cầu:
1. Chủ tịch UBND các xã, phường ven sông sơ tán dân, hoàn thành trước 15 giờ 00 ngày 12/8/2015.
2. Sở Y tế dự trữ thuốc; xử lý nước sinh hoạt.
3. Kiểm tra các công trình đang thi công.
Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.
""")

TWO_PLANS = paper("""
PHỤ LỤC I
KẾ HOẠCH TỔ CHỨC LỄ HỘI
1. Hội chợ: Sở Công Thương chủ trì phối hợp với UBND thành phố Kon Tum mời 150 gian hàng; thời gian tổ chức hội chợ từ ngày 12 đến 18-9-2015.
PHỤ LỤC II
KẾ HOẠCH CHỈNH TRANG ĐÔ THỊ
1. Chiếu sáng
1.1. Nội dung: Thay 240 bóng đèn cao áp bị hỏng.
1.2. Đơn vị thực hiện: Phòng Quản lý đô thị; đơn vị phối hợp: Sở Giao thông vận tải.
1.3. Thời gian: tháng 8/2015.
2. Vệ sinh
2.1. Nội dung thực hiện: Thu gom rác.
2.2. Phân công thực hiện:
- Cơ quan chủ trì: Công ty Môi trường đô thị.
- Cơ quan thực hiện: UBND các phường.
2.3. Tiến độ: Quý III/2015 và định kỳ hằng năm.
""")

COMRADES = paper("""
Số 21-CV/BTCTU
Kính gửi: Các huyện ủy, thành ủy.
Ban Tổ chức Tỉnh ủy đề nghị các đồng chí lãnh đạo, chỉ đạo một số việc sau:
1. Rà soát danh sách đại biểu, xong trước ngày 28.8.
2. Đảng ủy Công an tỉnh cử 40 đồng chí tham gia Tổ phục vụ.
Trường hợp có thay đổi, đề nghị báo ngay về Ban Tổ chức Tỉnh ủy.
""")

NUMBERED_AS_IN_PARTY_PAPERS = paper("""
B. PHÂN CÔNG THỰC HIỆN
I- Ban Tuyên giáo Tỉnh ủy
1- Định hướng nội dung tuyên truyền cho báo chí.
II- Các huyện ủy, thành ủy
1- Lập kế hoạch của cấp mình, xong trước ngày 20/8/2015.
Đề nghị Sở Giao thông vận tải thực hiện các việc sau: (1) rà soát điểm ngập; (2) lắp 40 biển báo. Hoàn thành trước ngày 31/8/2015.
""")

DIRECTED = paper("""
1. Sở Nông nghiệp
1.1. Chỉ đạo Chi cục Thú y:
a) Cung ứng đủ vắc xin.
1.2. Tổng hợp kết quả trước ngày 15/12/2015.
""")

RESULTS = paper("""
Số: 45/BC-BCĐ
BÁO CÁO
Kết quả sáu tháng
I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ
1. Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra 215 cơ sở.
2. Sở Xây dựng chỉnh trang vỉa hè, hoàn thành trước ngày 30/7/2015.
II. KIẾN NGHỊ
Đề nghị UBND tỉnh bố trí thêm kinh phí.
""")

RUN_ON = paper("3. Sở Y tế: a) Lập phương án cấp cứu trước khai mạc. b) Thường xuyên kiểm tra bếp ăn các khách sạn.")

CLOSING_SENTENCE = paper("""
KẾ HOẠCH
phục vụ lễ hội
II. NHIỆM VỤ
1. Khảo sát hoa và cây cảnh.
- Chủ trì: Sở Xây dựng.
- Thời gian: Trước ngày 20/11.
2. Bố trí sơ đồ chỗ ngồi.
- Đơn vị được giao: Văn phòng Tỉnh ủy.
- Cùng thực hiện: Tỉnh Đoàn.
- Thời gian dự kiến: 28/5/2016.
Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị báo cáo về Tiểu ban để xem xét.
""")
ITEMS_TO_K = paper(
    """
KẾ HOẠCH
y tế
1. Sở Y tế: a) Lập phương án; b) Mua thuốc; c) Trực cấp cứu; d) Đặt tủ thuốc; e) Lấy mẫu nước; g) Phun thuốc; h) Lập sổ trực; i) Thuê xe; \
j) Kiểm kê vật tư; k) Bàn giao xe cứu thương.
""".replace("\\\n", "")
)
MINUTES = paper("""
BIÊN BẢN
Họp Tiểu ban Phục vụ
Sở Y tế báo cáo tiến độ. Công ty Điện lực đề nghị Văn phòng Tỉnh ủy xác nhận công suất.
Kết luận: Giao Sở Y tế bổ sung xe cứu thương trước ngày 20/9.
""")
PROPOSALS = paper("""
BÁO CÁO
kết quả tổ chức hội diễn
I. CÔNG TÁC CHUẨN BỊ
1. Sở Y tế chủ trì, phối hợp với Công an tỉnh trực cấp cứu.
II. ĐỀ XUẤT, KIẾN NGHỊ
1. Đề nghị Sở Tài chính quyết toán kinh phí trước ngày 30/12/2015.
2. Đề nghị các cấp quan tâm.
""")

PAPERS: dict[str, tuple[Tree, tuple[Known, ...]]] = {
    "decoration": (DECORATION, (
        Known("Thiết kế phông, sân khấu hội trường chính", "Sở Văn hóa, Thể thao và Du lịch", "Văn phòng Tỉnh ủy; Công ty Môi trường đô thị", "Ban Tuyên giáo Tỉnh ủy", "2015-08-25"),
        Known("Lắp đặt hệ thống âm thanh, ánh sáng dự phòng", "Trung tâm Văn hóa tỉnh", "Công ty Điện lực Kon Tum", due="opening-5"),
        Known("Treo 500 cờ Tổ quốc trên các tuyến đường Phan Đình Phùng, Trần Phú", "UBND thành phố Kon Tum", "Sở Xây dựng; Sở Giao thông vận tải", due="2015-09-20"),
        Known("Dựng 12 cụm pano tại Quảng trường 16/3", "UBND thành phố Kon Tum", "Sở Xây dựng; Sở Giao thông vận tải", due="2015-09-20"),
        Known("Thẩm định dự toán trang trí", "Sở Tài chính", "", "Sở Tài chính", "2015-08-20"),
        Known("hướng dẫn thủ tục thanh toán", "Sở Tài chính", "các đơn vị liên quan"),
        Known("Bố trí lực lượng bảo vệ các cụm pano", "Công an tỉnh"),
        Known("tuần tra các tuyến đường chính", "Công an tỉnh", recurring=True),
    )),
    "conclusions": (CONCLUSIONS, (
        Known("rà soát số phòng", "Sở Văn hóa, Thể thao và Du lịch", "Khách sạn Hữu Nghị; Khách sạn Đông Dương", due="2015-08-25"),
        Known("bố trí 25 xe đưa đón đại biểu", "Sở Giao thông vận tải", due="2015-09-05"),
        Known("kiểm tra kỹ thuật toàn bộ xe", "Công ty Vận tải Kon Tum", due="2015-09-10"),
        Known("chuẩn bị bài phát biểu khai mạc", "Đồng chí Nguyễn Văn Bình", due="2015-08-30", asked="person"),
        Known("đôn đốc, kiểm tra tiến độ", "Các thành viên Tiểu ban", recurring=True, asked="who_leads"),
        Known("Công tác tập luyện văn nghệ", "Trung tâm Văn hóa tỉnh", due="2015-09-18"),
        Known("tổng vệ sinh các tuyến phố", "UBND huyện Đăk Hà; UBND huyện Sa Thầy", due="2015-09-12"),
    )),
    "letter": (LETTER, (
        Known("Kiểm tra toàn bộ trạm biến áp khu vực hội trường", "Sở Công Thương; Công ty Điện lực Kon Tum", due="2015-09-05"),
        Known("Bố trí 02 máy phát điện dự phòng, chạy thử", "Sở Công Thương; Công ty Điện lực Kon Tum", due="2015-09-15"),
        Known("Cử cán bộ trực tại hội trường", "Sở Công Thương; Công ty Điện lực Kon Tum", due="congress_days+0"),
        Known("Báo cáo kết quả về Tiểu ban (qua Văn phòng Tỉnh ủy)", "Sở Công Thương; Công ty Điện lực Kon Tum", due="2015-09-16"),
    )),
    "by agency": (BY_AGENCY, (
        Known("ban hành danh mục khẩu hiệu", "Ban Tuyên giáo Tỉnh ủy", "Sở Thông tin và Truyền thông", due="2015-08-15"),
        Known("Thẩm định nội dung phóng sự, maket pano", "Ban Tuyên giáo Tỉnh ủy", "", "Ban Tuyên giáo Tỉnh ủy"),
        Known("Tổ chức họp báo", "Ban Tuyên giáo Tỉnh ủy", due="opening-2"),
        Known("Xây dựng phóng sự 15 phút về thành tựu của tỉnh", "Đài Phát thanh và Truyền hình tỉnh", "", "Ban Tuyên giáo Tỉnh ủy", "2015-09-01"),
        Known("Mở chuyên mục phát sóng thường xuyên trên kênh KRT", "Đài Phát thanh và Truyền hình tỉnh", due="2015-09-30"),
        Known("Truyền hình trực tiếp phiên khai mạc, bế mạc", "Đài Phát thanh và Truyền hình tỉnh"),
        Known("Mở chuyên trang chào mừng Đại hội", "Báo Kon Tum"),
        Known("thu gom rác các tuyến phố chính", "Công ty Môi trường đô thị", "Sở Xây dựng", asked="whose_work"),
        Known("chỉnh trang vỉa hè", "UBND thành phố Kon Tum", "Sở Xây dựng; các đơn vị liên quan", due="2015-08-31", asked="whose_work"),
        Known("treo cờ Tổ quốc, cờ Đảng", "UBND các huyện, thành phố; các xã, phường, thị trấn", due="2015-09-25"),
        Known("báo cáo kết quả về Ban Tuyên giáo Tỉnh ủy", "UBND các huyện, thành phố", recurring=True),
        Known("xây dựng kế hoạch cụ thể hóa", "Các cơ quan, đơn vị", due="2015-08-20", asked="who_leads"),
    )),
    "appendix": (APPENDIX, (
        Known("Khảo sát, lập danh sách khách sạn", "Sở VHTTDL", "Công an tỉnh; Sở Y tế", due="2015-08-20"),
        Known("Bố trí phòng nghỉ cho đại biểu", "Sở VHTTDL", "Các khách sạn", due="2015-09-10"),
        Known("Xây dựng thực đơn", "Văn phòng Tỉnh ủy", "Sở Y tế; Nhà khách Hữu Nghị", "Chi cục An toàn vệ sinh thực phẩm", "2015-09-30"),
        Known("Lưu mẫu thức ăn", "Sở Y tế", due="congress_days+0"),
        Known("Kiểm tra bếp ăn", "Sở Y tế", "Văn phòng Tỉnh ủy", recurring=True),
    )),
    "two-row header": (TWO_ROW_HEADER, (
        Known("Dựng cổng chào", "Sở Xây dựng", "Công an tỉnh", due="2015-08-30"),
        Known("Treo băng rôn", "Sở Xây dựng", "Tỉnh Đoàn", due="2015-09-05"),
        Known("Thay đèn đường", "Công ty Điện lực Kon Tum", asked="date_unclear"),
        Known("Sơn vạch kẻ đường", "Sở Giao thông vận tải", "Công an tỉnh", asked="date_impossible"),
    )),
    "shared column": (SHARED_COLUMN, (
        Known("Mua quà tặng đại biểu", "Văn phòng Tỉnh ủy", "Sở Tài chính", due="2015-08-20"),
        Known("In thẻ đại biểu", "Văn phòng Tỉnh ủy", "Công an tỉnh; Báo Kon Tum", due="2015-09-01"),
        Known("Xếp chỗ ngồi", "Ban Tổ chức Tỉnh ủy", due="opening-3"),
    )),
    "no tasks": (NO_TASKS, ()),
    "medical": (MEDICAL, (
        Known("Thành lập 02 tổ cấp cứu lưu động tại hội trường và khách sạn", "Sở Y tế", "Công an tỉnh; UBND thành phố Kon Tum", due="2015-09-15"),
        Known("Kiểm tra an toàn thực phẩm tại 5 bếp ăn", "Sở Y tế", "Công an tỉnh; UBND thành phố Kon Tum", due="2015-09-15"),
        Known("In 1.000 thẻ đại biểu, phù hiệu phục vụ", "Văn phòng Tỉnh ủy", "Công an tỉnh", due="2015-09-08"),
        Known("Lập sơ đồ chỗ ngồi", "Ban Tổ chức Tỉnh ủy"),
        Known("Trồng hoa, cây cảnh khuôn viên hội trường", "Công ty Môi trường đô thị", "Tỉnh Đoàn", due="2015-09-01"),
    )),
    "ordered list": (ORDERED_LIST, (
        Known("Lập phương án điều xe theo đoàn", "Giám đốc Sở Giao thông vận tải", due="2015-08-30"),
        Known("khảo sát các tuyến đường", "Giám đốc Sở Giao thông vận tải", "Công an tỉnh"),
        Known("Gửi giấy mời khách", "Văn phòng Tỉnh ủy", due="2015-08-25"),
        Known("Bố trí bàn đón tiếp tại hai khách sạn", "Văn phòng Tỉnh ủy", due="2015-09-20"),
    )),
    "report": (REPORT, (
        Known("tiếp tục kiểm tra các bếp ăn còn lại", "Sở Y tế", due="2015-08-30"),
    )),
    "numbered by Word": (_numbered_by_word(), (
        Known("Lập danh sách khách mời", "Văn phòng Tỉnh ủy", due="2015-08-20"),
        Known("đón khách quốc tế", "Sở Ngoại vụ", "Văn phòng Tỉnh ủy", asked="whose_work"),
        Known("chọn 40 tình nguyện viên, tập huấn", "Tỉnh Đoàn", due="2015-09-05"),
    )),
    "telegram": (TELEGRAM, (
        Known("sơ tán dân", "Chủ tịch UBND các xã, phường ven sông", due="2015-08-12"),
        Known("dự trữ thuốc", "Sở Y tế"),
        Known("Kiểm tra các công trình đang thi công", "Giám đốc Sở Xây dựng; Giám đốc Sở Y tế; Chủ tịch UBND các xã, phường"),
    )),
    "two plans": (TWO_PLANS, (
        Known("mời 150 gian hàng", "Sở Công Thương", "UBND thành phố Kon Tum", due="2015-09-18"),
        Known("Thay 240 bóng đèn cao áp bị hỏng", "Phòng Quản lý đô thị", "Sở Giao thông vận tải", due="2015-08-31"),
        Known("Thu gom rác", "Công ty Môi trường đô thị", "UBND các phường", due="2015-09-30", recurring=True),
    )),
    "comrades": (COMRADES, (
        Known("Rà soát danh sách đại biểu", "Các huyện ủy, thành ủy", due="2015-08-28"),
        Known("cử 40 đồng chí tham gia Tổ phục vụ", "Đảng ủy Công an tỉnh"),
    )),
    "numbered as in Party papers": (NUMBERED_AS_IN_PARTY_PAPERS, (
        Known("Định hướng nội dung tuyên truyền cho báo chí", "Ban Tuyên giáo Tỉnh ủy"),
        Known("Lập kế hoạch của cấp mình", "Các huyện ủy, thành ủy", due="2015-08-20"),
        Known("rà soát điểm ngập", "Sở Giao thông vận tải", due="2015-08-31"),
        Known("lắp 40 biển báo", "Sở Giao thông vận tải", due="2015-08-31"),
    )),
    "closing sentence": (CLOSING_SENTENCE, (
        Known("Khảo sát hoa và cây cảnh", "Sở Xây dựng", due="2015-11-20"),
        Known("Bố trí sơ đồ chỗ ngồi", "Văn phòng Tỉnh ủy", "Tỉnh Đoàn", due="2016-05-28"),
    )),
    "items to k": (ITEMS_TO_K, tuple(
        Known(work, "Sở Y tế")
        for work in (
            "Lập phương án", "Mua thuốc", "Trực cấp cứu", "Đặt tủ thuốc", "Lấy mẫu nước", "Phun thuốc", "Lập sổ trực",
            "Thuê xe", "Kiểm kê vật tư", "Bàn giao xe cứu thương",
        )
    )),
    "minutes": (MINUTES, (Known("bổ sung xe cứu thương", "Sở Y tế", due="2015-09-20"),)),
    "proposals": (PROPOSALS, (Known("quyết toán kinh phí", "Sở Tài chính", due="2015-12-30"),)),
    "directed": (DIRECTED, (
        Known("Cung ứng đủ vắc xin", "Sở Nông nghiệp; Chi cục Thú y"),
        Known("Tổng hợp kết quả", "Sở Nông nghiệp", due="2015-12-15"),
    )),
    "results": (RESULTS, ()),
    "run-on items": (RUN_ON, (
        Known("Lập phương án cấp cứu", "Sở Y tế", due="opening-1"),
        Known("kiểm tra bếp ăn các khách sạn", "Sở Y tế", recurring=True),
    )),
    "work of nobody": (OWNERLESS, (
        Known("Hội trường phải được trang trí", "TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI", due="2015-09-10", asked="who_leads"),
        Known("bố trí tủ thuốc tại hội trường", "Sở Y tế"),
    )),
}  # fmt: skip
