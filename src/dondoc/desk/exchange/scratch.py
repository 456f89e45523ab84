"""The checked copy of a folder: every row in a small database of its own on disk, thrown away afterwards.

Ids, references and order of a million rows are judged there, so that memory stays flat, and what is loaded is what was
checked, whatever becomes of the files meanwhile. It is no database of the house and no row of it is kept.
"""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dondoc.desk.exchange.words import COLUMNS

_AT_ONCE = 5000


class Scratch:
    """One table per file, each with the line a row began on."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute("PRAGMA temp_store=FILE")
        for table, columns in COLUMNS.items():
            self._base.execute(f"CREATE TABLE {table} (line INTEGER PRIMARY KEY, {', '.join(columns)})")

    def keep(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Keep rows of (line, cells …)."""
        marks = ", ".join("?" * (len(COLUMNS[table]) + 1))
        self._base.execute("BEGIN")
        self._base.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 -- names of our own
        self._base.execute("COMMIT")

    def arrange(self) -> None:
        """Make the indexes by which rows are compared."""
        for table, column in (
            ("tasks", "id"),
            ("tasks", "parent_id"),
            ("task_agencies", "task_id"),
            ("comments", "id"),
            ("comments", "task_id"),
        ):
            self._base.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")

    def ask(self, question: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Return the rows of a question, read as they are wanted."""
        cursor = self._base.execute(question, values)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows

    def count(self, table: str) -> int:
        """Return how many rows a file has."""
        return next(self.ask(f"SELECT COUNT(*) FROM {table}"))[0]  # noqa: S608 -- names of our own

    def close(self) -> None:
        """Let the file go."""
        self._base.close()


@contextmanager
def scratch() -> Iterator[Scratch]:
    """Hand out an empty copy that is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="dondoc-exchange-") as folder:
        kept = Scratch(Path(folder) / "rows.sqlite3")
        try:
            yield kept
        finally:
            kept.close()
