"""A PostgreSQL server of the suite's own: made in a new folder, reached over a socket there, gone afterwards."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path


class NoPostgres(RuntimeError):
    """Raised when no PostgreSQL programs are on the machine; a test run then fails instead of skipping."""


def programs() -> Path:
    """Return the folder of the newest PostgreSQL on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoPostgres("Install PostgreSQL (Debian, Ubuntu: sudo apt install postgresql) to run the tests on it.")
    return Path(on_path).parent


class Server:
    """One running server; `url` is its DATABASE_URL."""

    def __init__(self, *, place: Path | None = None, options: str = "") -> None:
        """place: where its folder is made. options: further ones of the server, e.g. `-c synchronous_commit=off`."""
        self.folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-", dir=place))
        self._as = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(self.folder, "nobody", "nogroup")
        self._bin = programs()
        self._run("initdb", "-D", self.folder / "data", "-U", "dondoc", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self._options = f"-k {self.folder} -c listen_addresses= -c max_connections=60 {options}"
        self.start()
        self.url = f"postgresql://dondoc@{str(self.folder).replace('/', '%2F')}/postgres"

    def start(self) -> None:
        """Start the server on its folder and wait until it answers."""
        data = ("-D", self.folder / "data")
        self._run("pg_ctl", *data, "-w", "-l", self.folder / "log", "-o", self._options, "start")

    def processes(self) -> list[int]:
        """Return the process ids of the server, the postmaster first."""
        first = (self.folder / "data" / "postmaster.pid").read_text().split()[0]
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [int(first), *map(int, children)]

    def kill(self) -> None:
        """Kill every process of the server outright and take its marks away, as after a crash of the machine."""
        processes = self.processes()
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(Path(f"/proc/{process}").exists() and not _is_dead(process) for process in processes):
            time.sleep(0.02)
        self.forget_marks()

    def forget_marks(self) -> None:
        """Remove what a killed server leaves: the file with its process id and the lock of its socket."""
        for mark in [self.folder / "data" / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")]:
            mark.unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        command = [*self._as, str(self._bin / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)


def _is_dead(process: int) -> bool:
    """Say whether a process has ended and only waits for its parent to notice."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True
