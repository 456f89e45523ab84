"""The report builder: the period, the text of a past day, the draft made once, what it costs and how fast it is."""

import re
import time
import uuid
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dondoc.archive.models import Outgoing
from dondoc.archive.queries import letterhead_of
from dondoc.archive.rules.composing import reported_to
from dondoc.desk.queries.report import report_facts
from dondoc.desk.rules.report import numbers_by_paper, report
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.access import seat_for
from dondoc.people.enums import Role
from dondoc.tasks.actions.keeping import begin_standings
from dondoc.tasks.actions.progress import begin_task, report_done
from dondoc.tasks.enums import TaskState
from dondoc.tasks.models import Decision
from dondoc.tasks.queries.as_of import figures_as_of
from dondoc.tasks.rules.statistics import FourWay
from tests.factories.archive import make_body
from tests.factories.people import browser_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_plan, make_report, make_task

pytestmark = pytest.mark.django_db


def moment(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time())) + timedelta(hours=hour)


TODAY = date(2015, 10, 8)


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def body(congress):
    return make_body(congress, recipients="Thường trực Tỉnh ủy (b/c)\nLưu: Tổ giúp việc")


def given_task(congress, *, on: date = date(2015, 9, 1), **values):
    task = make_task(congress, state=TaskState.ASSIGNED, created_at=moment(on, 7), **values)
    begin_standings([task], now=moment(on, 7))
    return task


def finish(task, on: date) -> None:
    begin_task(task=task, by_id=None, now=moment(on, 8))
    report_done(task=task, done_on=on, by_id=None, now=moment(on))


def url(congress, query: str = "") -> str:
    return reverse("desk:reports", args=[congress.slug]) + query


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def seat_of(congress):
    return seat_for(make_member(congress), congress.slug)


def test_the_page_shows_the_week_that_ends_today(congress, body):
    finish(given_task(congress, lead=make_agency(congress), due_on=TODAY, title="In thẻ đại biểu"), date(2015, 10, 5))

    text = text_of(browser_of(congress).get(url(congress)))

    assert "Kỳ báo cáo từ ngày 02/10/2015 đến ngày 08/10/2015" in text
    assert "Kính gửi: Thường trực Tỉnh ủy" in text
    assert "- In thẻ đại biểu (Sở Y tế), xong ngày 05/10/2015." in text


def test_a_past_day_is_told_as_it_stood(congress, body):
    task = given_task(congress, lead=make_agency(congress), due_on=date(2015, 9, 20), title="In thẻ đại biểu")
    finish(task, date(2015, 10, 5))

    text = text_of(browser_of(congress).get(url(congress, "?from_=21/9/2015&on=30/9/2015")))

    assert "- In thẻ đại biểu (Sở Y tế), quá hạn 10 ngày." in text
    assert "đã hoàn thành 0 nhiệm vụ" in text


def test_the_numbers_are_those_of_the_page_of_figures_on_every_day(congress, body):
    agency, plan = make_agency(congress), make_plan(congress, "06", symbol="06-KH/TBPV")
    seat = seat_of(congress)
    for place in range(6):
        task = given_task(congress, lead=agency, due_on=date(2015, 9, 10 + 4 * place), plan=plan if place % 2 else None)
        if place < 4:
            finish(task, date(2015, 9, 12 + 4 * place))

    for days in range(40):
        on = date(2015, 9, 1) + timedelta(days=days)
        facts = report_facts(seat, body=body, from_=on - timedelta(days=6), on=on, dated_on=TODAY)
        total = sum((numbers for _paper, numbers in numbers_by_paper(facts)), FourWay())
        assert total == figures_as_of(seat, on=on, by="plan").total.counts


def test_obstacles_of_the_day_are_told_with_those_that_await_a_decision(congress, body):
    agency = make_agency(congress)
    task = given_task(congress, lead=agency, due_on=TODAY)
    waiting = make_obstacle(
        task, agency, text="Thiếu xe", ask_text="bổ sung 12 xe", opened_at=moment(date(2015, 10, 1))
    )
    Decision.objects.create(congress=congress, obstacle=waiting, card="Thiếu xe", asked_at=moment(date(2015, 10, 6)))
    seat = seat_of(congress)

    by_day = {
        on: report_facts(seat, body=body, from_=on, on=on, dated_on=TODAY).obstacles
        for on in (date(2015, 9, 30), date(2015, 10, 5), date(2015, 10, 6))
    }

    assert [[one.awaits for one in found] for found in by_day.values()] == [[], [False], [True]]


def test_a_report_of_the_agency_after_the_day_is_not_yet_known(congress, body):
    agency = make_agency(congress)
    task = given_task(congress, lead=agency, due_on=TODAY)
    make_report(task, agency=agency, at=moment(date(2015, 10, 1)), text="Đã xong một nửa")
    make_report(task, agency=agency, at=moment(date(2015, 10, 7)), text="Gần xong")

    [one] = report_facts(seat_of(congress), body=body, from_=TODAY, on=date(2015, 10, 5), dated_on=TODAY).tasks

    assert (one.said, one.said_on) == ("Đã xong một nửa", date(2015, 10, 1))


def test_the_draft_is_made_once_and_opened_in_the_editor(congress, body):
    given_task(congress, lead=make_agency(congress), due_on=TODAY)
    browser = browser_of(congress)
    form = {"from_": "2/10/2015", "on": "8/10/2015", "instance_id": uuid.uuid4()}

    answers = [browser.post(url(congress), form) for _press in range(2)]

    draft = Outgoing.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("archive:draft", args=[congress.slug, draft.pk])}
    assert (draft.kind, draft.state, draft.about) == ("report", "draft", "desk.report:2015-10-02_2015-10-08")
    assert from_plain(draft.content).addressees == ("Thường trực Tỉnh ủy",)
    assert "Kỳ này đã có: dự thảo, 08/10/2015 ." in text_of(browser.get(url(congress)))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?from_=9/10/2015&on=8/10/2015", "Ngày đầu kỳ phải từ ngày cuối kỳ trở về trước"),
        ("?from_=1/10/2015&on=9/10/2015", "Ngày này chưa đến."),
        ("?from_=hôm kia&on=8/10/2015", "Nhập ngày trước, tháng sau"),
        ("?from_=&on=", "Nhập ngày đầu kỳ báo cáo"),
        ("?from_=1/1/2012&on=8/10/2015", "Kỳ báo cáo dài nhất là hai năm"),
    ],
)
def test_a_period_that_is_none_is_said_so(congress, body, query, sentence):
    answer = browser_of(congress).get(url(congress, query))

    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_the_head_reads_but_does_not_draft(congress, body):
    browser = browser_of(congress, Role.HEAD)

    assert "Lập dự thảo báo cáo" not in text_of(browser.get(url(congress)))
    assert browser.post(url(congress), {"from_": "2/10/2015", "on": "8/10/2015"}).status_code == 403


def test_without_a_body_nothing_is_drafted(congress):
    browser = browser_of(congress)

    assert "Đại hội chưa đặt cơ quan ban hành" in text_of(browser.get(url(congress)))
    browser.post(url(congress), {"from_": "2/10/2015", "on": "8/10/2015", "instance_id": uuid.uuid4()})
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize(("recipients", "to"), [("A\nThường trực Tỉnh ủy (b/c)", "Thường trực Tỉnh ủy"), ("A", "")])
def test_the_body_reports_to_whom_its_letterhead_marks(congress, body, recipients, to):
    body.recipients = recipients

    assert reported_to(letterhead_of(body)) == to


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_at_one_task_and_at_three(congress, body, number, django_assert_num_queries):
    for place in range(number):
        given_task(congress, lead=make_agency(congress, f"Sở {place}"), due_on=TODAY)
    browser = browser_of(congress)

    with django_assert_num_queries(12):
        browser.get(url(congress))


def test_a_report_over_400_tasks_is_ready_in_three_seconds(congress, body):
    agencies = [make_agency(congress, f"Sở {place}") for place in range(30)]
    plan = make_plan(congress, "06", symbol="06-KH/TBPV")
    tasks = [
        make_task(
            congress,
            lead=agencies[place % 30],
            coordinating=[agencies[(place + 1) % 30]],
            due_on=date(2015, 9, 1) + timedelta(days=place % 60),
            plan=plan,
        )
        for place in range(400)
    ]
    begin_standings(tasks, now=moment(date(2015, 9, 1), 7))
    seat = seat_of(congress)
    began = time.perf_counter()

    content = report(report_facts(seat, body=body, from_=date(2015, 10, 2), on=TODAY, dated_on=TODAY))

    took = time.perf_counter() - began
    print(f"report over 400 tasks: {took:.2f} s")
    assert len(content.annexes[0].blocks[0].rows) == 400
    assert took < 3
