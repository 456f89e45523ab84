"""The calendar of an agency: its own dates alone, behind an address nobody guesses and everybody can revoke."""

import re
from datetime import date, time

import pytest
from django.test import Client
from icalendar import Calendar

from dondoc.people.actions.memberships import end_role
from dondoc.people.enums import Role
from dondoc.people.models import FeedToken, Membership
from dondoc.tasks.enums import TaskState
from tests.factories.congress import make_block
from tests.factories.people import NOW, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db
PAGE = "/c/dh/tasks/feeds/"
FEED_QUERIES = 5


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def agency(congress):
    return make_agency(congress)


@pytest.fixture
def focal(congress, agency):
    return make_member(congress, Role.FOCAL, agency)


def membership_of(user) -> Membership:
    return Membership.objects.get(user=user)


def make_link(user) -> str:
    """Press the button and return the path of the address shown."""
    answer = client_of(user).post(f"{PAGE}{membership_of(user).pk}/make")
    assert answer.status_code == 200
    return re.search(r"(/feeds/[\w-]{40,}\.ics)", answer.content.decode())[1]


def read(path: str) -> list:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_calendar_program_reads_the_own_deadlines_and_the_programme(congress, agency, focal):
    task = make_task(congress, lead=agency, title="Kiểm tra y tế", due_on=date(2015, 10, 15), ver=4)
    make_task(congress, lead=make_agency(congress, "Sở Nội vụ"), title="Của sở khác", due_on=date(2015, 10, 15))
    make_task(congress, lead=agency, title="Chưa có hạn")
    block = make_block(congress, date(2015, 10, 20), title="Khai mạc", starts_at=time(7, 30))

    deadline, opening = read(make_link(focal))

    assert deadline["UID"] == f"task-{task.pk}@dh.dondoc"
    assert (deadline["SEQUENCE"], str(deadline["SUMMARY"])) == (4, "Hạn: Kiểm tra y tế")
    assert (deadline["DTSTART"].dt, deadline["DTEND"].dt) == (date(2015, 10, 15), date(2015, 10, 16))
    assert str(opening["UID"]) == f"block-{block.pk}@dh.dondoc"
    assert opening["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert opening["DTSTART"].dt.isoformat() == "2015-10-20T07:30:00+07:00"


def test_the_time_zone_is_defined_in_the_file(congress, focal):
    make_block(congress, date(2015, 10, 20), starts_at=time(7, 30))

    file = Client().get(make_link(focal)).content.decode()

    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh" in file
    assert max(len(line.encode()) for line in file.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("state", "status", "begins"),
    [(TaskState.CANCELLED, "CANCELLED", "Hạn:"), (TaskState.DONE, "CONFIRMED", "Đã xong:")],
)
def test_what_is_over_says_so(congress, agency, focal, state, status, begins):
    make_task(congress, lead=agency, due_on=date(2015, 10, 15), state=state)

    (event,) = read(make_link(focal))

    assert event["STATUS"] == status
    assert str(event["SUMMARY"]).startswith(begins)


@pytest.mark.parametrize("title", ["Dòng một\r\nBEGIN:VALARM", "a; b, c\\d", "x" * 3000, "\u202eẪ Ổ ợ 🚩"])
def test_hostile_titles_stay_titles(congress, agency, focal, title):
    make_task(congress, lead=agency, due_on=date(2015, 10, 15), title=title)

    (event,) = read(make_link(focal))

    assert len(str(event["SUMMARY"])) <= 200
    assert event.walk("VALARM") == []


def test_the_link_is_shown_once_and_only_its_hash_is_kept(focal):
    path = make_link(focal)

    assert path not in client_of(focal).get(PAGE).content.decode()
    assert FeedToken.objects.get().token_hash not in path


def test_a_new_link_ends_the_old_one(focal):
    old, new = make_link(focal), make_link(focal)

    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)


def test_a_revoked_link_opens_nothing_from_the_next_request_on(focal):
    path = make_link(focal)

    answers = [client_of(focal).post(f"{PAGE}{membership_of(focal).pk}/revoke").status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Client().get(path).status_code == 404


def test_a_link_ends_with_the_role_and_with_the_account(congress, agency, focal):
    other = make_member(congress, Role.FOCAL, agency)
    first, second = make_link(focal), make_link(other)

    end_role(membership=membership_of(focal), by_id=other.pk, now=NOW)
    other.is_active = False
    other.save()

    assert [Client().get(path).status_code for path in (first, second)] == [404, 404]


def test_unknown_and_revoked_look_alike(focal):
    revoked = make_link(focal)
    make_link(focal)

    answers = [Client().get(path) for path in (revoked, "/feeds/khong-co.ics", f"/feeds/{'x' * 500}.ics")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers}) == 1


def test_nobody_makes_a_link_for_another(congress, agency, focal):
    stranger = client_of(make_member(congress, Role.FOCAL, make_agency(congress, "Sở Nội vụ")))

    for act in ("make", "revoke"):
        assert stranger.post(f"{PAGE}{membership_of(focal).pk}/{act}").status_code == 404
    assert not FeedToken.objects.exists()


def test_who_stands_for_no_agency_is_told_so(congress):
    page = client_of(make_member(congress)).get(PAGE)

    assert "không đứng tên cơ quan nào" in page.content.decode()


def test_a_calendar_takes_the_same_queries_for_one_and_three(congress, agency, focal, django_assert_num_queries):
    path = make_link(focal)
    make_task(congress, lead=agency, due_on=date(2015, 10, 15))
    with django_assert_num_queries(FEED_QUERIES):
        Client().get(path)
    for _ in range(2):
        make_task(congress, lead=agency, coordinating=[agency], due_on=date(2015, 10, 16))
        make_block(congress, date(2015, 10, 20))
    with django_assert_num_queries(FEED_QUERIES):
        Client().get(path)
