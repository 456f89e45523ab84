"""Which parent items own plans take up, and which parent an own item most likely carries out."""

from datetime import date

import pytest

from dondoc.plans.enums import FilingState, Taking
from dondoc.plans.rules.coverage import OwnPlan, ParentItem, coverage, propose_parents, share_of

TODAY = date(2015, 10, 8)
CULTURE, FINANCE, YOUTH = 1, 2, 3
PARENTS = [
    ParentItem(10, "Dựng 24 pano cỡ lớn tại Quảng trường 16/3, bùng binh và bờ kè sông Đăk Bla", (CULTURE,)),
    ParentItem(11, "Treo 120 băng rôn, 400 cờ phướn trên các tuyến phố chính", (CULTURE,), date(2015, 10, 1)),
    ParentItem(12, "Bố trí kinh phí thực hiện Kế hoạch", (FINANCE,), date(2015, 10, 20)),
    ParentItem(13, "Tổ chức họp báo giới thiệu về Đại hội", (YOUTH, FINANCE)),
]


@pytest.mark.parametrize(
    ("own", "item_id"),
    [
        ("dựng 24 pano cỡ lớn tại Quảng trường 16/3, bùng binh và bờ kè sông Đăk Bla", 10),
        ("Dung 24 pano co lon tai Quang truong 16/3", 10),
        ("treo băng rôn, cờ phướn trên các tuyến phố chính trước ngày 10/10", 11),
        ("Bố trí kinh phí thực hiện kế hoạch của Sở", 12),
        ("tổng hợp, báo cáo tiến độ về Tiểu ban", None),
        ("", None),
    ],
)
def test_the_parent_an_own_item_most_likely_carries_out(own, item_id):
    [proposal] = propose_parents([own], PARENTS, agency_id=CULTURE)

    assert (proposal.item_id if proposal else None) == item_id


def test_among_equal_words_the_agencys_own_part_is_proposed():
    twins = [
        ParentItem(1, "Tổng vệ sinh khu vực trụ sở", (FINANCE,)),
        ParentItem(2, "Tổng vệ sinh khu vực trụ sở", (CULTURE,)),
    ]

    [proposal] = propose_parents(["Tổng vệ sinh khu vực trụ sở"], twins, agency_id=CULTURE)

    assert proposal.item_id == 2


def test_a_plan_without_items_proposes_nothing():
    assert propose_parents(["Treo pano", "Treo cờ"], [], agency_id=CULTURE) == [None, None]


def own(agency_id, state=FilingState.ISSUED, *, items=(), read=True):
    return OwnPlan(agency_id=agency_id, state=state, has_reading=read, item_ids=frozenset(items))


def takings(*plans):
    return {one.item_id: (one.taking, one.agency_ids, one.is_late) for one in coverage(PARENTS, plans, today=TODAY)}


def test_an_item_an_own_plan_maps_is_taken_by_its_agencies():
    found = takings(own(CULTURE, items=[10]), own(YOUTH, FilingState.HANDED_IN, items=[10]))

    assert found[10] == (Taking.TAKEN, (CULTURE, YOUTH), False)


def test_an_item_no_asked_agency_maps_is_untaken_and_late_after_its_day():
    assert takings(own(CULTURE, items=[10]))[11] == (Taking.UNTAKEN, (), True)


def test_an_untaken_item_before_its_day_is_not_late():
    assert takings(own(FINANCE, FilingState.SEEN, read=False))[12] == (Taking.UNTAKEN, (), False)


def test_a_signed_paper_without_its_file_cannot_be_checked():
    assert takings(own(CULTURE, read=False))[11] == (Taking.UNCHECKED, (), False)


def test_an_item_whose_agencies_were_not_asked_is_nobodys_omission():
    assert takings(own(CULTURE))[12] == (Taking.NOT_ASKED, (), False)


@pytest.mark.parametrize("state", [FilingState.NOT_OPENED, FilingState.DRAFTING, FilingState.EXEMPT])
def test_what_was_not_handed_in_takes_nothing_up(state):
    assert takings(own(CULTURE, state, items=[10]))[10][0] == Taking.UNTAKEN


def test_one_agency_of_two_that_issued_on_paper_leaves_the_item_unchecked():
    assert takings(own(YOUTH, read=False), own(FINANCE, items=[12]))[13][0] == Taking.UNCHECKED


def test_the_share_an_own_plan_takes_up():
    assert share_of(PARENTS, own(CULTURE, items=[10, 12])) == (1, 2)
