"""Signing in with the account of the office, against a real provider, in a real browser."""

import re
import socket
import subprocess
import sys
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from dondoc.people.enums import Role
from tests.factories.people import make_congress, make_member
from tests.support.office_login import CLIENT, SECRET

PASSWORD = "mat khau o co quan"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def office(site, settings):
    """Start a provider that knows one person, and tell the site of it; return the person's login."""
    login, port = f"can-bo-{uuid4().hex[:6]}", free_port()
    back = f"{site.url}/people/login/office/back"
    provider = subprocess.Popen(
        [sys.executable, "-m", "tests.support.office_login", str(port), back, login, PASSWORD],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert provider.stdout.readline().strip() == "ready", provider.stderr.read()
    address = f"http://127.0.0.1:{port}"
    settings.OFFICE_LOGIN_NAME = "Tài khoản cơ quan"
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "office",
                    "name": "Tài khoản cơ quan",
                    "client_id": CLIENT,
                    "secret": SECRET,
                    "settings": {"server_url": address, "oauth_pkce_enabled": True},
                }
            ]
        }
    }
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy | {"form-action": [*policy["form-action"], address]}}
    yield login
    provider.kill()
    provider.wait()


@pytest.fixture
def page(browser, site):
    context = browser.new_context(base_url=site.url)
    yield context.new_page()
    context.close()


def go_through_the_office(page, login: str, home: str) -> None:
    page.goto(f"/people/login?next={home}")
    page.get_by_role("button", name="Đăng nhập bằng Tài khoản cơ quan").click()
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").first.click()


def test_who_was_invited_comes_in_by_the_office(page, office, settings):
    settings.SECOND_FACTOR = "required"
    slug = f"co-quan-{uuid4().hex[:6]}"
    make_member(make_congress(slug), Role.SECRETARIAT, username=office)
    go_through_the_office(page, office, f"/c/{slug}/")
    page.wait_for_url(re.compile(f"/c/{slug}/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_who_was_not_invited_gets_a_sentence_and_no_account(page, office):
    go_through_the_office(page, office, "/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa đăng nhập được")
    expect(page.get_by_text("chưa được mời vào dondoc")).to_be_visible()


def test_a_provider_that_does_not_answer_gets_a_sentence(page, office, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"
    page.goto("/people/login")
    page.get_by_role("button", name="Đăng nhập bằng Tài khoản cơ quan").click()
    expect(page.get_by_text("chưa trả lời")).to_be_visible()


def test_coming_back_without_having_left_opens_nothing(page, office):
    page.goto("/people/login/office/back?code=abc&state=xyz")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa đăng nhập được")
