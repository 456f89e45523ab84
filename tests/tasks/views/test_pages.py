"""The pages of the room: what they answer, to whom, and how many queries they cost."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from dondoc.people.enums import Role
from dondoc.tasks.actions.extend import extend_deadline
from dondoc.tasks.enums import TaskState
from dondoc.web.templatetags.ui import drawn_state
from tests.factories.people import NOW, browser_of, make_agency, make_congress
from tests.factories.tasks import make_item, make_obstacle, make_plan, make_task

pytestmark = pytest.mark.django_db

LATE = date(2015, 10, 1)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def congress():
    return make_congress()


def page_of(browser, name: str, *args, query: str = "", **headers) -> str:
    response = browser.get(reverse(name, args=args) + query, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'class="row-link" href="[^"]*">([^<]*)<', html)


@pytest.mark.parametrize("role", [Role.HEAD, Role.SECRETARIAT, Role.ADMIN])
def test_who_sees_all_sees_the_whole_list(congress, role):
    make_task(congress, title="Họp báo")

    html = page_of(browser_of(congress, role), "tasks:list", congress.slug)

    assert titles(html) == ["Họp báo"]
    assert "<h1>Nhiệm vụ</h1>" in html


@pytest.mark.parametrize("role", [Role.FOCAL, Role.APPRAISER])
def test_who_stands_for_an_agency_sees_the_tasks_it_has_a_part_in(congress, role):
    mine, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")
    make_task(congress, title="Việc của tôi", appraising=[mine])
    make_task(congress, title="Việc của người khác", lead=other)

    html = page_of(browser_of(congress, role, mine), "tasks:list", congress.slug)

    assert titles(html) == ["Việc của tôi"]


def test_a_visitor_is_led_to_the_login(congress, client):
    for address in (
        reverse("tasks:list", args=[congress.slug]),
        reverse("tasks:obstacles", args=[congress.slug]),
        reverse("tasks:task", args=[congress.slug, make_task(congress).code]),
    ):
        assert client.get(address).status_code == 302


def test_a_filter_is_shown_in_words_that_lead_to_the_list_without_it(congress):
    make_agency(congress, "Sở Y tế", code="YTE")
    browser = browser_of(congress)

    html = page_of(browser, "tasks:list", congress.slug, query="?agency=YTE&role=lead&cell=open_overdue")

    assert "Không có nhiệm vụ nào khớp “Sở Y tế chủ trì + chưa hoàn thành, quá hạn”." in html
    assert 'href="/c/dh/tasks/?agency=YTE&amp;role=lead"' in html
    assert 'href="/c/dh/tasks/?cell=open_overdue"' in html
    assert "Bỏ bộ lọc “Sở Y tế chủ trì”" in html


def test_a_part_of_the_address_that_cannot_be_read_is_named(congress):
    make_task(congress, title="Họp báo")

    html = page_of(browser_of(congress), "tasks:list", congress.slug, query="?due_from=hôm%20qua")

    assert "Ngày trong địa chỉ chưa đọc được" in html
    assert titles(html) == ["Họp báo"]


def test_htmx_gets_the_list_alone(congress):
    make_task(congress, title="Họp báo")

    html = page_of(browser_of(congress), "tasks:list", congress.slug, **HTMX)

    assert html.lstrip().startswith('<div id="task-list">')
    assert titles(html) == ["Họp báo"]
    assert "<html" not in html


def test_the_second_page_goes_on_and_says_so_in_the_title(congress):
    for number in range(51):
        make_task(congress, title=f"Việc {number}", due_on=date(2015, 11, 1))
    browser = browser_of(congress)

    html = page_of(browser, "tasks:list", congress.slug, query="?page=2&cell=open_on_track")

    assert titles(html) == ["Việc 50"]
    assert "– trang 2/2" in html.split("</title>")[0]
    assert "Trang 2/2: dòng 51–51 trong 51" in html


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_is_ten_queries(congress, number, django_assert_num_queries):
    for place in range(number):
        make_task(congress, lead=make_agency(congress, f"Sở số {place}"), plan=make_plan(congress, f"{place:02}"))
    browser = browser_of(congress)
    address = reverse("tasks:list", args=[congress.slug])

    with django_assert_num_queries(10):  # session, user, membership, notices; 3 choices; counts; rows, leads
        browser.get(address)


def test_cancelled_tasks_are_listed_when_they_are_asked_for(congress):
    make_task(congress, title="Đã hủy", state=TaskState.CANCELLED)

    html = page_of(browser_of(congress), "tasks:list", congress.slug, query="?state=cancelled")

    assert titles(html) == ["Đã hủy"]
    assert "1 nhiệm vụ" in html


def test_a_task_tells_state_alert_roles_and_moved_deadline(congress):
    lead, appraiser = make_agency(congress, "Sở Y tế", phone="02603862123"), make_agency(congress, "Sở Tài chính")
    task = make_task(congress, lead=lead, appraising=[appraiser], due_on=date(2015, 9, 30))
    extend_deadline(task=task, new_due_on=date(2015, 10, 5), reason="Mưa bão", by_id=None, now=NOW)

    html = page_of(browser_of(congress), "tasks:task", congress.slug, task.code)

    assert "Đang làm" in html
    assert "Quá hạn 3 ngày" in html
    assert '<del class="quiet"><span class="sr-only">hạn gốc </span>30/09/2015</del>' in html
    assert "thứ Hai, 05/10/2015" in html
    assert 'href="tel:02603862123"' in html
    assert f"Gia hạn nhiệm vụ {task.code} {task.title} từ 30/09/2015 đến 05/10/2015" in html


def test_a_task_shows_the_sentence_it_comes_from(congress):
    plan = make_plan(congress, "06", symbol="06-KH/TB")
    item = make_item(plan, label="II.3", section="Cổ động trực quan", quote="Sở VHTTDL treo pano trước ngày 05/10.")
    task = make_task(congress, plan=plan, item=item)

    html = page_of(browser_of(congress), "tasks:task", congress.slug, task.code)

    assert "«Sở VHTTDL treo pano trước ngày 05/10.»" in html
    assert "Cổ động trực quan · mục II.3" in html
    assert "06-KH/TB" in html


def test_phones_and_papers_of_others_are_not_for_focal_points(congress):
    mine, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính", phone="02603862123")
    task = make_task(congress, lead=other, coordinating=[mine], plan=make_plan(congress))

    html = page_of(browser_of(congress, Role.FOCAL, mine), "tasks:task", congress.slug, task.code)

    assert "Sở Tài chính" in html
    assert "02603862123" not in html
    assert "/plans/06" not in html


def test_hidden_missing_and_foreign_tasks_look_alike(congress):
    mine, other = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")
    hidden = make_task(congress, lead=other)
    foreign = make_task(make_congress("khac"), code="KHAC-1")
    browser = browser_of(congress, Role.FOCAL, mine)

    answers = [
        browser.get(reverse("tasks:task", args=[slug, code]))
        for slug, code in (
            ("dh", hidden.code),
            ("dh", "MISSING"),
            ("dh", foreign.code),
            ("khac", foreign.code),
            ("nowhere", hidden.code),
        )
    ]

    assert [answer.status_code for answer in answers] == [404] * 5


@pytest.mark.parametrize("number", [1, 3])
def test_a_task_page_is_eleven_queries(congress, number, django_assert_num_queries):
    agencies = [make_agency(congress, f"Sở số {place}") for place in range(number)]
    task = make_task(congress, lead=agencies, plan=make_plan(congress), due_on=LATE)
    for agency in agencies:
        make_obstacle(task, agency)
        extend_deadline(task=task, new_due_on=date(2015, 10, 9), reason="", by_id=None, now=NOW)
    browser = browser_of(congress)
    address = reverse("tasks:task", args=[congress.slug, task.code])

    # session, user, membership, notices; task; parts; obstacles; last word; evidence; journal; meetings
    with django_assert_num_queries(11):
        browser.get(address)


def test_obstacles_are_listed_with_what_they_ask_for(congress):
    agency = make_agency(congress, "Sở Y tế")
    task = make_task(congress, lead=agency)
    obstacle = make_obstacle(task, agency, text="Chưa có xe", ask_text="Điều 2 xe 16 chỗ")

    html = page_of(browser_of(congress), "tasks:obstacles", congress.slug)

    assert titles(html) == ["Chưa có xe"]
    assert f'href="/c/dh/tasks/obstacles/{obstacle.number}"' in html
    assert "Kinh phí – Điều 2 xe 16 chỗ" in html


def test_no_open_obstacle_is_said_in_words(congress):
    html = page_of(browser_of(congress), "tasks:obstacles", congress.slug)

    assert "Không có vướng mắc đang mở." in html


def test_what_is_drawn_once_is_drawn_for_each_language_and_text(congress):
    for text in ("trước <b>Đại hội</b>", "sau Đại hội"):
        make_task(congress, deadline_text=text)
    browser = browser_of(congress)

    for _twice in range(2):
        html = page_of(browser, "tasks:list", congress.slug)
        assert "«trước &lt;b&gt;Đại hội&lt;/b&gt;»" in html
        assert "«sau Đại hội»" in html
        assert "Đang làm</span>" in html
        with translation.override("en"):
            assert "In progress</span>" in drawn_state("in_progress")


def test_a_code_with_signs_leads_to_its_own_page(congress):
    make_task(congress, code="KH06-II 3?a", title="Họp")
    browser = browser_of(congress)

    html = page_of(browser, "tasks:list", congress.slug)
    address = re.search(r'class="row-link" href="([^"]*)"', html)[1]

    assert address == reverse("tasks:task", args=[congress.slug, "KH06-II 3?a"])
    assert browser.get(address).status_code == 200
