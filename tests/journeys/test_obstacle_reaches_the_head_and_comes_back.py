"""An obstacle goes from the agency to the head's decision and back: the date moves, new work is given, all are told."""

import re
import time

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request, browser, site):
    """Open the product as a visitor on a phone, with and without JavaScript."""
    context = browser.new_context(
        base_url=site.url, java_script_enabled=request.param, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


def become(page, role: str) -> None:
    page.context.clear_cookies()
    page.goto("/demo")
    page.get_by_role("button", name=role, exact=True).click()


def test_from_the_agency_to_the_head_and_back(page, request):
    words = f"Thiếu xe nâng để treo pano {request.node.callspec.id}"
    began = time.monotonic()

    become(page, "Đầu mối")
    page.locator("main a[href*='/tasks/KH']").first.click()
    page.get_by_role("link", name="Nêu vướng mắc").click()
    page.get_by_role("textbox", name="Vướng mắc", exact=True).fill(words)
    page.get_by_label("Nhân lực").check()
    page.get_by_label("Đề nghị cụ thể").fill("Cử 02 xe nâng trong 03 ngày")
    page.get_by_role("button", name="Gửi vướng mắc").click()
    expect(page.get_by_text(re.compile(r"Đã nhận VM-\d+"))).to_be_visible()
    address = page.url

    become(page, "Thư ký")
    page.goto(address)
    page.get_by_role("textbox", name="Trả lời").fill("Đã nhận, trình Trưởng Tiểu ban")
    page.get_by_role("button", name="Gửi trả lời").click()
    page.locator("summary", has_text="Trình Trưởng Tiểu ban quyết định").click()
    page.get_by_label("Nội dung xin quyết định").fill("Cử 02 xe nâng của Công ty Điện lực trong 03 ngày.")
    page.get_by_label(re.compile("^Nếu đồng ý, dời hạn nhiệm vụ đến")).fill("17/10/2015")
    page.get_by_role("button", name="Trình quyết định").click()
    expect(page.get_by_text("Đã trình Trưởng Tiểu ban quyết định.")).to_be_visible()

    become(page, "Trưởng Tiểu ban")
    page.goto(address)
    page.get_by_role("button", name=re.compile("^Đồng ý")).click()
    expect(page.get_by_text(re.compile(r"Đã đồng ý VM-\d+"))).to_be_visible()

    become(page, "Đầu mối")
    page.goto(address)
    expect(page.locator("main")).to_contain_text("Đã tháo gỡ")
    page.locator("main a[href*='/tasks/KH']").first.click()
    expect(page.locator("main")).to_contain_text("17/10/2015")
    print(f"obstacle from the agency to the decision and back: {time.monotonic() - began:.1f} s")
