"""Own plans counted, listed and in the matrix: the same queries for one and three; foreign ones are missing."""

import io
from datetime import date, timedelta

import openpyxl
import pytest

from dondoc.people.enums import Role
from dondoc.plans.actions import cascade
from dondoc.plans.enums import FilingCell, FilingState, Taking
from dondoc.plans.filing_queries import (
    cascade_of,
    filing_lines,
    filings_summary,
    matrix,
    own_items_of,
    rows_of_agencies,
    rows_to_appraise,
    without_own_plan,
)
from dondoc.plans.queries import items
from tests.factories.filings import AHEAD, LATE, OWN_PLAN, make_filing, make_handed_in, make_part
from tests.factories.people import NOW, TODAY, browser_of, make_agency, make_congress, make_user
from tests.factories.tasks import make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    return make_congress()


def fill(congress, number):
    """Ask so many agencies for own plans of so many plans; each has handed in one draft."""
    plans = [make_plan(congress, f"{place:02}", symbol=f"{place:02}-KH/TBPV") for place in range(number)]
    for place in range(number):
        agency = make_agency(congress, f"Sở số {place}", code=f"SO{place}")
        for plan in plans:
            make_part(plan, agency, text=f"Treo pano trên các tuyến phố chính khu vực {place}")
            filing = make_filing(plan, agency, due_on=LATE)
        make_handed_in(filing)
    return plans


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("plans/{plan}", 11),
        ("plans/{plan}/filings", 9),
        ("plans/{plan}/filings.xlsx", 8),
        ("plans/{plan}/items", 9),
        ("plans/matrix", 6),
        ("plans/matrix.xlsx", 6),
    ],
)
def test_a_list_asks_the_same_of_one_and_three(congress, path, queries, number, django_assert_max_num_queries):
    plans = fill(congress, number)
    browser = browser_of(congress, Role.HEAD)

    with django_assert_max_num_queries(queries):
        assert browser.get("/c/dh/" + path.format(plan=plans[-1].code)).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_own_page_and_a_filing_ask_the_same_of_one_and_three(congress, number, django_assert_max_num_queries):
    plan = make_plan(congress)
    agency = make_agency(congress, code="SYT")
    filing = make_filing(plan, agency)
    for place in range(number):
        points = list(filing.points.filter(settled_at__isnull=True).values_list("pk", flat=True))
        held = make_handed_in(filing, OWN_PLAN.replace("LED", f"LED cỡ {place}"), settled=points)
        more = {"points": [f"Điểm {place}", "Thiếu kinh phí"], "new_due_on": AHEAD}
        cascade.ask_for_more(filing=held, expected_ver=held.ver, by_id=make_user().pk, now=NOW, **more)
    browser = browser_of(congress, Role.FOCAL, agency)

    with django_assert_max_num_queries(7):
        assert browser.get("/c/dh/plans/own").status_code == 200
    with django_assert_max_num_queries(10):
        assert browser.get("/c/dh/plans/06/filings/SYT").status_code == 200


@pytest.fixture
def three(congress):
    """One plan: one agency late, one issued on paper, one with a draft that waits."""
    plan = make_plan(congress, symbol="06-KH/TBPV")
    late, issued, waiting = (make_agency(congress, f"Sở {name}", code=name) for name in ("MUON", "XONG", "CHO"))
    make_part(plan, waiting, text="Treo pano trên các tuyến phố chính", due_on=LATE)
    make_part(plan, late, text="Lắp đặt hệ thống âm thanh tại hội trường", due_on=LATE)
    make_part(plan, issued, text="Chuẩn bị hoa tươi, bục phát biểu")
    make_filing(plan, late, due_on=LATE)
    done = make_filing(plan, issued, due_on=LATE)
    cascade.record_issued(
        filing=done,
        expected_ver=done.ver,
        symbol="3/KH",
        issued_on=LATE + timedelta(days=2),
        as_agency=False,
        by_id=make_user().pk,
        now=NOW,
    )
    make_handed_in(make_filing(plan, waiting, due_on=LATE))
    return plan


def test_the_cascade_of_a_plan_in_numbers_rows_and_items(three):
    found = cascade_of(three, today=TODAY)

    assert (found.counts.issued, found.counts.overdue, found.counts.waiting, found.counts.owing) == (1, 1, 1, 3)
    assert [(row.agency_code, row.cell, row.days_late) for row in found.rows] == [
        ("MUON", FilingCell.OVERDUE, 7),
        ("CHO", FilingCell.WAITING, 0),
        ("XONG", FilingCell.ISSUED, 2),
    ]
    assert [one.taking for one in found.takings] == [Taking.TAKEN, Taking.UNTAKEN, Taking.UNCHECKED]
    assert [one.item.text for one in found.untaken] == ["Lắp đặt hệ thống âm thanh tại hội trường"]
    assert found.untaken[0].is_late
    assert [own.text for own in found.takings[0].own_items] == ["Treo pano trên các tuyến phố chính"]
    assert found.own_work == 1


def test_the_items_at_hand_give_the_same_cascade(three):
    at_hand = list(items(three.pk))

    assert cascade_of(three, today=TODAY, items=at_hand).rows == cascade_of(three, today=TODAY).rows


def test_a_parent_item_lists_the_agencies_own_items_of_the_last_draft_only(three):
    [parent] = [item for item in items(three.pk) if item.text.startswith("Treo pano")]
    filing = three.filings.get(agency__code="CHO")
    cascade.ask_for_more(
        filing=filing, expected_ver=filing.ver, points=["x"], new_due_on=AHEAD, by_id=make_user().pk, now=NOW
    )
    point = filing.points.get()
    make_handed_in(filing, OWN_PLAN.replace("phố chính", "phố chính và cửa ngõ"), settled=[point.pk])

    assert [item.text for item in own_items_of(parent.pk)] == ["Treo pano trên các tuyến phố chính và cửa ngõ"]


def test_the_summary_other_rooms_ask_for(three):
    [summary] = filings_summary(three.congress_id, today=TODAY)
    [late] = without_own_plan(filing_lines(three.congress_id), today=TODAY)

    assert (summary.name, summary.counts.owing, summary.counts.issued) == ("06-KH/TBPV", 3, 1)
    assert (late.agency_name, late.plans, late.worst_days) == ("Sở MUON", ("06-KH/TBPV",), 7)


def test_withdrawn_requests_count_nowhere(three):
    filing = three.filings.get(agency__code="MUON")
    cascade.withdraw_filing(filing=filing, expected_ver=filing.ver, reason="x", by_id=make_user().pk, now=NOW)

    assert cascade_of(three, today=TODAY).counts.owing == 2
    assert [row.agency_code for row in matrix(three.congress_id, today=TODAY).rows] == ["CHO", "XONG"]


def test_the_matrix_narrows_to_late_agencies(three):
    found = matrix(three.congress_id, today=TODAY, only_late=True)

    assert [(row.agency_code, row.cells[0].state, row.cells[0].words) for row in found.rows] == [
        ("MUON", FilingState.NOT_OPENED, "▲ Chưa mở, quá hạn 7 ngày")
    ]
    assert found.plans[0].counts.owing == 3


def test_what_an_agency_owes_and_what_it_appraises(congress, three):
    appraiser = make_agency(congress, "Ban Tuyên giáo")
    filing = three.filings.get(agency__code="CHO")
    type(filing).objects.filter(pk=filing.pk).update(appraiser=appraiser)

    assert [row.agency_code for row in rows_of_agencies(congress.pk, [filing.agency_id], today=TODAY)] == ["CHO"]
    assert [row.agency_code for row in rows_to_appraise(congress.pk, [appraiser.pk], today=TODAY)] == ["CHO"]
    assert rows_to_appraise(congress.pk, [], today=TODAY) == []


def test_another_congress_sees_nothing_of_it(three):
    other = make_congress("khac")

    assert filings_summary(other.pk, today=TODAY) == []
    assert matrix(other.pk, today=TODAY).rows == ()


def test_an_excel_file_holds_text_and_days_and_no_formula(congress, three):
    make_filing(three, make_agency(congress, "=1+1 Sở lạ", code="LA"), due_on=date(2015, 10, 9))

    answer = browser_of(congress).get("/c/dh/plans/06/filings.xlsx")

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "'=1+1 Sở lạ" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s", "d", "n"}
    assert sheet.freeze_panes == "B6"
