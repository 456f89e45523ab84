"""A meeting is typed while it speaks: twenty conclusions, a network that drops, two secretaries, one line twice.

The measured run types at 40 words a minute through a drop of 30 seconds:
`TRUE_SPEED=1 pytest tests/journeys/test_twenty_conclusions.py -k twenty_conclusions_across -s -o timeout=1200`.
"""

import os
import re
import time
from uuid import uuid4

import pytest
from django.conf import settings
from playwright.sync_api import expect

from dondoc.meetings.models import Conclusion, Meeting
from dondoc.people.models import User
from tests.factories.meetings import make_agenda_item, make_running
from tests.factories.people import PASSWORD, client_of, make_agency, make_congress, make_member

TRUE_SPEED = bool(os.environ.get("TRUE_SPEED"))
# 40 words a minute; a Vietnamese word has about four letters and a blank.
KEY_DELAY_MS = 60_000 / (40 * 5.2) if TRUE_SPEED else 4
DROP_SECONDS = 30 if TRUE_SPEED else 2
PATIENCE_MS = 30_000

LINES = [
    "Thống nhất đánh giá tiến độ thực hiện Kế hoạch 06 và Kế hoạch 09",
    "@so vhttdl #cong an tinh treo cờ các tuyến phố chính /15-10",
    "@Sở Y tế trực cấp cứu tại hội trường /trước khai mạc 5 ngày",
    "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh lập phương án y tế, hoàn thành trước ngày 16/10",
    "@các huyện, thành phố tổng vệ sinh /thứ bảy",
    "#Công an tỉnh @Sở VHTTDL !Ban Tuyên giáo duyệt maket sân khấu /12-10",
    "gn: ghi nhận kết quả bước đầu của Sở Y tế",
    "qd: bổ sung 12 xe 16 chỗ phục vụ đại biểu",
    "@Công an tỉnh phân luồng giao thông, bố trí bãi đỗ xe /18/10",
    "tl: @Sở VHTTDL làm lại kịch bản văn nghệ /cuối tháng 10",
    "@các cơ quan, đơn vị ban hành kế hoạch cụ thể hóa /10-10",
    "Đề nghị @Ban Tuyên giáo cung cấp khẩu hiệu /9-10",
    "@Sở Y tế kiểm tra an toàn thực phẩm nơi ăn của đại biểu /thường xuyên",
    "Tỷ lệ 1/2 xe là xe 16 chỗ, còn lại xe 29 chỗ và/hoặc xe thuê",
    "@Công an tỉnh diễn tập phòng cháy, chữa cháy /trước khai mạc 3 ngày",
    "@Sở VHTTDL chuẩn bị đêm văn nghệ chào mừng /20-10",
    "#các doanh nghiệp @Sở Y tế chuẩn bị thuốc, xe cứu thương",
    "Họp lại vào tuần sau để nghe báo cáo",
    "@ban tuyen giao mời báo chí dự họp báo /13-10",
    "Giao Thư ký ra thông báo kết luận trong ngày mai",
]


@pytest.fixture
def meeting(site):
    congress = make_congress(f"hop-{uuid4().hex[:6]}")
    make_agency(congress, "Sở Văn hóa, Thể thao và Du lịch", short_name="Sở VHTTDL")
    make_agency(congress, "Sở Y tế")
    make_agency(congress, "Công an tỉnh")
    make_agency(congress, "Ban Tuyên giáo Tỉnh ủy", short_name="Ban Tuyên giáo")
    meeting = make_running(congress)
    make_agenda_item(meeting, "Tiến độ chung")
    make_agenda_item(meeting, "Trang trí, tuyên truyền")
    return meeting


@pytest.fixture
def secretary(browser, site, meeting):
    """Return a function that opens the meeting as one more secretary, in a browser of their own."""
    opened = []

    def open_(*, script: bool = True, **values):
        context = browser.new_context(base_url=site.url, java_script_enabled=script)
        opened.append(context)
        user = make_member(meeting.congress, **values)
        session = client_of(user).cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}
        context.add_cookies([cookie])
        page = context.new_page()
        page.failures = []
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.goto(address(meeting))
        return page

    yield open_
    for context in opened:
        for page in context.pages:
            assert getattr(page, "failures", []) == []
        context.close()


def address(meeting, rest: str = "during") -> str:
    return f"/c/{meeting.congress.slug}/meetings/{meeting.number}/{rest}"


def entry(page):
    return page.get_by_role("combobox", name=re.compile("^Kết luận"))


def type_line(page, line: str, key: str = "Enter") -> None:
    entry(page).press_sequentially(line, delay=KEY_DELAY_MS, timeout=120_000)
    page.keyboard.press(key)


def saved(page):
    return page.locator("[data-saved]")


def all_saved(page) -> None:
    expect(saved(page)).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d$"), timeout=PATIENCE_MS)


def kept(meeting) -> list[str]:
    rows = Conclusion.objects.filter(meeting=meeting).order_by("position", "pk")
    return list(rows.values_list("typed", flat=True))


def shown_keys(page) -> list[str]:
    return page.locator("[data-line]").evaluate_all("rows => rows.map((row) => row.dataset.line)")


def test_twenty_conclusions_across_a_dropped_network(meeting, secretary):
    page = secretary()
    began = time.monotonic()
    for number, line in enumerate(LINES):
        if number == 7:
            page.context.set_offline(True)
            dropped = time.monotonic()
        if number == 14 and not TRUE_SPEED:
            expect(saved(page)).to_have_text(re.compile(r"^Chưa gửi \d dòng"))
            page.wait_for_timeout(max(0, DROP_SECONDS - (time.monotonic() - dropped)) * 1000)
            page.context.set_offline(False)
        if TRUE_SPEED and number > 7 and time.monotonic() - dropped >= DROP_SECONDS:
            page.context.set_offline(False)
        type_line(page, line)
    page.context.set_offline(False)
    typed_seconds = time.monotonic() - began
    all_saved(page)

    assert kept(meeting) == LINES
    assert len(shown_keys(page)) == len(set(shown_keys(page))) == 20
    words = sum(len(line.split()) for line in LINES)
    print(
        f"20 lines, {words} words in {typed_seconds:.0f} s ({words / typed_seconds * 60:.0f} a minute), "
        f"all on disk {time.monotonic() - began - typed_seconds:.1f} s after the last; lost 0, doubled 0"
    )


def test_what_is_typed_is_understood_at_once_and_a_question_is_answered_by_a_digit(meeting, secretary):
    page = secretary()
    entry(page).press_sequentially("@Sở Văn hóa làm maket /thứ sáu", delay=KEY_DELAY_MS)
    preview = page.locator("[data-typed-here]")
    expect(preview.get_by_text("«Sở Văn hóa» là cơ quan nào?")).to_be_visible()
    expect(preview.get_by_text("thứ Sáu, 16/10/2015")).to_be_visible()

    preview.get_by_role("button").first.focus()
    page.keyboard.press("1")

    expect(entry(page)).to_be_focused()
    expect(entry(page)).to_have_value('@"Sở Văn hóa, Thể thao và Du lịch" làm maket /thứ sáu ')
    expect(preview.get_by_text("là cơ quan nào?")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-line]").get_by_text("Đã chốt")).to_be_visible()
    row = Conclusion.objects.get(meeting=meeting)
    assert (row.is_agreed, row.parties.get().agency.brief) == (True, "Sở VHTTDL")


def test_names_are_offered_behind_a_mark_and_taken_by_keyboard(meeting, secretary):
    page = secretary()
    entry(page).press_sequentially("@van hoa", delay=KEY_DELAY_MS)
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.press("Backspace")
    expect(options).to_have_count(1)

    page.keyboard.press("ArrowDown")
    expect(entry(page)).to_have_attribute("aria-activedescendant", "meetings-option-0")
    page.keyboard.press("Enter")

    expect(entry(page)).to_have_value("@Sở Văn hóa, Thể thao và Du lịch ")
    type_line(page, "#công", "Enter")
    all_saved(page)
    assert kept(meeting) == ["@Sở Văn hóa, Thể thao và Du lịch #công"]


def test_a_closed_tab_loses_neither_lines_nor_the_words_in_the_input(meeting, secretary):
    page = secretary()
    page.context.set_offline(True)
    for line in LINES[:3]:
        type_line(page, line)
    entry(page).press_sequentially("Đang gõ dở", delay=KEY_DELAY_MS)
    page.close()
    page.context.set_offline(False)

    again = page.context.new_page()
    again.goto(address(meeting))

    all_saved(again)
    assert kept(meeting) == LINES[:3]
    expect(entry(again)).to_have_value("Đang gõ dở")
    again.reload()
    expect(again.locator("[data-line]")).to_have_count(3)
    expect(entry(again)).to_have_value("Đang gõ dở")


def test_two_secretaries_type_at_once(meeting, secretary):
    one, two = secretary(), secretary()
    two.get_by_role("button", name=re.compile("2. Trang trí")).click()

    for mine, theirs in zip(LINES[:10], LINES[10:], strict=True):
        entry(one).press_sequentially(mine, delay=KEY_DELAY_MS)
        entry(two).press_sequentially(theirs, delay=KEY_DELAY_MS)
        one.keyboard.press("Enter")
        two.keyboard.press("Enter")
    entry(two).press_sequentially("Còn đang gõ", delay=KEY_DELAY_MS)
    all_saved(one)
    all_saved(two)

    expect(one.locator("[data-line]")).to_have_count(20, timeout=PATIENCE_MS)
    expect(two.locator("[data-line]")).to_have_count(20, timeout=PATIENCE_MS)
    expect(entry(two)).to_have_value("Còn đang gõ")
    expect(entry(two)).to_be_focused()
    rows = Conclusion.objects.filter(meeting=meeting).order_by("position", "pk").select_related("agenda_item")
    by_point: dict[str, list[str]] = {}
    for row in rows:
        by_point.setdefault(row.agenda_item.title if row.agenda_item else "", []).append(row.typed)
    assert by_point == {"Trang trí, tuyên truyền": LINES[10:], "": LINES[:10]}
    assert shown_keys(one) == shown_keys(two) == [str(row.key) for row in rows]


def edit(page, key, words: str, how: str = "Enter") -> None:
    line = page.locator(f"#line-{key}")
    line.get_by_role("link", name="Sửa").click()
    line.get_by_role("textbox").fill(words)
    page.keyboard.press(how)


@pytest.mark.parametrize(
    ("button", "stands"),
    [("Giữ bản của tôi", "Bản một"), ("Lấy bản mới", "Bản hai"), ("Ghép", "Bản một Bản hai")],
)
def test_both_edit_one_line_and_see_both_texts(meeting, secretary, button, stands):
    one, two = secretary(), secretary(full_name="Trần Thị Hai")
    type_line(one, "Bản đầu")
    all_saved(one)
    key = str(Conclusion.objects.get(meeting=meeting).key)
    line = one.locator(f"#line-{key}")
    expect(two.locator(f"#line-{key}")).to_be_visible()
    line.get_by_role("link", name="Sửa").click()
    line.get_by_role("textbox").fill("Bản một")

    edit(two, key, "Bản hai")
    all_saved(two)
    expect(line.get_by_text("Người khác vừa sửa dòng này")).to_be_visible(timeout=PATIENCE_MS)
    expect(line.get_by_role("textbox")).to_have_value("Bản một")
    entry(one).fill("Đang gõ dở")
    line.get_by_role("textbox").focus()
    late = []
    one.route(re.compile(r"/lines\?since="), lambda route: late.append(route))
    one.keyboard.press("Enter")

    expect(line.get_by_text("Trần Thị Hai vừa sửa dòng này")).to_be_visible()
    expect(line.get_by_text("Bản của tôi: Bản một")).to_be_visible()
    expect(line.get_by_text("Bản vừa được lưu: Bản hai")).to_be_visible()
    expect(entry(one)).to_have_value("Đang gõ dở")
    # The row that the other's words bring comes after the question: its buttons speak of the row that stands now.
    for request in late:
        request.continue_()
    one.unroute(re.compile(r"/lines\?since="))
    expect(line).to_have_attribute("data-ver", "2", timeout=PATIENCE_MS)
    line.get_by_role("button", name=button).click()
    if button == "Ghép":
        one.keyboard.press("Enter")

    expect(line.get_by_text("vừa sửa dòng này")).to_have_count(0)
    expect(line.locator(".meetings-line__text")).to_have_text(stands)
    assert kept(meeting) == [stands]


def test_an_unsent_line_is_reworded_and_one_on_its_way_is_changed_after_it(meeting, secretary):
    page = secretary()
    page.context.set_offline(True)
    type_line(page, "Một")
    type_line(page, "Hai")
    keys = shown_keys(page)
    for key, words in zip(keys, ["Một sửa", "Hai sửa"], strict=True):
        page.locator(f"#line-{key}").get_by_role("button", name="Sửa").click()
        page.locator(f"#line-{key}").get_by_role("textbox").fill(words)
        page.keyboard.press("Enter")
    page.context.set_offline(False)
    all_saved(page)

    assert kept(meeting) == ["Một sửa", "Hai sửa"]


def test_an_expired_login_keeps_the_words_until_somebody_is_back(meeting, secretary, site):
    page = secretary(username=f"tk{uuid4().hex[:6]}", password=PASSWORD)
    username = page.evaluate("document.querySelector('[data-live]').dataset.who")
    type_line(page, LINES[0])
    all_saved(page)

    page.context.clear_cookies()
    type_line(page, LINES[1])
    type_line(page, LINES[2])
    expect(saved(page)).to_contain_text("Phiên đăng nhập đã hết. 2 dòng được giữ trên máy này.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập lại").click()
    login = opened.value
    login.get_by_label("Tên đăng nhập").fill(User.objects.get(pk=username).username)
    login.get_by_label("Mật khẩu").fill(PASSWORD)
    login.get_by_role("button", name="Đăng nhập", exact=True).click()
    login.wait_for_url("**/during")
    page.bring_to_front()

    all_saved(page)
    assert kept(meeting) == LINES[:3]


def test_another_account_in_the_same_browser_sends_nothing_in_its_name(meeting, secretary):
    page = secretary()
    page.context.set_offline(True)
    type_line(page, "Của người thứ nhất")
    other = client_of(make_member(meeting.congress))
    session = other.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}]
    )
    page.context.set_offline(False)

    expect(saved(page)).to_contain_text("Trình duyệt đang đăng nhập tài khoản khác", timeout=PATIENCE_MS)
    assert kept(meeting) == []


def test_a_receipt_lost_on_the_way_doubles_nothing(meeting, secretary):
    page = secretary()
    seen = {"posts": 0}

    def lose_the_first_answers(route):
        seen["posts"] += 1
        if seen["posts"] <= 2:
            # The server keeps the line; the browser never hears of it.
            route.fetch()
            return route.abort()
        if seen["posts"] == 3:
            return route.fulfill(status=503, body="")
        return route.continue_()

    page.route(
        "**/lines", lambda route: lose_the_first_answers(route) if route.request.method == "POST" else route.continue_()
    )
    for line in LINES[:4]:
        type_line(page, line)

    all_saved(page)
    assert seen["posts"] >= 7
    assert kept(meeting) == LINES[:4]


def test_a_line_the_server_refuses_stays_with_the_reason_and_others_go_on(meeting, secretary):
    page = secretary()
    type_line(page, "Một")
    all_saved(page)
    Meeting.objects.filter(pk=meeting.pk).update(state="called_off")
    type_line(page, "Hai")

    refused = page.get_by_text("Chưa nhận: Cuộc họp đã hoãn nên không ghi kết luận.")
    expect(refused).to_be_visible()
    page.reload()
    Meeting.objects.filter(pk=meeting.pk).update(state="running")
    page.reload()
    expect(refused).to_be_visible()
    line = page.locator("[data-line]", has=refused)
    line.get_by_role("button", name="Sửa").click()
    page.keyboard.press("Enter")
    all_saved(page)

    assert kept(meeting) == ["Một", "Hai"]


def test_the_room_sees_what_is_agreed_and_says_when_it_hears_nothing(meeting, secretary):
    page = secretary()
    wall = page.context.new_page()
    wall.set_viewport_size({"width": 1920, "height": 1080})
    wall.goto(address(meeting, "screen"))
    page.get_by_role("button", name=re.compile("1. Tiến độ chung")).click()
    type_line(page, "Chưa chốt")
    type_line(page, "@Sở Y tế trực cấp cứu /18-10", "Control+Enter")
    all_saved(page)

    expect(wall.get_by_text("1. Trực cấp cứu")).to_be_visible(timeout=PATIENCE_MS)
    expect(wall.get_by_text("1. Tiến độ chung")).to_be_visible()
    expect(wall.get_by_text("Chưa chốt")).to_have_count(0)
    for number in range(20):
        type_line(page, f"Kết luận dài thứ {number} {'nội dung cần được đọc từ xa ' * 3}", "Control+Enter")
    all_saved(page)
    expect(wall.get_by_text("Kết luận đã chốt: 21")).to_be_visible(timeout=PATIENCE_MS)
    expect(wall.get_by_text(re.compile(r"Trang \d/\d"))).to_be_visible()
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    least = wall.evaluate(
        "Math.min(...[...document.querySelectorAll('main *')].filter((e) => e.checkVisibility() && e.childNodes.length)"
        ".map((e) => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert least >= 32

    page.context.set_offline(True)
    expect(wall.get_by_text(re.compile(r"Mất kết nối từ \d\d:\d\d"))).to_be_visible(timeout=PATIENCE_MS)
    page.context.set_offline(False)
    expect(wall.get_by_text("Mất kết nối từ")).to_have_count(0, timeout=PATIENCE_MS)


def test_without_script_the_form_does_it_all(meeting, secretary):
    page = secretary(script=False)
    for line in LINES[:3]:
        page.get_by_label(re.compile("^Kết luận")).fill(line)
        page.get_by_role("button", name="Giữ kết luận").click()
    page.get_by_label(re.compile("^Kết luận")).fill(LINES[3])
    page.get_by_role("button", name="Giữ và chốt").click()
    first = page.locator("[data-line]").first
    first.get_by_role("button", name="Chốt").click()
    page.locator("[data-line]").nth(1).get_by_role("link", name="Sửa").click()
    page.get_by_label("Kết luận", exact=True).fill("Đã sửa")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.locator("[data-line]").nth(2).get_by_role("button", name="Bỏ", exact=True).click()

    assert kept(meeting) == [LINES[0], "Đã sửa", LINES[2], LINES[3]]
    rows = list(Conclusion.objects.filter(meeting=meeting).order_by("position"))
    assert [row.is_agreed for row in rows] == [True, False, False, True]
    assert rows[2].struck_at
