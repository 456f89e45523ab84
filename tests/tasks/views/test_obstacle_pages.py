"""The pages of obstacles: who sees and does what, what a form keeps, how the head decides in two presses."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from dondoc.people.enums import Role
from dondoc.tasks.actions.obstacles import Way, put_to_decision, raise_obstacle
from dondoc.tasks.enums import Ask, ObstacleState
from dondoc.tasks.models import Decision, Obstacle, Task
from tests.factories.people import NOW, TODAY, browser_of, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def agency(congress):
    return make_agency(congress, "Sở Giao thông vận tải")


@pytest.fixture
def obstacle(congress, agency):
    task = make_task(congress, lead=agency, due_on=TODAY)
    return raise_obstacle(
        task=task,
        agency_id=agency.pk,
        text="Thiếu 12 xe 16 chỗ",
        ask=Ask.FUNDING,
        ask_text="Bổ sung kinh phí thuê xe",
        is_urgent=True,
        by_id=None,
        now=NOW,
    )


def url(name: str, *arguments) -> str:
    return reverse(f"tasks:{name}", args=["dh", *arguments])


def raising(agency, **values) -> dict:
    given = {"text": "Thiếu xe", "ask": "funding", "ask_text": "Thuê 2 xe", "agency": agency.pk}
    return {"instance_id": str(uuid.uuid4()), **given, **values}


def test_a_focal_point_raises_one_of_a_task_and_gets_its_page(congress, agency):
    task = make_task(congress, lead=agency)
    browser = browser_of(congress, Role.FOCAL, agency)
    form = browser.get(url("obstacle-new"), {"task": task.code})

    answer = browser.post(url("obstacle-new"), raising(agency, task=task.code))

    found = Obstacle.objects.get()
    assert task.title in form.content.decode()
    assert (answer.status_code, answer.url) == (302, url("obstacle", found.number))
    assert (found.task, found.agency) == (task, agency)


def test_a_wrong_form_keeps_what_was_typed(congress, agency):
    answer = browser_of(congress, Role.FOCAL, agency).post(
        url("obstacle-new"), raising(agency, ask="", text="Thiếu xe")
    )

    assert answer.status_code == 422
    assert "Thiếu xe</textarea>" in answer.content.decode()
    assert not Obstacle.objects.exists()


def test_nobody_raises_one_for_another_agency_or_a_task_they_do_not_see(congress, agency):
    other = make_agency(congress, "Sở Y tế")
    hidden = make_task(congress, lead=other)
    browser = browser_of(congress, Role.FOCAL, agency)

    assert browser.post(url("obstacle-new"), raising(other)).status_code == 422
    assert browser.get(url("obstacle-new"), {"task": hidden.code}).status_code == 404
    assert browser_of(congress, Role.HEAD).get(url("obstacle-new")).status_code == 403


@pytest.mark.parametrize(
    ("role", "own", "statuses"),
    [
        (Role.SECRETARIAT, False, [200, 422, 422, 422, 422, 403]),
        (Role.HEAD, False, [200, 403, 403, 403, 403, 302]),
        (Role.FOCAL, True, [200, 403, 403, 403, 403, 403]),
        (Role.FOCAL, False, [404] * 6),
        (Role.APPRAISER, False, [404] * 6),
    ],
)
def test_who_opens_which_door(congress, agency, obstacle, role, own, statuses):
    browser = browser_of(congress, role, agency if own else make_agency(congress, "Sở Y tế"))
    names = ["obstacle-answer", "obstacle-clear", "obstacle-card", "obstacle-merge", "obstacle-decide"]

    answers = [browser.get(url("obstacle", obstacle.number))]
    answers += [browser.post(url(name, obstacle.number), {}) for name in names]

    assert [answer.status_code for answer in answers] == statuses


def test_another_congress_has_none_of_it(congress, obstacle):
    stranger = client_of(make_member(make_congress("khac")))

    assert stranger.get(url("obstacle", obstacle.number)).status_code == 404
    assert stranger.get("/c/khac/tasks/obstacles/1").status_code == 404


def test_the_agency_that_is_to_clear_it_answers_and_clears(congress, obstacle):
    finance = make_agency(congress, "Sở Tài chính")
    secretary, focal = browser_of(congress), browser_of(congress, Role.FOCAL, finance)

    secretary.post(url("obstacle-answer", obstacle.number), {"text": "Giao Sở Tài chính", "handler": finance.pk})
    seen = focal.get(url("obstacle", obstacle.number))
    focal.post(url("obstacle-clear", obstacle.number), {"resolution": "Đã bố trí 108 triệu đồng"})

    obstacle.refresh_from_db()
    assert "Giao Sở Tài chính" in seen.content.decode()
    assert (obstacle.state, obstacle.resolution) == (ObstacleState.RESOLVED, "Đã bố trí 108 triệu đồng")


def test_the_head_decides_from_the_list_of_cards(congress, obstacle):
    secretary, head = browser_of(congress), browser_of(congress, Role.HEAD)
    card = {"card": "Thuê 12 xe trong 05 ngày", "way_1": "Thuê", "cost_1": "108.000.000", "new_due_on": "15/10"}
    put = secretary.post(url("obstacle-card", obstacle.number), card)

    shown = head.get(url("decisions")).content.decode()
    decision = Decision.objects.get()
    given = {"verdict": "agreed", "chosen": decision.options.get().pk, "ver": decision.ver}
    first = head.post(url("obstacle-decide", obstacle.number), given, follow=True)
    again = head.post(url("obstacle-decide", obstacle.number), given, follow=True)

    assert put.status_code == 302
    assert "108.000.000" in shown
    assert "Đã đồng ý VM-1." in first.content.decode()
    assert "VM-1 không còn chờ quyết định." in again.content.decode()
    assert Task.objects.get().due_on == TODAY + timedelta(days=7)


def test_a_card_changed_in_between_is_shown_with_both_texts(congress, obstacle):
    put_to_decision(obstacle=obstacle, card="Thuê", by_id=None, now=NOW)
    put_to_decision(obstacle=obstacle, card="Thuê 10 xe", ways=[Way(text="Thuê")], by_id=None, now=NOW)
    Decision.objects.update(ver=2)

    answer = browser_of(congress, Role.HEAD).post(
        url("obstacle-decide", obstacle.number), {"verdict": "declined", "note": "Chưa đủ", "ver": 1}
    )

    assert answer.status_code == 409
    assert "Chưa đủ" in answer.content.decode()
    assert Decision.objects.get().decided_at is None


def test_work_without_agencies_is_asked_about(congress, obstacle):
    answer = browser_of(congress).post(
        url("obstacle-card", obstacle.number), {"card": "Cử xe", "new_title": "Cử xe hỗ trợ", "cost_1": "nhiều"}
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Chọn cơ quan được giao thêm việc" in text
    assert "Nhập số tiền bằng chữ số" in text
    assert 'value="nhiều"' in text


def test_earlier_ones_alike_are_shown_and_found_without_marks(congress, agency, obstacle):
    old = make_obstacle(
        obstacle.task, agency, text="Thiếu xe 16 chỗ", state=ObstacleState.RESOLVED, folded="thieu xe 16 cho"
    )
    browser = browser_of(congress)

    page = browser.get(url("obstacle", obstacle.number))
    found = browser.get(url("obstacles"), {"kind": "all", "q": "thieu xe 16"})

    assert [one.pk for one in page.context["detail"].precedents] == [old.pk]
    assert {row.number for row in found.context["rows"]} == {obstacle.number, old.number}


@pytest.mark.parametrize(("name", "count"), [("obstacles", 6), ("decisions", 9)])
@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_the_same_queries_for_one_and_three(
    congress, agency, name, count, number, django_assert_num_queries
):
    for place in range(number):
        task = make_task(congress, lead=agency, due_on=TODAY)
        found = make_obstacle(task, make_agency(congress, f"Sở {place}"))
        ways = [Way(text="A"), Way(text="B")]
        put_to_decision(obstacle=found, card="?", ways=ways, new_due_on=TODAY, by_id=None, now=NOW)
    browser = browser_of(congress, Role.HEAD)
    browser.get(url(name))

    with django_assert_num_queries(count):
        browser.get(url(name))
