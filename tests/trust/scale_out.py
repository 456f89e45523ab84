"""The large installation on loopback, and one of everything killed under load: `python -m tests.trust.scale_out`.

Two PostgreSQL servers (the second a synchronous replica), two web processes behind nginx, two workers, an S3 server for
the files. Clients raise obstacles without pause and read the board; letters are queued all the while. Then, one after
the other, a web process, a worker, the replica, the S3 server and last the primary are killed. What was acknowledged
must be there once; letters must have arrived once; service must be back within ten seconds after each kill.

A guardian stands in for Patroni or the operator: it starts what died anew, lets the primary acknowledge alone while the
replica is gone, and promotes the replica when the primary is.
"""

import argparse
import http.cookiejar
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.support.cluster import Cluster, free_port

CLIENTS = 4
MOST_SECONDS_AWAY = 10.0
FRESH_SECONDS = 10
BUCKET = "dondoc"
NGINX = """daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log crit;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; client_max_body_size 60m;
  upstream web {{ {servers} keepalive 16; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://web; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;
      proxy_connect_timeout 2s; proxy_read_timeout 20s; proxy_next_upstream error timeout; proxy_next_upstream_tries 2;
    }}
  }}
}}
"""


def main() -> int:
    """Run, print the figures as JSON, and return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=6.0, help="load before and after each kill")
    parser.add_argument("--kill", nargs="*", default=["web", "worker", "replica", "store", "primary"])
    chosen = parser.parse_args()
    with ExitStack() as stack:
        figures = Drill(stack, chosen).figures()
    print(json.dumps(figures, ensure_ascii=False))
    return 0 if figures["kept"] else 1


class Drill:
    """The installation, its clients, and what is done to it."""

    def __init__(self, stack: ExitStack, chosen: argparse.Namespace) -> None:
        self.chosen = chosen
        self.folder = Path(tempfile.mkdtemp(prefix="dondoc-scale-"))
        stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.cluster = stack.enter_context(Cluster())
        self.programs: dict[str, subprocess.Popen] = {}
        self.commands: dict[str, list[str]] = {}
        stack.callback(self._stop_all)
        self.stopping = threading.Event()
        stack.callback(self.stopping.set)
        self._settle_environment()
        self._start_outer()
        self._prepare()
        self._start_inner()
        self.acknowledged: dict[str, float] = {}
        self.pages: list[tuple[float, bool]] = []
        self.letters = 0
        self.files: list[str] = []

    def figures(self) -> dict[str, Any]:
        """Load, kill, wait, and reckon."""
        threads = [threading.Thread(target=self._write, args=(number,), daemon=True) for number in range(CLIENTS)]
        threads += [threading.Thread(target=act, daemon=True) for act in (self._read, self._send, self._guard)]
        for thread in threads:
            thread.start()
        # Whoever has just logged in reads from the primary for a while.
        time.sleep(max(self.chosen.seconds, FRESH_SECONDS + 2))
        from_replica = self._wait_for_reads_of_replica()
        away: dict[str, float] = {}
        for what in self.chosen.kill:
            self._kill(what)
            killed_at = time.monotonic()
            away[what] = self._back_after(killed_at)
            time.sleep(self.chosen.seconds)
        self.stopping.set()
        for thread in threads:
            thread.join(timeout=30)
        lost, doubled = self._reckon_writes()
        letters = self._reckon_letters()
        kept = (
            not lost
            and not doubled
            and not letters["letters_twice"]
            and not letters["letters_lost"]
            and not letters["files_lost"]
            and from_replica
            and all(seconds <= MOST_SECONDS_AWAY for seconds in away.values())
        )
        return {
            "kept": kept,
            "acknowledged": len(self.acknowledged),
            "lost": lost,
            "doubled": doubled,
            "pages": len(self.pages),
            "pages_failed": sum(not good for _, good in self.pages),
            "read_from_replica": from_replica,
            "seconds_away": {what: round(seconds, 2) for what, seconds in away.items()},
            **letters,
        }

    # -- the installation

    def _settle_environment(self) -> None:
        primary, replica = self.cluster.primary, self.cluster.replica
        self.store_port, self.mail_port, self.port = free_port(), free_port(), free_port()
        self.web_ports = [free_port(), free_port()]
        hosts = f"127.0.0.1:{primary.port},127.0.0.1:{replica.port}"
        os.environ.update(
            DJANGO_SETTINGS_MODULE="tests.trust.settings_kills",
            DONDOC_DATA_DIR=str(self.folder / "data"),
            DONDOC_DEMO="0",
            DONDOC_SECOND_FACTOR="offered",
            DONDOC_LOG_LEVEL="CRITICAL",
            DONDOC_WORKER="none",
            DONDOC_SECRET_KEY="only-for-the-drill",
            DONDOC_SMTP=f"smtp+plain://127.0.0.1:{self.mail_port}",
            DONDOC_MAIL_FROM="dondoc <dondoc@drill.example.vn>",
            DONDOC_FILES_STORE=f"s3://{BUCKET}/files?endpoint=http://127.0.0.1:{self.store_port}",
            DATABASE_URL=f"postgresql://dondoc@{hosts}/postgres",
            DONDOC_REPLICA_URL=replica.url,
            AWS_ACCESS_KEY_ID="drill",
            AWS_SECRET_ACCESS_KEY="drill",
            NO_PROXY="127.0.0.1",
        )

    def _start_outer(self) -> None:
        store = [sys.executable, "-m", "tests.trust.file_store", str(self.store_port), str(self.folder / "store")]
        self._start("store", store)
        self.arrived = self.folder / "arrived.log"
        mail = [sys.executable, "-m", "tests.trust.mail_sink", str(self.mail_port), str(self.arrived)]
        self._start("mail", mail)
        servers = " ".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=1s;" for port in self.web_ports)
        setting = NGINX.format(folder=self.folder, port=self.port, servers=servers)
        (self.folder / "nginx.conf").write_text(setting, encoding="utf-8")
        self._start("nginx", ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")])

    def _prepare(self) -> None:
        import django
        from django.core.management import call_command

        django.setup()
        call_command("prepare", verbosity=0)
        from tests.factories.people import PASSWORD, make_agency, make_congress, make_member

        self.congress = make_congress("drill", is_demo=False, pinned_today=None)
        self.agency = make_agency(self.congress, "Sở Y tế")
        make_member(self.congress, username="thu.ky", password=PASSWORD)
        self._wait_for_store()

    def _wait_for_store(self) -> None:
        from dondoc.archive import files

        for _ in range(100):
            try:
                files.keep(b"first")
            except Exception:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the file store does not answer")

    def _start_inner(self) -> None:
        program = [sys.executable, "-m", "dondoc.config.command"]
        for number, port in enumerate(self.web_ports):
            self._start(f"web{number}", [*program, "serve"], DONDOC_PORT=str(port))
        for number in range(2):
            self._start(f"worker{number}", [*program, "worker"])
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            if all(_answers(f"http://127.0.0.1:{port}/people/login") for port in [*self.web_ports, self.port]):
                return
            time.sleep(0.2)
        raise RuntimeError("the web processes do not answer")

    def _start(self, name: str, command: list[str], **more: str) -> None:
        self.commands[name] = command
        self.programs[name] = subprocess.Popen(
            command,
            env={**os.environ, **more},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.programs[name].more = more  # type: ignore[attr-defined]

    def _stop_all(self) -> None:
        for program in self.programs.values():
            _kill_group(program)

    # -- the load

    def _write(self, number: int) -> None:
        client = Client(f"http://127.0.0.1:{self.port}")
        while not self.stopping.is_set():
            key = str(uuid4())
            while not self.stopping.is_set():
                if client.raise_obstacle(key, agency_id=self.agency.pk):
                    self.acknowledged[key] = time.monotonic()
                    break
                time.sleep(0.1)
            time.sleep(0.05)

    def _read(self) -> None:
        client = Client(f"http://127.0.0.1:{self.port}")
        while not self.stopping.is_set():
            self.pages.append((time.monotonic(), client.get("/c/drill/") is not None))
            time.sleep(0.1)

    def _send(self) -> None:
        from django.db import DatabaseError, connection, transaction
        from django.utils import timezone

        from dondoc.archive import files
        from dondoc.notices.actions import queue
        from dondoc.notices.enums import Care, Channel

        while not self.stopping.is_set():
            number = self.letters + 1
            try:
                digest = files.keep(f"tệp {number}".encode())
                with transaction.atomic():
                    queue(
                        congress_id=self.congress.pk,
                        kind="letter",
                        about=f"drill:{number}",
                        channel=Channel.EMAIL,
                        address=f"dau-moi-{number}@example.vn",
                        subject=f"Thư {number}",
                        text="Nội dung",
                        care=Care.ONCE,
                        at_any_hour=True,
                        now=timezone.now(),
                    )
                self.letters, self.files = number, [*self.files, digest]
            except DatabaseError:
                connection.close()
            except Exception:
                time.sleep(0.1)
            time.sleep(0.15)
        connection.close()

    def _guard(self) -> None:
        """Do what a guardian of processes and of a cluster does."""
        while not self.stopping.is_set():
            time.sleep(0.25)
            for name, program in list(self.programs.items()):
                if program.poll() is not None and not self.stopping.is_set():
                    self._start(name, self.commands[name], **program.more)  # type: ignore[attr-defined]
            try:
                self._guard_cluster()
            except (RuntimeError, subprocess.SubprocessError) as error:
                print(f"guardian: {error}", file=sys.stderr)

    def _guard_cluster(self) -> None:
        primary, replica = self.cluster.primary, self.cluster.replica
        if not _listens(primary.port):
            if _listens(replica.port) and replica.ask("SELECT pg_is_in_recovery()") == "t":
                replica.promote()
                self.cluster.let_go(replica)
        elif not _listens(replica.port):
            self.cluster.let_go(primary)
            self.cluster.follow(replica, primary)

    # -- the kills

    def _kill(self, what: str) -> None:
        if what == "primary":
            self._wait_for_replica()
        if what in {"replica", "primary"}:
            getattr(self.cluster, what).kill()
            return
        name = {"web": "web0", "worker": "worker0", "store": "store"}[what]
        _kill_group(self.programs[name])

    def _wait_for_replica(self) -> None:
        """Wait until both servers hold everything again: a second blow in the meantime is another drill."""
        deadline = time.monotonic() + 30
        state = "SELECT COUNT(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = 'sync'"
        while self.cluster.primary.ask(state) != "1":
            if time.monotonic() > deadline:
                raise RuntimeError("the replica does not follow")
            time.sleep(0.2)

    def _back_after(self, killed_at: float) -> float:
        """Return how long after the kill a write begun after it was acknowledged and a page shown."""
        deadline = killed_at + 40
        time.sleep(0.3)
        while time.monotonic() < deadline:
            wrote = [at for at in list(self.acknowledged.values()) if at > killed_at + 0.3]
            shown = [at for at, good in list(self.pages) if good and at > killed_at + 0.3]
            if wrote and shown:
                return max(min(wrote), min(shown)) - killed_at
            time.sleep(0.05)
        return float("inf")

    # -- the reckoning

    def _wait_for_reads_of_replica(self) -> int:
        deadline = time.monotonic() + 30
        while not (count := self._reads_of_replica()) and time.monotonic() < deadline:
            time.sleep(0.2)
        return count

    def _reads_of_replica(self) -> int:
        """Return how many connections of web processes last asked the replica for what a page shows."""
        asked = "SELECT COUNT(*) FROM pg_stat_activity WHERE (query LIKE '%desk_look%' OR query LIKE '%tasks_task%')"
        return int(self.cluster.replica.ask(f"{asked} AND pid <> pg_backend_pid()"))

    def _reckon_writes(self) -> tuple[int, int]:
        from django.db import connection

        from dondoc.tasks.models import Obstacle

        connection.close()
        stored = Counter(Obstacle.objects.filter(congress=self.congress).values_list("text", flat=True))
        lost = sum(stored[key] == 0 for key in self.acknowledged)
        return lost, sum(count > 1 for count in stored.values())

    def _reckon_letters(self) -> dict[str, int]:
        from dondoc.archive import files
        from dondoc.notices.actions.send import settle_overdue
        from dondoc.notices.models import Delivery

        deadline = time.monotonic() + 60
        while Delivery.objects.filter(state__in=["waiting", "sending"]).exists() and time.monotonic() < deadline:
            from django.utils import timezone

            from dondoc.notices.actions.send import deliver

            settle_overdue(now=timezone.now())
            for pk in Delivery.objects.filter(state="waiting").values_list("pk", flat=True):
                deliver.enqueue(pk)
            time.sleep(0.5)
        arrived = Counter(line.strip("<>\n") for line in self.arrived.read_text().splitlines())
        rows = list(Delivery.objects.filter(kind="letter"))
        kept = [digest for digest in self.files if _is_there(files, digest)]
        return {
            "letters": len(rows),
            "letters_queued": self.letters,
            "letters_twice": sum(arrived[row.message_id] > 1 for row in rows),
            "letters_lost": sum(row.state != "unknown" and arrived[row.message_id] == 0 for row in rows)
            + max(0, self.letters - len(rows)),
            "letters_unknown": sum(row.state == "unknown" for row in rows),
            "files": len(self.files),
            "files_lost": len(self.files) - len(kept),
        }


class Client:
    """A browser without a screen: cookies, the token of forms, and patience."""

    def __init__(self, base: str) -> None:
        from tests.factories.people import PASSWORD

        self.base, self.password = base, PASSWORD
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _NoRedirects())
        self.is_in = False

    def get(self, path: str) -> str | None:
        """Return a page, or None when there was none."""
        if not self._enter():
            return None
        return self._ask(path)[1]

    def raise_obstacle(self, key: str, *, agency_id: int) -> bool:
        """Raise an obstacle under this key; return whether the server acknowledged it."""
        if not self._enter():
            return False
        sent = {
            "csrfmiddlewaretoken": self._token(),
            "instance_id": key,
            "text": key,
            "ask": "people",
            "ask_text": "bổ sung người",
            "agency": str(agency_id),
        }
        return self._ask("/c/drill/tasks/obstacles/new", sent)[0] == 302

    def _enter(self) -> bool:
        if self.is_in:
            return True
        page = self._ask("/people/login")[1]
        if page is None:
            return False
        sent = {"csrfmiddlewaretoken": self._token(), "login": "thu.ky", "password": self.password}
        self.is_in = self._ask("/people/login", sent)[0] == 302
        return self.is_in

    def _token(self) -> str:
        return next((cookie.value or "" for cookie in self.jar if cookie.name == "csrf"), "")

    def _ask(self, path: str, sent: dict[str, str] | None = None) -> tuple[int, str | None]:
        data = urllib.parse.urlencode(sent).encode() if sent else None
        request = urllib.request.Request(self.base + path, data=data, headers={"Origin": self.base})
        try:
            with self.opener.open(request, timeout=15) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            where = error.headers.get("Location") or ""
            if error.code == 302 and re.search("/people/login", where):
                self.is_in = False
                return 0, None
            return error.code, None
        except (OSError, http.client.HTTPException):
            return 0, None


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """An answer that leads elsewhere is the answer."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=3) as answer:
            return answer.status == 200
    except OSError:
        return False


def _listens(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _is_there(files: Any, digest: str) -> bool:
    try:
        return bool(files.read(digest))
    except FileNotFoundError:
        return False


def _kill_group(program: subprocess.Popen) -> None:
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    program.wait()


if __name__ == "__main__":
    sys.exit(main())
