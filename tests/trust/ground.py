"""The ground of a trust run: an installation of its own with a congress, in this process and for those it starts."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.postgres import Server


@dataclass
class Ground:
    """Where the data lies, and the PostgreSQL server when there is one."""

    folder: Path
    postgres: Server | None


@contextmanager
def ground(database: str, *, place: Path | None = None, options: str = "") -> Iterator[Ground]:
    """Make an empty, migrated installation and set Django up on it; `place`: the disk it stands on."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="dondoc-trust-", dir=place))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        postgres = None
        if database == "postgresql":
            postgres = Server(place=place, options=options)
            stack.callback(postgres.stop)
        settle(folder, postgres)
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        stack.callback(hang_up)
        yield Ground(folder, postgres)


def settle(folder: Path, postgres: Server | None) -> None:
    """Set the environment of an installation and Django up on it."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="tests.trust.settings_kills",
        DONDOC_DATA_DIR=str(folder),
        DONDOC_DEMO="0",
        DONDOC_SECOND_FACTOR="offered",
        DONDOC_SECRET_KEY="only-for-tests",
        DONDOC_LOG_LEVEL="CRITICAL",
        DATABASE_URL=postgres.url if postgres else f"sqlite:///{folder / 'db.sqlite3'}",
    )
    import django

    django.setup()


def hang_up() -> None:
    """Close the connections of this process; a child shares none with its parent."""
    from django.db import connections

    connections.close_all()


def command(*words: str) -> list[str]:
    """Return the command line of a module of this suite or of the product."""
    return [sys.executable, "-m", *words]
