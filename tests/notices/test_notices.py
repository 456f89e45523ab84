"""Each thing is told once; reading changes nothing; only what was shown is marked."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from django.urls import reverse

from dondoc.notices import queries
from dondoc.notices.actions import mark_all_seen, post
from dondoc.notices.context import bell
from dondoc.notices.models import Notice
from dondoc.people.access import seat_for
from dondoc.people.enums import Role
from tests.factories.people import NOW, client_of, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db
INBOX, SEEN = "/c/dh/notices/", "/c/dh/notices/seen"


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def reader(congress):
    return make_member(congress)


def tell(congress, *recipients, about="tasks.task:1:1", now=NOW, **values) -> int:
    given = {"title": "Giao nhiệm vụ KH06-II-3", "path": "/c/dh/tasks/KH06-II-3"} | values
    ids = [user.pk for user in recipients]
    with transaction.atomic():
        return post(congress_id=congress.pk, kind="tasks.assigned", about=about, recipient_ids=ids, now=now, **given)


def test_the_same_thing_is_told_once_to_each(congress, reader):
    other = make_member(congress)

    told = [tell(congress, reader), tell(congress, reader, other, reader), tell(congress, other)]

    assert told == [1, 1, 0]
    assert Notice.objects.count() == 2


def test_a_notice_leaves_with_the_change_it_tells(congress, reader):
    with pytest.raises(RuntimeError, match="power cut"), transaction.atomic():
        tell(congress, reader)
        raise RuntimeError("power cut")

    assert not Notice.objects.exists()


def test_the_database_holds_a_notice_once(congress, reader):
    tell(congress, reader)
    stored = Notice.objects.get()
    stored.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        stored.save(force_insert=True)


def test_new_ones_come_first_then_the_latest(congress, reader):
    for number in range(4):
        tell(congress, reader, about=f"task:{number}", title=str(number), now=NOW + timedelta(minutes=number))
    Notice.objects.filter(title__in=["2", "3"]).update(seen_at=NOW)

    titles = [notice.title for notice in queries.inbox(congress_id=congress.pk, recipient_id=reader.pk)]

    assert titles == ["1", "0", "3", "2"]


def test_what_came_in_meanwhile_stays_new(congress, reader):
    tell(congress, reader)
    tell(congress, reader, about="later", now=NOW + timedelta(seconds=5))

    marked = mark_all_seen(congress_id=congress.pk, recipient_id=reader.pk, now=NOW + timedelta(minutes=1), until=NOW)

    assert marked == 1
    assert queries.unread_count(congress_id=congress.pk, recipient_id=reader.pk) == 1


def test_reading_changes_nothing_and_one_press_marks_all(congress, reader):
    tell(congress, reader)
    browser = client_of(reader)

    first = browser.get(INBOX)
    again = browser.get(INBOX)
    marked = browser.post(SEEN, {"until": first.context["until"].isoformat()})

    assert [notice.title for notice in again.context["new"]] == ["Giao nhiệm vụ KH06-II-3"]
    assert (marked.status_code, marked.url) == (302, INBOX)
    assert browser.get(INBOX).context["new"] == []
    assert browser.get(SEEN).status_code == 405


@pytest.mark.parametrize("until", ["", "hôm qua", "2015-13-45T00:00:00+00:00", "2015-10-08T00:00:00"])
def test_a_moment_that_cannot_be_read_means_now(congress, reader, until):
    tell(congress, reader)

    client_of(reader).post(SEEN, {"until": until})

    assert queries.unread_count(congress_id=congress.pk, recipient_id=reader.pk) == 0


def test_everybody_sees_only_the_own_notices_of_this_congress(congress, reader):
    other = make_congress("khac")
    focal = make_member(congress, Role.FOCAL, make_agency(congress))
    tell(congress, reader, text="Riêng của thư ký")
    tell(other, focal, about="other", text="Của đại hội khác")

    page = client_of(focal).get(INBOX).content.decode()

    assert "Riêng của thư ký" not in page
    assert "Của đại hội khác" not in page
    assert "Chưa có thông báo nào." in page


def test_visitors_log_in_first_and_outsiders_find_nothing(congress, client):
    assert client.get(INBOX).status_code == 302
    assert client_of(make_user()).get(INBOX).status_code == 404


def test_the_inbox_takes_the_same_queries_for_one_and_three(congress, reader, django_assert_num_queries):
    browser = client_of(reader)
    tell(congress, reader)
    browser.get(INBOX)

    with django_assert_num_queries(INBOX_QUERIES):
        browser.get(INBOX)
    for number in range(2):
        tell(congress, reader, about=f"task:{number}")
    with django_assert_num_queries(INBOX_QUERIES):
        browser.get(INBOX)


INBOX_QUERIES = 6


def test_the_bell_counts_in_one_query_and_only_inside_a_congress(congress, reader, django_assert_num_queries):
    tell(congress, reader)
    request = RequestFactory().get("/")
    assert bell(request) == {}
    request.seat = None
    assert bell(request) == {}
    request.seat = seat_for(reader, "dh")

    with django_assert_num_queries(1):
        rung = bell(request)

    assert rung == {"inbox_url": reverse("notices:inbox", args=["dh"]), "unread_count": 1}
