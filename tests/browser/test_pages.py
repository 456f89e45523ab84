"""Every page of every role, on a phone and on a desk: no violation, nothing sideways, the budgets kept."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.looking import TEXT_SPACING, clipped_texts, sideways_scroll, small_targets, with_tall_letters

HOME = "/c/dh-xv/"
PAGES = [
    ("head", HOME),
    ("head", "/c/dh-xv/desk/figures"),
    ("head", "/c/dh-xv/desk/figures?by=agency"),
    ("head", "/c/dh-xv/desk/history"),
    ("head", "/c/dh-xv/tasks/"),
    ("head", "/c/dh-xv/tasks/?cell=open_overdue"),
    ("head", "/c/dh-xv/tasks/?q=khong+co+gi+nhu+the"),
    ("head", "/c/dh-xv/tasks/obstacles/"),
    ("head", "/c/dh-xv/desk/search?q=phong+su"),
    ("secretariat", "/"),
    ("secretariat", "/start/"),
    ("secretariat", "/c/dh-xv/plans/"),
    ("secretariat", "/c/dh-xv/plans/06"),
    ("secretariat", "/c/dh-xv/plans/09"),
    ("secretariat", "/c/dh-xv/plans/intake/new"),
    ("secretariat", "/c/dh-xv/plans/06/filings"),
    ("secretariat", "/c/dh-xv/plans/06/filings/open"),
    ("secretariat", "/c/dh-xv/plans/06/filings/SVHTTDL"),
    ("secretariat", "/c/dh-xv/plans/06/items"),
    ("secretariat", "/c/dh-xv/plans/matrix"),
    ("appraiser", "/c/dh-xv/plans/own"),
    ("appraiser", "/c/dh-xv/plans/06/filings/TD"),
    ("focal", "/c/dh-xv/plans/own"),
    ("focal", "/c/dh-xv/plans/09/filings/SVHTTDL"),
    ("focal", "/c/dh-xv/plans/09/filings/SVHTTDL/draft"),
    ("secretariat", "/c/dh-xv/archive/"),
    ("secretariat", "/c/dh-xv/notices/"),
    ("secretariat", "/c/dh-xv/people/agencies/"),
    ("secretariat", "/c/dh-xv/people/agencies/SVHTTDL"),
    ("secretariat", "/c/dh-xv/people/agencies/new"),
    ("secretariat", "/c/dh-xv/people/members/"),
    ("secretariat", "/c/dh-xv/people/invitations/"),
    ("secretariat", "/c/dh-xv/people/roles/"),
    ("secretariat", "/c/dh-xv/congress/setup"),
    ("secretariat", "/c/dh-xv/congress/programme/"),
    ("secretariat", "/c/dh-xv/congress/venues/"),
    ("secretariat", "/c/dh-xv/congress/committees/"),
    ("secretariat", "/c/dh-xv/congress/workstreams/"),
    ("secretariat", "/c/dh-xv/congress/calendar/"),
    ("secretariat", "/people/account"),
    ("secretariat", "/people/account/password"),
    ("focal", "/c/dh-xv/desk/mine"),
    ("appraiser", "/c/dh-xv/desk/mine"),
    ("focal", "/c/dh-xv/khong-co-trang-nay"),
    ("anonymous", "/demo"),
    ("anonymous", "/people/login"),
    ("anonymous", "/help"),
    ("anonymous", "/privacy"),
    ("anonymous", "/accessibility"),
]


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


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("role", "path"), PAGES)
def test_axe_finds_nothing(open_page, role, path, width):
    page = open_page(role, path, width=width)

    violations = Axe().run(page).response["violations"]

    assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in violations] == []


@pytest.mark.parametrize(("role", "path"), PAGES)
def test_a_small_phone_needs_no_sideways_scroll_and_cuts_no_letter(open_page, role, path):
    page = open_page(role, path, width=320, bypass_csp=True)

    assert sideways_scroll(page) == 0
    assert small_targets(page) == []

    with_tall_letters(page)
    page.add_style_tag(content=TEXT_SPACING)
    assert clipped_texts(page) == []


@pytest.mark.parametrize(
    ("path", "kilobytes", "requests"),
    [(HOME, 20, 4), ("/c/dh-xv/tasks/", 40, 8), ("/c/dh-xv/plans/09", 40, 8)],
)
def test_a_page_keeps_its_budget(open_page, path, kilobytes, requests):
    page = open_page("head", "/help", width=360)
    asked = []
    page.on("response", lambda answer: asked.append(answer))

    page.goto(path)
    page.wait_for_load_state("networkidle")

    counted = [answer for answer in asked if "icon" not in answer.url]
    assert len(counted) <= requests
    assert len(gzip.compress(counted[0].body())) <= kilobytes * 1024


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
