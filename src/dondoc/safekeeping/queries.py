"""What an installation holds at a moment: rows, files, chains, migrations."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from dondoc.archive import files
from dondoc.journal import queries as journal
from dondoc.safekeeping.rules.manifest import KeptFile, Table
from dondoc.web import db_dumps

_CHUNK_BYTES = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")


def tables(*, using: str = DEFAULT_DB_ALIAS) -> dict[str, Table]:
    """Return every table with its count of rows and the digest over them."""
    return {name: Table(*db_dumps.digest_of(name, using)) for name in db_dumps.tables(using)}


def chains(*, using: str = DEFAULT_DB_ALIAS) -> dict[str, tuple[int, str]]:
    """Return where each chain of the journal ends; the congress as text, as JSON wants it."""
    return {str(congress): (head.sequence, head.hash) for congress, head in journal.heads(using=using).items()}


def migrations(*, using: str = DEFAULT_DB_ALIAS) -> tuple[tuple[str, str], ...]:
    """Return which migrations the database went through."""
    return tuple(sorted(MigrationRecorder(connections[using]).applied_migrations()))


def known_migrations() -> set[tuple[str, str]]:
    """Return every migration this release knows."""
    return set(MigrationLoader(None).disk_migrations)


def stored_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Return the stored files below a folder with the digest each is named by; half-written ones are left out."""
    for path in sorted(folder.glob("[0-9a-f][0-9a-f]/*")):
        if _DIGEST.fullmatch(path.name) and path.parent.name == path.name[:2] and path.is_file():
            yield path.name, path


def kept_file(path: Path) -> KeptFile:
    """Return size and SHA-256 of the bytes that are really there."""
    with path.open("rb") as file:
        return kept(file)


def kept(file: IO[bytes]) -> KeptFile:
    """Return size and SHA-256 of what a stream holds."""
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(_CHUNK_BYTES):
        digest.update(chunk)
        size += len(chunk)
    return KeptFile(size, digest.hexdigest())


def files_in_place(named: Iterable[str]) -> dict[str, KeptFile]:
    """Return what is really there of this installation's files: all of its folder, or of a shared store those named."""
    if not settings.FILES_STORE:
        return {name: kept_file(path) for name, path in stored_files(Path(settings.FILES_DIR))}
    found = {}
    for name in sorted(named):
        with suppress(FileNotFoundError), closing(files.opened(name)) as file:
            found[name] = kept(file)
    return found
