"""Login, the own account, and an invitation received. A GET never logs anyone in."""

import re
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dondoc.people.actions.invitations import invite, withdraw_invitation
from dondoc.people.enums import Role
from dondoc.people.models import Invitation, Membership, User
from tests.factories.people import PASSWORD, client_of, make_agency, make_congress, make_member, make_user

pytestmark = pytest.mark.django_db
LOGIN = "/people/login"
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra rồi nhập lại"


@pytest.fixture(autouse=True)
def no_earlier_attempts():
    cache.clear()


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def log_in(client: Client, username: str, password: str = PASSWORD, **values: str):
    return client.post(LOGIN, {"login": username, "password": password} | values)


def test_a_person_logs_in_and_out_by_post(client):
    user = make_user("binh", password=PASSWORD)

    answer = log_in(client, "BINH ")

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/people/logout").status_code == 405
    assert is_logged_in(client)
    out = client.post("/people/logout")
    assert (out.status_code, out.url) == (302, LOGIN)
    assert not is_logged_in(client)


def test_unknown_wrong_closed_and_unusable_answer_alike(client):
    make_user("binh", password=PASSWORD)
    closed = make_user("dong", password=PASSWORD)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    make_user("mau", password=None)

    attempts = [("ai-do", PASSWORD), ("binh", "sai mat khau roi"), ("dong", PASSWORD), ("mau", PASSWORD)]
    answers = [log_in(Client(), name, password) for name, password in attempts]

    assert {answer.status_code for answer in answers} == {422}
    assert {tuple(answer.context["form"].non_field_errors()) for answer in answers} == {(WRONG,)}


def test_empty_fields_say_what_to_type(client):
    answer = log_in(client, "", "")

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"login": ["Nhập tên đăng nhập"], "password": ["Nhập mật khẩu"]}


def test_guessing_is_stopped_even_with_the_right_password_at_last(client):
    make_user("binh", password=PASSWORD)
    for _attempt in range(5):
        log_in(client, "binh", "doan mo thoi nhe")

    answer = log_in(client, "binh")

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["Đã thử nhiều lần. Chờ 5 phút rồi đăng nhập lại"]
    assert not is_logged_in(client)


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/people/account", "/people/account"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_login_leads_on_only_within_the_house(client, wanted, led_to):
    make_user("binh", password=PASSWORD)

    assert log_in(client, "binh", next=wanted).url == led_to


def test_a_login_lives_for_the_browser_unless_it_is_to_be_kept(client):
    make_user("binh", password=PASSWORD)

    log_in(client, "binh")
    assert client.session.get_expire_at_browser_close()
    log_in(kept := Client(), "binh", remember="on")

    assert not kept.session.get_expire_at_browser_close()
    assert kept.session.get_expiry_age() == settings.SESSION_COOKIE_AGE


def test_a_login_gets_a_new_session(client):
    make_user("binh", password=PASSWORD)
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key

    log_in(client, "binh")

    assert client.session.session_key != before


def test_the_login_page_has_no_foreign_words(client):
    page = client.get(LOGIN).content.decode()

    assert not [word for word in ("Username", "Password", "Remember", "Sign", "placeholder") if word in page]


def account_form(**values: str) -> dict[str, str]:
    return {"ver": "1", "full_name": "Lê Bình", "phone": "", "email": "", "language": "vi"} | values


def test_the_account_page_is_for_oneself(client):
    assert client.get("/people/account").status_code == 302


def test_a_profile_is_saved_with_its_language():
    user = make_user()

    answer = client_of(user).post("/people/account", account_form(phone="+84 912.345.678", language="en"))

    stored = User.objects.get(pk=user.pk)
    assert answer.status_code == 302
    assert (stored.full_name, stored.phone, stored.ver) == ("Lê Bình", "0912345678", 2)
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_a_bad_profile_keeps_what_was_typed():
    user = make_user()

    answer = client_of(user).post("/people/account", account_form(full_name="", email="khong phai thu"))

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"full_name", "email"}
    assert 'value="khong phai thu"' in answer.content.decode()


def test_a_profile_saved_elsewhere_meanwhile_shows_both():
    user = make_user()
    browser = client_of(user)
    browser.post("/people/account", account_form(full_name="Lê Thị Bình"))

    answer = browser.post("/people/account", account_form(full_name="Lê Văn Bình"))

    assert answer.status_code == 409
    assert [(clash.mine, clash.current) for clash in answer.context["clashes"]] == [("Lê Văn Bình", "Lê Thị Bình")]


def password_form(new: str, *, again: str | None = None, old: str = PASSWORD) -> dict[str, str]:
    return {"oldpassword": old, "password1": new, "password2": new if again is None else again}


def test_a_password_is_changed_and_the_person_stays_logged_in():
    user = make_user(password=PASSWORD)
    browser = client_of(user)

    answer = browser.post("/people/account/password", password_form("mat khau moi rat dai"))

    assert (answer.status_code, answer.url) == (302, "/people/account")
    assert User.objects.get(pk=user.pk).check_password("mat khau moi rat dai")
    assert "Đã đổi mật khẩu." in browser.get("/people/account").content.decode()


@pytest.mark.parametrize(
    ("form", "errors"),
    [
        (password_form("mat khau moi rat dai", old="sai"), {"oldpassword": ["Mật khẩu hiện tại chưa đúng"]}),
        (password_form("ngan"), {"password1": ["Mật khẩu cần ít nhất 12 ký tự"]}),
        (
            password_form("mat khau moi rat dai", again="khac"),
            {"password2": ["Hai lần nhập mật khẩu chưa giống nhau"]},
        ),
        (password_form(""), {"password1": ["Nhập mật khẩu mới"], "password2": ["Nhập lại mật khẩu mới"]}),
    ],
)
def test_a_password_that_does_not_do_is_refused(form, errors):
    user = make_user(password=PASSWORD)

    answer = client_of(user).post("/people/account/password", form)

    assert answer.status_code == 422
    assert answer.context["form"].errors == errors
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_a_demo_account_has_no_password_to_change():
    assert client_of(make_user(is_demo=True)).get("/people/account/password").status_code == 403


@pytest.fixture
def offer():
    congress = make_congress()
    return invite(
        congress_id=congress.pk,
        role=Role.FOCAL,
        agency=make_agency(congress),
        full_name="Lê Thị Bình",
        instance_id=uuid.uuid4(),
        by_id=make_member(congress).pk,
        now=timezone.now(),
    )


def invite_url(code: str) -> str:
    return reverse("people-invite", args=[code])


def new_account(**values: str) -> dict[str, str]:
    return {"full_name": "Lê Thị Bình", "username": "binh", "password": PASSWORD, "repeated": PASSWORD} | values


def test_looking_at_an_invitation_changes_nothing(client, offer):
    answer = client.get(invite_url(offer.code))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Đầu mối cơ quan" in page
    assert "Sở Y tế" in page
    assert not is_logged_in(client)
    assert Invitation.objects.get().used_at is None
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "same-origin"  # no-referrer would make browsers send Origin: null


def test_accepting_makes_the_account_and_logs_in(client, offer):
    answer = client.post(invite_url(offer.code), new_account())

    user = User.objects.get(username="binh")
    assert (answer.status_code, answer.url) == (302, "/people/pin/new")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Membership.objects.get(user=user).agency.code == "SYT"


def test_an_account_there_already_takes_the_role(offer):
    user = make_user()
    browser = client_of(user)

    page, answer = browser.get(invite_url(offer.code)), browser.post(invite_url(offer.code))

    assert b'name="password"' not in page.content
    assert answer.status_code == 302
    assert Membership.objects.get(user=user).role == Role.FOCAL


@pytest.mark.parametrize("method", ["get", "post"])
def test_used_expired_withdrawn_and_unknown_codes_look_alike(method, offer):
    code = offer.code
    rows = Invitation.objects.filter(pk=offer.invitation.pk)

    def answer(of: str):
        client = Client()
        given = client.get(invite_url(of)) if method == "get" else client.post(invite_url(of), new_account())
        assert not is_logged_in(client)
        page = CSRF.sub("", given.content.decode()).replace(of, "")
        return given.status_code, page

    unknown = answer("khong-co-ma-nay")
    rows.update(expires_at=timezone.now() - timedelta(seconds=1))
    expired = answer(code)
    rows.update(expires_at=timezone.now() + timedelta(hours=1))
    withdraw_invitation(invitation=rows.get(), by_id=offer.invitation.invited_by_id, now=timezone.now())
    withdrawn = answer(code)
    rows.update(withdrawn_at=None, used_at=timezone.now(), used_by=make_user())
    used = answer(code)

    assert unknown[0] == 404
    assert unknown == expired == withdrawn == used
    assert not User.objects.filter(username="binh").exists()


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"username": "Lê Bình"}, {"username"}),
        ({"password": "ngan", "repeated": "ngan"}, {"password"}),
        ({"password": "password12345678", "repeated": "khac"}, {"repeated"}),
        ({"password": "lethibinh1234", "repeated": "lethibinh1234", "username": "lethibinh123"}, {"password"}),
        ({"full_name": ""}, {"full_name"}),
    ],
)
def test_a_bad_account_form_keeps_what_was_typed_but_no_password(client, offer, values, errors):
    answer = client.post(invite_url(offer.code), new_account(**values))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == errors
    assert f'value="{values.get("username", "binh")}"' in page
    assert PASSWORD not in page
    assert Invitation.objects.get().used_at is None


def test_a_taken_login_is_refused_and_the_invitation_stays_open(client, offer):
    make_user("binh")

    answer = client.post(invite_url(offer.code), new_account())

    assert answer.context["form"].errors == {"username": ["Tên đăng nhập này đã có người dùng. Chọn tên khác"]}
    assert client.post(invite_url(offer.code), new_account(username="binh2")).status_code == 302
