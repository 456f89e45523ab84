"""Workers are killed while they send: nothing is sent twice, nothing is lost, and what is not known is shown.

The long run is a command: `python -m tests.trust.worker_kills --kills 200`, with `--database postgresql` too.
"""

import json
import subprocess
import sys

from django.db import connection


def test_ten_kills_while_sending():
    command = [sys.executable, "-m", "tests.trust.worker_kills", "--kills", "10", "--database", connection.vendor]

    done = subprocess.run(command, capture_output=True, text=True, timeout=110, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert figures["kills"] == 10
    assert figures["letters"] > 20
    assert (figures["letters_twice"], figures["letters_lost"], figures["receipts_lost"]) == (0, 0, 0)
    assert figures["after_settling"] == {"letters_twice": 0, "letters_lost": 0, "unknown": 0}
