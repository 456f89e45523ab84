"""Two PostgreSQL servers on loopback, the second a synchronous streaming replica of the first."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.support.postgres import programs


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Node:
    """One server: its data folder, its port, and what may be done to it."""

    def __init__(self, cluster: "Cluster", name: str) -> None:
        self.cluster, self.name, self.port = cluster, name, free_port()
        self.data = cluster.folder / name

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-k {self.cluster.folder} -p {self.port} -c listen_addresses=127.0.0.1 -c max_connections=80"
        log = self.cluster.folder / f"{self.name}.log"
        self.cluster.run("pg_ctl", "-D", self.data, "-w", "-l", log, "-o", options, "start")

    def kill(self) -> None:
        """Kill it and everything it started, without a word."""
        for pid in self._pids():
            try:
                os.kill(pid, 9)
            except ProcessLookupError:
                continue
        deadline = time.monotonic() + 10
        while self._pids() and time.monotonic() < deadline:
            time.sleep(0.05)
        for lock in (self.data / "postmaster.pid", *self.cluster.folder.glob(f".s.PGSQL.{self.port}*")):
            lock.unlink(missing_ok=True)

    def promote(self) -> None:
        """Make a replica the primary."""
        self.cluster.run("pg_ctl", "-D", self.data, "-w", "promote")

    def ask(self, sql: str) -> str:
        """Run one statement as its owner and return what it prints."""
        command = [str(self.cluster.programs / "psql"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "dondoc"]
        done = subprocess.run([*command, "-Atqc", sql, "postgres"], capture_output=True, text=True, timeout=20)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    @property
    def url(self) -> str:
        """Its DATABASE_URL."""
        return f"postgresql://dondoc@127.0.0.1:{self.port}/postgres"

    def _pids(self) -> list[int]:
        marked = []
        for folder in Path("/proc").iterdir():
            if not folder.name.isdecimal():
                continue
            try:
                if Path(os.readlink(folder / "cwd")) == self.data:
                    marked.append(int(folder.name))
            except OSError:
                continue
        return marked


class Cluster:
    """A primary and a replica; `with Cluster() as cluster:` takes both away in the end."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dondoc-cluster-"))
        self.programs = programs()
        self._as = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(self.folder, "nobody", "nogroup")
        self.primary, self.replica = Node(self, "primary"), Node(self, "replica")

    def __enter__(self) -> "Cluster":
        self.run("initdb", "-D", self.primary.data, "-U", "dondoc", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.primary.start()
        self.follow(self.replica, self.primary)
        return self

    def __exit__(self, *_: object) -> None:
        for node in (self.primary, self.replica):
            node.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def follow(self, replica: Node, primary: Node) -> None:
        """Make `replica` a copy of `primary` that follows it; what is acknowledged from then on is on both."""
        shutil.rmtree(replica.data, ignore_errors=True)
        source = f"host=127.0.0.1 port={primary.port} user=dondoc application_name=replica"
        self.run("pg_basebackup", "-d", source, "-D", replica.data, "-R", "-X", "stream", "-c", "fast")
        replica.start()
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'replica'")
        primary.ask("SELECT pg_reload_conf()")

    def let_go(self, primary: Node) -> None:
        """Let a primary acknowledge alone, as the guardian of a cluster does when the replica is gone."""
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = ''")
        primary.ask("SELECT pg_reload_conf()")

    def run(self, program: str, *arguments: object) -> None:
        """Run one of PostgreSQL's programs as the servers' owner."""
        command = [*self._as, str(self.programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)
