"""Every page of every role, on a phone and on a desk: no violation, nothing sideways, no letter cut, targets for fingers.

The pages are those of the table of addresses and roles, so a new page is looked at without a word here. What a page
looks like does not depend on the database: `make test` runs these once, on SQLite.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

from tests.browser.looking import TEXT_SPACING, clipped_texts, sideways_scroll, small_targets, with_tall_letters
from tests.support.addresses import pages, url_of

pytestmark = pytest.mark.looks

HOME = "/c/dh-xv/"
# The screens of a wall are read at 1920 px.
IN_ITS_OWN_TESTS = {"web:gallery", "desk:screen", "meetings:screen"}
# States a page has beside the one its bare address shows.
VARIANTS = [
    ("head", f"{HOME}desk/figures?by=plan"),
    ("head", f"{HOME}desk/figures?by=agency&silent=1"),
    ("head", f"{HOME}desk/search?q=phong+su"),
    ("head", f"{HOME}tasks/?cell=open_overdue"),
    ("head", f"{HOME}tasks/?q=khong+co+gi+nhu+the"),
    ("head", f"{HOME}tasks/?cell=xyz&due_from=32/13"),
    ("secretariat", f"{HOME}plans/09"),
    ("secretariat", f"{HOME}plans/09/filings?cell=overdue"),
    ("secretariat", f"{HOME}plans/09/filings/SYT"),
    ("head", f"{HOME}plans/09/filings/MOBI"),
    ("appraiser", f"{HOME}plans/06/filings/TD"),
    ("focal", f"{HOME}plans/09/filings/SVHTTDL"),
    ("secretariat", f"{HOME}people/agencies/?q=khong+co+gi+nhu+the"),
    ("secretariat", f"{HOME}tasks/urging/?agency=TP608"),
    ("secretariat", f"{HOME}tasks/urging/?show=left"),
    ("secretariat", f"{HOME}tasks/urging/check?all=1"),
    ("focal", f"{HOME}khong-co-trang-nay"),
    ("focal", f"{HOME}archive/"),
    ("focal", f"{HOME}tasks/report?all=1"),
    ("focal", f"{HOME}tasks/KH06-VI-1-c"),
    ("focal", f"{HOME}tasks/KH06-VI-1-c/extension"),
    ("appraiser", f"{HOME}tasks/KH06-II-1-b"),
    ("secretariat", f"{HOME}archive/register?show=drafts"),
    ("secretariat", f"{HOME}archive/register?q=khong+co+gi+nhu+the"),
    ("secretariat", f"{HOME}archive/outgoing/1"),
    ("anonymous", "/khong-co-trang-nay"),
]


@pytest.fixture(scope="module")
def open_as(browser, site):
    """Open an address as a role, in one window per role that all tests share; None for a file, which is no page."""
    from tests.support.demo import demo_client

    windows = {}

    def open_(role: str, path: str):
        if role not in windows:
            # The policy of the pages would forbid the styles with which the checks strain them.
            windows[role] = browser.new_context(base_url=site.url, bypass_csp=True).new_page()
            _log_in(windows[role], demo_client(role))
        windows[role].set_viewport_size({"width": 1280, "height": 800})
        return windows[role] if _shows(windows[role], path) else None

    yield open_
    for page in windows.values():
        page.context.close()


def _shows(page, path: str) -> bool:
    try:
        return "text/html" in page.goto(path).headers.get("content-type", "")
    except Error as error:
        if "Download is starting" in str(error):
            return False
        raise


def _log_in(page, client) -> None:
    for name, cookie in client.cookies.items():
        page.context.add_cookies([{"name": name, "value": cookie.value, "domain": "localhost", "path": "/"}])


@pytest.mark.parametrize(("role", "name"), [pair for pair in pages() if pair[1] not in IN_ITS_OWN_TESTS])
def test_a_page_can_be_used_by_everybody(open_as, site, role, name):
    _look(open_as(role, url_of(name, site.demo)))


@pytest.mark.parametrize(("role", "path"), VARIANTS)
def test_a_state_of_a_page_can_be_used_by_everybody(open_as, role, path):
    _look(open_as(role, path))


@pytest.mark.parametrize(
    "path", ["/start/", f"{HOME}plans/intake/new", f"{HOME}people/agencies/new", f"{HOME}meetings/new"]
)
def test_a_form_sent_back_can_be_used_by_everybody(open_as, path):
    page = open_as("secretariat", path)
    page.locator("main form button[type=submit], main form button:not([type])").last.click()
    page.locator(".errors").wait_for()

    _look(page)


def _look(page) -> None:
    """Look at the open page at all widths."""
    if page is None:
        return
    found = {"at 1280": _violations(page)}
    page.set_viewport_size({"width": 360, "height": 740})
    found["at 360"] = _violations(page)
    page.set_viewport_size({"width": 320, "height": 740})
    found["pixels sideways"] = sideways_scroll(page)
    found["small targets"] = small_targets(page)
    with_tall_letters(page)
    page.add_style_tag(content=TEXT_SPACING)
    found["clipped"] = clipped_texts(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    found["clipped on a desk"] = clipped_texts(page)

    assert {what: wrong for what, wrong in found.items() if wrong} == {}


def _violations(page) -> list[tuple[str, list]]:
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(found["id"], [node["target"] for node in found["nodes"]]) for found in violations]
