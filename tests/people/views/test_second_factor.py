"""Setting up, using and losing a second factor."""

import re
import time
import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dondoc.journal.models import Entry
from dondoc.people.actions.invitations import invite
from dondoc.people.enums import Role
from tests.factories.people import PASSWORD, client_of, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
INDEX = "/people/account/second"
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR = "required"


@pytest.fixture
def secretary():
    return make_member(make_congress(), Role.SECRETARIAT, username="thu.ky", password=PASSWORD)


def code_of(secret: str, *, steps: int = 0) -> str:
    return f"{hotp_value(secret, int(time.time()) // 30 + steps):06d}"


def log_in(client: Client, login: str = "thu.ky") -> object:
    return client.post("/people/login", {"login": login, "password": PASSWORD})


def confirm(client: Client, onwards: str) -> None:
    client.post("/people/again", {"password": PASSWORD, "next": onwards})


def set_up(client: Client) -> str:
    """Set up a code app as its owner does and return its secret."""
    confirm(client, f"{INDEX}/app")
    page = client.get(f"{INDEX}/app").content.decode()
    secret = re.search(r'<code class="long-word">([A-Z2-7]+)</code>', page).group(1)
    assert client.post(f"{INDEX}/app", {"code": code_of(secret)}).url == f"{INDEX}/spare"
    return secret


def test_staff_reach_nothing_before_the_second_factor_is_set_up(secretary):
    client = Client()
    log_in(client)
    assert client.get("/c/dh/").url == INDEX
    assert client.get("/c/dh/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == INDEX
    assert client.post("/c/dh/tasks/new", {}).url == INDEX
    assert "Vai trò này cần xác thực hai lớp" in client.get(INDEX).content.decode()
    set_up(client)
    assert client.get("/c/dh/").status_code == 200


def test_the_next_login_asks_for_the_code_and_a_wrong_one_opens_nothing(secretary):
    first = Client()
    log_in(first)
    secret = set_up(first)
    second = Client()
    assert log_in(second).url == "/people/login/code"
    assert second.get("/c/dh/").url.startswith("/people/login")
    refused = second.post("/people/login/code", {"code": "000000"})
    assert refused.status_code == 422
    assert "Mã chưa đúng" in refused.content.decode()
    assert second.get("/c/dh/").url.startswith("/people/login")
    second.post("/people/login/code", {"code": code_of(secret, steps=1)})
    assert second.get("/c/dh/").status_code == 200


def test_a_code_counts_once(secretary):
    first = Client()
    log_in(first)
    secret = set_up(first)
    code = code_of(secret, steps=1)
    second, third = Client(), Client()
    log_in(second)
    second.post("/people/login/code", {"code": code})
    assert second.get("/c/dh/").status_code == 200
    log_in(third)
    assert third.post("/people/login/code", {"code": code}).status_code == 422


def test_a_spare_code_opens_once(secretary):
    first = Client()
    log_in(first)
    set_up(first)
    page = first.get(f"{INDEX}/spare").content.decode()
    spare = re.search(r"<li><code>(\d+)</code></li>", page).group(1)
    second, third = Client(), Client()
    log_in(second)
    second.post("/people/login/code", {"code": spare})
    assert second.get("/c/dh/").status_code == 200
    log_in(third)
    assert third.post("/people/login/code", {"code": spare}).status_code == 422


def test_guessing_codes_ends_after_a_few(secretary, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
    first = Client()
    log_in(first)
    secret = set_up(first)
    second = Client()
    log_in(second)
    for attempt in range(5):
        assert second.post("/people/login/code", {"code": f"11111{attempt}"}).status_code == 422
    answer = second.post("/people/login/code", {"code": code_of(secret, steps=1)})
    assert answer.status_code in {422, 429}
    assert second.get("/c/dh/").url.startswith("/people/login")


def test_the_last_one_stays_where_it_is_needed(secretary):
    client = Client()
    log_in(client)
    set_up(client)
    page = client.get(f"{INDEX}/app/off")
    assert "Thêm cách khác trước khi gỡ" in page.content.decode()
    client.post(f"{INDEX}/app/off")
    assert Authenticator.objects.filter(user=secretary, type="totp").exists()


def test_the_secret_is_not_readable_in_the_database(secretary):
    client = Client()
    log_in(client)
    secret = set_up(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        rows = str(cursor.fetchall())
    assert secret not in rows


def test_a_focal_point_is_not_asked():
    congress = make_congress()
    make_member(congress, Role.FOCAL, make_agency(congress), username="dau.moi", password=PASSWORD)
    client = Client()
    log_in(client, "dau.moi")
    assert client.get("/c/dh/desk/mine", follow=True).status_code == 200


def test_an_administrator_takes_a_lost_one_away(secretary):
    client = Client()
    log_in(client)
    set_up(client)
    call_command("account", "reset-second-factor", "thu.ky")
    assert client.get("/c/dh/").url.startswith("/people/login")
    assert not Authenticator.objects.filter(user=secretary).exists()
    assert Entry.objects.filter(verb="people.second_factor.reset").exists()
    log_in(again := Client())
    assert again.get("/c/dh/").url == INDEX


def test_setting_one_up_asks_for_the_password_again(secretary):
    client = client_of(secretary)
    assert client.get(f"{INDEX}/app").url.startswith("/people/again")
    assert client.post("/people/again", {"password": "khong phai", "next": f"{INDEX}/app"}).status_code == 422


def test_a_session_is_ended_from_another_device(secretary, settings):
    settings.SECOND_FACTOR = "offered"
    here, there, stranger = Client(), Client(), Client()
    log_in(here)
    log_in(there)
    address = re.search(r'action="(/people/account/sessions/\d+/end)"', here.get("/people/account").content.decode())
    make_member(make_congress("khac"), Role.SECRETARIAT, username="nguoi.la", password=PASSWORD)
    log_in(stranger, "nguoi.la")
    assert stranger.post(address.group(1)).status_code == 404
    assert there.get("/c/dh/").status_code == 200
    here.post(address.group(1))
    assert there.get("/c/dh/").url.startswith("/people/login")
    assert here.get("/c/dh/").status_code == 200


def test_a_session_nobody_used_ends(secretary, settings):
    settings.SECOND_FACTOR = "offered"
    client = client_of(secretary)
    session = client.session
    session["seen_at"] = int(time.time()) - settings.SESSION_IDLE_SECONDS - 1
    session.save()
    assert client.get("/c/dh/").url.startswith(reverse("account_login"))


def test_a_session_that_is_used_all_the_time_ends_after_seven_days(secretary, settings):
    settings.SECOND_FACTOR = "offered"
    client = Client()
    with time_machine.travel(START, tick=False) as clock:
        log_in(client)
        for _quarter in range(4 * 7 - 1):
            clock.shift(timedelta(hours=6))
            assert client.get("/c/dh/").status_code == 200
        clock.shift(timedelta(hours=7))
        assert client.get("/c/dh/").url.startswith("/people/login")


def test_the_account_page_lists_only_sessions_that_last(secretary, settings):
    settings.SECOND_FACTOR = "offered"
    here, left, idle = Client(), Client(), Client()
    with time_machine.travel(START, tick=False) as clock:
        log_in(idle)
        clock.shift(timedelta(hours=13))
        log_in(left)
        left.post("/people/logout")
        log_in(here)
        page = here.get("/people/account").content.decode()
    assert page.count("phiên này") == 1
    assert "/end" not in page


def test_whoever_came_in_by_an_invitation_is_listed_and_ended_too(settings):
    settings.SECOND_FACTOR = "offered"
    congress = make_congress()
    boss = make_member(congress, Role.ADMIN)
    offer = invite(
        congress_id=congress.pk,
        role=Role.SECRETARIAT,
        instance_id=uuid.uuid4(),
        agency=None,
        full_name="Lê Thị Mới",
        by_id=boss.pk,
        now=timezone.now(),
    )
    client = Client()
    typed = {"username": "nguoi.moi", "full_name": "Lê Thị Mới", "password": PASSWORD, "repeated": PASSWORD}
    client.post(f"/people/invite/{offer.code}", typed)
    assert "phiên này" in client.get("/people/account").content.decode()
    call_command("account", "reset-second-factor", "nguoi.moi")
    assert client.get("/people/account").url.startswith("/people/login")


def test_a_closed_account_in_the_middle_of_setting_up_meets_the_login_page(secretary):
    client = Client()
    log_in(client)
    type(secretary).objects.filter(pk=secretary.pk).update(is_active=False)
    assert client.get("/c/dh/").url.startswith("/people/login")


def test_a_passkey_login_without_a_known_key_opens_nothing(secretary):
    client = Client()
    options = client.get("/people/login/passkey", headers={"X-Requested-With": "XMLHttpRequest"}).json()
    assert "challenge" in options["request_options"]["publicKey"]
    assert client.get("/people/login/passkey").url.startswith("/people/login")
    client.post("/people/login/passkey", {"credential": "{}"})
    assert client.get("/c/dh/").url.startswith("/people/login")
