"""A real Chromium in front of a real server with the demo congress."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A page on a busy machine may be late; what it says in the end is what counts.
MOST_MS_UNTIL_SEEN = 20_000
# Playwright keeps an event loop in this thread, in which Django would refuse its ordinary queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Start the system's Chromium once."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=MOST_MS_UNTIL_SEEN)
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("Install Chromium (Debian, Ubuntu: sudo apt install chromium) to run the browser tests.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker) -> Iterator[object]:
    """Serve the product with the demo (`site.demo`) built and committed; all congresses and people go when the module is over."""
    from pytest_django.live_server_helper import LiveServer

    from tests.support.demo import forget_everything, hang_up_others, make_demo, make_tables

    with django_db_blocker.unblock():
        make_tables()
        demo = make_demo()
        server = LiveServer("localhost")
        server.demo = demo
        yield server
        server.stop()
        forget_everything()
        hang_up_others()


@pytest.fixture
def demo_login() -> Callable[[object, str], None]:
    """Return a function that puts a browser page into a role, by a session as the login makes it."""
    from django.conf import settings

    from tests.support.demo import demo_client

    def log_in(page, role: str) -> None:
        session = demo_client(role).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}]
        )

    return log_in
