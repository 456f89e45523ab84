"""A PostgreSQL server of the suite's own: made in a new folder, reached over a socket there, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
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

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-"))
        self._as = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(self.folder, "nobody", "nogroup")
        self._bin = programs()
        self._run("initdb", "-D", self.folder / "data", "-U", "dondoc", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {self.folder} -c listen_addresses= -c max_connections=60"
        self._run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", options, "start")
        self.url = f"postgresql://dondoc@{str(self.folder).replace('/', '%2F')}/postgres"

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        command = [*self._as, str(self._bin / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)
