"""Near names are asked about, never taken by themselves; different agencies are never taken for near."""

import pytest

from dondoc.people.rules.names import matching_key
from dondoc.plans.rules.names import near_names

DIRECTORY = (
    "Sở Văn hóa, Thể thao và Du lịch",
    "Văn phòng Tỉnh ủy",
    "Sở Tài chính",
    "Công an tỉnh",
    "UBND huyện Đăk Hà",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Sở Giao thông vận tải",
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
