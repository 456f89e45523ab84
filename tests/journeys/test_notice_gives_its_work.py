"""From the last word of a meeting to its work: 23 tasks for 14 agencies with one press, «Đã nhận», a correction."""

import re
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from dondoc.desk.demo.programme import moment
from dondoc.editions.queries import congress_by_slug
from dondoc.meetings.actions.conclusions import keep_conclusion
from dondoc.meetings.actions.meetings import begin_meeting, call_meeting, close_meeting

LINES = (
    "@các huyện, thành phố vệ sinh môi trường các tuyến phố chính /16-10",
    "@các huyện, thành phố treo cờ Tổ quốc, cờ Đảng, bảo đảm nghiêm trang, đúng vị trí /15-10",
    "@Sở VHTTDL #Công an tỉnh tổ chức tổng duyệt chương trình nghệ thuật /18-10",
    "@Sở Y tế trực cấp cứu tại hội trường /19-10",
    "gv: dựng phóng sự về công tác chuẩn bị Đại hội /14-10",
)


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request, browser, site):
    context = browser.new_context(
        base_url=site.url, java_script_enabled=request.param, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def number(site, django_db_blocker) -> int:
    """A meeting that is over, with what its chair concluded."""
    with django_db_blocker.unblock():
        congress = congress_by_slug("dh-xv")
        by = {"by_id": None, "now": moment(10, 8, 7, 40)}
        starts_at = moment(10, 7, 14)
        meeting = call_meeting(
            congress_id=congress.pk,
            title="Họp rà soát trước tổng duyệt",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            place="Phòng họp số 2",
            chair="Phó Chủ tịch Thường trực UBND tỉnh, Trưởng Tiểu ban",
            **by,
        )
        meeting.agenda.all().delete()
        begin_meeting(meeting=meeting, expected_ver=meeting.ver, **by)
        for line in LINES:
            keep_conclusion(meeting=meeting, key=uuid4(), line=line, is_agreed=True, **by)
        meeting.refresh_from_db()
        close_meeting(meeting=meeting, expected_ver=meeting.ver, **by)
        return meeting.number


def become(page, role: str) -> None:
    page.context.clear_cookies()
    page.goto("/demo")
    page.get_by_role("button", name=role, exact=True).click()


def test_from_the_last_word_to_the_work_of_fourteen_agencies(page, number):
    began = time.monotonic()
    become(page, "Thư ký")
    page.goto(f"/c/dh-xv/meetings/{number}/after")
    page.get_by_role("button", name="Soạn thông báo kết luận").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tạo 22 nhiệm vụ cho 13 cơ quan")
    expect(page.get_by_role("heading", name="Còn 1 câu hỏi trước khi giao")).to_be_visible()

    page.get_by_label("Cơ quan khác chủ trì kết luận 5").select_option(label="Đài Phát thanh và Truyền hình tỉnh")
    page.get_by_role("button", name="Lưu câu trả lời", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tạo 23 nhiệm vụ cho 14 cơ quan")

    pressed = time.monotonic()
    page.get_by_role("button", name="Ban hành và giao 23 nhiệm vụ cho 14 cơ quan").click()
    expect(page.get_by_text(re.compile(r"Đã ban hành Thông báo \d+-TB/TBPV"))).to_be_visible()
    print(
        f"from the last word to the work: {time.monotonic() - began:.1f} s, the press {time.monotonic() - pressed:.1f} s"
    )
    expect(page.locator("main")).to_contain_text("23 nhiệm vụ mới")
    expect(page.locator("main")).to_contain_text("0/14 cơ quan đã nhận")
    page.get_by_role("link", name=re.compile("^Xem thông báo")).click()
    address = page.url

    become(page, "Đầu mối")
    page.goto(address)
    expect(page.get_by_role("heading", name="Giao cơ quan: 1 việc")).to_be_visible()
    page.get_by_role("button", name="Đã nhận", exact=True).click()
    expect(page.locator("main")).to_contain_text("Sở Văn hóa, Thể thao và Du lịch đã nhận lúc")
    page.get_by_role("link", name=re.compile(r"^TB\d+-3$")).click()
    expect(page.locator("main")).to_contain_text("Giao tại cuộc họp Họp rà soát trước tổng duyệt")

    become(page, "Thư ký")
    page.goto(address)
    expect(page.get_by_role("heading", name="1/14 cơ quan đã nhận")).to_be_visible()
    page.get_by_role("button", name="Nhắc 13 cơ quan chưa nhận").click()
    expect(page.get_by_text("Đã nhắc 13 cơ quan.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Nhắc"))).to_have_count(0)

    page.goto(f"/c/dh-xv/meetings/{number}/correct")
    page.get_by_label("Lý do đính chính").fill("Do thay đổi chương trình")
    page.get_by_label("Hạn mới").nth(3).fill("20/10/2015")
    page.get_by_role("button", name="Soạn thông báo đính chính").click()
    expect(page.locator("main")).to_contain_text("thời hạn hoàn thành là ngày 20/10/2015 (thay cho ngày 19/10/2015)")
    page.get_by_role("button", name="Ban hành đính chính và đổi nhiệm vụ").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"Đính chính Thông báo \d+-TB/TBPV"))
    page.goto(f"/c/dh-xv/meetings/{number}/after")
    page.get_by_role("link", name=re.compile(r"^TB\d+-4$")).click()
    expect(page.locator("main")).to_contain_text("20/10/2015")
