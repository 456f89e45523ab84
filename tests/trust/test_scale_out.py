"""The large installation, in short: a web process and the primary are killed under load, nothing is lost."""

import json
import shutil
import subprocess
import sys

import pytest


# It brings its own databases, so it runs once.
@pytest.mark.looks
@pytest.mark.timeout(300)
def test_the_large_installation_survives_a_web_process_and_its_primary():
    if shutil.which("nginx") is None:
        pytest.fail("Install nginx (Debian, Ubuntu: sudo apt install nginx-light) to run this test.")
    command = [sys.executable, "-m", "tests.trust.scale_out", "--seconds", "1", "--kill", "web", "primary"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280)
    assert done.stdout, done.stderr[-2000:]
    figures = json.loads(done.stdout.splitlines()[-1])
    # How long service was away depends on what else the machine does; what was lost does not.
    assert figures["acknowledged"] > 10
    wrong = ("lost", "doubled", "letters_twice", "letters_lost", "files_lost")
    assert {name: figures[name] for name in wrong} == dict.fromkeys(wrong, 0), figures
    assert figures["read_from_replica"], figures
