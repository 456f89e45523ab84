"""A focal point opens a link, types the PIN of the enrolled phone, answers for three tasks, and holds a receipt."""

import re
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dondoc.people.enums import Role
from dondoc.tasks.actions.reports import Answer, submit_report
from dondoc.tasks.enums import Situation
from tests.factories.people import PASSWORD, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

PIN = "274190"
PHONE = {"width": 360, "height": 740}
MOST_SECONDS, MOST_TAPS = 60, 3


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request, browser, site):
    """Open the product on a phone, with and without JavaScript."""
    context = browser.new_context(base_url=site.url, java_script_enabled=request.param, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def agency_week(site, request):
    """Return the address of the weekly report of an agency that reported on three tasks last week, and its login."""
    slug = f"tuan-{uuid4().hex[:6]}"
    congress = make_congress(slug, pinned_today=None)
    agency = make_agency(congress, "Sở Y tế")
    focal = make_member(congress, Role.FOCAL, agency, username=f"dau.{slug}", password=PASSWORD)
    tasks = [make_task(congress, lead=agency, title=f"Trực y tế điểm {place}") for place in range(1, 4)]
    submit_report(
        congress_id=congress.pk,
        answers=[Answer(task_id=task.pk, agency_id=agency.pk, situation=Situation.ON_TRACK) for task in tasks],
        instance_id=uuid4(),
        by_id=focal.pk,
        now=timezone.localtime() - timedelta(days=8),
    )
    return f"/c/{slug}/tasks/report", focal.username


def enrol(page, username: str) -> None:
    """Log in with the password once, choose a PIN, and log out."""
    page.goto("/people/pin/new")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_label("Mã PIN 6 chữ số").fill(PIN)
    page.get_by_label("Nhập lại mã PIN").fill(PIN)
    page.get_by_label("Mật khẩu hiện tại").fill(PASSWORD)
    page.get_by_role("button", name="Đặt mã PIN").click()
    expect(page.get_by_text("Đã đặt mã PIN")).to_be_visible()
    page.goto("/people/account")
    page.get_by_role("button", name="Đăng xuất").click()


def test_three_tasks_from_the_pin_to_the_receipt(page, agency_week):
    address, username = agency_week
    enrol(page, username)
    taps = 0

    began = time.monotonic()
    page.goto(address)
    page.get_by_label("Mã PIN 6 chữ số").fill(PIN)
    page.get_by_role("button", name="Tiếp tục").click()
    taps += 1
    page.get_by_role("button", name="Giống lần trước, gửi cả 3 việc").click()
    taps += 1
    number = page.locator(".receipt__number")
    expect(number).to_have_text(re.compile(r"BC-\d{4}-002"))
    seconds = time.monotonic() - began

    print(f"PIN to receipt, three tasks: {seconds:.2f} s, {taps} taps")
    assert taps <= MOST_TAPS
    assert seconds <= MOST_SECONDS
    kept = page.url
    page.goto(address)
    expect(page.get_by_text("Cơ quan đã báo cáo đủ 3 việc")).to_be_visible()
    page.goto(kept)
    expect(number).to_have_text(re.compile(r"BC-\d{4}-002"))


def test_one_answer_changes_and_one_is_late_with_a_reason(page, agency_week):
    address, username = agency_week
    enrol(page, username)

    page.goto(address)
    page.get_by_label("Mã PIN 6 chữ số").fill(PIN)
    page.get_by_role("button", name="Tiếp tục").click()
    second = page.locator("section.card").nth(1)
    second.get_by_label("Đang làm, có thể chậm").check()
    second.locator("summary", has_text="Có vướng mắc").click()
    second.get_by_label(re.compile("^Vướng mắc")).fill("Thiếu bác sĩ trực đêm")
    page.get_by_role("button", name="Gửi báo cáo 3 việc").click()
    expect(page.get_by_text("Chọn điều đề nghị").first).to_be_visible()
    second = page.locator("section.card").nth(1)
    expect(second.get_by_label(re.compile("^Vướng mắc"))).to_have_value("Thiếu bác sĩ trực đêm")
    second.get_by_label("Đề nghị về").select_option("people")
    second.get_by_label("Đề nghị cụ thể").fill("Bổ sung 2 bác sĩ")
    page.get_by_role("button", name="Gửi báo cáo 3 việc").click()

    expect(page.get_by_text("Thiếu bác sĩ trực đêm")).to_be_visible()
    expect(page.get_by_text("Đang làm, có thể chậm")).to_be_visible()
