"""A focal point uploads the agency's own plan, it comes back with a point, is completed, appraised and issued."""

import re
import time

import pytest
from playwright.sync_api import expect

from dondoc.desk.demo import own_plans
from dondoc.desk.demo.directory import AGENCIES

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILING = "/c/dh-xv/plans/09/filings/SVHTTDL"


@pytest.fixture
def people(browser, site, demo_login):
    """Return a function that opens a browser as a role, with JavaScript or without."""
    contexts = []

    def open_as(role: str, *, scripts: bool):
        context = browser.new_context(base_url=site.url, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        demo_login(page, role)
        return page

    yield open_as
    for context in contexts:
        context.close()


def upload(page, *, draft: str) -> None:
    content = own_plans.build_own_papers({one.code: one.name for one in AGENCIES})[draft]
    page.get_by_label("Tệp kế hoạch").set_input_files({"name": draft, "mimeType": WORD, "buffer": content})
    page.get_by_role("button", name="Đọc dự thảo").click()
    expect(page.get_by_role("heading", name=re.compile(r"Đọc được \d+ nội dung"))).to_be_visible(timeout=30_000)


def test_an_own_plan_from_upload_to_issued(people):
    secretary, focal = people("secretariat", scripts=True), people("focal", scripts=False)

    began = time.monotonic()
    focal.goto("/c/dh-xv/plans/own")
    focal.get_by_role("link", name=re.compile("Xem yêu cầu")).click()
    focal.get_by_role("button", name="Đã xem, bắt đầu soạn").click()
    focal.get_by_role("link", name="Tải dự thảo lên").click()
    upload(focal, draft="Du-thao-KH-SYT.docx")
    focal.get_by_role("button", name="Gửi dự thảo").click()
    expect(focal.get_by_text("Đã gửi dự thảo. Cơ quan thẩm định được báo ngay.")).to_be_visible()
    handed_in = time.monotonic()

    secretary.goto("/c/dh-xv/plans/09/filings?cell=waiting")
    secretary.get_by_role("link", name="Sở Văn hóa, Thể thao và Du lịch", exact=True).click()
    more = secretary.locator("summary", has_text="Yêu cầu bổ sung")
    more.click()
    secretary.get_by_label("Các điểm cần bổ sung").fill("- Bổ sung kinh phí")
    secretary.get_by_label("Gửi lại trước hết ngày").fill("15/10/2015")
    secretary.get_by_role("button", name="Gửi yêu cầu bổ sung").click()
    expect(secretary.get_by_text("Đã gửi các điểm cần bổ sung cho cơ quan.")).to_be_visible()

    focal.goto("/c/dh-xv/notices/")
    focal.get_by_role("link", name=re.compile("cần bổ sung 1 điểm")).first.click()
    focal.get_by_role("link", name="Tải bản đã bổ sung").click()
    upload(focal, draft="Du-thao-KH-DPTTH.docx")
    focal.get_by_role("button", name="Gửi dự thảo lần 2").click()
    expect(focal.get_by_role("alert")).to_contain_text("Còn 1 điểm cần bổ sung chưa đánh dấu")
    focal.get_by_label("Bổ sung kinh phí").check()
    focal.get_by_role("button", name="Gửi dự thảo lần 2").click()
    expect(focal.get_by_role("heading", name=re.compile("Dự thảo lần 2"))).to_be_visible()

    secretary.goto(FILING)
    expect(secretary.get_by_text(re.compile("So với bản trước"))).to_be_visible()
    secretary.get_by_label("Số, ký hiệu").first.fill("45/KH-SVHTTDL")
    secretary.get_by_label("Ngày ban hành").first.fill("8/10/2015")
    secretary.get_by_role("button", name="Đạt").click()
    expect(secretary.get_by_text("45/KH-SVHTTDL, 08/10/2015")).to_be_visible()
    print(f"upload to handed in: {handed_in - began:.2f} s; to issued: {time.monotonic() - began:.2f} s")
