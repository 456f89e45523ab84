"""Kill the database, the web processes and the worker while people write, and count what they were told is stored.

`python -m tests.trust.server_kills --kills 50 --database postgresql`

A real `dondoc serve` answers on a port. Writers post forms with an instance id of their own; an answer counts as
acknowledged when it says so (302), and is noted in another process than those that are killed. Whoever gets no answer
sends the same form again, as a browser does. At the end every acknowledged form must be one row, no form two, and the
journal whole. SQLite has no server: there its «database» is killed with all processes that hold it.
"""

import argparse
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.support.smtp import free_port
from tests.trust.ground import Ground, command, ground, hang_up

WRITERS = 6
CSRF = "a" * 32
PATIENCE_SECONDS = 60


def main() -> int:
    """Run, print the figures as one line of JSON, and return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--processes", type=int, default=2, help="web processes")
    parser.add_argument("--seed", type=int, default=None)
    chosen = parser.parse_args()
    with ground(chosen.database) as place:
        figures = Run(place, chosen).figures()
    print(json.dumps(figures))
    return 0 if figures["kept"] else 1


class Served:
    """`dondoc serve` with its worker, killed and started again."""

    def __init__(self, port: int, processes: int) -> None:
        self.port, self.processes = port, processes
        self._server: subprocess.Popen | None = None

    def start(self) -> None:
        environment = os.environ | {"DONDOC_PORT": str(self.port), "DONDOC_WORKERS": str(self.processes)}
        self._server = subprocess.Popen(
            command("dondoc.config.command", "serve"),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        """Kill the web processes and the worker outright, all at once."""
        if self._server is not None:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()

    def kill_worker(self) -> None:
        """Kill the worker alone; the web process starts it anew."""
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = entry.read_bytes().split(b"\0")
                if b"worker" in words and str(self._server.pid).encode() in words:
                    os.kill(int(entry.parent.name), signal.SIGKILL)
            except (OSError, AttributeError):
                continue


class Writer(threading.Thread):
    """One person who sends form after form, each until it is acknowledged."""

    def __init__(self, port: int, cookie: str, name: str, path: str) -> None:
        super().__init__(daemon=True)
        self.port, self.cookie, self.label, self.path = port, cookie, name, path
        self.acknowledged: dict[str, str] = {}
        self.tries: Counter[str] = Counter()
        self.strange: Counter[int] = Counter()
        self.last_at = 0.0
        self.stopping = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.stopping.is_set():
            number += 1
            self._send(str(uuid.uuid4()), f"Cơ quan {self.label} {number}")

    def _send(self, instance_id: str, name: str) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            self.tries[instance_id] += 1
            status = self._post({"instance_id": instance_id, "name": name, "csrfmiddlewaretoken": CSRF})
            if status == 302:
                self.acknowledged[instance_id] = name
                self.last_at = time.monotonic()
                return
            if status:
                self.strange[status] += 1
            time.sleep(0.05)

    def _post(self, fields: dict[str, str]) -> int:
        """Return the status of the answer, 0 without one."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {
            "Cookie": f"session={self.cookie}; csrf={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            line.request("POST", self.path, urlencode(fields), headers)
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            line.close()


class Run:
    """One run: people who write, processes that are killed, and the reckoning."""

    def __init__(self, place: Ground, chosen: argparse.Namespace) -> None:
        from dondoc.people.enums import Role
        from tests.factories.people import client_of, make_congress, make_member

        self.place, self.chosen = place, chosen
        self.seed = chosen.seed if chosen.seed is not None else random.randrange(10**9)
        self.random = random.Random(self.seed)
        self.congress = make_congress(is_demo=False, pinned_today=None)
        self.served = Served(free_port(), chosen.processes)
        path = f"/c/{self.congress.slug}/people/agencies/new"
        people = [make_member(self.congress, Role.ADMIN) for _ in range(WRITERS)]
        cookies = [client_of(person).cookies["session"].value for person in people]
        self.writers = [
            Writer(self.served.port, cookie, f"{self.seed}-{number}", path) for number, cookie in enumerate(cookies)
        ]
        self.back_after: list[float] = []
        self.killed: Counter[str] = Counter()
        self.began = time.monotonic()

    def figures(self) -> dict[str, Any]:
        """Kill as often as asked under load, let everybody finish, and return what became of every form."""
        hang_up()
        self.served.start()
        for writer in self.writers:
            writer.start()
        try:
            self._wait_for_writing(time.monotonic())
            for number in range(self.chosen.kills):
                time.sleep(self.random.uniform(0.2, 1.2))
                self._kill(["database", "web", "worker"][number % 3])
            for writer in self.writers:
                writer.stopping.set()
            for writer in self.writers:
                writer.join(PATIENCE_SECONDS)
        finally:
            self.served.kill()
        return self._reckon()

    def _kill(self, what: str) -> None:
        self.killed[what] += 1
        if what == "worker":
            self.served.kill_worker()
            return
        if what == "database" and self.place.postgres is not None:
            self.place.postgres.kill()
            moment = time.monotonic()
            self.place.postgres.start()
        else:
            self.served.kill()
            moment = time.monotonic()
            self.served.start()
        self._wait_for_writing(moment)

    def _wait_for_writing(self, since: float) -> None:
        """Wait until somebody's form was stored again, and note how long that took."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if any(writer.last_at > since for writer in self.writers):
                self.back_after.append(time.monotonic() - since)
                return
            time.sleep(0.02)
        raise RuntimeError("nobody could write again")

    def _reckon(self) -> dict[str, Any]:
        from dondoc.journal.models import Submission
        from dondoc.journal.queries import congresses_with_entries, verify
        from dondoc.people.models import Agency

        acknowledged = {key: name for writer in self.writers for key, name in writer.acknowledged.items()}
        stored = Counter(Agency.objects.filter(congress=self.congress).values_list("name", flat=True))
        ledger = {str(key) for key in Submission.objects.values_list("instance_id", flat=True)}
        broken = [verify(congress_id=one) for one in congresses_with_entries()]
        found = {
            "acknowledged": len(acknowledged),
            "lost": sum(stored[name] == 0 or key not in ledger for key, name in acknowledged.items()),
            "twice": sum(count > 1 for count in stored.values()),
            "strange_rows": sum(name not in set(acknowledged.values()) for name in stored),
            "sent_again": sum(count > 1 for writer in self.writers for count in writer.tries.values()),
            "journal_breaks": sum(one is not None for one in broken),
        }
        strange = sum((writer.strange for writer in self.writers), Counter())
        kept = found["acknowledged"] > 0 and not any(found[name] for name in ("lost", "twice", "journal_breaks"))
        return {
            "kept": kept and found["strange_rows"] == 0,
            "database": self.chosen.database,
            "kills": dict(self.killed),
            **found,
            "other_answers": {str(status): count for status, count in sorted(strange.items())},
            "writing_again_after_at_most_s": round(max(self.back_after[1:], default=0), 1),
            "seed": self.seed,
            "seconds": round(time.monotonic() - self.began, 1),
        }


if __name__ == "__main__":
    sys.exit(main())
