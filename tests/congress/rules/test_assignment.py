"""The words of the notice that assigns the members of committees."""

import pytest

from dondoc.congress.rules.assignment import AssignmentFacts, Group, Member, assignment
from dondoc.papers.layouts.parts import Heading, Table, Text

BODY = "Tiểu ban Tổ chức phục vụ Đại hội"


def blocks(*groups: Group, **values) -> tuple:
    return assignment(AssignmentFacts(body=BODY, groups=groups, **values)).blocks


@pytest.mark.parametrize(
    ("member", "title", "office"),
    [
        (Member(function="Thành viên: Giám đốc Sở Y tế"), "Thành viên", "Giám đốc Sở Y tế"),
        (Member(function="Thành viên: Giám đốc Sở Y tế", agency="Sở Y tế"), "Thành viên", "Giám đốc Sở Y tế"),
        (Member(function="Thành viên", agency="Sở Y tế", holder="Y Hoa"), "Thành viên", "Y Hoa, Sở Y tế"),
        (Member(function="Trưởng Tiểu ban"), "Trưởng Tiểu ban", ""),
    ],
)
def test_a_place_is_split_into_function_and_office(member, title, office):
    assert (member.title, member.office) == (title, office)


def test_the_table_names_members_in_order_with_what_they_oversee():
    members = (
        Member(function="Trưởng Tiểu ban: Phó Chủ tịch UBND tỉnh"),
        Member(function="Thành viên: Giám đốc Sở Y tế", oversees=("Y tế", "Vệ sinh môi trường")),
    )

    [table] = [one for one in blocks(Group(name=BODY, members=members)) if isinstance(one, Table)]

    assert table.rows == (
        ("1", "Trưởng Tiểu ban", "Phó Chủ tịch UBND tỉnh", ""),
        ("2", "Thành viên", "Giám đốc Sở Y tế", "Y tế; Vệ sinh môi trường"),
    )
    assert sum(column.width_mm for column in table.columns) <= 165


def test_several_committees_stand_under_headings_with_their_duties():
    found = blocks(Group(name="Tiểu ban", duty="Chuẩn bị cơ sở vật chất."), Group(name="Tổ giúp việc"))

    assert [one.text for one in found if isinstance(one, Heading) and one.level == 2] == [
        "1. Tiểu ban",
        "2. Tổ giúp việc",
    ]
    assert "Nhiệm vụ: chuẩn bị cơ sở vật chất." in [one.text for one in found if isinstance(one, Text)]
    assert "Chưa phân công thành viên." in [one.text for one in found if isinstance(one, Text)]


def test_fields_of_work_without_an_overseer_stay_with_the_head():
    found = blocks(Group(name=BODY), without_overseer=("Lễ tân", "Kinh phí"))

    assert found[-1].text == (
        "02 mảng việc do Trưởng Tiểu ban trực tiếp phụ trách đến khi có phân công: lễ tân; kinh phí."
    )


def test_nobody_assigned_yet_is_said():
    assert "Danh sách thành viên sẽ được bổ sung sau." in [one.text for one in blocks()]
