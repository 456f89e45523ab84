"""One installation with the demo congress and one backup of it, made once for the tests of a file."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.installation import Installation


@pytest.fixture(scope="module")
def key(tmp_path_factory) -> SimpleNamespace:
    """Return a key for backups: the file of the secret one, and the public one."""
    from dondoc.safekeeping.sealing import new_identity

    secret, public = new_identity()
    path = tmp_path_factory.mktemp("key") / "key.txt"
    path.write_text(f"# public key: {public}\n{secret}\n")
    return SimpleNamespace(path=str(path), secret=secret, public=public)


@pytest.fixture(scope="module")
def place(tmp_path_factory, key) -> Iterator[Installation]:
    """Return an installation that holds the demo congress and its papers."""
    installation = Installation(tmp_path_factory.mktemp("place"))
    installation.environment["DONDOC_BACKUP_RECIPIENTS"] = key.public
    installation.done("prepare")
    installation.done("demo")
    yield installation
    installation.remove()


@pytest.fixture(scope="module")
def backup(place) -> Path:
    """Return a backup of that installation."""
    place.done("backup")
    return next((place.folder / "backups").glob("*.backup"))


@pytest.fixture
def empty(tmp_path) -> Iterator[Installation]:
    """Return a place where nothing was installed yet."""
    installation = Installation(tmp_path / "empty")
    yield installation
    installation.remove()
