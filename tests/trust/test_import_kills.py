"""An import that is killed, or that finds no room on the disk, leaves nothing; the next one brings all of it."""

import os
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.support.postgres import Server
from tests.support.workload import write_workload

KILLS = 5
TASKS = 300
SMALL_DISK_BYTES = 900_000


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """An installation of its own, on the database this run is on; hands out its environment and a way to ask it."""
    folder = tmp_path_factory.mktemp("house")
    settings = {"DONDOC_DATA_DIR": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DONDOC")} | settings
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment.pop("DATABASE_URL", None)
    server = Server() if connection.vendor == "postgresql" else None
    if server is not None:
        environment["DATABASE_URL"] = server.url
    try:
        run(environment, "migrate", "-v", "0")
        yield environment, _asking(folder, server)
    finally:
        if server is not None:
            server.stop()


def _asking(folder: Path, server: Server | None) -> Callable[[str], int]:
    def ask(question: str) -> int:
        if server is None:
            with closing(sqlite3.connect(folder / "dondoc.sqlite3")) as base:
                return base.execute(question).fetchone()[0]
        import psycopg

        with psycopg.connect(server.url) as base:
            return base.execute(question).fetchone()[0]

    return ask


def started(environment: dict[str, str], *words: object, **options: object) -> subprocess.Popen:
    command = [sys.executable, "-m", "dondoc.config.command", *map(str, words)]
    return subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def run(environment: dict[str, str], *words: object) -> None:
    process = started(environment, *words)
    out, errors = process.communicate(timeout=110)
    assert process.returncode == 0, out + errors


def counts(ask: Callable[[str], int]) -> list[int]:
    tables = ("editions_congress", "tasks_task", "people_user", "journal_entry", "desk_importedrow", "archive_version")
    return [ask(f"SELECT COUNT(*) FROM {table}") for table in tables]


@pytest.mark.timeout(300)
def test_kills_and_a_full_disk_leave_nothing(house, tmp_path):
    environment, ask = house
    began = time.monotonic()
    nothing = counts(ask)
    limited = started(
        environment,
        "import",
        _folder(tmp_path, 0),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK_BYTES, SMALL_DISK_BYTES)),
    )
    _out, errors = limited.communicate(timeout=110)
    lasted = time.monotonic() - began
    if connection.vendor == "sqlite":
        # The limit is this process's own; on PostgreSQL it is the server that writes.
        assert limited.returncode == 1, errors
        assert "Chưa nhập gì" in errors
        assert counts(ask) == nothing

    chance = random.Random(20261)
    for kill in range(1, KILLS + 1):
        before = counts(ask)
        process = started(environment, "import", _folder(tmp_path, kill))
        time.sleep(lasted * chance.uniform(0.4, 1.3))
        process.kill()
        process.communicate(timeout=60)
        after = counts(ask)
        # A kill after the commit leaves all of it; any other leaves nothing, and nothing in between is possible.
        assert after == before or after[:2] == [before[0] + 1, before[1] + TASKS]

    before = counts(ask)
    run(environment, "import", _folder(tmp_path, KILLS + 1))
    assert counts(ask)[:2] == [before[0] + 1, before[1] + TASKS]


def _folder(tmp_path: Path, seed: int) -> Path:
    folder = tmp_path / f"in-{seed}"
    write_workload(folder, plans=3, tasks_per_plan=TASKS // 3, seed=seed)
    return folder
