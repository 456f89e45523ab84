"""Every page with hostile words in every text, in a real browser: nothing runs, nothing breaks the policy of the pages.

What a page does in the browser does not depend on the database: `make test` runs these once, on SQLite.
"""

import pytest
from playwright.sync_api import Error

from tests.hostile.markers import poison
from tests.support.addresses import ROLES, pages, url_of

pytestmark = [pytest.mark.looks, pytest.mark.timeout(600)]
LISTENS = """
window.broken = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
window.addEventListener('error', (event) => window.broken.push(`error ${event.message}`));
"""


@pytest.fixture(scope="module")
def poisoned(site):
    poison()
    return site


@pytest.mark.parametrize("role", ROLES)
def test_no_word_runs_and_no_page_breaks_its_policy(browser, poisoned, role):
    from tests.support.demo import demo_client

    context = browser.new_context(base_url=poisoned.url)
    context.add_init_script(LISTENS)
    for name, cookie in demo_client(role).cookies.items():
        context.add_cookies([{"name": name, "value": cookie.value, "domain": "localhost", "path": "/"}])
    page, found, seen = context.new_page(), [], 0
    said_wrong: list[str] = []

    def listen(said) -> None:
        # Chromium itself asks for this where a response is no page.
        if said.type == "error" and not said.location.get("url", "").endswith("/favicon.ico"):
            said_wrong.append(f"{said.location.get('url')} {said.text[:200]}")

    page.on("console", listen)
    page.on("dialog", lambda dialog: (found.append(f"{page.url}: dialog"), dialog.dismiss()))
    for one, name in pages():
        if one != role:
            continue
        said_wrong.clear()
        try:
            answer = page.goto(url_of(name, poisoned.demo), wait_until="load")
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            continue
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        seen += 1
        found += [f"{name}: {wrong}" for wrong in said_wrong]
        broken = page.evaluate("[...(window.broken || []), ...(window.hit ? ['ran'] : [])]")
        found += [f"{name}: {one_broken}" for one_broken in broken]
    context.close()

    assert found == []
    assert seen > 3
