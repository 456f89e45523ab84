"""Guessing is bounded on every way in, for an account and for an address, and tells nobody which accounts there are."""

from uuid import uuid4

import pytest
from django.conf import settings as installed
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from dondoc.config import settings as shipped_settings
from dondoc.config.env import read_environment
from dondoc.people.actions.devices import enrol_device
from dondoc.people.enums import Role
from tests.factories.people import PASSWORD, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
LOGIN = "/people/login"


@pytest.fixture(autouse=True)
def limits_as_shipped(settings):
    """Count as an installation does: in the database, which outlives every process."""
    settings.ACCOUNT_RATE_LIMITS = shipped_settings.ACCOUNT_RATE_LIMITS
    settings.CACHES = {"default": installed.CACHES["default"] | {"KEY_PREFIX": str(uuid4())}}


@pytest.fixture
def focal():
    congress = make_congress()
    return make_member(congress, Role.FOCAL, make_agency(congress), username="dau.moi", password=PASSWORD)


def guess(username: str = "dau.moi", password: str = "doan mo thoi nhe", address: str = "203.0.113.9", **headers):
    return Client().post(LOGIN, {"login": username, "password": password}, REMOTE_ADDR=address, **headers)


def restarted() -> None:
    """Forget everything a process holds, as a restart does; what stands in the database stays."""
    caches.close_all()
    for alias in caches.settings:
        if hasattr(caches._connections, alias):
            del caches[alias]


def test_an_account_takes_five_guesses_however_many_addresses_ask_and_after_a_restart_too(focal):
    for number in range(5):
        assert guess(address=f"203.0.113.{number + 1}").status_code == 422
    restarted()

    assert guess(password=PASSWORD, address="198.51.100.1").status_code in (422, 429)


def test_an_address_takes_ten_guesses_however_many_accounts_it_asks_for(focal):
    for number in range(10):
        guess(f"nguoi{number}")
    restarted()

    assert guess(password=PASSWORD).status_code in (422, 429)
    assert guess(password=PASSWORD, address="198.51.100.7").status_code == 302


def test_behind_a_proxy_it_is_the_callers_address_that_counts(focal, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(12):
        guess(f"nguoi{number}", address="10.0.0.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 203.0.113.9")

    blocked = guess(password=PASSWORD, address="10.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.1, 203.0.113.9")
    other = guess(password=PASSWORD, address="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.77")

    assert blocked.status_code in (422, 429)
    assert other.status_code == 302


def test_an_address_somebody_says_is_not_believed_where_no_proxy_stands(focal, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    for number in range(10):
        guess(f"nguoi{number}", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")

    assert guess(password=PASSWORD, HTTP_X_FORWARDED_FOR="198.51.100.99").status_code in (422, 429)


@pytest.mark.parametrize(("values", "count"), [({}, 0), ({"DONDOC_HTTPS": "1"}, 1), ({"DONDOC_PROXIES": "2"}, 2)])
def test_one_proxy_is_expected_with_https(tmp_path, values, count):
    given = {"DONDOC_DATA_DIR": str(tmp_path), "DONDOC_SECRET_KEY": "x"} | values

    assert read_environment(given).proxies == count


def test_known_unknown_and_closed_accounts_cost_the_same_hashes_and_say_the_same(focal, settings, monkeypatch):
    settings.PASSWORD_HASHERS = shipped_settings.PASSWORD_HASHERS
    closed = make_member(make_congress("khac"), Role.HEAD, username="da.dong", password=PASSWORD)
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    focal.set_password(PASSWORD)
    focal.save()
    hashes: list[str] = []
    real = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *a, **k: hashes.append("hash") or real[0](*a, **k))
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *a, **k: hashes.append("hash") or real[1](*a, **k))
    seen = {}
    for username in ("dau.moi", "khong.co", "da.dong"):
        hashes.clear()
        answer = guess(username, address=f"203.0.113.{len(seen) + 20}")
        seen[username] = (answer.status_code, len(hashes), tuple(answer.context["form"].non_field_errors()))

    assert seen["dau.moi"] == seen["khong.co"] == seen["da.dong"]
    assert seen["dau.moi"][:2] == (422, 1)


def test_codes_of_invitations_are_not_guessed(focal):
    client = Client(REMOTE_ADDR="203.0.113.30")
    said = [client.get(f"/people/invite/{uuid4().hex}").status_code for _ in range(20)]
    restarted()

    assert set(said) == {404}
    assert client.get(f"/people/invite/{uuid4().hex}").status_code == 429
    assert client.post(f"/people/invite/{uuid4().hex}").status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.31").get(f"/people/invite/{uuid4().hex}").status_code == 404


def test_a_pin_takes_five_guesses_and_a_restart_forgives_none(focal):
    _device, token = enrol_device(user=focal, pin="274190", label="Android", now=timezone.now())
    phone = Client()
    phone.cookies[installed.DEVICE_COOKIE_NAME] = token
    for guessed in ("111222", "222333", "333444", "444555", "555666"):
        phone.post("/people/pin", {"pin": guessed})
    restarted()

    phone.post("/people/pin", {"pin": "274190"})

    assert phone.get("/people/account").status_code == 302


def test_nobody_is_told_of_accounts_by_a_lost_password():
    """There is no such page: whoever lost a password asks the secretariat on duty."""
    for path in ("/people/password/reset", "/people/reset", "/accounts/password/reset/", "/people/signup"):
        assert Client().get(path).status_code in (302, 404)
        assert "_auth_user_id" not in Client().session
