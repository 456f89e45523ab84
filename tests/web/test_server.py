"""`dondoc serve` with its worker beside it: both come, both go, and neither outlives the other for long."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

PATIENCE_SECONDS = 50


@pytest.fixture
def served(tmp_path) -> Iterator[subprocess.Popen]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"DONDOC_DATA_DIR": str(tmp_path), "DONDOC_PORT": str(port), "DATABASE_URL": f"sqlite:///{tmp_path}/db"}
    environment = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "dondoc.config.settings"}
    command = [sys.executable, "-m", "dondoc.config.command"]
    subprocess.run([*command, "migrate", "-v0"], env=environment, check=True)
    server = subprocess.Popen([*command, "serve"], env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/healthz"))
        yield server
    finally:
        # The web server's own processes outlive one that is killed outright; they go with its group.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def wait_for(happens) -> object:
    until = time.monotonic() + PATIENCE_SECONDS
    while not (found := happens()):
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.1)
    return found


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as response:
            return response.status == 200
    except (URLError, OSError):
        return False


def worker_of(server: subprocess.Popen) -> int:
    """Return the process id of the server's worker, or 0."""
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"worker" in words and str(server.pid).encode() in words:
            return int(entry.parent.name)
    return 0


def test_the_worker_is_started_anew_and_ends_with_the_server(served):
    server = served
    first = wait_for(lambda: worker_of(server))

    os.kill(first, signal.SIGKILL)
    second = wait_for(lambda: (found := worker_of(server)) != first and found)
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=PATIENCE_SECONDS)

    assert second != first
    wait_for(lambda: not worker_of(server))


def test_the_worker_ends_when_the_server_is_killed(served):
    server = served
    wait_for(lambda: worker_of(server))

    server.kill()

    wait_for(lambda: not worker_of(server))
