"""The register of outgoing papers: what it answers, finds, counts, and who may open it."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from dondoc.archive.enums import PaperKind
from dondoc.people.enums import Role
from tests.factories.archive import make_body, make_draft, make_issued
from tests.factories.people import browser_of, make_agency, make_congress

pytestmark = pytest.mark.django_db
REGISTER = "/c/dh/archive/register"
PAGE_QUERIES = 11


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def body(congress):
    return make_body(congress)


def page_of(browser, query: str = "") -> str:
    answer = browser.get(REGISTER + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.HEAD, 200), (Role.SECRETARIAT, 200), (Role.ADMIN, 200), (Role.FOCAL, 404), (Role.APPRAISER, 404)],
)
def test_who_opens_the_register(congress, body, role, status):
    browser = browser_of(congress, role, make_agency(congress))

    assert browser.get(REGISTER).status_code == status
    assert browser.get(REGISTER + "/sheet").status_code == status


def test_without_a_body_the_register_leads_to_one(congress):
    page = page_of(browser_of(congress))

    assert "Chưa có cơ quan ban hành nào" in page
    assert reverse("archive:body-new", args=["dh"]) in page
    assert "Soạn văn bản" not in page


def test_the_head_is_told_who_sets_up_a_body(congress):
    page = page_of(browser_of(congress, Role.HEAD))

    assert "Thư ký Tiểu ban khai báo" in page
    assert reverse("archive:body-new", args=["dh"]) not in page


def test_the_answer_stands_first(congress, body):
    make_issued(body)
    make_issued(body, kind=PaperKind.LETTER, addressees=("Sở Y tế",))
    make_draft(body)

    page = page_of(browser_of(congress, Role.HEAD))

    assert "Năm 2015 đã ban hành 2 văn bản. 1 dự thảo chờ ban hành." in page
    assert "01-TB/TBPV" in page and "01-CV/TBPV" in page
    assert "Xem dự thảo" not in page
    assert "Xem dự thảo" in page_of(browser_of(congress), "?show=drafts")


@pytest.mark.parametrize(
    ("words", "finds"),
    [
        ("ket luan", {"01-TB/TBPV"}),
        ("KẾT LUẬN", {"01-TB/TBPV"}),
        ("01-tb", {"01-TB/TBPV"}),
        ("so y te", {"01-CV/TBPV"}),
        ("don doc", {"01-CV/TBPV"}),
        ("khong co", set()),
    ],
)
def test_it_is_searched_without_diacritics_by_subject_number_and_receiver(congress, body, words, finds):
    make_issued(body, subject="kết luận cuộc họp")
    agency = make_agency(congress, "Sở Y tế")
    make_issued(body, kind=PaperKind.LETTER, subject="đôn đốc báo cáo", agency_id=agency.pk, addressees=("Sở Y tế",))

    page = page_of(browser_of(congress), f"?q={words}")

    assert {symbol for symbol in ("01-TB/TBPV", "01-CV/TBPV") if f">{symbol}<" in page} == finds


def test_filters_narrow_by_body_year_and_kind(congress, body):
    other = make_body(congress, "ubnd", family="state", name="Ủy ban nhân dân tỉnh", symbol="UBND", superior="")
    make_issued(body)
    make_issued(other, kind=PaperKind.REPORT)

    browser = browser_of(congress)

    assert "01/BC-UBND" not in page_of(browser, "?body=tbpv")
    assert "01/BC-UBND" in page_of(browser, "?body=ubnd")
    assert "01-TB/TBPV" not in page_of(browser, "?kind=report")
    assert "Không có văn bản nào khớp bộ lọc này" in page_of(browser, "?year=2014")
    assert "01-TB/TBPV" in page_of(browser, "?year=hai&kind=khong&show=gi")
    assert "01-TB/TBPV" in page_of(browser, "?year=0000")
    assert "Dự thảo" in page_of(browser, "?show=drafts&year=0000")


def test_papers_of_another_congress_stay_out(congress, body):
    make_issued(make_body(make_congress("khac")), subject="của đại hội khác")

    assert "của đại hội khác" not in page_of(browser_of(congress))


def test_the_register_goes_into_excel_with_its_filter(congress, body):
    make_issued(body, subject="=1+1 kết luận")
    make_issued(body, kind=PaperKind.REPORT, subject="báo cáo")

    answer = browser_of(congress).get(REGISTER + "/sheet?kind=notice")

    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][0] == "Sổ văn bản đi"
    assert "Thông báo kết luận" in rows[2][0]
    assert [row[1] for row in rows[5:]] == ["01-TB/TBPV"]
    assert rows[5][4] == "'=1+1 kết luận"
    assert "so-van-ban-di-2015-10-08.xlsx" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_three(congress, body, count, django_assert_num_queries):
    browser = browser_of(congress)
    for _each in range(count):
        make_issued(body, agency_id=make_agency(congress, f"Sở {_each}").pk)
    browser.get(REGISTER)

    with django_assert_num_queries(PAGE_QUERIES):
        browser.get(REGISTER)


def test_four_hundred_papers_stand_on_pages(congress, body):
    from dondoc.archive.models import Outgoing

    first = make_draft(body)
    Outgoing.objects.bulk_create(
        Outgoing(
            **{
                field.attname: getattr(first, field.attname)
                for field in Outgoing._meta.concrete_fields
                if field.attname != "id"
            }
        )
        for _each in range(399)
    )

    browser = browser_of(congress)

    assert "400 dự thảo chờ ban hành" in page_of(browser, "?show=drafts")
    assert "Trang 8/8" in page_of(browser, "?show=drafts&page=8").replace("\xa0", " ")
