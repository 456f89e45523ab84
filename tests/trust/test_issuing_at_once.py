"""Clerks issue forty papers at once, then while they are killed: no gap, no double, nothing half issued.

The long run is a command: `python -m tests.trust.issuing_at_once --kills 40 --papers 200`, with `--database postgresql`.
"""

import json
import subprocess
import sys

import pytest
from django.db import connection


@pytest.mark.parametrize("kills", [0, 8])
def test_numbers_follow_each_other_whoever_issues_and_whoever_dies(kills):
    command = [sys.executable, "-m", "tests.trust.issuing_at_once", "--kills", str(kills)]

    done = subprocess.run(
        [*command, "--database", connection.vendor], capture_output=True, text=True, timeout=170, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    figures = json.loads(done.stdout)
    assert (figures["issued"], figures["gaps"], figures["doubles"]) == (40, 0, 0)
    assert bool(figures["kills"]) == bool(kills)
