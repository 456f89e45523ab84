"""Kill workers while they send, and count what arrived: `python -m tests.trust.worker_kills --kills 200`.

Two workers are always at it, each a process of its own; at random moments one of them gets SIGKILL and another takes
its place. A mail server in a third process keeps the truth on its disk. At the end every letter must have arrived
exactly once or be shown as «Chưa rõ»; then a person looks into the mail server's log, settles those, and every letter
must have arrived exactly once. Receipts must all arrive, more than once only under the same Message-ID.

--careless sends letters the way receipts are sent: the negative control, which has to find letters sent twice.
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
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.support.smtp import free_port

LETTERS_AT_HAND = 40
WORKERS = 2
PATIENCE_SECONDS = 60


def main() -> int:
    """Run, print the figures as one line of JSON, and return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--careless", action="store_true")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        sink = _prepare(stack, chosen.database)
        figures = Run(sink, chosen).figures()
    print(json.dumps(figures))
    return 0 if figures["kept"] else 1


def _prepare(stack: ExitStack, database: str) -> Path:
    """Start mail server and database, and Django on both; return where the mail server keeps its log."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-kills-"))
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    port = free_port()
    sink = folder / "arrived.log"
    command = [sys.executable, "-m", "tests.trust.mail_sink", str(port), str(sink)]
    server = stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
    stack.callback(server.stdin.close)
    server.stdout.readline()
    os.environ.update(
        DJANGO_SETTINGS_MODULE="tests.trust.settings_kills",
        DONDOC_DATA_DIR=str(folder),
        DONDOC_DEMO="0",
        DONDOC_LOG_LEVEL="CRITICAL",
        DONDOC_SMTP=f"smtp+plain://127.0.0.1:{port}",
        DONDOC_MAIL_FROM="dondoc <dondoc@kills.example.vn>",
        DATABASE_URL=f"sqlite:///{folder / 'db.sqlite3'}",
    )
    if database == "postgresql":
        from tests.support.postgres import Server

        postgres = Server()
        stack.callback(postgres.stop)
        os.environ["DATABASE_URL"] = postgres.url
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    stack.callback(_hang_up)
    return sink


def _hang_up() -> None:
    from django.db import connections

    connections.close_all()


class Run:
    """One run: workers that are killed, letters that are queued meanwhile, and the reckoning."""

    def __init__(self, sink: Path, chosen: argparse.Namespace) -> None:
        from tests.factories.people import make_congress, make_member

        self.sink, self.chosen = sink, chosen
        self.seed = chosen.seed if chosen.seed is not None else random.randrange(10**9)
        self.random = random.Random(self.seed)
        self.congress = make_congress(is_demo=False, pinned_today=None)
        self.person = make_member(self.congress)
        self.queued = 0
        self.workers: list[int] = []
        self.began = time.monotonic()

    def figures(self) -> dict[str, Any]:
        """Kill as often as asked, let the rest be sent, and return what became of every message."""
        while len(self.workers) < WORKERS:
            self._fork()
        for _ in range(self.chosen.kills):
            self._top_up()
            time.sleep(self.random.uniform(0.01, 0.2))
            self._kill(self.random.choice(self.workers))
            self._fork()
        self._wait_until_sent()
        before = self._reckon()
        self._settle()
        self._wait_until_sent()
        after = self._reckon()
        for worker in list(self.workers):
            self._kill(worker)
        kept = {
            "letters_twice": before["letters_twice"] == 0 and after["letters_twice"] == 0,
            "letters_lost": before["letters_lost"] == 0 and after["letters_lost"] == 0,
            "unknown": before["unknown"] <= self.chosen.kills and before["unknown_on_top"] and after["unknown"] == 0,
            "receipts": after["receipts_lost"] == 0,
        }
        return {
            "kept": all(kept.values()),
            "kills": self.chosen.kills,
            "database": self.chosen.database,
            "messages": self.queued,
            **before,
            "after_settling": {name: after[name] for name in ("letters_twice", "letters_lost", "unknown")},
            "seed": self.seed,
            "seconds": round(time.monotonic() - self.began, 1),
        }

    def _fork(self) -> None:
        """Start a worker as a child that shares nothing but the database's address."""
        _hang_up()
        child = os.fork()
        if child == 0:
            from dondoc.web.worker import Worker

            try:
                Worker().run()
            finally:
                os._exit(0)
        self.workers.append(child)

    def _kill(self, worker: int) -> None:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        self.workers.remove(worker)

    def _top_up(self) -> None:
        """Keep enough waiting that a kill finds a worker at work; one message in four is a receipt."""
        from dondoc.notices.models import Delivery

        for _ in range(LETTERS_AT_HAND - Delivery.objects.filter(state="waiting").count()):
            self._queue(is_receipt=self.queued % 4 == 3)

    def _queue(self, *, is_receipt: bool) -> None:
        from django.db import transaction
        from django.utils import timezone

        from dondoc.notices.actions import queue
        from dondoc.notices.enums import Care, Channel

        self.queued += 1
        care = Care.SURELY if is_receipt or self.chosen.careless else Care.ONCE
        with transaction.atomic():
            queue(
                congress_id=self.congress.pk,
                kind="receipt" if is_receipt else "letter",
                about=f"kills:{self.queued}",
                channel=Channel.EMAIL,
                address=f"dau-moi-{self.queued}@example.vn",
                subject=f"Thư {self.queued}",
                text="Nội dung",
                care=care,
                at_any_hour=True,
                now=timezone.now(),
            )

    def _wait_until_sent(self) -> None:
        """Wait until nothing is under way; what retries later is made due, so that the run ends."""
        from django.utils import timezone

        from dondoc.notices.actions.send import settle_overdue
        from dondoc.notices.models import Delivery

        until = time.monotonic() + PATIENCE_SECONDS
        under_way = Delivery.objects.filter(state__in=["waiting", "sending"])
        while under_way.exists() and time.monotonic() < until:
            settle_overdue(now=timezone.now())
            for pk in Delivery.objects.filter(state="waiting").values_list("pk", flat=True):
                self._enqueue_again(pk)
            time.sleep(0.5)

    def _enqueue_again(self, pk: int) -> None:
        from django.utils import timezone

        from dondoc.notices.actions.send import deliver
        from dondoc.notices.models import Delivery

        Delivery.objects.filter(pk=pk, state="waiting").update(next_at=timezone.now())
        deliver.enqueue(pk)

    def _reckon(self) -> dict[str, Any]:
        """Hold what the database says against what the mail server wrote down."""
        from dondoc.notices import queries
        from dondoc.notices.models import Delivery

        arrived = Counter(line.strip("<>\n") for line in self.sink.read_text().splitlines())
        letters = list(Delivery.objects.filter(kind="letter"))
        receipts = list(Delivery.objects.filter(kind="receipt"))
        unknown = [row for row in letters if row.state == "unknown"]
        top = list(queries.deliveries(self.congress.pk)[: len(unknown)])
        return {
            "letters": len(letters),
            "letters_twice": sum(arrived[row.message_id] > 1 for row in letters),
            "letters_lost": sum(row.state != "unknown" and arrived[row.message_id] == 0 for row in letters)
            + sum(row.state not in ("sent", "unknown") for row in letters),
            "unknown": len(unknown),
            "unknown_that_had_arrived": sum(arrived[row.message_id] for row in unknown),
            "unknown_on_top": {row.pk for row in top} == {row.pk for row in unknown},
            "receipts": len(receipts),
            "receipts_lost": sum(arrived[row.message_id] == 0 or row.state != "sent" for row in receipts),
            "receipts_twice": sum(arrived[row.message_id] > 1 for row in receipts),
        }

    def _settle(self) -> None:
        """Do what a person does: look whether the letter arrived, then confirm it or send it again."""
        from django.utils import timezone

        from dondoc.notices.actions.settle import mark_sent, send_again
        from dondoc.notices.models import Delivery

        arrived = self.sink.read_text()
        for row in Delivery.objects.filter(state="unknown").order_by("pk"):
            decide = mark_sent if row.message_id in arrived else send_again
            decide(delivery=row, expected_ver=row.ver, by_id=self.person.pk, now=timezone.now())


if __name__ == "__main__":
    sys.exit(main())
