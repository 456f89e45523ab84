"""`dondoc serve`: the web server, on the address of the settings, with one worker beside it unless told otherwise."""

import atexit
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces

from dondoc.config.env import EMBEDDED, read_environment

log = logging.getLogger(__name__)

BLOCKING_THREADS = 8
# Read by prometheus_client when it is imported, in every process.
FIGURES_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_RESTART_AFTER_SECONDS = 3
# Longer than a mail server may take for one answer: a send that is under way gets its end.
_STOP_WITHIN_SECONDS = 20


def serve() -> int:
    """Serve until stopped; return the exit code."""
    environment = read_environment()
    _share_figures()
    print(f"dondoc: http://{environment.host}:{environment.port}", flush=True)
    server = Granian(
        "dondoc.config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        blocking_threads=BLOCKING_THREADS,
        log_enabled=False,
    )
    if environment.worker == EMBEDDED:
        worker = EmbeddedWorker([sys.executable, "-m", "dondoc.config.command", "worker"])
        server.on_startup(worker.start)
        server.on_shutdown(worker.stop)
    server.serve()
    return 0


def _share_figures() -> None:
    """Give all processes one folder for their figures, in memory: a mapped file on a full disk kills its writer."""
    memory = Path("/dev/shm")  # noqa: S108 -- a new private folder in it
    folder = tempfile.mkdtemp(prefix="dondoc-metrics-", dir=memory if memory.is_dir() else None)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ[FIGURES_VARIABLE] = folder


class EmbeddedWorker:
    """A child process beside the web server: started with it, started anew when it dies, ended with it.

    It ends by itself when the web server is killed outright: it watches its parent.
    """

    def __init__(self, command: list[str]) -> None:
        self._command = [*command, "--parent", str(os.getpid())]
        self._stopping = threading.Event()
        self._child: subprocess.Popen | None = None
        self._watch = threading.Thread(target=self._keep_running, name="worker", daemon=True)

    def start(self) -> None:
        """Start the child and keep it running.

        The first one starts here and not in the thread: the server forks its own processes right afterwards, and one
        forked in the middle of a start would keep the pipe open at whose end the start waits.
        """
        self._child = self._started()
        self._watch.start()

    def stop(self) -> None:
        """End the child: it finishes the job in hand, and is killed when that takes too long."""
        self._stopping.set()
        child = self._child
        if child is not None:
            child.terminate()
            try:
                child.wait(timeout=_STOP_WITHIN_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()

    def _keep_running(self) -> None:
        while not self._stopping.is_set():
            code = self._child.wait() if self._child is not None else None
            if self._stopping.wait(_RESTART_AFTER_SECONDS):
                return
            log.warning("the worker ended and is started anew", extra={"code": code})
            self._child = self._started()

    def _started(self) -> subprocess.Popen | None:
        try:
            return subprocess.Popen(self._command)  # noqa: S603 -- our own program
        except OSError:
            log.exception("the worker could not be started; it is tried again")
            return None
