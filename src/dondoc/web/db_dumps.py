"""Copies of the whole database and their return, the part of web/db.py that works on all tables and needs programs.

SQLite is copied by VACUUM INTO: one statement, whatever is written meanwhile (a stepwise backup begins anew at every
foreign write and may never end). PostgreSQL is copied by its own pg_dump, on the snapshot that is also counted.
"""

import hashlib
import json
import os
import re
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_CHUNK_ROWS = 2000
_WHOLE = 1 << 256


class DumpRefused(Exception):
    """Raised when the database cannot be copied or brought back here; carries a sentence."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One moment of the database: the file that holds it, and the alias under which its rows can be read meanwhile."""

    path: Path
    alias: str


def engine() -> str:
    """Return which of the two databases this installation uses."""
    return connections[DEFAULT_DB_ALIAS].vendor


def size_bytes() -> int:
    """Return about how much room a copy of the database needs."""
    if engine() == SQLITE:
        path = sqlite_path()
        return sum(part.stat().st_size for part in (path, _beside(path, "-wal")) if part.exists())
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def sqlite_path() -> Path:
    """Return where the file of the SQLite database stands."""
    return Path(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """Copy the database into the folder and keep that moment readable until left. Raises DumpRefused."""
    path = folder / f"database.{'sqlite3' if engine() == SQLITE else 'dump'}"
    with (_sqlite_snapshot if engine() == SQLITE else _postgres_snapshot)(path) as alias:
        yield Snapshot(path, alias)


def tables(alias: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return the names of all tables."""
    return sorted(connections[alias].introspection.table_names())


def digest_of(table: str, alias: str = DEFAULT_DB_ALIAS) -> tuple[int, str]:
    """Return how many rows a table has and a digest over every value of every row, whatever the rows' order."""
    connection = connections[alias]
    quote = connection.ops.quote_name
    total = rows = 0
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    names = ", ".join(quote(name) for name in sorted(columns))
    with transaction.atomic(using=alias), connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {quote(table)}")  # noqa: S608 -- names from the database itself, quoted
        while chunk := cursor.fetchmany(_CHUNK_ROWS):
            for row in chunk:
                total += int.from_bytes(hashlib.sha256(_text_of(row)).digest(), "big")
            rows += len(chunk)
    return rows, f"{total % _WHOLE:064x}"


@contextmanager
def reading(path: Path) -> Iterator[str]:
    """Open a copy made by `snapshot` as a database of its own, and give its alias; gone when left.

    PostgreSQL gets a database beside the installation's, for which the role must be allowed to make one.
    """
    with _sqlite_alias(path) if path.suffix == ".sqlite3" else _postgres_beside(path) as alias:
        yield alias


def is_empty() -> bool:
    """Say whether the installation's database has no table yet."""
    if engine() == SQLITE and not sqlite_path().exists():
        return True
    try:
        return not tables()
    except DatabaseError:
        raise DumpRefused("Cơ sở dữ liệu trong DATABASE_URL không trả lời. Kiểm tra địa chỉ và máy chủ.") from None


def put_back(path: Path) -> None:
    """Make the installation's database what the copy holds, whole or not at all; what stood there before is gone.

    SQLite keeps what stood there beside it, under a name that ends in `.before`. Raises DumpRefused.
    """
    connections.close_all()
    if path.suffix == ".sqlite3":
        place = sqlite_path()
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            with sqlite3.connect(place) as old:
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            old.close()
            place.replace(free_name(_beside(place, ".before")))
        for name in ("-wal", "-shm"):
            _beside(place, name).unlink(missing_ok=True)
        _flush(path)
        path.replace(place)
        _flush(place.parent)
        return
    _load(path, _postgres_environment())


def free_name(path: Path) -> Path:
    """Return this path, or the first with a number behind it that nothing stands at yet."""
    number, free = 0, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}{number}")
    return free


def has_program(name: str) -> bool:
    """Say whether the database's own program for copies is there, in a version that fits. SQLite needs none."""
    if engine() == SQLITE:
        return True
    try:
        _program(name)
    except DumpRefused:
        return False
    return True


def integrity_faults() -> list[str]:
    """Return what the database says is broken in its own file; PostgreSQL is asked by pg_amcheck, outside."""
    if engine() != SQLITE:
        return []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("PRAGMA quick_check(20)")
        return [row[0] for row in cursor.fetchall() if row[0] != "ok"]


def durability_faults() -> list[str]:
    """Return which settings of the database would lose what was acknowledged in a power cut."""
    wanted = (
        {"PRAGMA synchronous": {"2", "3"}, "PRAGMA journal_mode": {"wal"}}
        if engine() == SQLITE
        else {"SHOW synchronous_commit": {"on", "remote_apply"}, "SHOW fsync": {"on"}, "SHOW full_page_writes": {"on"}}
    )
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        return [name.split()[-1] for name, good in wanted.items() if _setting(cursor, name) not in good]


def clock_off_seconds(now: datetime) -> float:
    """Return how far the database's clock is ahead of this machine's; SQLite has no clock of its own."""
    if engine() == SQLITE:
        return 0.0
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        return float(cursor.fetchone()[0]) - now.timestamp()


def append_only_tables() -> set[str]:
    """Return the tables whose rows the database refuses to change (web.db.append_only)."""
    question = (
        "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
        if engine() == SQLITE
        else "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'"
    )
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(question)
        found = set(cursor.fetchall())
    needed = ("_no_update", "_no_delete") if engine() == SQLITE else ("_append_only",)
    return {table for table, _name in found if all((table, table + ending) in found for ending in needed)}


def _setting(cursor: Any, question: str) -> str:
    cursor.execute(question)
    return str(cursor.fetchone()[0])


def _text_of(row: tuple) -> bytes:
    return json.dumps(row, ensure_ascii=False, default=_plain, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _plain(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


@contextmanager
def _sqlite_snapshot(path: Path) -> Iterator[str]:
    try:
        source = sqlite3.connect(f"file:{sqlite_path()}?mode=rw", uri=True, timeout=30)
        try:
            source.execute("VACUUM INTO ?", [str(path)])
        finally:
            source.close()
        copy = sqlite3.connect(path)
        faults = [row[0] for row in copy.execute("PRAGMA quick_check(5)") if row[0] != "ok"]
        copy.close()
    except sqlite3.Error as error:
        raise DumpRefused(f"Không sao chép được cơ sở dữ liệu: {error}.") from error
    if faults:
        raise DumpRefused(f"Cơ sở dữ liệu đã hỏng, bản sao không dùng được: {faults[0]}.")
    with _sqlite_alias(path) as alias:
        yield alias


@contextmanager
def _sqlite_alias(path: Path) -> Iterator[str]:
    options = {"init_command": "PRAGMA query_only=ON; PRAGMA foreign_keys=ON;"}
    with _alias({"NAME": str(path), "OPTIONS": options}) as alias:
        yield alias


@contextmanager
def _postgres_snapshot(path: Path) -> Iterator[str]:
    program = _program("pg_dump")
    with _alias({}) as alias, transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        moment = cursor.fetchone()[0]
        _run([program, "-Fc", "-Z1", "--no-owner", "--no-privileges", f"--snapshot={moment}", f"--file={path}"])
        yield alias


@contextmanager
def _postgres_beside(path: Path) -> Iterator[str]:
    name = f"dondoc_verify_{secrets.token_hex(6)}"
    with _alias({}) as maker, connections[maker].cursor() as cursor:
        try:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        except DatabaseError:
            raise DumpRefused(
                "Tài khoản PostgreSQL chưa được tạo cơ sở dữ liệu tạm để kiểm tra. "
                "Cấp quyền bằng: ALTER ROLE … CREATEDB, hoặc kiểm tra trên máy khác."
            ) from None
        try:
            _load(path, _postgres_environment() | {"PGDATABASE": name})
            with _alias({"NAME": name}) as alias:
                yield alias
        finally:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _load(path: Path, environment: Mapping[str, str]) -> None:
    """Bring a dump into a database in one transaction; whatever its schema held before is gone with the commit."""
    restore, shell = _program("pg_restore"), _program("psql")
    script = path.with_suffix(".sql")
    try:
        _run([restore, "--no-owner", "--no-privileges", f"--file={script}", str(path)])
        clean = ["--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public"]
        strict = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
        _run([shell, *strict, *clean, f"--file={script}"], environment)
    finally:
        script.unlink(missing_ok=True)


@contextmanager
def _alias(changes: Mapping[str, Any]) -> Iterator[str]:
    """Give a further connection, like the installation's own but for the changes."""
    alias = f"copy_{secrets.token_hex(4)}"
    connections.databases[alias] = {**connections[DEFAULT_DB_ALIAS].settings_dict, "CONN_MAX_AGE": 0, **changes}
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.databases[alias]


def _postgres_environment() -> dict[str, str]:
    """Return how the programs reach the database; by the environment, so that no password stands in a list of them."""
    given = connections[DEFAULT_DB_ALIAS].settings_dict
    values = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    options = {"PGSSLMODE": "sslmode", "PGSSLROOTCERT": "sslrootcert"}
    found = {name: str(given[key]) for name, key in values.items() if given.get(key)}
    return found | {name: str(given["OPTIONS"][key]) for name, key in options.items() if given["OPTIONS"].get(key)}


def _program(name: str) -> str:
    """Return a program of PostgreSQL that is not older than the server, the server's own version if it is there."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        major = int(_setting(cursor, "SHOW server_version_num")) // 10000
    debian = Path(f"/usr/lib/postgresql/{major}/bin/{name}")
    found = str(debian) if debian.exists() else shutil.which(name)
    version = _version_of(found) if found else 0
    if found is None or version < major:
        has = f"chỉ có bản {version}" if found else "chưa có"
        raise DumpRefused(
            f"Cần chương trình {name} của PostgreSQL {major}, máy này {has}. "
            f"Debian, Ubuntu: apt install postgresql-client-{major}"
        )
    return found


def _version_of(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    number = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(number.group(1)) if number else 0


def _run(command: list[str], environment: Mapping[str, str] | None = None) -> None:
    surroundings = {**os.environ, **(_postgres_environment() if environment is None else environment)}
    done = subprocess.run(  # noqa: S603 -- a program of PostgreSQL, found by _program
        command, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or [f"mã {done.returncode}"]
        raise DumpRefused(f"{Path(command[0]).name} dừng vì lỗi: {last[0]}")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
