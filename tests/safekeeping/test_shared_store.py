"""Where files lie in a store that several machines share, they are in the backup too, and come back into a store."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.db import connection

from tests.support.installation import Installation
from tests.support.smtp import free_port


@pytest.fixture
def store(tmp_path) -> Iterator[str]:
    """Return the address of an S3 server of the test's own."""
    port, folder = free_port(), tmp_path / "store"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.trust.file_store", str(port), str(folder)]
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 50
    while time.monotonic() < until:
        try:
            urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
            break
        except HTTPError:
            break
        except (URLError, OSError):
            time.sleep(0.1)
    yield f"endpoint=http://127.0.0.1:{port}"
    program.send_signal(signal.SIGKILL)
    program.wait()


@pytest.mark.timeout(240)
def test_files_of_a_shared_store_are_backed_up_and_restored(store, key, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("where files lie does not depend on the database")
    keys = {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "tests", "DONDOC_BACKUP_RECIPIENTS": key.public}
    here, there = Installation(tmp_path / "here"), Installation(tmp_path / "there")
    here.environment |= keys | {"DONDOC_FILES_STORE": f"s3://dondoc/first?{store}"}
    there.environment |= keys | {"DONDOC_FILES_STORE": f"s3://dondoc/second?{store}"}
    here.done("prepare")
    here.done("demo")
    here.done("backup")

    said = there.done("restore", str(here.folder / "backups"), "--identity", key.path)

    objects = [path.name for path in (tmp_path / "store").iterdir()]
    assert sum("first" in name for name in objects) == sum("second" in name for name in objects) > 3
    assert here.files() == there.files() == {}
    assert here.rows() == there.rows()
    assert "không có chỗ nào khác" in said
    assert "Các tệp có tên trong cơ sở dữ liệu đều còn" in there.run("doctor", "--deep").stdout
