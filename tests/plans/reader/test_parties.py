"""Who leads, who helps, who appraises, and what the work is, clause by clause."""

from datetime import date

import pytest

from dondoc.papers.tree import Place
from dondoc.plans.reader import Party
from dondoc.plans.reader.lines import Line
from dondoc.plans.reader.prose import read_line
from dondoc.plans.reader.roles import Roles
from dondoc.plans.reader.units import Given, Unit


def line(text: str) -> Line:
    return Line(0, Place(paragraph=1), text, range(len(text)))


def names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties)


def summary(unit: Unit) -> tuple[str, str, str, str]:
    return unit.text, names(unit.roles.lead), names(unit.roles.coordinating), names(unit.roles.appraising)


# One sentence, one task: core, lead, coordinating, appraising.
SENTENCES = [
    ("Sở Y tế chủ trì, phối hợp với Công an tỉnh lập phương án cấp cứu.", "lập phương án cấp cứu", "Sở Y tế", "Công an tỉnh", ""),
    ("Sở Y tế chủ trì phối hợp cùng Công an tỉnh kiểm tra bếp ăn", "kiểm tra bếp ăn", "Sở Y tế", "Công an tỉnh", ""),
    ("Giao Tỉnh Đoàn chủ trì tổ chức lực lượng tình nguyện.", "tổ chức lực lượng tình nguyện", "Tỉnh Đoàn", "", ""),
    ("Giao Báo Kon Tum mở chuyên trang chào mừng.", "mở chuyên trang chào mừng", "Báo Kon Tum", "", ""),
    ("Phân công Văn phòng Tỉnh ủy in 400 bộ tài liệu.", "in 400 bộ tài liệu", "Văn phòng Tỉnh ủy", "", ""),
    ("Đề nghị Ủy ban MTTQ tỉnh vận động nhân dân treo cờ.", "vận động nhân dân treo cờ", "Ủy ban MTTQ tỉnh", "", ""),
    ("Yêu cầu Công an tỉnh khẩn trương phân luồng các tuyến phố.", "phân luồng các tuyến phố", "Công an tỉnh", "", ""),
    ("Sở Tài chính chịu trách nhiệm bố trí kinh phí.", "bố trí kinh phí", "Sở Tài chính", "", ""),
    ("Sở Xây dựng có trách nhiệm kiểm tra khán đài.", "kiểm tra khán đài", "Sở Xây dựng", "", ""),
    ("Sở Nội vụ tham mưu UBND tỉnh ban hành quyết định trưng tập.", "tham mưu UBND tỉnh ban hành quyết định trưng tập", "Sở Nội vụ", "", ""),
    ("Giao Sở Y tế phối hợp với Sở Công Thương kiểm tra thực phẩm.", "kiểm tra thực phẩm", "Sở Y tế", "Sở Công Thương", ""),
    ("Sở Y tế phối hợp Sở Công Thương kiểm tra thực phẩm.", "kiểm tra thực phẩm", "Sở Y tế", "Sở Công Thương", ""),
    ("Văn phòng Tỉnh ủy cùng Công an tỉnh lập danh sách khách mời.", "lập danh sách khách mời", "Văn phòng Tỉnh ủy", "Công an tỉnh", ""),
    ("UBND thành phố chỉ đạo các xã, phường tổng vệ sinh.", "tổng vệ sinh", "UBND thành phố; các xã, phường", "", ""),
    ("UBND huyện Đăk Hà chỉ đạo Phòng Y tế trực cấp cứu.", "trực cấp cứu", "UBND huyện Đăk Hà; Phòng Y tế", "", ""),
    ("UBND tỉnh chỉ đạo các cơ quan chức năng kiểm tra giá phòng.", "kiểm tra giá phòng", "UBND tỉnh", "", ""),
    ("Đài PTTH tỉnh dựng phóng sự, gửi Ban Tuyên giáo thẩm định.", "dựng phóng sự", "Đài PTTH tỉnh", "", "Ban Tuyên giáo"),
    ("Sở VHTTDL thiết kế sân khấu, trình Thường trực Tỉnh ủy phê duyệt.", "thiết kế sân khấu", "Sở VHTTDL", "", ""),
    ("Sở Tài chính thẩm định dự toán trang trí.", "thẩm định dự toán trang trí", "Sở Tài chính", "", "Sở Tài chính"),
    ("Ban Tổ chức Tỉnh ủy rà soát, thẩm tra danh sách đại biểu.", "rà soát, thẩm tra danh sách đại biểu", "Ban Tổ chức Tỉnh ủy", "", "Ban Tổ chức Tỉnh ủy"),
    ("Việc in phù hiệu giao Văn phòng Tỉnh ủy chủ trì.", "Việc in phù hiệu", "Văn phòng Tỉnh ủy", "", ""),
    ("Công tác lễ tân do Văn phòng Tỉnh ủy phụ trách.", "Công tác lễ tân", "Văn phòng Tỉnh ủy", "", ""),
    ("Trang trí hội trường do Sở VHTTDL chủ trì, phối hợp với Tỉnh Đoàn.", "Trang trí hội trường", "Sở VHTTDL", "Tỉnh Đoàn", ""),
    ("Trồng hoa quanh hội trường (Giao Công ty Môi trường đô thị thực hiện).", "Trồng hoa quanh hội trường", "Công ty Môi trường đô thị", "", ""),
    ("Lắp màn hình LED (Giao VNPT chủ trì, phối hợp với Công ty Điện lực).", "Lắp màn hình LED", "VNPT", "Công ty Điện lực", ""),
    ("Lập sơ đồ chỗ ngồi (Ban Tổ chức Tỉnh ủy).", "Lập sơ đồ chỗ ngồi", "Ban Tổ chức Tỉnh ủy", "", ""),
    ("Treo pano (Chủ trì: Sở VHTTDL; phối hợp: Sở Xây dựng).", "Treo pano", "Sở VHTTDL", "Sở Xây dựng", ""),
    ("Sở Y tế là cơ quan đầu mối tổng hợp nhu cầu ăn kiêng.", "tổng hợp nhu cầu ăn kiêng", "Sở Y tế", "", ""),
    ("Giao Ban Tổ chức làm đầu mối, các Ban Đảng phối hợp, rà soát danh sách.", "rà soát danh sách", "Ban Tổ chức", "các Ban Đảng", ""),
    ("Sở Xây dựng, theo chức năng, nhiệm vụ được giao, kiểm tra giàn giáo.", "kiểm tra giàn giáo", "Sở Xây dựng", "", ""),
    ("Căn cứ Kế hoạch số 09-KH/TBPV, Sở Y tế xây dựng kế hoạch cụ thể.", "xây dựng kế hoạch cụ thể", "Sở Y tế", "", ""),
    ("Để bảo đảm giao thông, Tiểu ban đề nghị Công an tỉnh cắm biển cấm đỗ.", "cắm biển cấm đỗ", "Công an tỉnh", "", ""),
    ("Đồng ý với đề xuất của Sở Y tế; giao Sở Y tế mua vật tư.", "mua vật tư", "Sở Y tế", "", ""),
    ("Đối với các khách sạn chưa đạt chuẩn thì khẩn trương sửa chữa phòng.", "sửa chữa phòng", "các khách sạn chưa đạt chuẩn", "", ""),
    ("Ngành Y tế bố trí xe cứu thương.", "bố trí xe cứu thương", "Ngành Y tế", "", ""),
    ("Giám đốc Sở Giao thông vận tải điều động 20 xe.", "điều động 20 xe", "Giám đốc Sở Giao thông vận tải", "", ""),
    ("Các đơn vị liên quan chuẩn bị xe đưa đón.", "chuẩn bị xe đưa đón", "Các đơn vị liên quan", "", ""),
    ("Sở Y tế khảo sát, lập danh sách và bố trí tổ trực.", "khảo sát, lập danh sách và bố trí tổ trực", "Sở Y tế", "", ""),
    ("Lễ khai mạc: Sở VHTTDL xây dựng kịch bản tổng thể.", "xây dựng kịch bản tổng thể", "Sở VHTTDL", "", ""),
    ("Về hậu cần: giao Văn phòng Tỉnh ủy đặt phòng.", "đặt phòng", "Văn phòng Tỉnh ủy", "", ""),
    ("Phòng ở của đại biểu do Văn phòng Tỉnh ủy bố trí.", "Phòng ở của đại biểu", "Văn phòng Tỉnh ủy", "", ""),
    ("Tiếp tục vận động tài trợ. Giao Sở Công Thương phụ trách.", "Tiếp tục vận động tài trợ", "Sở Công Thương", "", ""),
    ("Việc in tài liệu; Văn phòng Tỉnh ủy chịu trách nhiệm thực hiện.", "Việc in tài liệu", "Văn phòng Tỉnh ủy", "", ""),
    ("Các sở: Y tế, Công Thương, mỗi đơn vị cử 05 cán bộ.", "cử 05 cán bộ", "Sở Y tế; Sở Công Thương", "", ""),
    ("Công an tỉnh theo dõi, kiểm tra việc thực hiện quy định.", "theo dõi, kiểm tra việc thực hiện quy định", "Công an tỉnh", "", ""),
    ("Cắt giảm thời gian giải quyết (Sở Xây dựng thực hiện).", "Cắt giảm thời gian giải quyết", "Sở Xây dựng", "", ""),
    ("Lập dự toán, gửi Sở Tài chính thẩm định (Văn phòng Tỉnh ủy).", "Lập dự toán", "Văn phòng Tỉnh ủy", "", "Sở Tài chính"),
    ("Sở Y tế có ý kiến thẩm định về thực đơn.", "có ý kiến thẩm định về thực đơn", "Sở Y tế", "", "Sở Y tế"),
    ("Hội Văn học - Nghệ thuật tỉnh sáng tác 10 ca khúc.", "sáng tác 10 ca khúc", "Hội Văn học - Nghệ thuật tỉnh", "", ""),
    ("Đối với đoạn qua khu dân cư, giao Sở Xây dựng khẩn trương cắm biển.", "cắm biển", "Sở Xây dựng", "", ""),
    ("Giám đốc Công an tỉnh chỉ đạo lực lượng Cảnh sát giao thông tuần tra.", "tuần tra", "Giám đốc Công an tỉnh; lực lượng Cảnh sát giao thông", "", ""),
    ("UBND huyện thống kê thiệt hại, báo cáo về Sở Y tế số hộ bị ảnh hưởng.", "thống kê thiệt hại, báo cáo về Sở Y tế số hộ bị ảnh hưởng", "UBND huyện", "", ""),
    ("Sở Y tế chủ trì lập phương án; Công an tỉnh, Tỉnh Đoàn phối hợp thực hiện.", "lập phương án", "Sở Y tế", "Công an tỉnh; Tỉnh Đoàn", ""),
    ("Lắp camera tại các nút giao: Công an tỉnh chủ trì; Sở Xây dựng phối hợp.", "Lắp camera tại các nút giao", "Công an tỉnh", "Sở Xây dựng", ""),
    ("Phòng Y tế (chủ trì), Trung tâm Văn hóa (phối hợp) dựng cụm pano.", "dựng cụm pano", "Phòng Y tế", "Trung tâm Văn hóa", ""),
    ("Kiện toàn tổ giúp việc (Ban Tổ chức; xong trước 15/9).", "Kiện toàn tổ giúp việc", "Ban Tổ chức", "", ""),
    ("Làng nghề gốm Phù Lãng có trách nhiệm cung cấp 200 bình hoa.", "cung cấp 200 bình hoa", "Làng nghề gốm Phù Lãng", "", ""),
    ("Sở Nội vụ lập dự toán khen thưởng; thẩm định hồ sơ các đơn vị.", "lập dự toán khen thưởng", "Sở Nội vụ", "", "Sở Nội vụ"),
    ("Sở Tài chính thẩm định, bố trí kinh phí.", "thẩm định, bố trí kinh phí", "Sở Tài chính", "", "Sở Tài chính"),
    ("Lập dự toán mua hoa, gửi Sở Tài chính thẩm định (Giao Văn phòng Thường trực Ban Chỉ đạo tham mưu).", "Lập dự toán mua hoa", "Văn phòng Thường trực Ban Chỉ đạo", "", "Sở Tài chính"),
    ("Công an tỉnh giúp Trưởng Tiểu ban theo dõi an ninh.", "theo dõi an ninh", "Công an tỉnh", "", ""),
    ("Bộ phận Một cửa trực ngày thứ Bảy.", "trực ngày thứ Bảy", "Bộ phận Một cửa", "", ""),
    ("Giao bộ phận kế toán đối chiếu công nợ.", "đối chiếu công nợ", "bộ phận kế toán", "", ""),
    ("Chủ các nhà nghỉ lắp chuông báo cháy.", "lắp chuông báo cháy", "Chủ các nhà nghỉ", "", ""),
    ("Yêu cầu chủ các bến thủy sơn lại phao.", "sơn lại phao", "chủ các bến thủy", "", ""),
    ("Sở Nội vụ kiểm tra việc thực hiện dân chủ các cấp.", "kiểm tra việc thực hiện dân chủ các cấp", "Sở Nội vụ", "", ""),
    ("Đề nghị các nhà thầu có khối lượng nợ lớn làm rõ nguyên nhân.", "làm rõ nguyên nhân", "các nhà thầu có khối lượng nợ lớn", "", ""),
    ("Yêu cầu các phường chưa đạt chuẩn rà soát tiêu chí.", "rà soát tiêu chí", "các phường chưa đạt chuẩn", "", ""),
    ("Các nhà hàng quanh hồ ký cam kết.", "ký cam kết", "Các nhà hàng quanh hồ", "", ""),
    ("Đề nghị các phường có kế hoạch sửa chữa trường học.", "sửa chữa trường học", "các phường", "", ""),
    ("Ủy nhiệm Sở Y tế ký hợp đồng thuê kho.", "ký hợp đồng thuê kho", "Sở Y tế", "", ""),
    ("Thôn trưởng các thôn phát tờ khai.", "phát tờ khai", "Thôn trưởng các thôn", "", ""),
    ("Để kịp tổng hợp, Ban yêu cầu Đảng ủy các xã, phường, đặc khu kiểm điểm tập thể.", "kiểm điểm tập thể", "Đảng ủy các xã, phường, đặc khu", "", ""),
    ("Văn phòng thường trực Ban Chỉ đạo Phòng cháy và chữa cháy tỉnh mua 20 bơm.", "mua 20 bơm", "Văn phòng thường trực Ban Chỉ đạo Phòng cháy và chữa cháy tỉnh", "", ""),
    ("Cắm mốc hành lang (Giao Sở Xây dựng chủ trì, phối hợp với các xã có đường đi qua).", "Cắm mốc hành lang", "Sở Xây dựng", "các xã có đường đi qua", ""),
    ("Sở Công Thương bình ổn giá, phối hợp với Sở Tài chính kiểm tra.", "bình ổn giá, phối hợp với Sở Tài chính kiểm tra", "Sở Công Thương", "Sở Tài chính", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "core", "lead", "coordinating", "appraising"), SENTENCES)
def test_roles_of_a_sentence(sentence: str, core: str, lead: str, coordinating: str, appraising: str) -> None:
    units = read_line(line(sentence), Given())

    assert [summary(unit) for unit in units] == [(core, lead, coordinating, appraising)]


UNDER_HEADING = [
    ("Phối hợp với Công ty Môi trường đô thị thu gom rác.", "thu gom rác", "Công ty Môi trường đô thị", "Sở Xây dựng"),
    ("Phối hợp với các đơn vị liên quan chỉnh trang vỉa hè.", "chỉnh trang vỉa hè", "Sở Xây dựng", "các đơn vị liên quan"),
    ("Chủ trì, phối hợp với Tỉnh Đoàn quét vôi hàng cây.", "quét vôi hàng cây", "Sở Xây dựng", "Tỉnh Đoàn"),
    ("Chỉ đạo các phường sửa chữa đèn đường.", "sửa chữa đèn đường", "Sở Xây dựng; các phường", ""),
    ("Kiểm tra khán đài; sửa lối thoát hiểm.", "Kiểm tra khán đài", "Sở Xây dựng", ""),
    ("Công an tỉnh kiểm tra phòng cháy.", "kiểm tra phòng cháy", "Công an tỉnh", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "core", "lead", "coordinating"), UNDER_HEADING)
def test_item_below_an_agency(sentence: str, core: str, lead: str, coordinating: str) -> None:
    heading = Given(roles=Roles((Party("Sở Xây dựng", None, "tiêu đề"),)), bound=True, form="heading")

    (unit,) = read_line(line(sentence), heading)

    assert (unit.text, names(unit.roles.lead), names(unit.roles.coordinating)) == (core, lead, coordinating)


DATED = [
    ("Sở Y tế lập phương án, xong trước ngày 25/8.", "lập phương án", "2015-08-25"),
    ("Sở Y tế lập nội quy ra vào, trước ngày 20/11/2015.", "lập nội quy ra vào", "2015-11-20"),
    ("Công ty Điện lực thay thế cáp ngầm, xong trước ngày 15/9/2015 (thay cho mốc 25/8/2015 đã giao).", "thay thế cáp ngầm", "2015-09-15"),
    ("Hạn chót 15/9/2015, Sở Y tế phải nộp dự toán.", "nộp dự toán", "2015-09-15"),
    ("Sở Y tế nộp báo cáo không chậm hơn ngày 15/9/2015.", "nộp báo cáo", "2015-09-15"),
    ("Sở Y tế chủ trì lập phương án; Công an tỉnh phối hợp thực hiện, xong trước ngày 20/9.", "lập phương án", "2015-09-20"),
    ("Sở Y tế tổng kết trước ngày Quốc khánh 02/9.", "tổng kết", "2015-09-02"),
    ("Sở Công Thương tổ chức lại chợ, bảo đảm đến quý IV/2015 mỗi xã có một điểm bán.", "tổ chức lại chợ, bảo đảm đến quý IV/2015 mỗi xã có một điểm bán", "2015-12-31"),
    ("Sở Y tế phê duyệt kế hoạch cấp huyện trong tháng 9 năm 2015.", "phê duyệt kế hoạch cấp huyện", "2015-09-30"),
    ("Trước ngày 20/8, Sở Y tế gửi danh sách.", "gửi danh sách", "2015-08-20"),
    ("Sở Y tế trước ngày 20/8 gửi danh sách.", "gửi danh sách", "2015-08-20"),
    ("Sở Tài chính bổ sung dự toán (thời hạn mới: trước ngày 30/8, thay cho trước ngày 15/8).", "bổ sung dự toán", "2015-08-30"),
    ("Sở Y tế tập huấn trước ngày 30/8 (trước đây: trước ngày 15/8).", "tập huấn", "2015-08-30"),
    ("Tổng duyệt chương trình vào ngày 18/9/2015, giao Sở VHTTDL chuẩn bị.", "Tổng duyệt chương trình", "2015-09-18"),
    ("Ngày 20/8, Sở Nội vụ tổ chức bốc thăm vị trí gian hàng.", "tổ chức bốc thăm vị trí gian hàng", "2015-08-20"),
    ("Ngày 20/8/2015: Sở Nội vụ bốc thăm gian hàng.", "bốc thăm gian hàng", "2015-08-20"),
    ("20/8: Sở Nội vụ kẻ vạch sân.", "kẻ vạch sân", "2015-08-20"),
    ("Sở Nội vụ khám mắt cho học sinh ngày 20/8.", "khám mắt cho học sinh", "2015-08-20"),
    ("Sở Nội vụ tổng vệ sinh trong ngày 20/8.", "tổng vệ sinh", "2015-08-20"),
    ("Sở Nội vụ nộp hồ sơ gốc, ngày 20/8/2015.", "nộp hồ sơ gốc", "2015-08-20"),
    ("Sở Nội vụ kẻ vạch sân - ngày 20/8.", "kẻ vạch sân", "2015-08-20"),
    ("Sở Nội vụ kẻ vạch sân – 20/8.", "kẻ vạch sân", "2015-08-20"),
    ("Sở Nội vụ kẻ vạch sân (20/8).", "kẻ vạch sân", "2015-08-20"),
    ("Sở Nội vụ gửi biên bản phiên ngày 20/8.", "gửi biên bản phiên ngày 20/8", None),
    ("Sở Nội vụ phổ biến kết quả kỳ thi ngày 01/8.", "phổ biến kết quả kỳ thi ngày 01/8", None),
    ("Sở Y tế mở chuyên mục phát sóng thường xuyên.", "mở chuyên mục phát sóng thường xuyên", None),
    ("Sở Y tế xây dựng kế hoạch phục vụ trước, trong và sau Đại hội.", "xây dựng kế hoạch phục vụ trước, trong và sau Đại hội", None),
    ("Sở Tài chính bố trí vốn trong kế hoạch ngân sách năm 2016.", "bố trí vốn trong kế hoạch ngân sách năm 2016", None),
    ("Sở Y tế thực hiện Công văn số 15/UBND-KT ngày 12/8/2015 về y tế.", "thực hiện Công văn số 15/UBND-KT ngày 12/8/2015 về y tế", None),
    ("Sở Y tế phục vụ Đại hội diễn ra từ ngày 20/9 đến ngày 22/9/2015.", "phục vụ Đại hội diễn ra từ ngày 20/9 đến ngày 22/9/2015", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "core", "due"), DATED)
def test_deadline_that_governs_the_work(sentence: str, core: str, due: str | None) -> None:
    (unit,) = read_line(line(sentence), Given(issued_on=date(2015, 8, 10)))

    assert (unit.text, unit.deadline and str(unit.deadline.due)) == (core, due)


# A rhythm is the work's own when it stands before the verb, right behind it or at the end; else it is part of a thing.
RHYTHMS = [
    ("Sở Y tế chủ động, thường xuyên kiểm tra bếp ăn.", True), ("Sở Y tế kiểm tra thường xuyên các bếp ăn.", True),
    ("Sở Y tế cử tổ kiểm tra vệ sinh thường xuyên tại nơi đại biểu ăn.", True), ("Sở Y tế báo cáo tiến độ hằng tuần về Tiểu ban.", True),
    ("Sở Y tế báo cáo định kỳ hằng tháng về Tiểu ban.", True), ("Sở Y tế gửi bản tin 10 ngày một lần cho Ban Chỉ huy tỉnh.", True),
    ("Sở Y tế mở chuyên mục phát sóng thường xuyên.", False), ("Sở Tài chính bố trí kinh phí từ nguồn chi thường xuyên.", False),
    ("Sở Nội vụ xây dựng kế hoạch tập huấn hằng năm.", False),
    ("Sở Y tế xét nghiệm nước uống, nước sinh hoạt hằng tuần.", True), ("Sở Y tế niêm yết giá thuốc hằng ngày trên trang của Sở.", True),
    ("Sở Y tế bổ sung nội dung an toàn vào chương trình giám sát, kiểm tra hằng năm.", False),
    ("Sở Y tế kiểm tra bếp ăn, ít nhất 02 lần trong tháng 9.", False),
    ("Sở Y tế gửi số liệu vào thứ Sáu hằng tuần.", True), ("Sở Y tế bảo dưỡng máy thở theo định kỳ hằng quý.", True),
    ("Định kỳ 3 tháng, Sở Y tế kiểm kê vật tư.", True), ("Sở Y tế kiểm kê vật tư định kỳ 2 tháng.", True),
    ("Cuối mỗi tuần, Sở Y tế kiểm kê vật tư.", True),
    ("Sở Y tế chốt sổ vào đầu các quý.", True), ("Trước ngày 03 các tháng, Sở Y tế chốt sổ.", True), ("Sở Y tế kiểm kê mỗi năm hai đợt.", True),
    ("Sở Y tế giám sát dịch; định kỳ 2 tháng báo cáo Bộ Y tế.", True),
    ("Sở Y tế đánh giá kế hoạch hằng tháng của bệnh viện.", False), ("Sở Y tế gửi số liệu người đang đãi ngộ thêm trước ngày 20 hằng tháng.", True),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "recurring"), RHYTHMS)
def test_rhythm_that_governs_the_work(sentence: str, recurring: bool) -> None:
    (unit,) = read_line(line(sentence), Given(issued_on=date(2015, 8, 10)))

    assert bool(unit.deadline and unit.deadline.recurring) is recurring


def test_report_with_a_rhythm_of_its_own_is_a_task_of_its_own() -> None:
    units = read_line(line("Sở Y tế lập tổ cấp cứu; định kỳ hằng quý báo cáo UBND tỉnh."), Given())

    assert [(unit.text, bool(unit.deadline)) for unit in units] == [
        ("lập tổ cấp cứu", False),
        ("báo cáo UBND tỉnh", True),
    ]


def test_two_things_of_one_verb_with_a_date_each() -> None:
    sentence = "Sở Y tế tổ chức tập huấn đợt một từ ngày 02/9 đến ngày 03/9/2015 và tập huấn đợt hai từ ngày 09/9 đến ngày 10/9/2015."

    units = read_line(line(sentence), Given(issued_on=date(2015, 8, 10)))

    assert [(unit.text, unit.deadline and str(unit.deadline.due)) for unit in units] == [
        ("tổ chức tập huấn đợt một", "2015-09-03"),
        ("tập huấn đợt hai", "2015-09-10"),
    ]


def test_clause_with_leads_besides_its_doer_is_a_task_of_its_own() -> None:
    units = read_line(
        line("UBND các huyện thống kê thiệt hại; chỉ đạo các xã, phường vận động nhân dân trữ nước."), Given()
    )

    assert [summary(unit)[:2] for unit in units] == [
        ("thống kê thiệt hại", "UBND các huyện"),
        ("vận động nhân dân trữ nước", "UBND các huyện; các xã, phường"),
    ]


def test_sentence_without_subject_takes_the_one_before() -> None:
    units = read_line(line("Sở Y tế lập kế hoạch. Chủ trì, phối hợp với Công an tỉnh kiểm tra bếp ăn."), Given())

    assert [summary(unit)[1:3] for unit in units] == [("Sở Y tế", ""), ("Sở Y tế", "Công an tỉnh")]


def test_each_date_governs_its_own_clause() -> None:
    sentence = "Sở Xây dựng hoàn thành thiết kế trước ngày 20/8, thi công xong trước ngày 10/9."

    units = read_line(line(sentence), Given(issued_on=date(2015, 8, 10)))

    assert [(unit.text, unit.deadline and str(unit.deadline.due)) for unit in units] == [
        ("hoàn thành thiết kế", "2015-08-20"),
        ("thi công", "2015-09-10"),
    ]


def test_time_in_a_sentence_of_its_own_belongs_to_the_work_before() -> None:
    given = Given(issued_on=date(2015, 8, 10))

    (unit,) = read_line(line("Sở Y tế trang bị tủ thuốc. Thời gian hoàn thành: trước ngày 30/8."), given)

    assert unit.deadline is not None
    assert unit.deadline.due == date(2015, 8, 30)


def test_two_dates_without_a_seam_are_asked() -> None:
    given = Given(issued_on=date(2015, 8, 10))

    (unit,) = read_line(line("Sở Y tế trực trước ngày 20/8 hoặc trước ngày 25/8."), given)

    assert unit.deadline is not None
    assert (unit.deadline.due, [rival.due for rival in unit.rivals]) == (date(2015, 8, 20), [date(2015, 8, 25)])


NOT_TASKS = [
    "Sở Y tế I. Giao Sở Y tế",
    "Các thành viên Tiểu ban dự họp nhất trí với dự thảo báo cáo.",
    "Sở Nội vụ đồng tình với ý kiến của các đại biểu.",
    "Trước đó Tiểu ban đã giao Sở Y tế hoàn thành trước ngày 05/8.",
    "Sở Y tế đã kiểm tra xong các bếp ăn.",
    "Khách sạn Hữu Nghị đang sửa chữa 40 phòng.",
    "Căn cứ Kế hoạch số 06-KH/TBPV ngày 02/7/2015 của Tiểu ban.",
    "Nhằm bảo đảm trang nghiêm, tiết kiệm.",
    "Quy chế này có hiệu lực kể từ ngày ký.",
    "Nếu phát sinh khó khăn, các đơn vị báo cáo về Tiểu ban.",
    "Quá trình thực hiện có vướng mắc, các cơ quan báo cáo Tiểu ban.",
    "Các đơn vị cử cán bộ hỗ trợ khi được yêu cầu.",
    "Sở Giao thông vận tải được phép thuê thêm xe.",
    "Kinh phí thực hiện từ ngân sách tỉnh.",
    "Đề nghị các đơn vị quan tâm, tạo điều kiện.",
    "Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện.",
    "Các thành viên Tiểu ban chịu trách nhiệm thi hành Quyết định này.",
    "Yêu cầu các cơ quan, đơn vị triển khai thực hiện tốt Kế hoạch này.",
    "Văn phòng Tỉnh ủy thông báo để các cơ quan biết, thực hiện.",
    "Các thành viên Tiểu ban cần nêu cao tinh thần trách nhiệm.",
    "Sở Y tế trả lời để Tiểu ban được rõ.",
    "Đến nay, Tiểu ban chưa nhận được báo cáo của Sở Y tế.",
    "Công tác trang trí cơ bản hoàn thành.",
    "Sở Y tế chủ trì, phối hợp với Công an tỉnh đã diễn tập cấp cứu.",
    "Sở Xây dựng đã lắp 45 cụm pano; Công ty Môi trường huy động 120 công nhân thu gom rác.",
    "Ngày 22/7/2015, UBND tỉnh ban hành Công văn số 22/UBND-KT yêu cầu các sở rà soát tài sản trước ngày 15/8/2015.",
    "Chiều ngày 10/8/2015, tại Văn phòng UBND tỉnh, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp.",
    "Nhận được Công văn này, yêu cầu các cơ quan nghiêm túc thực hiện.",
    "Thông tin chi tiết đề nghị liên hệ đồng chí Lê Thị Thanh, điện thoại 0912.000.000.",
    "Rất mong nhận được sự quan tâm của các cơ quan.",
    "Đồng chí Phó Trưởng Tiểu ban Phục vụ cho biết, công tác chuẩn bị cơ bản hoàn tất.",
    "Công ty Điện lực Kon Tum thông báo lịch ngừng cung cấp điện.",
    "Văn phòng Tỉnh ủy chịu trách nhiệm về tính chính xác của số liệu.",
    "Trong đợt cao điểm, Công an tỉnh huy động 500 lượt cán bộ.",
    "Các đơn vị thực hiện theo phân công của Ban Tổ chức.",
    "Đề nghị các đồng chí dự họp đúng thành phần, thời gian.",
    "Các cơ quan thành viên nghiêm túc thực hiện Phương án này.",
    "Sở Y tế thông báo để các đơn vị biết, phối hợp thực hiện.",
    "Bên cạnh đó, vẫn còn 05 đơn vị gửi danh sách chậm 3 ngày.",
    "Tuy nhiên, một số nơi để rác tồn đọng nhiều ngày.",
    "Các đồng chí Huyện ủy viên phụ trách xã cần sát sao địa bàn hơn.",
    "Các thành viên dự họp nhất trí với báo cáo của Sở Y tế.",
    "Ngày 05/8, Sở Nội vụ bốc thăm gian hàng.",
    "Ngày 10/8/2015, Trưởng Tiểu ban họp với các hộ dân.",
    "Đơn giá thuê xe thực hiện từ ngày 01/9/2015 theo Quyết định số 14/QĐ-UBND.",
    "Theo đó, người cao tuổi được hưởng trợ cấp hằng tháng.",
]


@pytest.mark.parametrize("sentence", NOT_TASKS)
def test_what_orders_nothing_gives_nothing(sentence: str) -> None:
    assert read_line(line(sentence), Given()) == []


def test_exception_with_a_doer_of_its_own_is_a_task_of_its_own() -> None:
    units = read_line(line("Giao Sở Xây dựng rà soát vỉa hè, riêng tuyến ven sông giao UBND huyện lát đá."), Given())

    assert [summary(unit)[:2] for unit in units] == [("rà soát vỉa hè", "Sở Xây dựng"), ("lát đá", "UBND huyện")]


@pytest.mark.parametrize("start", ["Năm 1975, ", "Tháng 3/1968, ", "Ngày 02/9/1945, ", "Mùa xuân năm 1930, "])
def test_what_past_years_saw_is_no_task(start: str) -> None:
    given = Given(issued_on=date(2015, 8, 10))

    assert read_line(line(f"{start}Huyện ủy giao Chi bộ xã tổ chức đón bộ đội."), given) == []


@pytest.mark.parametrize(
    "basis", ["Thực hiện Công văn số 12/UBND-KT ngày 02/3/2015 về hội chợ, trong đó có lễ rước đèn."]
)
def test_basis_of_a_letter_is_no_work_of_its_addressee(basis: str) -> None:
    addressee = (Party("Sở Y tế", None, "Kính gửi"),)
    letter = Given(roles=Roles(addressee), addressee=addressee, bound=True, form="letter")

    assert read_line(line(basis), letter) == []
    assert read_line(line("Thực hiện khử khuẩn các phòng họp."), letter) != []


def test_two_agencies_make_two_tasks() -> None:
    units = read_line(line("Sở Y tế lập phương án cấp cứu, Công an tỉnh bảo vệ đoàn xe."), Given())

    assert [summary(unit)[:2] for unit in units] == [
        ("lập phương án cấp cứu", "Sở Y tế"),
        ("bảo vệ đoàn xe", "Công an tỉnh"),
    ]


def test_semicolon_between_agencies_does_not_cut() -> None:
    (unit,) = read_line(line("Giao Sở Y tế; Sở Công Thương; Công an tỉnh kiểm tra chợ."), Given())

    assert names(unit.roles.lead) == "Sở Y tế; Sở Công Thương; Công an tỉnh"


def test_quy_co_quan_is_the_addressee() -> None:
    given = Given(addressee=(Party("Công ty Điện lực", None, "Kính gửi"),))

    (unit,) = read_line(line("Tiểu ban đề nghị quý công ty bố trí máy phát điện."), given)

    assert summary(unit)[:2] == ("bố trí máy phát điện", "Công ty Điện lực")
