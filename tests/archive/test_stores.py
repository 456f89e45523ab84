"""Where bytes are kept: the folder of this machine and an S3 server behave alike."""

import os
import signal
import subprocess
import sys
import time
from hashlib import sha256

import pytest

from dondoc.archive.stores import FolderStore, SharedStore
from tests.support.cluster import free_port

CONTENT = "Kế hoạch số 06".encode()
DIGEST = sha256(CONTENT).hexdigest()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    os.environ.update(AWS_ACCESS_KEY_ID="tests", AWS_SECRET_ACCESS_KEY="tests")
    port = free_port()
    command = [sys.executable, "-m", "tests.trust.file_store", str(port), str(tmp_path_factory.mktemp("store"))]
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}"
    program.send_signal(signal.SIGKILL)
    program.wait()


@pytest.fixture(params=["folder", "shared"])
def store(request, tmp_path):
    if request.param == "folder":
        return FolderStore(tmp_path)
    shared = SharedStore(bucket="dondoc", prefix="f/", endpoint=request.getfixturevalue("server"), region="us-east-1")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            shared.keep(sha256(b"").hexdigest(), b"")
        except Exception:
            time.sleep(0.1)
        else:
            return shared
    raise RuntimeError("the store does not answer")


def test_what_is_kept_is_read_back(store):
    store.keep(DIGEST, CONTENT)
    store.keep(DIGEST, CONTENT)
    with store.opened(DIGEST) as file:
        assert file.read() == CONTENT


def test_what_was_never_kept_is_missing(store):
    with pytest.raises(FileNotFoundError):
        store.opened("0" * 64)


def test_a_folder_that_cannot_take_the_bytes_keeps_nothing_half(tmp_path, monkeypatch):
    store = FolderStore(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.keep(DIGEST, CONTENT)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
