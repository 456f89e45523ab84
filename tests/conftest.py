"""What every test finds."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def own_files_folder(settings, tmp_path) -> Iterator[None]:
    """Give every test its own folder of stored files."""
    settings.FILES_DIR = tmp_path / "files"
    yield
