"""Near names are asked about, never taken by themselves; different agencies are never taken for near."""

import pytest

from dondoc.people.rules.names import matching_key
from dondoc.plans.rules.names import longer_names, near_names

DIRECTORY = (
    "Sở Văn hóa, Thể thao và Du lịch",
    "Văn phòng Tỉnh ủy",
    "Sở Tài chính",
    "Công an tỉnh",
    "UBND huyện Đăk Hà",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Sở Giao thông vận tải",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Y tế",
    "Văn phòng UBND tỉnh",
    "UBND thành phố Kon Tum",
    "UBND tỉnh",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh",
    "Ban Tuyên giáo Tỉnh ủy",
    "Công ty Điện lực Kon Tum",
)


def known() -> dict[str, str]:
    return {matching_key(name): name for name in DIRECTORY}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Sở VHTT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("VPTU", "Văn phòng Tỉnh ủy"),
        ("Sở Văn hóa, Thể thao Du lịch tỉnh", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Văn hóa Thể thao và Du lịhc", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở GTVT", "Sở Giao thông vận tải"),
        ("UBND huyện Đăk Tô", None),
        ("Sở Tư pháp", None),
        ("CAT", "Công an tỉnh"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở VHTTDL tỉnh", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Văn hoá, Thể thao và Du lịch Kon Tum", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Y tế tỉnh Kon Tum", "Sở Y tế"),
        ("UBND huyện ĐakHà", "UBND huyện Đăk Hà"),
        ("Huyện Đăk Hà", "UBND huyện Đăk Hà"),
        ("Thành phố Kon Tum", "UBND thành phố Kon Tum"),
        ("UBND thành phố KonTum", "UBND thành phố Kon Tum"),
        ("Ban Tuyên giáo TU", "Ban Tuyên giáo Tỉnh ủy"),
        ("BTGTU", "Ban Tuyên giáo Tỉnh ủy"),
        ("BĐBP tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"),
        ("Điện lực Kon Tum", "Công ty Điện lực Kon Tum"),
        ("UBND huyện Sa Thầy", None),
        ("Phòng Y tế thành phố", None),
        ("Trung tâm Y tế huyện Đăk Hà", None),
        ("Sở Nội vụ", None),
        ("Sở Công Thương", None),
    ],
)
def test_a_near_name_is_proposed(written, meant):
    near = near_names([written], known=known())

    assert near.get(written) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND huyện Đăk Hà", "Ủy ban nhân dân huyện Đắk Hà"),
        ("Đài PTTH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
        ("Sở Văn hoá, Thể thao & Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Lao động - TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("UBMTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("UBND huyện Dak Ha", "UBND huyện Đăk Hà"),
        ("UBND H. Đăk Hà", "UBND huyện Đắk Hà"),
        ("UBND Tp. Kon Tum", "Ủy ban nhân dân thành phố Kon Tum"),
        ("VPUBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("VP Tỉnh ủy", "Văn phòng Tỉnh ủy"),
        ("BCHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("BCH Quân sự tỉnh", "Bộ CHQS tỉnh"),
        ("Bộ chỉ huy BĐBP tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"),
        ("Hội LHPN tỉnh", "Hội Phụ nữ tỉnh"),
    ],
)
def test_two_spellings_of_one_name_are_one(one, other):
    assert matching_key(one) == matching_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND huyện Đăk Hà", "UBND huyện Đăk Tô"),
        ("Sở Tài chính", "Sở Tài nguyên và Môi trường"),
        ("Ban Tổ chức Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy"),
    ],
)
def test_different_agencies_stay_different(one, other):
    assert matching_key(one) != matching_key(other)


def test_of_two_spellings_in_one_paper_the_short_one_is_asked_about():
    near = near_names(["Sở TTTT", "Sở Thông tin và Truyền thông"], known={})

    assert near == {"Sở TTTT": "Sở Thông tin và Truyền thông"}


@pytest.mark.parametrize(
    ("written", "longer"),
    [
        ("Văn phòng", ("Văn phòng Tỉnh ủy", "Văn phòng UBND tỉnh")),
        ("Công an", ("Công an tỉnh",)),
        ("Sở Tài chính", ()),
        ("Sở Nội vụ", ()),
    ],
)
def test_a_short_name_may_stand_for_every_name_that_begins_with_it(written, longer):
    assert longer_names(written, known=known()) == longer
