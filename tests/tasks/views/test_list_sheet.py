"""The list as an Excel file: the same tasks as on the page, in their order, days as days, nothing a formula."""

from datetime import date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from dondoc.people.enums import Role
from dondoc.tasks import list_sheet
from dondoc.tasks.queries import sheet as sheet_queries
from dondoc.tasks.views import lists
from tests.factories.people import browser_of, make_agency, make_congress
from tests.factories.tasks import make_plan, make_task

pytestmark = pytest.mark.django_db

LATE, LATER = date(2015, 10, 1), date(2015, 11, 1)


@pytest.fixture
def congress():
    return make_congress()


def address(congress, query: str = "") -> str:
    return reverse("tasks:list-sheet", args=[congress.slug]) + query


def rows_of(answer) -> list[dict]:
    assert answer.status_code == 200
    page = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    heads = [cell.value for cell in page[5]]
    return [dict(zip(heads, row, strict=True)) for row in page.iter_rows(min_row=6, values_only=True)]


def test_the_file_holds_what_the_list_shows_in_its_order(congress):
    health, culture = make_agency(congress, "Sở Y tế", code="YTE"), make_agency(congress, "Sở Văn hóa")
    make_task(congress, title="Sau", lead=health, due_on=LATER)
    make_task(congress, title="Trước", lead=health, coordinating=[culture], due_on=LATE)
    make_task(congress, title="Của sở khác", lead=culture, due_on=LATE)

    found = rows_of(browser_of(congress).get(address(congress, "?agency=YTE&role=lead")))

    assert [row["Nhiệm vụ"] for row in found] == ["Trước", "Sau"]
    assert [row["TT"] for row in found] == [1, 2]
    first = found[0]
    assert (first["Chủ trì"], first["Phối hợp"]) == ("Sở Y tế", "Sở Văn hóa")
    assert first["Hạn"] == datetime(2015, 10, 1)  # noqa: DTZ001 -- Excel knows no zones


def test_nothing_in_the_file_is_a_formula(congress):
    make_task(congress, title='=HYPERLINK("http://x","Bấm")', lead=make_agency(congress, "+Sở"), due_on=LATE)

    answer = browser_of(congress).get(address(congress))
    page = load_workbook(BytesIO(b"".join(answer.streaming_content))).active

    assert {cell.data_type for row in page for cell in row} <= {"s", "n", "d", "inlineStr"}
    assert page["C6"].value.startswith("'=")
    assert page["F6"].value == "'+Sở"


def test_an_agency_gets_only_the_tasks_it_has_a_part_in(congress):
    mine, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")
    make_task(congress, title="Của tôi", lead=mine)
    make_task(congress, title="Của người khác", lead=other)

    found = rows_of(browser_of(congress, Role.FOCAL, mine).get(address(congress)))

    assert [row["Nhiệm vụ"] for row in found] == ["Của tôi"]


def test_a_list_too_long_goes_back_with_a_sentence_and_keeps_its_filter(congress, monkeypatch):
    monkeypatch.setattr(lists, "MOST_ROWS", 1)
    plan = make_plan(congress)
    for _number in range(2):
        make_task(congress, plan=plan)

    answer = browser_of(congress).get(address(congress, f"?plan={plan.code}"), follow=True)

    assert answer.redirect_chain == [
        (reverse("tasks:list", args=[congress.slug]) + f"?plan={plan.code}", 302),
    ]
    assert "quá dài cho một tệp Excel" in answer.content.decode()


def test_a_long_list_is_read_in_parts_each_at_the_same_cost(congress, monkeypatch):
    monkeypatch.setattr(sheet_queries, "TASKS_AT_ONCE", 2)
    tasks = [make_task(congress, title=f"Việc {number}", due_on=LATE) for number in range(5)]
    ids = [task.pk for task in reversed(tasks)]

    with CaptureQueriesContext(connection) as caught:
        found = [row.title for row in sheet_queries.sheet_rows(ids, as_of=LATER)]

    assert found == [f"Việc {number}" for number in reversed(range(5))]
    assert len(caught) == 9


def test_the_empty_list_is_a_file_with_headings_alone(congress):
    assert rows_of(browser_of(congress).get(address(congress))) == []


def test_the_page_leads_to_the_file_of_its_filter(congress):
    make_task(congress, title="Họp", due_on=LATE)

    html = browser_of(congress).get(reverse("tasks:list", args=[congress.slug]) + "?q=hop&page=1").content.decode()

    assert f'href="{address(congress, "?q=hop")}"' in html
    assert list_sheet.MOST_ROWS == 50_000
