"""Logging in with a PIN: on the enrolled device only, by POST only, five tries, and never after it was taken away."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dondoc.config import settings as shipped_settings
from dondoc.people.actions.devices import PinLocked, PinRefused, enrol_device, use_pin
from dondoc.people.actions.invitations import invite
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import Role
from dondoc.people.models import Device, Membership
from tests.factories.people import NOW, PASSWORD, client_of, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
PIN, OTHER_PIN = "274190", "902741"


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def focal(congress):
    return make_member(congress, Role.FOCAL, make_agency(congress), username="dau.moi", password=PASSWORD)


@pytest.fixture(autouse=True)
def no_earlier_failures(settings):
    """Keep the failures of one test out of the limits of the next."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(uuid4())}
    }


def phone_of(user) -> Client:
    """Return a browser on a device that is enrolled, with nobody logged in."""
    _device, token = enrol_device(user=user, pin=PIN, label="Android", now=timezone.now())
    phone = Client()
    phone.cookies[settings.DEVICE_COOKIE_NAME] = token
    return phone


def enter(phone: Client, pin: str = PIN, onwards: str = ""):
    return phone.post(reverse("people-pin"), {"pin": pin, "next": onwards})


def is_in(client: Client) -> bool:
    return client.get(reverse("people-account")).status_code == 200


def test_a_link_leads_over_the_pin_to_the_page(congress, focal):
    phone, page = phone_of(focal), f"/c/{congress.slug}/tasks/report"

    asked = phone.get(page, follow=True)
    assert asked.redirect_chain[-1][0].startswith(reverse("people-pin"))
    assert not is_in(phone)
    answer = enter(phone, onwards=page)

    assert (answer.status_code, answer["Location"]) == (302, page)
    assert phone.get(page).status_code == 200


def test_looking_never_logs_in(focal):
    phone = phone_of(focal)

    phone.get(reverse("people-pin"))
    phone.head(reverse("people-pin"))
    phone.get(reverse("people-pin"), {"pin": PIN})

    assert not is_in(phone)


def test_a_wrong_pin_says_how_many_tries_are_left(focal):
    phone = phone_of(focal)

    answer = enter(phone, OTHER_PIN)

    assert answer.status_code == 422
    assert "Còn 4 lần thử" in answer.content.decode()
    assert not is_in(phone)


def test_after_five_wrong_ones_even_the_right_one_is_refused_until_the_password(focal):
    phone = phone_of(focal)

    for _each in range(5):
        enter(phone, OTHER_PIN)
    assert enter(phone)["Location"].startswith(reverse("account_login"))
    assert not is_in(phone)
    phone.post(reverse("account_login"), {"login": "dau.moi", "password": PASSWORD})
    assert is_in(phone)
    phone.post(reverse("account_logout"))

    assert enter(phone).status_code == 302
    assert is_in(phone)


def test_somebody_elses_password_unlocks_nothing(congress, focal):
    phone = phone_of(focal)
    make_member(congress, username="thu.ky", password=PASSWORD)
    for _each in range(5):
        enter(phone, OTHER_PIN)

    phone.post(reverse("account_login"), {"login": "thu.ky", "password": PASSWORD})

    assert Device.objects.get().tries == 5


def test_a_right_pin_forgives_the_wrong_ones_before(focal):
    phone = phone_of(focal)
    for _each in range(4):
        enter(phone, OTHER_PIN)

    enter(phone)

    assert Device.objects.get().tries == 0


def test_ten_wrong_pins_from_one_address_are_enough_whatever_the_device(congress, focal, settings):
    settings.ACCOUNT_RATE_LIMITS = {"pin": shipped_settings.ACCOUNT_RATE_LIMITS["pin"]}
    phones = [phone_of(focal) for _each in range(3)]

    statuses = [enter(phone, OTHER_PIN).status_code for phone in phones for _each in range(4)]

    assert statuses.count(422) == 10
    assert statuses[-2:] == [429, 429]


def test_another_device_knows_no_pin(focal):
    phone_of(focal)
    stranger = Client()

    assert enter(stranger)["Location"].startswith(reverse("account_login"))
    stranger.cookies[settings.DEVICE_COOKIE_NAME] = "doan-mo"
    assert enter(stranger)["Location"].startswith(reverse("account_login"))
    assert not is_in(stranger)


def test_a_device_taken_away_is_out_on_its_next_request(focal):
    phone = phone_of(focal)
    enter(phone)
    assert is_in(phone)

    client_of(focal).post(reverse("people-device-revoke", args=[Device.objects.get().pk]))

    assert not is_in(phone)
    assert enter(phone)["Location"].startswith(reverse("account_login"))


def test_nobody_takes_away_what_is_not_theirs(congress, focal):
    phone_of(focal)
    other = make_member(congress, Role.FOCAL, make_agency(congress, "Sở Tài chính"))

    answer = client_of(other).post(reverse("people-device-revoke", args=[Device.objects.get().pk]))

    assert answer.status_code == 404
    assert Device.objects.get().revoked_at is None


def test_a_device_not_used_for_a_month_asks_for_the_password(focal):
    phone = phone_of(focal)
    Device.objects.update(last_used_at=timezone.now() - timedelta(days=30))

    assert enter(phone)["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("loss", ["another role", "no role", "closed account"])
def test_a_pin_opens_nothing_more_than_a_focal_points_part(congress, focal, loss):
    phone = phone_of(focal)
    if loss == "another role":
        grant_role(congress_id=congress.pk, user=focal, role=Role.SECRETARIAT, by_id=None, now=NOW)
    elif loss == "no role":
        Membership.objects.filter(user=focal).update(ended_at=NOW)
    else:
        focal.is_active = False
        focal.save()

    enter(phone)

    assert not is_in(phone)


def test_guesses_that_come_at_once_are_counted_before_they_are_looked_at(focal):
    phone_of(focal)
    seen_by_all = [Device.objects.select_related("user").get() for _each in range(50)]
    outcomes = []

    for device in seen_by_all:
        try:
            use_pin(device=device, pin=OTHER_PIN, now=timezone.now())
        except (PinRefused, PinLocked) as refused:
            outcomes.append(type(refused))

    assert outcomes.count(PinRefused) == 4
    assert outcomes.count(PinLocked) == 46


@pytest.mark.parametrize("onwards", ["https://example.org/", "//example.org/", "NaN", "desk:home", "?a=b"])
def test_the_address_to_go_on_to_lies_in_this_house(focal, onwards):
    phone = phone_of(focal)

    assert enter(phone, onwards=onwards)["Location"] == "/"
    assert phone.get("/people/pin", {"next": onwards})["Location"] == "/"


def test_enrolling_asks_for_the_password_and_keeps_no_secret(focal):
    browser = client_of(focal)
    typed = {"pin": PIN, "repeated": PIN, "password": PASSWORD}

    assert browser.post(reverse("people-pin-new"), typed | {"password": "sai mat khau"}).status_code == 422
    assert browser.post(reverse("people-pin-new"), typed | {"repeated": OTHER_PIN}).status_code == 422
    assert browser.post(reverse("people-pin-new"), typed | {"pin": "111111", "repeated": "111111"}).status_code == 422
    assert not Device.objects.exists()
    answer = browser.post(reverse("people-pin-new"), typed)

    cookie = answer.cookies[settings.DEVICE_COOKIE_NAME]
    device = Device.objects.get()
    assert cookie["httponly"]
    assert (cookie["path"], cookie["samesite"]) == ("/", "Lax")
    assert cookie.value not in (device.token_hash, device.pin_hash)
    assert PIN not in device.pin_hash
    assert device.label in browser.get(reverse("people-account")).content.decode()


def test_an_invited_focal_point_chooses_a_pin_without_typing_the_password_again(congress):
    offer = invite(
        congress_id=congress.pk,
        role=Role.FOCAL,
        agency=make_agency(congress, "Sở Y tế"),
        instance_id=uuid4(),
        by_id=make_member(congress).pk,
        now=timezone.now(),
    )
    phone = Client()
    typed = {"full_name": "Lê Bình", "username": "le.binh", "password": PASSWORD, "repeated": PASSWORD}

    answer = phone.post(reverse("people-invite", args=[offer.code]), typed)
    assert answer["Location"] == reverse("people-pin-new")
    assert phone.post(answer["Location"], {"pin": PIN, "repeated": PIN}).status_code == 302
    phone.post(reverse("account_logout"))
    enter(phone)

    assert is_in(phone)


def test_a_secretary_has_no_pin(congress):
    browser = client_of(make_member(congress, Role.SECRETARIAT))

    assert browser.post(reverse("people-pin-new"), {"pin": PIN, "repeated": PIN}).status_code == 403
    assert not Device.objects.exists()
