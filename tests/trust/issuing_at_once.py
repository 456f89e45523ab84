"""Clerks issue papers at once while they are killed: `python -m tests.trust.issuing_at_once --kills 20`.

Several clerks, each a process of its own, take drafts in an order of their own and issue them; at random moments one of
them gets SIGKILL and another takes the place. In the end every draft must be issued, the numbers must follow each other
from 1 without a gap or a double, every issued paper must have its files byte for byte, and the journal must hold.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

PAPERS = 40
PATIENCE_SECONDS = 120


def main() -> int:
    """Run, print the figures as one line of JSON, and return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clerks", type=int, default=3)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--papers", type=int, default=PAPERS)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--clerk", action="store_true", help="be one of the clerks")
    chosen = parser.parse_args()
    if chosen.clerk:
        return _clerk()
    with ExitStack() as stack:
        prepare(stack, chosen.database)
        figures = _run(chosen)
    print(json.dumps(figures))
    return 0 if figures["kept"] else 1


def prepare(stack: ExitStack, database: str) -> None:
    """Start an installation of its own on this database, gone when the stack is closed."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-issuing-"))
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    os.environ.update(DJANGO_SETTINGS_MODULE="dondoc.config.settings", DONDOC_DATA_DIR=str(folder))
    os.environ.pop("DATABASE_URL", None)
    if database == "postgresql":
        from tests.support.postgres import Server

        server = Server()
        stack.callback(server.stop)
        os.environ["DATABASE_URL"] = server.url
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _run(chosen: argparse.Namespace) -> dict[str, Any]:
    from tests.factories.archive import make_body, make_draft
    from tests.factories.people import make_congress

    body = make_body(make_congress())
    for place in range(chosen.papers):
        make_draft(body, subject=f"văn bản thứ {place}")
    began, kills = time.monotonic(), 0
    clerks = [_started() for _each in range(chosen.clerks)]
    while any(clerk.poll() is None for clerk in clerks):
        if time.monotonic() - began > PATIENCE_SECONDS:
            break
        time.sleep(random.uniform(0.05, 0.4))
        place = random.randrange(len(clerks))
        if kills < chosen.kills and _is_at_work(clerks[place]):
            clerks[place].send_signal(signal.SIGKILL)
            clerks[place].wait()
            clerks[place], kills = _started(), kills + 1
    for clerk in clerks:
        clerk.kill()
        clerk.wait()
    return _judged(chosen.papers) | {"kills": kills, "seconds": round(time.monotonic() - began, 2)}


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "tests.trust.issuing_at_once", "--clerk"], stdout=subprocess.PIPE)


def _is_at_work(clerk: "subprocess.Popen[bytes]") -> bool:
    """Say whether a clerk has begun: one that is killed while Python starts proves nothing."""
    return clerk.poll() is None and bool(os.read(clerk.stdout.fileno(), 1)) if clerk.stdout else False


def _clerk() -> int:
    """Issue what waits, again and again, until nothing does."""
    import django

    django.setup()
    from django.utils import timezone

    from dondoc.archive.actions.outgoing import PaperRefused, issue_paper
    from dondoc.archive.enums import OutgoingState
    from dondoc.archive.models import Outgoing
    from dondoc.web.db import StaleVersion

    while waiting := list(Outgoing.objects.filter(state=OutgoingState.DRAFT).select_related("body")):
        paper = random.choice(waiting)
        os.write(1, b".")
        try:
            issue_paper(outgoing=paper, expected_ver=paper.ver, by_id=None, now=timezone.now())
        except (StaleVersion, PaperRefused):
            continue
    return 0


def _judged(papers: int) -> dict[str, Any]:
    from dondoc.archive import files
    from dondoc.archive.enums import OutgoingState
    from dondoc.archive.models import NumberSeries, Outgoing, OutgoingFile
    from dondoc.journal.queries import verify
    from dondoc.kit.digest import sha256_of_bytes

    issued = Outgoing.objects.filter(state=OutgoingState.ISSUED)
    numbers = sorted(issued.values_list("number", flat=True))
    kept = OutgoingFile.objects.select_related("version")
    broken = [
        row.pk for row in kept if sha256_of_bytes(files.path_of(row.version.sha256).read_bytes()) != row.version.sha256
    ]
    congress_id = Outgoing.objects.values_list("congress_id", flat=True)[0]
    figures = {
        "issued": len(numbers),
        "doubles": len(numbers) - len(set(numbers)),
        "gaps": len(set(range(1, papers + 1)) - set(numbers)),
        "series": NumberSeries.objects.get().last_number,
        "files": kept.count(),
        "broken_files": len(broken),
        "journal_holds": verify(congress_id=congress_id) is None,
    }
    figures["kept"] = figures == {
        "issued": papers,
        "doubles": 0,
        "gaps": 0,
        "series": papers,
        "files": 2 * papers,
        "broken_files": 0,
        "journal_holds": True,
    }
    return figures


if __name__ == "__main__":
    sys.exit(main())
