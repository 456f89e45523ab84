"""What every test finds."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from dondoc.meetings.queries import live
from dondoc.web.catalogues import compile_catalogues
from tests.support.tallied import the_tally_is_right  # noqa: F401 -- used by every test with a database

BUILT_ONCE = {"demo", "site"}


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues before any test reads one: a language that was read without them stays without."""
    if not hasattr(config, "workerinput"):
        compile_catalogues()


@pytest.fixture(autouse=True)
def own_files_folder(request, settings, tmp_path) -> None:
    """Give every test its own folder of stored files; a demo built for a whole module keeps the module's."""
    if not BUILT_ONCE & set(request.fixturenames):
        settings.FILES_DIR = tmp_path / "files"


@pytest.fixture(autouse=True)
def no_frames_of_others() -> None:
    """Forget the directories this process holds: a rolled-back congress and the next one share their numbers."""
    live._frames.clear()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[object]:
    """Build the demo congress for a module, in a transaction that is rolled back at its end."""
    from tests.support.demo import make_demo, make_tables

    with django_db_blocker.unblock():
        make_tables()
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_demo()
        transaction.set_rollback(True)
