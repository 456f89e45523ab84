"""Which reads go to a replica, and which never do."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from dondoc.editions.models import Congress
from dondoc.people.models import Membership
from dondoc.web import replicas
from dondoc.web.replicas import FRESH_COOKIE, REPLICA, ReplicaRouter, may_lag
from tests.factories.people import PASSWORD, make_member

ROUTER = ReplicaRouter()


@pytest.fixture
def fit(monkeypatch):
    monkeypatch.setattr(replicas._state, "is_fit", lambda: True)


@may_lag
def shown(request):
    return HttpResponse(ROUTER.db_for_read(Congress) or "primary")


def asked(method="GET", **cookies):
    request = HttpRequest()
    request.method, request.COOKIES = method, cookies
    return shown(request).content.decode()


def test_a_page_that_only_shows_reads_from_the_replica(fit):
    assert asked() == REPLICA
    assert ROUTER.db_for_read(Congress) is None


def test_whoever_has_just_written_reads_the_primary(fit):
    assert asked(**{FRESH_COOKIE: "1"}) == "primary"


def test_a_change_reads_the_primary(fit):
    assert asked("POST") == "primary"


def test_without_a_fit_replica_everything_is_the_primary():
    assert asked() == "primary"


def test_roles_and_sessions_never_lag(fit):
    @may_lag
    def view(request):
        return HttpResponse(str(ROUTER.db_for_read(Membership)))

    request = HttpRequest()
    request.method = "GET"
    assert view(request).content == b"None"


def test_a_replica_that_goes_away_in_the_middle_gives_the_page_from_the_primary(fit):
    from django.db import OperationalError

    tries = []

    @may_lag
    def view(request):
        tries.append(ROUTER.db_for_read(Congress))
        if tries[-1] == REPLICA:
            raise OperationalError("server closed the connection")
        return HttpResponse("done")

    request = HttpRequest()
    request.method = "GET"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replicas._state, "is_down", lambda: None)
        assert view(request).content == b"done"
    assert tries == [REPLICA, None]


def test_writes_and_tables_stay_on_the_primary():
    assert ROUTER.db_for_write(Congress) == "default"
    assert not ROUTER.allow_migrate(REPLICA, "tasks")
    assert ROUTER.allow_migrate("default", "tasks")


@pytest.mark.django_db
def test_the_mark_is_given_only_where_there_is_a_replica(settings):
    from tests.factories.people import make_congress

    make_member(make_congress(), username="thu.ky", password=PASSWORD)
    client = Client()
    client.post("/people/login", {"login": "thu.ky", "password": PASSWORD})
    assert FRESH_COOKIE not in client.cookies
