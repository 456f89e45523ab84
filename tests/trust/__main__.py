"""Everything that may be killed is killed, on both databases: `make trust`, about half an hour on two cores.

`python -m tests.trust --small` does a tenth of it. Each line says what was done and what came of it; a run marked as a
control has the protection taken away and has to fail, or the harness would prove nothing.
"""

import argparse
import json
import subprocess
import sys
from typing import Any

from tests.trust.ground import command

DATABASES = ("sqlite", "postgresql")
NOT_HERE = 77


def runs(small: bool) -> list[tuple[str, list[str], bool]]:
    """Return what is run: its name, its words, and whether it is a control."""
    share = 10 if small else 1
    return [
        (
            "database, web and worker killed under load",
            ["tests.trust.server_kills", "--kills", str(60 // share)],
            False,
        ),
        ("worker killed while it sends", ["tests.trust.worker_kills", "--kills", str(200 // share)], False),
        ("  control: letters sent carelessly", ["tests.trust.worker_kills", "--kills", "60", "--careless"], True),
        ("import killed", ["tests.trust.import_kills", "--kills", str(40 // share)], False),
        ("a row edited by several at once", ["tests.trust.racing_edits", "--edits", str(1000 // share)], False),
        ("  control: versions not looked at", ["tests.trust.racing_edits", "--edits", "200", "--careless"], True),
        ("power cut", ["tests.trust.power_cuts", "--cuts", str(20 // share)], False),
        ("  control: durability taken away", ["tests.trust.power_cuts", "--cuts", "2", "--careless"], True),
    ]


def main() -> int:
    """Run all of it, say what came of each, and return 0 when every promise was kept and every control failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    good = True
    for database in DATABASES:
        for name, words, is_control in runs(small):
            done = subprocess.run(
                command(*words, "--database", database), capture_output=True, text=True, check=False, timeout=3600
            )
            figures = _figures(done.stdout)
            if done.returncode == NOT_HERE:
                verdict = f"NOT RUN: {figures.get('not_here')}"
            else:
                as_wanted = figures.get("kept") is (not is_control)
                good = good and as_wanted
                verdict = ("kept" if not is_control else "failed, as it has to") if as_wanted else "BROKEN"
            print(f"{database:10} {name:44} {verdict:20} {json.dumps(figures)}", flush=True)
            if not figures:
                print(done.stderr, file=sys.stderr)
    print("every promise kept, every control failed" if good else "NOT AS PROMISED")
    return 0 if good else 1


def _figures(said: str) -> dict[str, Any]:
    lines = said.strip().splitlines()
    try:
        return json.loads(lines[-1]) if lines else {}
    except ValueError:
        return {}


if __name__ == "__main__":
    sys.exit(main())
