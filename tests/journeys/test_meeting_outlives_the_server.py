"""The server is killed in the middle of a meeting and comes back: every conclusion is on disk once, in order."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.journeys.test_twenty_conclusions import LINES

PATIENCE_SECONDS = 90
ROOT = Path(__file__).parents[2]

_MAKE = """
import django; django.setup()
from django.conf import settings
from tests.factories.meetings import make_running
from tests.factories.people import client_of, make_agency, make_congress, make_member
congress = make_congress("hop")
make_agency(congress, "Sở Y tế")
meeting = make_running(congress)
cookie = client_of(make_member(congress)).cookies[settings.SESSION_COOKIE_NAME].value
print(f"/c/hop/meetings/{meeting.number}/during {cookie} {settings.SESSION_COOKIE_NAME}")
"""
_READ = """
import django, json; django.setup()
from dondoc.meetings.models import Conclusion
print(json.dumps(list(Conclusion.objects.order_by("position").values_list("typed", flat=True))))
"""


class OwnServer:
    """`dondoc serve` with a database of its own, to be killed outright and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        own = {
            "DONDOC_DATA_DIR": str(folder),
            "DONDOC_PORT": str(self.port),
            "DONDOC_WORKER": "none",
            "DONDOC_SECOND_FACTOR": "offered",
            "DATABASE_URL": f"sqlite:///{folder}/db",
            "DJANGO_SETTINGS_MODULE": "dondoc.config.settings",
        }
        self.environment = {**os.environ, **own}
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], env=self.environment, check=True, cwd=ROOT, capture_output=True, text=True
        )
        return done.stdout

    def start(self) -> None:
        command = [sys.executable, "-m", "dondoc.config.command", "serve"]
        self.process = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
        )
        until = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            assert time.monotonic() < until, "the server did not come"
            time.sleep(0.2)

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/healthz", timeout=2) as response:
                return response.status == 200
        except (URLError, OSError):
            return False


@pytest.fixture
def server(tmp_path):
    server = OwnServer(tmp_path)
    server.run("-m", "dondoc.config.command", "prepare")
    server.start()
    yield server
    server.kill()


@pytest.mark.timeout(300)
def test_twenty_conclusions_while_the_server_is_killed_twice(server, browser):
    address, cookie, name = server.run("-c", _MAKE).split()
    context = browser.new_context(base_url=server.url)
    context.add_cookies([{"name": name, "value": cookie, "domain": "127.0.0.1", "path": "/"}])
    page = context.new_page()
    page.goto(address)
    entry = page.get_by_role("combobox", name=re.compile("^Kết luận"))

    for number, line in enumerate(LINES):
        entry.press_sequentially(line, delay=3)
        page.keyboard.press("Enter")
        if number in (3, 12):
            server.kill()
        if number in (6, 15):
            server.start()

    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^Đã lưu"), timeout=PATIENCE_SECONDS * 1000)
    assert json.loads(server.run("-c", _READ)) == LINES
    context.close()
