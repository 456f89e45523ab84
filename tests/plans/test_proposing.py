"""Names of a paper meet the congress's directory: successors, short names, classes, unknown bodies, hand-made rows."""

from datetime import date

import pytest

from dondoc.people.actions.succession import succeed_agency
from dondoc.people.enums import AgencyKind
from dondoc.plans.actions.intake import take_in
from dondoc.plans.proposing import propose
from dondoc.plans.rules.answers import AGENCY, ALIAS, DAY, LEAVE, NEW
from dondoc.plans.rules.corrections import DROPPED, WITHOUT_DATE
from dondoc.plans.rules.doubts import UNDATED_KEY
from dondoc.tasks.models import Part, Task
from tests.factories.people import TODAY, make_agency, make_congress, make_member
from tests.plans.drafts import NOW, begin

pytestmark = pytest.mark.django_db

HEAD = "KẾ HOẠCH\nPhục vụ Đại hội\n\n"


@pytest.fixture
def ground():
    congress = make_congress()
    return congress, make_member(congress)


def read(ground, text, answers=None, *, on=TODAY):
    congress, user = ground
    intake = begin(congress, user, text=HEAD + text)
    return intake, propose(intake=intake, congress=congress, answers=answers or {}, on=on)[1]


def doubt(proposal, code):
    return next(one for one in proposal.doubts if one.code == code)


def leads(proposal, place=0):
    return [party.name for party in proposal.items[place].parties if party.role == "lead"]


MERGED = "1. Sở Thông tin và Truyền thông đưa tin về Đại hội, xong trước ngày 12/10/2015.\n"


@pytest.fixture
def merged(ground):
    congress, user = ground
    gone = make_agency(congress, "Sở Thông tin và Truyền thông")
    heir = make_agency(congress, "Sở Khoa học và Công nghệ")
    succeed_agency(agency=gone, successor=heir, on=date(2015, 9, 1), by_id=user.pk, now=NOW)
    return ground


def test_an_agency_that_ceased_is_proposed_as_its_successor(merged):
    _intake, proposal = read(merged, MERGED)

    asked = doubt(proposal, "ceased")
    assert asked.choices[0].value == ALIAS + "Sở Khoa học và Công nghệ"
    assert "01/09/2015" in asked.text
    assert leads(proposal) == ["Sở Khoa học và Công nghệ"]
    assert proposal.new_agencies == {}


def test_the_paper_can_still_mean_the_agency_that_ceased(merged):
    _intake, proposal = read(merged, MERGED, {"name-Sở Thông tin và Truyền thông": LEAVE})

    assert leads(proposal) == ["Sở Thông tin và Truyền thông"]


def test_before_it_ceased_nothing_is_asked(merged):
    _intake, proposal = read(merged, MERGED, on=date(2015, 8, 31))

    assert proposal.doubts == ()
    assert leads(proposal) == ["Sở Thông tin và Truyền thông"]


def test_a_spelling_of_a_ceased_agency_leads_to_the_successor(merged):
    _intake, proposal = read(merged, MERGED.replace("Sở Thông tin và Truyền thông", "Sở TT&TT"))

    assert doubt(proposal, "near").choices[0].value == ALIAS + "Sở Khoa học và Công nghệ"


def test_the_successor_gets_the_task(merged):
    congress, user = merged
    intake, proposal = read(merged, MERGED)

    take_in(intake=intake, proposal=proposal, by_id=user.pk, now=NOW)

    assert Part.objects.get(task=Task.objects.get()).agency.name == "Sở Khoa học và Công nghệ"


def test_an_unknown_name_is_proposed_as_a_new_agency(ground):
    make_agency(ground[0], "Sở Y tế")

    _intake, proposal = read(ground, "1. Sở Nội vụ lập danh sách khen thưởng, xong trước ngày 12/10/2015.\n")

    assert list(proposal.new_agencies.values()) == ["Sở Nội vụ"]
    assert proposal.doubts == ()


def test_nobody_in_particular_becomes_a_question_and_never_an_agency(ground):
    _intake, proposal = read(ground, "1. Các đơn vị liên quan chuẩn bị xe, xong trước ngày 12/10/2015.\n")

    assert doubt(proposal, "who_leads").subject == "Các đơn vị liên quan"
    assert (proposal.items[0].held_back, proposal.new_agencies) == (True, {})


def test_all_areas_are_the_area_units_that_exist(ground):
    congress, user = ground
    for name in ("UBND huyện Đăk Hà", "UBND huyện Đăk Tô"):
        make_agency(congress, name, kind=AgencyKind.AREA)
    make_agency(congress, "UBND huyện Cũ", kind=AgencyKind.AREA, valid_until=date(2015, 1, 1))

    _intake, proposal = read(ground, "1. UBND các huyện, thành phố treo cờ, xong trước ngày 12/10/2015.\n")

    assert leads(proposal) == ["UBND huyện Đăk Hà", "UBND huyện Đăk Tô"]


def test_a_short_form_before_its_full_name_makes_one_agency_of_that_name(ground):
    congress, user = ground
    text = (
        "1. VPTU in tài liệu cho đại biểu, xong trước ngày 12/10/2015.\n"
        "2. Văn phòng Tỉnh ủy gửi giấy mời, xong trước ngày 13/10/2015.\n"
    )
    intake, proposal = read(ground, text, {"name-VPTU": ALIAS + "Văn phòng Tỉnh ủy"})

    take_in(intake=intake, proposal=proposal, by_id=user.pk, now=NOW)

    assert {part.agency.name for part in Part.objects.all()} == {"Văn phòng Tỉnh ủy"}


def test_a_name_of_ones_own_can_be_typed(ground):
    make_agency(ground[0], "Văn phòng Tỉnh ủy")
    text = "1. Văn phòng in tài liệu cho đại biểu, xong trước ngày 12/10/2015.\n"

    _intake, typed = read(ground, text, {"name-Văn phòng": ALIAS + "Văn phòng Đoàn đại biểu"})
    _intake, new = read(ground, text, {"name-Văn phòng": NEW})

    assert list(typed.new_agencies.values()) == ["Văn phòng Đoàn đại biểu"]
    assert list(new.new_agencies.values()) == ["Văn phòng"]


def test_one_day_can_be_given_to_all_without_one(ground):
    text = "1. Sở Y tế kiểm tra bếp ăn của các khách sạn.\n2. Sở Xây dựng chỉnh trang vỉa hè trước ngày 10/10/2015.\n"

    _intake, proposal = read(ground, text, {UNDATED_KEY: DAY + "2015-10-15"})

    assert [item.due_on for item in proposal.items] == [date(2015, 10, 15), date(2015, 10, 10)]


ROWS = (
    "1. Sở Y tế kiểm tra bếp ăn của các khách sạn trước ngày 10/10/2015.\n"
    "2. Sở Xây dựng chỉnh trang vỉa hè trước ngày 11/10/2015.\n"
)


@pytest.mark.parametrize(
    ("answers", "rows"),
    [
        ({}, [("Sở Y tế", date(2015, 10, 10)), ("Sở Xây dựng", date(2015, 10, 11))]),
        (
            {"row-1-lead": "Sở Nội vụ; Sở Y tế"},
            [("Sở Nội vụ", date(2015, 10, 10)), ("Sở Xây dựng", date(2015, 10, 11))],
        ),
        ({"row-1-due": "2015-10-14"}, [("Sở Y tế", date(2015, 10, 14)), ("Sở Xây dựng", date(2015, 10, 11))]),
        ({"row-2-due": WITHOUT_DATE}, [("Sở Y tế", date(2015, 10, 10)), ("Sở Xây dựng", None)]),
        ({"row-1-drop": DROPPED}, [("Sở Xây dựng", date(2015, 10, 11))]),
        (
            {"row-9-drop": DROPPED, "row-x-lead": "A"},
            [("Sở Y tế", date(2015, 10, 10)), ("Sở Xây dựng", date(2015, 10, 11))],
        ),
    ],
)
def test_a_row_corrected_by_hand_is_taken_in_as_corrected(ground, answers, rows):
    _intake, proposal = read(ground, ROWS, answers)

    assert [(leads(proposal, place)[0], item.due_on) for place, item in enumerate(proposal.items)] == rows


def test_naming_the_other_agency_turns_the_roles_round(ground):
    text = "Sở Xây dựng:\n- Phối hợp với Công ty Môi trường đô thị thu gom rác các tuyến phố chính.\n"
    _intake, proposal = read(ground, text)
    whose = [one for one in proposal.doubts if one.code == "whose_work"]
    other = next(choice for choice in whose[0].choices if choice.value != LEAVE)

    _intake, turned = read(ground, text, {whose[0].key: other.value})

    assert other.value.startswith(AGENCY)
    assert leads(turned) == [other.value.removeprefix(AGENCY)]
    assert set(leads(proposal)) <= {party.name for party in turned.items[0].parties if party.role == "coordinating"}
