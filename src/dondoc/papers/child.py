"""Reads a file in a child process that may use little memory and time, see no network and write nothing.

The parent trusts nothing the child says: not the length of its answer, not its form. The child gets the file as its
standard input and knows neither its name nor its place, and no environment.
"""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dondoc.papers import limits
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind, Tree
from dondoc.papers.wire import WireBroken, from_wire

# The first byte of an answer says what follows.
TREE_MARK, REFUSED_MARK, PHOTO_MARK = b"T", b"R", b"P"
_PLACES = threading.BoundedSemaphore(limits.CHILDREN_AT_ONCE)
_SCAN_PLACES = threading.BoundedSemaphore(limits.SCANS_AT_ONCE)
_BLOCK_BYTES = 256 * 1024
_ENVIRONMENT = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
# Isolated: no user packages, no PYTHON variables, no current folder on the path.
_PYTHON_OPTIONS = ("-I", "-X", "utf8", "-m")
_READER = "dondoc.papers.reader_process"
_PHOTOGRAPHER = "dondoc.papers.photo_process"


def read_in_child(path: Path, *, kind: Kind, wait_seconds: float = limits.WAIT_FOR_CHILD_SECONDS) -> Tree:
    """Read a file whose kind `sniff` has told, in a child process.

    At most two children run at once in a process; others wait up to `wait_seconds`. Raises PaperRefused, and nothing
    else, whatever becomes of the child: refused, dead, too slow, too large, or talking nonsense. Only a file that the
    parent cannot open raises OSError.
    """
    with _place(_PLACES, wait_seconds), path.open("rb") as source:
        return _understood(*_run(source, _READER, kind.value, seconds=limits.CHILD_WALL_SECONDS))


def recognise_in_child(path: Path, *, kind: Kind, program: str) -> Tree:
    """Read a scanned PDF or a picture in a child process that may start `program`, tesseract, and nothing else.

    One at a time in a process, and longer than other children may take. Raises as `read_in_child` does.
    """
    with _place(_SCAN_PLACES, limits.WAIT_FOR_SCAN_SECONDS), path.open("rb") as source:
        return _understood(*_run(source, _READER, kind.value, program, seconds=limits.SCAN_WALL_SECONDS))


def photo_in_child(path: Path, *, wait_seconds: float = limits.WAIT_FOR_CHILD_SECONDS) -> bytes:
    """Return a photograph as a fresh JPEG without anything but its picture; raises PaperRefused as reading does."""
    with _place(_PLACES, wait_seconds), path.open("rb") as source:
        answer, status = _run(source, _PHOTOGRAPHER, seconds=limits.CHILD_WALL_SECONDS)
    return _content(answer, status, mark=PHOTO_MARK)


@contextlib.contextmanager
def _place(places: threading.BoundedSemaphore, wait_seconds: float) -> Iterator[None]:
    if not places.acquire(timeout=wait_seconds):
        raise PaperRefused(Refusal.TOO_BUSY)
    try:
        yield
    finally:
        places.release()


def _run(source: BinaryIO, program: str, *words: str, seconds: float) -> tuple[bytes, int]:
    """Return the answer and the exit status of a child; the child is gone when this returns."""
    until = time.monotonic() + seconds
    child = _started(source, program, *words)
    try:
        answer = _answer(child, until=until)
        return answer, child.wait(timeout=max(0.0, until - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise PaperRefused(Refusal.TOO_SLOW, cause="does not end") from error
    finally:
        _end(child)


def _started(source: BinaryIO, program: str, *words: str) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 -- our own module, no word of the user among the arguments
            [sys.executable, *_PYTHON_OPTIONS, program, *words],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            cwd="/",
            close_fds=True,
            start_new_session=True,
        )
    except OSError as error:
        raise PaperRefused(Refusal.TOO_BUSY, cause="no process to be had") from error


def _answer(child: subprocess.Popen[bytes], *, until: float) -> bytes:
    if child.stdout is None:
        raise ValueError("the child was started without a pipe")
    blocks: list[bytes] = []
    size = 0
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            left = until - time.monotonic()
            if left <= 0 or not selector.select(timeout=left):
                raise PaperRefused(Refusal.TOO_SLOW, cause="wall clock")
            block = os.read(child.stdout.fileno(), _BLOCK_BYTES)
            if not block:
                return b"".join(blocks)
            blocks.append(block)
            size += len(block)
            if size > limits.CHILD_ANSWER_BYTES:
                raise PaperRefused(Refusal.TOO_LONG, cause="answer")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it may have started, and collect it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout is not None:
        child.stdout.close()


def _understood(answer: bytes, status: int) -> Tree:
    try:
        return from_wire(_content(answer, status, mark=TREE_MARK))
    except WireBroken as error:
        raise PaperRefused(Refusal.BROKEN, cause="answer is no tree") from error


def _content(answer: bytes, status: int, *, mark: bytes) -> bytes:
    if status == -signal.SIGXCPU:
        raise PaperRefused(Refusal.TOO_SLOW, cause="processor time")
    if status != 0:
        raise PaperRefused(Refusal.TOO_COMPLEX, cause=f"child ended with {status}")
    said, content = answer[:1], answer[1:]
    if said == REFUSED_MARK:
        raise _refusal(content)
    if said != mark:
        raise PaperRefused(Refusal.BROKEN, cause="no answer")
    return content


def _refusal(content: bytes) -> PaperRefused:
    """Return the refusal a child reported: code, sentence and cause, one a line."""
    lines = content.decode(errors="replace").split("\n")
    try:
        code, sentence, cause = lines
        return PaperRefused(Refusal(code), sentence, cause=cause)
    except ValueError:
        return PaperRefused(Refusal.BROKEN, cause="answer is no refusal")
