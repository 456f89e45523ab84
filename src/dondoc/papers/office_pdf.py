"""Turns a Word file into PDF with LibreOffice, where it is installed: an office's own form is drawn by no other way."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from functools import cache
from pathlib import Path

SECONDS = 60
# One at a time: LibreOffice takes some hundred megabytes.
_PLACE = threading.BoundedSemaphore(1)
_WAIT_SECONDS = 120


@cache
def office_program() -> str | None:
    """Return the path of LibreOffice when it is installed, else None; looked up once a process."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def docx_to_pdf(content: bytes) -> bytes:
    """Return a Word file as PDF; empty when LibreOffice is not installed, does not answer in time or makes none.

    It runs with a profile of its own that is thrown away, without macros, and is ended with all it started.
    """
    program = office_program()
    if program is None or not _PLACE.acquire(timeout=_WAIT_SECONDS):
        return b""
    try:
        with tempfile.TemporaryDirectory(prefix="dondoc-office-") as folder:
            return _converted(program, content, Path(folder))
    finally:
        _PLACE.release()


def _converted(program: str, content: bytes, folder: Path) -> bytes:
    source = folder / "paper.docx"
    source.write_bytes(content)
    words = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--nologo", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(source)),
    ]
    environment = {"HOME": str(folder), "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "TMPDIR": str(folder)}
    try:
        child = subprocess.Popen(  # noqa: S603 -- a program of the system, no word of the user among the arguments
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
    except OSError:
        return b""
    try:
        child.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return b""
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    made = folder / "paper.pdf"
    found = made.read_bytes() if made.exists() else b""
    return found if found.startswith(b"%PDF-") else b""
