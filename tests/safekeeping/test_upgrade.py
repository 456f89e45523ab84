"""Data of the releases before this one come through the upgrade as they were, and the product works with them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.installation import Installation
from tests.support.releases import FOLDER, load

RELEASES = sorted(FOLDER.glob("*.json.gz"))[-2:]
MOVED = json.loads((FOLDER / "changes.json").read_text(encoding="utf-8"))


@pytest.fixture
def old(tmp_path) -> Iterator[Installation]:
    installation = Installation(tmp_path / "old")
    yield installation
    installation.remove()


def step(place: Installation, *arguments: str) -> str:
    command = [sys.executable, "-m", "tests.support.releases", *arguments]
    ran = subprocess.run(command, env=place.environment, capture_output=True, text=True, timeout=240, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def columns_of(place: Installation) -> dict[str, list[str]]:
    """Return the values of every column of every table, in the order of the rows' ids."""
    found = {}
    with place.connect() as connection:
        for table in place.rows():
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            rows = sorted(cursor.fetchall(), key=lambda row: repr(row[names.index("id")] if "id" in names else row))
            found |= {f"{table}.{name}": [repr(row[at]) for row in rows] for at, name in enumerate(names)}
    return found


@pytest.mark.timeout(400)
@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name.removesuffix(".json.gz"))
def test_an_upgrade_keeps_every_value(release: Path, old):
    step(old, "read", str(release))
    before = columns_of(old)

    old.done("prepare")
    after = columns_of(old)

    assert sum(map(len, load(release)["rows"].values())) > 1000
    lost = {name for name in before if name not in after or before[name] != after[name][: len(before[name])]}
    assert {name for name in lost - set(MOVED) if not name.startswith(("django_", "auth_permission"))} == set()
    assert "liền mạch" in old.done("journal", "verify")
    assert "sổ đếm đúng" in old.done("recount")
    said = old.run("doctor", "--deep").stdout
    assert "Cơ sở dữ liệu đúng phiên bản" in said
    assert "Chỉ mục từ của tìm kiếm khớp dữ liệu" in said
    assert set(step(old, "board").split()) == {"200"}
