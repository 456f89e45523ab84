"""Codes are short, readable aloud and unique."""

import pytest

from dondoc.plans.rules.numbering import item_code, plan_code
from dondoc.plans.rules.sections import WITHOUT_SECTION, workstream_name


@pytest.mark.parametrize(
    ("number", "kind", "taken", "code"),
    [
        ("06", "Kế hoạch", set(), "06"),
        ("6", "Kế hoạch", set(), "06"),
        ("302", "Thông báo", set(), "302"),
        ("06", "Kế hoạch", {"06"}, "06-2"),
        ("", "Kế hoạch", set(), "KH-1"),
        ("", "", {"06"}, "VB-2"),
    ],
)
def test_a_plan_is_called_by_its_number(number, kind, taken, code):
    assert plan_code(number=number, kind=kind, taken=taken) == code


@pytest.mark.parametrize(
    ("label", "position", "taken", "code"),
    [
        ("II.3", 7, set(), "KH06-II-3"),
        ("II.3.đ", 7, set(), "KH06-II-3-d"),
        ("", 7, set(), "KH06-7"),
        ("12", 12, {"KH06-12"}, "KH06-12-2"),
    ],
)
def test_an_item_is_called_by_its_place_in_the_outline(label, position, taken, code):
    assert item_code(kind="Kế hoạch", plan="06", label=label, position=position, taken=taken) == code


@pytest.mark.parametrize(
    ("section", "name"),
    [
        (("II. TRANG TRÍ, KHÁNH TIẾT",), "Trang trí, khánh tiết"),
        (("1. Nơi ăn, nghỉ", "a) Khách sạn"), "Nơi ăn, nghỉ"),
        (("Phương tiện đi lại",), "Phương tiện đi lại"),
        ((), WITHOUT_SECTION),
        (("IV.",), WITHOUT_SECTION),
    ],
)
def test_the_outermost_heading_names_the_field_of_work(section, name):
    assert workstream_name(section) == name
