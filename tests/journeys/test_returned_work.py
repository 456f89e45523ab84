"""Work is handed in with a photograph, returned with points, the checklist opened, handed in again, and passed."""

import io
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import expect

from dondoc.people.enums import Role
from dondoc.tasks.enums import TaskState
from tests.factories.people import OPENING, PASSWORD, make_agency, make_congress, make_member
from tests.factories.tasks import make_task


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def people(request, browser, site):
    """Return a function that opens the product as somebody, in a browser of their own."""
    opened = []

    def person(username: str):
        context = browser.new_context(base_url=site.url, java_script_enabled=request.param)
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


def photograph() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (640, 480), "darkred").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_returned_once_and_passed(people):
    slug = f"tra-{uuid4().hex[:6]}"
    congress = make_congress(slug)
    lead, appraising = make_agency(congress, "Sở Văn hóa"), make_agency(congress, "Ban Tuyên giáo")
    focal = make_member(congress, Role.FOCAL, lead, username=f"dm.{slug}", password=PASSWORD)
    appraiser = make_member(congress, Role.APPRAISER, appraising, username=f"td.{slug}", password=PASSWORD)
    task = make_task(congress, lead=lead, appraising=[appraising], title="Treo 24 pano", due_on=OPENING)
    doer, judge = people(focal.username), people(appraiser.username)
    address = f"/c/{slug}/tasks/{task.code}"

    doer.goto(address)
    doer.get_by_label("Đã xong, đề nghị thẩm định").check()
    doer.get_by_label("Ảnh, văn bản").set_input_files(
        {"name": "pano.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    )
    doer.get_by_role("button", name="Gửi báo cáo").click()
    expect(doer.locator(".receipt__number")).to_be_visible()

    judge.goto(f"/c/{slug}/tasks/appraisal")
    judge.get_by_role("link", name="Treo 24 pano").click()
    expect(judge.locator(".tasks-evidence__photo")).to_be_visible()
    judge.get_by_role("button", name="Yêu cầu bổ sung").click()
    expect(judge.get_by_text("Nêu ít nhất một điểm cần bổ sung").first).to_be_visible()
    judge.get_by_label("Điểm cần bổ sung").fill("Thiếu ảnh 3/12 điểm\nSai câu chữ pano số 7")
    judge.get_by_label("Nộp lại trước ngày").fill("12/10")
    judge.get_by_role("button", name="Yêu cầu bổ sung").click()
    expect(judge.get_by_text("Không có việc chờ thẩm định")).to_be_visible()

    doer.goto(address)
    expect(doer.get_by_text("Thiếu ảnh 3/12 điểm")).to_have_count(0)
    doer.get_by_label("Đã xong, đề nghị thẩm định").check()
    doer.get_by_role("button", name="Gửi báo cáo").click()
    expect(doer.get_by_text("Mở danh sách điểm cần bổ sung của").first).to_be_visible()
    doer.get_by_role("button", name="Mở danh sách điểm cần bổ sung").click()
    expect(doer.get_by_text("Thiếu ảnh 3/12 điểm")).to_be_visible()
    doer.get_by_label("Đã xong, đề nghị thẩm định").check()
    doer.get_by_role("button", name="Gửi báo cáo").click()
    expect(doer.locator(".receipt__number")).to_be_visible()

    judge.goto(address)
    judge.get_by_role("button", name="Đạt").click()
    expect(judge.get_by_text("Đã ghi kết luận: Đạt.")).to_be_visible()
    task.refresh_from_db()
    assert (task.state, task.returned_count) == (TaskState.DONE, 1)
    doer.goto(f"{address}/rounds")
    expect(doer.get_by_text("Lần 1: Yêu cầu bổ sung")).to_be_visible()
    expect(doer.get_by_text("Lần 2: Đạt")).to_be_visible()
