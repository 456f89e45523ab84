"""A secretary uploads the own plan, answers the doubtful places, and sees its tasks on the board; undone, all is gone."""

import re
import time

import pytest
from playwright.sync_api import expect

from dondoc.desk.demo.papers import SAMPLE_NAME, build_sample

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_SECONDS_TO_REVIEW = 30


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request, browser, site):
    """Open the product as a visitor, with and without JavaScript."""
    context = browser.new_context(base_url=site.url, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_from_a_word_file_to_the_board_and_back(page, request):
    page.goto("/")
    page.get_by_role("button", name="Thư ký").click()
    page.goto("/")
    page.get_by_role("link", name="Lập đại hội từ kế hoạch").click()

    page.get_by_label("Tên đại hội").fill(f"Đại hội thử {request.node.callspec.id}")
    page.get_by_label("Ngày khai mạc").fill("20/10/2026")
    page.get_by_label("Tệp kế hoạch").set_input_files({"name": SAMPLE_NAME, "mimeType": WORD, "buffer": build_sample()})
    began = time.monotonic()
    page.get_by_role("button", name="Đọc kế hoạch").click()
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text("Đọc được", timeout=MOST_SECONDS_TO_REVIEW * 1000)
    print(f"upload to review: {time.monotonic() - began:.2f} s")
    read = int(re.search(r"Đọc được (\d+) nhiệm vụ", title.inner_text()).group(1))
    assert 45 <= read <= 55

    page.get_by_role("button", name=re.compile(r"Tạo đại hội với \d+ nhiệm vụ")).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("sẵn sàng", re.IGNORECASE))
    page.get_by_role("link", name="Kế hoạch", exact=True).first.click()
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    page.locator("summary", has_text="Hoàn tác").click()
    page.get_by_role("button", name=re.compile("Hoàn tác: rút")).click()

    expect(page.get_by_text("Đã hoàn tác")).to_be_visible()
    expect(page.get_by_text("Chưa có kế hoạch nào")).to_be_visible()


@pytest.mark.parametrize("name", ["Trưởng Tiểu ban", "Thư ký", "Đầu mối", "Thẩm định"])
def test_every_role_of_the_demo_lands_on_a_page_of_its_own(page, name):
    page.goto("/demo")

    page.get_by_role("button", name=name, exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/c/dh-xv/(desk/mine)?$"))
