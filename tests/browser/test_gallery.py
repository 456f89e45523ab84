"""The gallery in a real browser: what holds here holds for every page made of the same components."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import (
    TEXT_SPACING,
    clipped_texts,
    sideways_scroll,
    small_targets,
    small_texts,
    tight_lines,
    with_tall_letters,
)

pytestmark = pytest.mark.looks

GALLERY = "/web/gallery/"
WIDTHS = [320, 360, 1280]


@pytest.fixture
def open_gallery(browser: Browser, site, demo_login):
    """Open the gallery as the secretariat; options are those of a browser context."""
    contexts = []

    def open_(*, width: int = 1280, **options) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=site.url, **options)
        contexts.append(context)
        page = context.new_page()
        demo_login(page, "secretariat")
        page.goto(site.url + GALLERY)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(open_gallery, width):
    page = open_gallery(width=width)

    violations = Axe().run(page).response["violations"]

    assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in violations] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(open_gallery, width):
    assert sideways_scroll(open_gallery(width=width)) == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_tall_letters_are_never_cut_off_with_wide_text_spacing(open_gallery, width):
    page = open_gallery(width=width, bypass_csp=True)
    assert with_tall_letters(page) > 200

    page.add_style_tag(content=TEXT_SPACING)

    assert clipped_texts(page) == []
    assert sideways_scroll(page) == 0


def test_the_clipping_detector_sees_a_cut_letter(open_gallery):
    page = open_gallery(bypass_csp=True)

    page.add_style_tag(content=".tag { overflow: hidden; height: 12px; padding: 0 !important; }")

    assert len(clipped_texts(page)) > 5


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_leave_room_for_marks(open_gallery, width):
    assert tight_lines(open_gallery(width=width)) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_controls_are_large_enough_for_a_finger(open_gallery, width):
    assert small_targets(open_gallery(width=width)) == []


def test_no_text_is_smaller_than_sixteen_pixels(open_gallery):
    assert small_texts(open_gallery(width=360)) == []


def test_twice_the_text_size_still_fits_a_phone(open_gallery):
    page = open_gallery(width=360, bypass_csp=True)

    page.add_style_tag(content="html { font-size: 200%; }")

    assert sideways_scroll(page) == 0


def test_console_stays_silent(open_gallery):
    page, words = open_gallery(), []
    page.on("console", lambda message: words.append(message.text))
    page.on("pageerror", lambda error: words.append(str(error)))

    page.reload()
    page.wait_for_load_state("networkidle")

    assert words == []


def test_rows_become_cards_on_a_phone_and_keep_their_labels(open_gallery):
    cell = "#table td[data-label='Hạn'] >> nth=0"
    label = "element => getComputedStyle(element, '::before').content"

    assert open_gallery(width=1280).locator(cell).evaluate(label) == "none"
    assert open_gallery(width=360).locator(cell).evaluate(label) == '"Hạn"'


def test_only_a_few_requests_are_made(open_gallery):
    page, asked = open_gallery(width=360), []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(page.url)
    page.wait_for_load_state("networkidle")

    needed = [url for url in asked if not re.search(r"icon|favicon", url)]
    assert len(needed) <= 4


def test_everything_stands_there_without_a_script(open_gallery):
    page = open_gallery(width=360, java_script_enabled=False)

    expect(page.get_by_role("button", name="Gửi báo cáo")).to_be_visible()
    expect(page.get_by_role("button", name="Sao chép tin Zalo")).to_be_hidden()
    page.locator("summary", has_text="Danh mục").click()
    expect(page.get_by_role("navigation", name="Danh mục")).to_be_visible()


def test_a_second_press_sends_nothing(open_gallery):
    page = open_gallery()
    page.evaluate("""() => {
      window.sent = 0;
      addEventListener('submit', (event) => {
        if (!event.defaultPrevented) window.sent += 1;
        event.preventDefault();
      });
    }""")

    page.get_by_role("button", name="Gửi lại").click()
    sending = page.get_by_role("button", name="Đang gửi…")
    sending.click(force=True)

    assert page.evaluate("window.sent") == 1
    assert sending.get_attribute("aria-disabled") == "true"


def test_typed_text_comes_back_and_can_be_dropped(open_gallery):
    page = open_gallery()
    box = page.locator("#form").get_by_label("Ghi chú")
    box.fill("Đã treo 412 điểm")

    page.reload()

    expect(box).to_have_value("Đã treo 412 điểm")
    page.get_by_role("button", name="Bỏ nội dung này").click()
    expect(box).to_have_value("")


def test_sent_text_is_forgotten(open_gallery):
    page = open_gallery()
    page.locator("#form").get_by_label("Ghi chú").fill("Đã gửi")

    page.get_by_role("button", name="Gửi báo cáo").click()
    page.goto(page.url.split("?")[0])

    expect(page.locator("#form").get_by_label("Ghi chú")).to_have_value("")


def test_keys_lead_to_the_search_and_through_rows(open_gallery):
    page = open_gallery()
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.closest('tr').rowIndex")
    page.keyboard.press("j")

    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == first + 1
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == first


def test_two_keys_lead_to_a_page_of_the_navigation(open_gallery):
    page = open_gallery()
    page.keyboard.press("v")
    page.keyboard.press("g")
    page.keyboard.press("v")

    page.wait_for_url("**#nav-v")


def test_one_key_alone_leads_nowhere(open_gallery):
    page = open_gallery()
    address = page.url

    page.keyboard.press("v")

    assert page.url == address


def test_keys_are_letters_while_somebody_types(open_gallery):
    page = open_gallery()
    box = page.locator("#form").get_by_label("Nội dung")
    box.fill("")

    box.press_sequentially("jk/?gt")

    expect(box).to_have_value("jk/?gt")
    expect(box).to_be_focused()


def test_the_list_of_keys_opens_and_switches_them_off(open_gallery):
    page = open_gallery()
    page.keyboard.press("?")
    switch = page.get_by_label("Dùng phím tắt trên máy này")

    expect(switch).to_be_checked()
    switch.uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")

    expect(switch).to_be_hidden()


def test_a_fragment_that_fails_keeps_the_old_text_and_offers_to_try_again(open_gallery):
    page = open_gallery()
    page.evaluate("""() => {
      const button = document.createElement('button');
      button.textContent = 'Nạp';
      button.setAttribute('hx-get', '/fragment');
      button.setAttribute('hx-target', '#fragment');
      const target = Object.assign(document.createElement('div'), { id: 'fragment', textContent: 'số cũ' });
      document.querySelector('main').prepend(button, target);
      window.htmx.process(button);
    }""")
    page.route("**/fragment", lambda route: route.fulfill(status=503, body="hỏng"))
    fragment = page.locator("#fragment")

    page.get_by_role("button", name="Nạp").click()
    expect(page.locator(".note")).to_contain_text("Chưa tải được.")
    expect(fragment).to_have_text("số cũ")

    page.unroute("**/fragment")
    page.route("**/fragment", lambda route: route.fulfill(status=200, body="số mới"))
    page.get_by_role("button", name="Thử lại").click()
    expect(fragment).to_have_text("số mới")
    expect(page.locator(".note")).to_have_count(0)


def test_copying_says_so(open_gallery):
    page = open_gallery(permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Sao chép tin Zalo").click()

    expect(page.get_by_role("button", name="Đã sao chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Kính gửi Ban Quản lý")


def test_focus_is_seen(open_gallery):
    page = open_gallery()
    page.keyboard.press("Tab")

    style = json.loads(
        page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return JSON.stringify([s.outlineStyle, s.outlineWidth, s.boxShadow,"
            " document.activeElement.className]) })()"
        )
    )

    assert style[:2] == ["solid", "3px"]
    assert "rgb(255, 221, 0)" in style[2]
    assert style[3] == "skip"


def test_paper_shows_the_content_and_no_controls(open_gallery):
    page = open_gallery(width=794)
    page.emulate_media(media="print")

    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("footer.foot")).to_be_hidden()
    expect(page.get_by_role("button", name="Gửi báo cáo")).to_be_hidden()
    expect(page.locator("#table thead").first).to_be_visible()
    assert sideways_scroll(page) == 0


def test_reduced_motion_and_forced_colours_keep_words_and_shapes(open_gallery):
    page = open_gallery(forced_colors="active", reduced_motion="reduce")

    expect(page.get_by_text("Quá hạn 3 ngày").first).to_be_visible()
    assert page.locator(".tag--late").first.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
