"""Names of agencies: what is the same name, what is near, what is only guessed."""

import pytest

from dondoc.desk.demo.directory import AGENCIES
from dondoc.people.enums import AgencyKind
from dondoc.people.rules.names import guess_kind, matching_key, suggest_agencies


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Sở Y Tế", "Sở Y tế"),
        ("SỞ Y TẾ", "Sở Y tế"),
        ("Sở Văn hoá, Thể thao & Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Văn hóa - Thể thao - Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở VHTT&DL", "Sở VHTTDL"),
        ("Sở VH, TT và DL", "Sở VHTTDL"),
        ("Sở KH-ĐT", "Sở KHĐT"),
        ("UBND huyện Đắk Hà", "Ủy ban nhân dân huyện Đăk Hà"),
        ("Uỷ ban nhân dân huyện Dak Ha", "Ủy ban nhân dân huyện Đăk Hà"),
        ("UBND huyện Đắc Tô", "UBND huyện Đăk Tô"),
        ("UBND TP. Kon Tum", "Ủy ban nhân dân thành phố Kon Tum"),
        ("UBND huyện Ia H’Drai", "UBND huyện Ia H' Drai"),
        ("Đài PT-TH tỉnh", "Đài Phát thanh - Truyền hình tỉnh"),
        ("Đài PT&TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
        ("Uỷ ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("UBMTTQVN tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở Lao động, TBXH"),
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Văn phòng  Tỉnh uỷ", "VP Tỉnh ủy"),
    ],
)
def test_ways_of_writing_one_name_have_one_key(written, official):
    assert matching_key(written) == matching_key(official)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Nội vụ", "Sở Ngoại vụ"),
        ("UBND huyện Đăk Hà", "UBND huyện Đăk Tô"),
        ("Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận"),
        ("Sở Y tế", "Trung tâm Y tế"),
        ("Văn phòng UBND tỉnh", "UBND tỉnh"),
    ],
)
def test_different_agencies_have_different_keys(one, other):
    assert matching_key(one) != matching_key(other)


@pytest.mark.parametrize("text", ["", "  ", "–", "&", "và"])
def test_text_without_a_name_has_an_empty_key(text):
    assert matching_key(text) == ""


def known_names() -> dict[str, int]:
    return {matching_key(name): place for place, agency in enumerate(AGENCIES) for name in agency.names}


def best(text: str) -> str | None:
    found = suggest_agencies(text, known=known_names())
    return AGENCIES[found[0].agency_id].code if found else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sở Văn hoá, Thể thao, Du lịch", "SVHTTDL"),
        ("Hội Cựu chiến binh", "HCCB"),
        ("Sở Thông tin Truyền thong", "STTTT"),
        ("UBND huyện KonPlong", "H613"),
        ("Bệnh viện đa khoa", "BVDK"),
        ("Liên đoàn Lao động", "LDLD"),
    ],
)
def test_a_near_name_is_proposed(text, code):
    assert best(text) == code


@pytest.mark.parametrize(
    "text", ["SNgV", "XYZ", "BTG", "Sở Du lịch", "UBND huyện Đăk Song", "các cơ quan liên quan", ""]
)
def test_abbreviations_and_strange_names_are_not_guessed(text):
    assert best(text) is None


def test_a_known_name_scores_full_and_leads():
    first, *others = suggest_agencies("Sở Nội vụ", known={"so noi vu": 1, "so ngoai vu": 2})

    assert (first.agency_id, first.score) == (1, 100.0)
    assert first.margin == round(100.0 - others[0].score, 1)


def test_an_agency_with_many_names_is_proposed_once():
    known = {"so y te": 1, "so y te tinh": 1, "nganh y te": 1}

    assert [found.agency_id for found in suggest_agencies("Sở Y tế", known=known)] == [1]


def test_no_more_are_proposed_than_asked_for():
    known = {f"so tai chinh {place}": place for place in range(9)}

    assert len(suggest_agencies("Sở Tài chính", known=known, limit=2)) == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ban Tuyên giáo Tỉnh ủy", AgencyKind.PARTY),
        ("Báo Kon Tum", AgencyKind.PARTY),
        ("Sở Y tế", AgencyKind.STATE),
        ("UBND tỉnh", AgencyKind.STATE),
        ("Bảo tàng tỉnh", AgencyKind.STATE),
        ("Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh", AgencyKind.STATE),
        ("UBND huyện Đăk Hà", AgencyKind.AREA),
        ("Thành phố Kon Tum", AgencyKind.AREA),
        ("Huyện ủy Đăk Hà", AgencyKind.PARTY),
        ("Tỉnh Đoàn", AgencyKind.UNION),
        ("Hội Nông dân tỉnh", AgencyKind.UNION),
        ("Công ty Điện lực Kon Tum", AgencyKind.ENTERPRISE),
        ("Câu lạc bộ thơ", AgencyKind.OTHER),
    ],
)
def test_the_family_of_an_agency_is_told_by_its_name(name, kind):
    assert guess_kind(name) == kind


def test_the_families_of_a_whole_province_are_guessed_with_one_exception():
    wrong = [agency.name for agency in AGENCIES if guess_kind(agency.name).value != agency.kind.value]

    assert wrong == ["Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh"]
