"""Codes of agencies."""

import pytest

from dondoc.people.rules.codes import is_code, propose_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sở Y tế", "SYT"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
        ("UBND huyện Đăk Hà", "UBNDHDH"),
        ("SỞ Y TẾ", "SYT"),
        ("VNPT Kon Tum", "VNPTKT"),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Kon Tum nhiệm kỳ mới", "LHCHKHKTTKTN"),
        ("–", "CQ"),
    ],
)
def test_a_code_is_made_of_initials(name, code):
    assert propose_code(name, taken=set()) == code


def test_a_taken_code_gets_a_number():
    assert propose_code("Sở Y tế", taken={"SYT", "SYT-2"}) == "SYT-3"


@pytest.mark.parametrize("code", ["SYT", "H610", "SYT-2", "A", "7"])
def test_capitals_digits_and_hyphens_are_a_code(code):
    assert is_code(code)


@pytest.mark.parametrize("code", ["", "syt", "SỞ", "-SYT", "SYT-", "S Y", "S/T", "new", "A" * 31])
def test_anything_else_is_no_code(code):
    assert not is_code(code)
