"""What single pages promise in a real browser: their budgets, their first screen, their silence in the console."""

import gzip
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.looking import sideways_scroll, small_texts

pytestmark = pytest.mark.looks

HOME = "/c/dh-xv/"
MOST_ELEMENTS = 1500


@dataclass(frozen=True, slots=True)
class Budget:
    """The most a page may weigh, in kilobytes, and the most requests it may make."""

    page: int
    style: int
    script: int
    requests: int


@pytest.fixture
def open_page(browser, site, demo_login):
    """Open an address as a role at a width; the context is closed afterwards."""
    contexts = []

    def open_(role: str, path: str, *, width: int, **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=site.url, **options)
        contexts.append(context)
        page = context.new_page()
        if role != "anonymous":
            demo_login(page, role)
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("role", "path", "budget"),
    [
        # The budgets of docs/domain/pages.md: kilobytes as sent of page, style and script, and the number of requests.
        ("head", HOME, Budget(page=20, style=10, script=20, requests=4)),
        ("focal", f"{HOME}desk/mine", Budget(page=12, style=10, script=20, requests=4)),
        ("head", f"{HOME}tasks/", Budget(page=40, style=12, script=40, requests=8)),
        ("secretariat", f"{HOME}plans/09", Budget(page=40, style=12, script=40, requests=8)),
        ("secretariat", f"{HOME}people/agencies/", Budget(page=40, style=12, script=40, requests=8)),
    ],
)
def test_a_page_keeps_its_budget(open_page, role, path, budget):
    page = open_page(role, "/healthz", width=360)
    asked = []
    page.on("response", lambda answer: asked.append(answer))

    page.goto(path)
    page.wait_for_load_state("networkidle")

    assert len([answer for answer in asked if "icon" not in answer.url]) <= budget.requests
    assert _kilobytes(asked, "document") <= budget.page
    assert _kilobytes(asked, "stylesheet") <= budget.style
    assert _kilobytes(asked, "script") <= budget.script
    assert page.evaluate("document.querySelectorAll('*').length") <= MOST_ELEMENTS


def _kilobytes(answers, kind: str) -> float:
    """Return the kilobytes of all answers of a kind, packed as the server of an installation packs them."""
    return sum(len(gzip.compress(one.body())) for one in answers if one.request.resource_type == kind) / 1024


def test_the_heads_three_questions_are_answered_on_the_first_screen(open_page):
    page = open_page("head", HOME, width=360)
    page.set_viewport_size({"width": 360, "height": 740})

    for words in ("CHƯA SẴN SÀNG", "mảng việc", "Cần đồng chí xử lý", "Gọi:"):
        box = page.get_by_text(words).first.bounding_box()
        assert box["y"] + box["height"] <= 740, words


def test_no_page_breaks_the_content_security_policy(open_page):
    page = open_page("secretariat", HOME, width=1280)
    words = []
    page.on("console", lambda message: words.append(message.text))

    for path in (HOME, "/c/dh-xv/tasks/", "/c/dh-xv/plans/06", "/c/dh-xv/congress/setup", "/start/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")

    assert words == []


@pytest.mark.parametrize("path", [HOME, f"{HOME}tasks/", f"{HOME}desk/figures", f"{HOME}plans/06"])
def test_on_paper_names_have_room_and_numbers_to_call_stay(open_page, path):
    page = open_page("head", path, width=680)
    page.emulate_media(media="print")

    widths = page.evaluate(
        "[...document.querySelectorAll('tbody th[scope=row]')].map((cell) => cell.getBoundingClientRect().width)"
    )
    hidden = page.evaluate(
        "[...document.querySelectorAll('main a[href^=\"tel:\"]')].filter((e) => !e.checkVisibility()).length"
    )

    assert min(widths) >= 120
    assert hidden == 0
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize("name", ["Đại hội XV", "Đại hội đại biểu các dân tộc thiểu số và Lễ kỷ niệm thành…"])
def test_the_board_on_the_wall_is_read_from_afar_and_needs_no_hand(open_page, name):
    page = open_page("head", f"{HOME}desk/screen", width=1920)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.locator(".desk-screen__head > p").first.evaluate("(element, name) => { element.textContent = name }", name)

    assert [(found["id"]) for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    assert sideways_scroll(page) == 0
    assert small_texts(page, least_px=32) == []
    assert page.locator("main a, main button").count() == 0
    assert page.locator("h1").bounding_box()["height"] < 100


def test_the_board_on_the_wall_says_since_when_it_is_cut_off(open_page):
    page = open_page("head", f"{HOME}desk/screen", width=1920)
    ask_anew = "window.htmx.ajax('GET', location.pathname, {target: '#screen-board', swap: 'outerHTML'})"
    page.route("**/desk/screen", lambda route: route.abort())

    page.evaluate(f"{ask_anew}.catch(() => null)")
    expect(page.get_by_text("Mất kết nối, số liệu cũ từ")).to_be_visible()
    expect(page.get_by_text("CHƯA SẴN SÀNG", exact=False)).to_be_visible()

    page.unroute("**/desk/screen")
    page.evaluate(ask_anew)
    expect(page.get_by_text("Mất kết nối")).to_have_count(0)
