"""The pages of the desk: what they answer, to whom, and that every number leads to the rows it counts."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from dondoc.desk.models import Look
from dondoc.people.access import seat_for
from dondoc.people.enums import Role
from dondoc.tasks.actions.keeping import begin_standings
from dondoc.tasks.actions.progress import report_done
from dondoc.tasks.enums import ObstacleState, TaskState
from tests.factories.people import NOW, TODAY, browser_of, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_plan, make_task, make_urge, make_workstream

pytestmark = pytest.mark.django_db

LATE = date(2015, 10, 1)
NUMBERED = re.compile(r'<a (?![^>]*row-link)[^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
WITHOUT_TAGS = re.compile(r"<[^>]*>")
SEEING_FIGURES = [Role.HEAD, Role.SECRETARIAT, Role.ADMIN]
OF_AN_AGENCY = [Role.FOCAL, Role.APPRAISER]


@pytest.fixture
def congress():
    return make_congress()


def page_of(browser, name: str, congress, query: str = "") -> str:
    response = browser.get(reverse(name, args=[congress.slug]) + query)
    assert response.status_code == 200
    return response.content.decode()


def fill(congress, *, number: int) -> None:
    """Give every block of the board so many things to show."""
    for place in range(number):
        agency = make_agency(congress, f"Sở số {place}", phone="0912345678")
        stream = make_workstream(congress, f"Mảng {place}")
        plan = make_plan(congress, f"{place:02}")
        late = make_task(congress, lead=agency, due_on=LATE, workstream=stream, plan=plan, is_critical=True)
        make_task(congress, lead=agency, due_on=TODAY, workstream=stream, plan=plan)
        make_task(congress, lead=agency, recurring=True)
        done = make_task(congress, lead=agency, due_on=TODAY)
        report_done(task=done, done_on=TODAY, by_id=None, now=NOW)
        make_obstacle(late, agency, state=ObstacleState.AWAITS_DECISION, ask_text=f"Việc {place}", is_urgent=True)
        make_urge(agency)


def main_of(html: str) -> str:
    return html.split("<main", 1)[1].split("</main>")[0]


def numbered_links(html: str) -> list[tuple[str, int]]:
    """Return the addresses of lists in a page's main part, each once with the number the link shows."""
    found = []
    for address, inside in NUMBERED.findall(main_of(html)):
        text = WITHOUT_TAGS.sub(" ", unescape(inside))
        number = re.search(r"\d+", text)
        if number and re.match(r"/c/dh/tasks/(obstacles/)?(\?|$)", address):
            found.append((unescape(address), int(number.group())))
    return sorted(set(found))


def length_of_list(browser, address: str) -> int:
    html = main_of(browser.get(address).content.decode())
    if "/obstacles/" in address:
        return len(re.findall(r'class="row-link"', html))
    return int(re.search(r'<p class="filters__label">(\d+) nhiệm vụ</p>', html).group(1))


@pytest.mark.parametrize("name", ["desk:home", "desk:figures"])
def test_every_number_leads_to_just_the_rows_it_counts(congress, name):
    fill(congress, number=2)
    make_task(congress, due_on=LATE)
    browser = browser_of(congress, Role.HEAD)

    links = numbered_links(page_of(browser, name, congress))

    assert len(links) >= 15
    assert [(address, number) for address, number in links if length_of_list(browser, address) != number] == []


@pytest.mark.parametrize("by", ["agency", "plan", "area", "workstream"])
def test_every_number_of_the_figures_leads_to_just_the_rows_it_counts(congress, by):
    fill(congress, number=2)
    browser = browser_of(congress, Role.HEAD)

    links = numbered_links(page_of(browser, "desk:figures", congress, f"?by={by}"))

    assert len(links) >= 7
    assert [(address, number) for address, number in links if length_of_list(browser, address) != number] == []


@pytest.mark.parametrize("role", SEEING_FIGURES)
def test_the_board_opens_with_the_verdict_and_its_reasons(congress, role):
    fill(congress, number=1)

    html = main_of(page_of(browser_of(congress, role), "desk:home", congress))

    assert re.search(r"<h1[^>]*>Chưa sẵn sàng</h1>", html)
    assert "1 trong 2 mảng việc" in html
    assert "1 nhiệm vụ then chốt" in html
    assert "Số liệu lúc" in html
    assert "Cần đồng chí xử lý (2)" in html
    assert "Quyết định:</b> Việc 0" in html
    assert 'href="tel:0912345678"' in html
    order = [html.index(f'id="{block}"') for block in ("to-do", "streams", "stuck", "calls", "news", "numbers", "days")]
    assert order == sorted(order)


@pytest.mark.parametrize("number", [1, 3])
def test_the_board_costs_twelve_queries(congress, number, django_assert_num_queries):
    fill(congress, number=number)
    browser = browser_of(congress, Role.HEAD)
    address = reverse("desk:home", args=[congress.slug])

    with django_assert_num_queries(12):
        browser.get(address)


def test_a_congress_without_a_plan_asks_for_one(congress):
    html = page_of(browser_of(congress), "desk:home", congress)

    assert "Chưa có kế hoạch nào. Tải kế hoạch đầu tiên để thấy bảng sẵn sàng." in html


@pytest.mark.parametrize("role", OF_AN_AGENCY)
def test_who_stands_for_an_agency_starts_with_its_work(congress, role):
    response = browser_of(congress, role, make_agency(congress)).get(reverse("desk:home", args=["dh"]))

    assert (response.status_code, response.headers["Location"]) == (302, "/c/dh/desk/mine")


def test_the_big_screen_has_nothing_to_press(congress):
    fill(congress, number=3)

    html = main_of(page_of(browser_of(congress), "desk:screen", congress))

    assert "desk-screen__strip" in html
    assert "<a " not in html
    assert "<button" not in html


def test_the_board_leads_to_the_big_screen(congress):
    response = browser_of(congress).get("/c/dh/?screen=1")

    assert (response.status_code, response.headers["Location"]) == (302, "/c/dh/desk/screen")


def test_marking_the_board_as_seen_keeps_the_moment_it_showed(congress):
    user = make_member(congress, Role.HEAD)
    seat = seat_for(user, "dh")
    shown_at = seat.now - timedelta(minutes=5)

    response = client_of(user).post("/c/dh/desk/look", {"shown_at": shown_at.isoformat()})

    assert (response.status_code, response.headers["Location"]) == (302, "/c/dh/")
    assert [look.at for look in Look.objects.filter(congress=congress, user=user)] == [shown_at]


@pytest.mark.parametrize("typed", ["", "hôm qua", "2015-13-45T99:99", "2015-10-08T07:00:00"])
def test_a_moment_that_cannot_be_read_is_taken_as_now(congress, typed):
    user = make_member(congress, Role.HEAD)
    before = seat_for(user, "dh").now

    client_of(user).post("/c/dh/desk/look", {"shown_at": typed})

    assert before <= Look.objects.get(congress=congress, user=user).at


def test_looking_does_not_mark_anything(congress):
    browser = browser_of(congress)

    page_of(browser, "desk:home", congress)

    assert (browser.get("/c/dh/desk/look").status_code, Look.objects.count()) == (405, 0)


@pytest.mark.parametrize(
    ("name", "open_to"),
    [
        ("desk:screen", SEEING_FIGURES),
        ("desk:figures", SEEING_FIGURES),
        ("desk:history", SEEING_FIGURES),
        ("desk:mine", OF_AN_AGENCY),
        ("desk:search", list(Role)),
    ],
)
@pytest.mark.parametrize("role", list(Role))
def test_who_opens_what(congress, name, open_to, role):
    agency = make_agency(congress) if role in OF_AN_AGENCY else None

    status = browser_of(congress, role, agency).get(reverse(name, args=["dh"])).status_code

    assert status == (200 if role in open_to else 403)


@pytest.mark.parametrize("role", OF_AN_AGENCY)
def test_only_who_sees_the_board_marks_it_as_seen(congress, role):
    assert browser_of(congress, role, make_agency(congress)).post("/c/dh/desk/look").status_code == 403


@pytest.mark.parametrize("name", ["home", "screen", "look", "mine", "search", "figures", "history"])
def test_another_congress_and_a_missing_one_look_alike_and_a_visitor_is_led_to_the_login(congress, client, name):
    make_congress("khac")
    browser = browser_of(congress, Role.ADMIN)

    addresses = [reverse(f"desk:{name}", args=[slug]) for slug in ("khac", "nowhere")]

    assert [browser.get(address).status_code for address in addresses] == [404, 404]
    assert client.get(reverse(f"desk:{name}", args=["dh"])).status_code == 302


def test_own_work_is_grouped_with_the_role_of_the_agency(congress):
    mine = make_agency(congress, "Sở Y tế")
    make_task(congress, title="Muộn", lead=mine, due_on=LATE)
    make_task(congress, title="Gấp", coordinating=[mine], due_on=TODAY)
    make_task(congress, title="Thong thả", lead=mine, appraising=[mine])
    make_task(congress, title="Xong", lead=mine, state=TaskState.DONE)
    make_task(congress, title="Của người khác", due_on=LATE)

    html = main_of(page_of(browser_of(congress, Role.FOCAL, mine), "desk:mine", congress))

    assert re.findall(r'desk-own__title">([^<]*)<', html) == ["Muộn", "Gấp", "Thong thả", "Xong"]
    assert [WITHOUT_TAGS.sub("", title) for title in re.findall(r"<h2>(.*?)</h2>", html)] == [
        "Quá hạn (1)",
        "Sắp đến hạn (1)",
        "Chưa đến hạn (1)",
        "Đã hoàn thành (1)",
    ]
    assert "còn 3 việc chưa hoàn thành" in html
    assert "Chủ trì, Thẩm định" in html


def test_the_numbers_of_own_work_lead_to_the_rows_they_count(congress):
    mine = make_agency(congress, "Sở Y tế")
    for due_on in (LATE, LATE, TODAY, None):
        make_task(congress, lead=mine, due_on=due_on)
    browser = browser_of(congress, Role.FOCAL, mine)

    links = numbered_links(page_of(browser, "desk:mine", congress))

    assert sorted({number for _address, number in links}) == [1, 2, 4]
    assert [(address, number) for address, number in links if length_of_list(browser, address) != number] == []


@pytest.mark.parametrize("number", [1, 3])
def test_own_work_costs_twelve_queries(congress, number, django_assert_num_queries):
    mine = make_agency(congress, "Sở Y tế")
    for _place in range(number):
        make_task(congress, lead=mine, due_on=LATE)
        make_task(congress, lead=mine, state=TaskState.DONE)
    browser = browser_of(congress, Role.FOCAL, mine)

    with django_assert_num_queries(12):
        browser.get("/c/dh/desk/mine")


def test_search_repeats_what_was_not_found(congress):
    html = page_of(browser_of(congress), "desk:search", congress, "?q=<b>khí+cầu")

    assert "Không tìm thấy nội dung nào khớp “&lt;b&gt;khí cầu”." in html


@pytest.mark.parametrize("number", [1, 3])
def test_search_costs_ten_queries(congress, number, django_assert_num_queries):
    for place in range(number):
        make_task(congress, title="Văn hóa", lead=make_agency(congress, f"Sở Văn hóa {place}"))
        make_plan(congress, f"{place:02}", title="Văn hóa")
    browser = browser_of(congress)

    with django_assert_num_queries(10):
        browser.get("/c/dh/desk/search?q=van+hoa")


def test_silent_agencies_are_listed_as_many_as_the_board_says(congress):
    fill(congress, number=2)
    browser = browser_of(congress)

    board_page = page_of(browser, "desk:home", congress)
    html = page_of(browser, "desk:figures", congress, "?by=agency&silent=1")

    assert "2 cơ quan chưa báo cáo" in board_page
    assert "2 cơ quan chủ trì chưa có báo cáo nào trong 7 ngày" in html


@pytest.mark.parametrize("number", [1, 3])
def test_the_figures_cost_eight_queries(congress, number, django_assert_num_queries):
    fill(congress, number=number)
    browser = browser_of(congress)

    with django_assert_num_queries(8):
        browser.get("/c/dh/desk/figures")


def test_the_history_reads_as_sentences(congress):
    done = make_task(congress, code="KH06-1", title="Họp báo")
    report_done(task=done, done_on=TODAY, by_id=None, now=NOW)

    html = page_of(browser_of(congress, Role.HEAD), "desk:history", congress)

    assert "Hoàn thành nhiệm vụ KH06-1 Họp báo" in html
    assert "Hệ thống" in html


@pytest.mark.parametrize("number", [1, 3])
def test_the_history_costs_seven_queries(congress, number, django_assert_num_queries):
    for _place in range(number):
        report_done(task=make_task(congress), done_on=TODAY, by_id=make_member(congress).pk, now=NOW)
    browser = browser_of(congress)

    with django_assert_num_queries(7):
        browser.get("/c/dh/desk/history")


def test_figures_of_a_past_day_are_shown_and_one_to_come_is_refused(congress):
    lead = make_agency(congress, "Sở Y tế")
    begin_standings([make_task(congress, lead=lead, due_on=LATE)], now=NOW - timedelta(days=20))
    browser = browser_of(congress, Role.HEAD)
    url = reverse("desk:figures", args=[congress.slug])

    past = browser.get(url, {"by": "agency", "on": "30/9/2015"})
    before = browser.get(url, {"on": "1/9/2015"})
    future = browser.get(url, {"on": "20/10/2015"})

    assert past.context["found"].rows[0].counts.open_on_track == 1
    assert "Số liệu tại hết ngày 30/09/2015" in past.content.decode()
    assert "Ngày này chưa có nhiệm vụ nào được giao." in before.content.decode()
    assert (future.status_code, 'value="20/10/2015"' in future.content.decode()) == (422, True)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_figures_leave_as_a_file_with_the_numbers_of_the_page(congress, kind):
    fill(congress, number=2)
    browser = browser_of(congress, Role.HEAD)

    answer = browser.get(reverse(f"desk:figures-{kind}", args=[congress.slug]), {"by": "workstream"})

    assert answer.headers["Content-Disposition"] == f'attachment; filename="so-lieu-workstream-2015-10-08.{kind}"'
    assert numbers_in(answer.content, kind)[-1] == ["Tổng số nhiệm vụ", "2", "0", "4", "2", "8"]


def numbers_in(content: bytes, kind: str) -> list[list[str]]:
    if kind == "docx":
        return [[cell.text for cell in row.cells][1:] for row in Document(BytesIO(content)).tables[0].rows]
    page = load_workbook(BytesIO(content)).active
    rows = [[cell.value for cell in row][1:] for row in page.iter_rows(min_row=5) if row[1].value]
    return [[str(value) for value in row] for row in rows]
