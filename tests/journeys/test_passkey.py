"""A secretary sets up a passkey with a real browser's authenticator and logs in with nothing but it."""

from uuid import uuid4

import pytest

from dondoc.people.enums import Role
from tests.factories.people import PASSWORD, make_congress, make_member


@pytest.fixture
def secretary(site, settings):
    settings.SECOND_FACTOR = "required"
    slug = f"khoa-{uuid4().hex[:6]}"
    user = make_member(make_congress(slug), Role.SECRETARIAT, username=f"thu.{slug}", password=PASSWORD)
    return user.username, f"/c/{slug}/"


def test_a_passkey_takes_the_place_of_password_and_code(browser, site, secretary):
    login, home = secretary
    context = browser.new_context(base_url=site.url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    wire = context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    wire.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    page.goto(f"/people/login?next={home}")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url("**/people/account/second")
    page.get_by_role("link", name="Thêm khóa truy cập").click()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Đăng nhập chỉ bằng khóa này").check()
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    page.wait_for_url("**/people/account/second/spare")
    page.goto(home)
    assert page.url.endswith(home)
    context.clear_cookies()
    page.goto(f"/people/login?next={home}")
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    page.wait_for_url(f"**{home}")
    assert not faults, faults
    context.close()
