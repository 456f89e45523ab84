"""A meeting from nothing to the day: agenda from figures, order by keyboard, guests, papers, letter, a substitute."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from dondoc.archive.actions.bodies import add_body
from dondoc.people.enums import Role
from dondoc.tasks.enums import ObstacleState
from tests.factories.people import NOW, PASSWORD, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_task
from tests.support.papers import docx_bytes


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def has_script(request):
    return request.param


@pytest.fixture
def people(has_script, browser, site):
    """Return a function that opens the product as somebody, in a browser of their own."""
    opened = []

    def person(username: str):
        context = browser.new_context(base_url=site.url, java_script_enabled=has_script, accept_downloads=True)
        opened.append(context)
        page = context.new_page()
        page.goto("/people/login")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        return page

    yield person
    for context in opened:
        context.close()


def points(page) -> list[str]:
    """Return the titles of the agenda as they stand."""
    return [row.split("\n")[0] for row in page.locator("#agenda tr[data-order] th").all_inner_texts()]


def test_a_meeting_is_prepared_and_an_agency_sends_a_substitute(people, has_script):
    slug = f"hop-{uuid4().hex[:6]}"
    congress = make_congress(slug)
    add_body(
        congress_id=congress.pk,
        code="tbpv",
        family="party",
        superior="Tỉnh ủy",
        name="Tiểu ban",
        symbol="TBPV",
        place="Kon Tum",
        by_id=None,
        now=NOW,
    )
    health = make_agency(congress, "Sở Y tế")
    late = make_task(congress, lead=health, title="Lập phương án y tế", due_on=TODAY - timedelta(days=9))
    make_obstacle(late, health, state=ObstacleState.AWAITS_DECISION, number=1, text="Thiếu xe cứu thương")
    clerk = make_member(congress, username=f"tk.{slug}", password=PASSWORD)
    focal = make_member(congress, Role.FOCAL, health, username=f"dm.{slug}", password=PASSWORD)
    page = people(clerk.username)

    page.goto(f"/c/{slug}/meetings/")
    page.get_by_role("link", name="Lập cuộc họp").click()
    page.get_by_label("Ngày họp").fill("thứ năm 15/10")
    page.get_by_label("Từ giờ").fill("8h")
    page.get_by_label("Đến giờ").fill("9h")
    page.get_by_label("Phòng họp, nơi họp khác").fill("Phòng họp số 1")
    page.get_by_role("button", name="Lập cuộc họp").click()

    page.get_by_role("link", name="Xem nội dung đề xuất từ số liệu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đề xuất 3 nội dung mới, 23 phút")
    page.get_by_role("button", name="Đưa nội dung đã chọn vào chương trình").click()
    page.locator("summary", has_text="Thêm nội dung").click()
    page.get_by_label("Nội dung", exact=True).fill("Phân công trực các ngày Đại hội")
    page.get_by_label("Số phút").fill("50")
    page.get_by_role("button", name="Thêm vào chương trình").click()
    expect(page.locator("main")).to_contain_text("4 nội dung, 73 phút; cuộc họp có 60 phút, vượt 13 phút")

    if has_script:
        page.locator("tr[data-order]").last.get_by_role("link", name="Sửa").focus()
        page.keyboard.press("Alt+ArrowUp")
        expect(page.locator("#live")).to_have_text("Phân công trực các ngày Đại hội: thứ 3 trong 4 nội dung")
        focused = "document.activeElement.closest('tr')?.querySelector('th')?.innerText ?? ''"
        assert page.evaluate(focused).startswith("Phân công trực")
        page.keyboard.press("Alt+ArrowUp")
    else:
        for _place in range(2):
            row = page.locator("tr[data-order]", has_text="Phân công trực")
            row.get_by_role("button", name="Lên").click()
    expect(page.locator("tr[data-order]").nth(1)).to_contain_text("Phân công trực")

    page.locator("tr[data-order]").nth(1).get_by_role("button", name="Bỏ").click()
    assert len(points(page)) == 3
    page.locator("summary", has_text="Đã bỏ 1 nội dung").click()
    page.get_by_role("button", name="Đưa trở lại").click()
    assert points(page)[1] == "Phân công trực các ngày Đại hội"

    page.get_by_role("link", name="Chọn thành phần dự họp").first.click()
    page.get_by_role("button", name="Lưu thành phần").click()
    page.get_by_role("link", name="Thêm tài liệu").click()
    content = docx_bytes(lambda paper: paper.add_paragraph("Báo cáo tiến độ"))
    mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.get_by_label("Tệp").set_input_files({"name": "bao-cao.docx", "mimeType": mime, "buffer": content})
    page.get_by_label("Tên tài liệu").fill("Báo cáo tiến độ")
    page.get_by_role("button", name="Thêm tài liệu").click()

    page.get_by_role("link", name="Soạn giấy mời, báo các cơ quan").click()
    page.get_by_role("button", name="Soạn giấy mời").click()
    with page.expect_download() as letter:
        page.get_by_role("link", name="Tải bản Word").click()
    assert letter.value.suggested_filename == "giay-moi-1-du-thao.docx"
    expect(page.locator("#zalo")).to_contain_text("Mời họp: 8 giờ, thứ Năm, 15/10/2015, Phòng họp số 1.")
    page.get_by_role("button", name="Báo 1 cơ quan").click()
    expect(page.locator("main")).to_contain_text("Đã báo: Sở Y tế.")

    guest = people(focal.username)
    guest.goto(f"/c/{slug}/meetings/")
    guest.get_by_role("link", name="Họp Tiểu ban Tổ chức phục vụ Đại hội").click()
    expect(guest.locator("main")).to_contain_text("Phân công trực các ngày Đại hội")
    with guest.expect_download() as paper:
        guest.get_by_role("link", name="Báo cáo tiến độ").click()
    assert paper.value.path().read_bytes() == content
    guest.get_by_label("Cử người dự thay").check()
    guest.get_by_label("Họ tên, chức vụ người dự").fill("Bà Lan, Phó Giám đốc")
    guest.get_by_role("button", name="Báo Tổ giúp việc").click()
    expect(guest.locator("main")).to_contain_text("Cử người dự thay: Bà Lan, Phó Giám đốc")

    page.goto(f"/c/{slug}/meetings/1/attendance")
    page.get_by_role("button", name=re.compile("nơi chưa ghi: có mặt")).click()
    expect(page.locator("#attendance-sentence")).to_have_text("0/1 có mặt, 1 dự thay, 0 vắng")

    page.goto(f"/c/{slug}/meetings/1/edit")
    page.get_by_label("Từ giờ").fill("7h30")
    page.get_by_role("button", name="Lưu").click()
    guest.goto(f"/c/{slug}/notices/")
    expect(guest.locator("main")).to_contain_text("Đổi lịch họp: 7 giờ 30, thứ Năm, 15/10/2015")
    page.get_by_role("button", name="Hoãn cuộc họp, báo 1 nơi đã mời").click()
    guest.goto(f"/c/{slug}/meetings/1")
    expect(guest.locator("main")).to_contain_text("Cuộc họp đã hoãn.")
