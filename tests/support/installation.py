"""A whole installation of its own: data folder, database, and its commands run as a person would run them."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg


class Installation:
    """Commands run in processes of their own; `rows` reads the database past everything the product does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = os.environ.get("DATABASE_URL", "")
        self.name = f"place_{uuid4().hex[:12]}"
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("DONDOC", "DJANGO", "DATABASE"))
        } | {"DONDOC_DATA_DIR": str(folder), "DONDOC_DEMO": "1", "DONDOC_SECRET_KEY": "only-for-tests"}
        if self.server:
            self._on_server(f'CREATE DATABASE "{self.name}"')
            self.environment["DATABASE_URL"] = urlunsplit(urlsplit(self.server)._replace(path=f"/{self.name}"))

    @property
    def sqlite(self) -> Path:
        return self.folder / "dondoc.sqlite3"

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one command of the product."""
        return subprocess.run(
            [sys.executable, "-m", "dondoc.config.command", *command],
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    def done(self, *command: str, **environment: str) -> str:
        """Run a command that has to succeed and return what it said."""
        ran = self.run(*command, **environment)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def connect(self):
        """Return a connection to the database itself, to be closed by the caller."""
        if not self.server:
            return closing(sqlite3.connect(self.sqlite, isolation_level=None))
        return closing(psycopg.connect(self.environment["DATABASE_URL"], autocommit=True))

    def rows(self) -> dict[str, list[tuple]]:
        """Return every row of every table, in an order that does not depend on where it lies."""
        tables = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if self.server
            else "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        with self.connect() as connection:
            names = [row[0] for row in connection.execute(tables).fetchall()]
            return {
                name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
                for name in sorted(names)
            }

    def files(self) -> dict[str, bytes]:
        """Return every stored file by its path below the data folder."""
        folder = self.folder / "files"
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def remove(self) -> None:
        """Take the database and the folder away."""
        if self.server:
            self._on_server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        shutil.rmtree(self.folder, ignore_errors=True)

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)
