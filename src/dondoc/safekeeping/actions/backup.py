"""Make one encrypted archive of the database, the stored files and the secret key."""

import hashlib
import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings

import dondoc
from dondoc.archive import files
from dondoc.archive import queries as archive
from dondoc.safekeeping import queries
from dondoc.safekeeping.rules import manifest as parts
from dondoc.safekeeping.rules.manifest import Head, KeptFile, Manifest
from dondoc.safekeeping.rules.rotation import name_at, superfluous
from dondoc.safekeeping.sealing import public_keys, seal
from dondoc.web import db_dumps

HEAD, MANIFEST, SECRET_KEY, FILES = "head.json", "manifest.json", "secret_key", "files"
# What the archive needs beside the bytes themselves: headers, encryption, room to go on working.
_SPARE_BYTES = 32 << 20
_MOST_IN_MEMORY = 16 << 20


class BackupRefused(Exception):
    """Raised when no backup can be made; carries a sentence. Nothing is left behind."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup: where it lies and what it says of itself."""

    path: Path
    bytes: int
    manifest: Manifest


def make_backup(
    *,
    folder: Path,
    data_dir: Path,
    files_dir: Path,
    recipients: Sequence[str],
    passphrase: str,
    keep: int,
    now: datetime,
) -> Made:
    """Write a new archive into the folder, then remove the oldest beyond `keep`.

    The database is copied first and the files after it: files are named by their content and written before the row
    that names them, so every file the copy names is there. The archive appears under its name only when it is whole.
    Raises BackupRefused, SealingRefused and DumpRefused.
    """
    if not passphrase:
        public_keys(recipients)
    if db_dumps.is_empty():
        raise BackupRefused("Chưa có dữ liệu để sao lưu. Chạy: dondoc prepare")
    moment = now.astimezone(UTC)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    content_bytes = db_dumps.size_bytes() + _bytes_of_files(files_dir)
    _refuse_without_room(folder, content_bytes + db_dumps.size_bytes())
    path = folder / name_at(moment)
    if path.exists():
        raise BackupRefused(f"Đã có bản sao lưu {path.name}. Chờ một giây rồi chạy lại.")
    unfinished = path.with_suffix(".unfinished")
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as room, db_dumps.snapshot(Path(room)) as copy:
            filler = _Filler(copy, files_dir=files_dir, secret_key=data_dir / SECRET_KEY)
            head = Head(parts.FORMAT, moment.isoformat(), dondoc.__version__, db_dumps.engine(), content_bytes)
            with _private(unfinished) as target:
                seal(target, fill=lambda tar: filler.fill(tar, head), recipients=recipients, passphrase=passphrase)
                target.flush()
                os.fsync(target.fileno())
        unfinished.replace(path)
        _flush_folder(folder)
    except OSError as error:
        raise BackupRefused(f"Không ghi được bản sao lưu: {error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    for name in superfluous([entry.name for entry in folder.iterdir()], keep=keep):
        (folder / name).unlink(missing_ok=True)
    return Made(path, path.stat().st_size, filler.manifest)


class _Filler:
    """Puts everything into the tar, and knows afterwards what it was."""

    def __init__(self, copy: db_dumps.Snapshot, *, files_dir: Path, secret_key: Path) -> None:
        self._copy, self._files_dir, self._secret_key = copy, files_dir, secret_key
        self.manifest = Manifest(
            tables=queries.tables(using=copy.alias),
            files={},
            chains=queries.chains(using=copy.alias),
            migrations=queries.migrations(using=copy.alias),
        )
        self._named = archive.named_digests(using=copy.alias)

    def fill(self, tar: tarfile.TarFile, head: Head) -> None:
        _add(tar, HEAD, parts.to_json(head))
        with self._copy.path.open("rb") as file:
            _stream(tar, self._copy.path.name, file)
        if self._secret_key.exists():
            _add(tar, SECRET_KEY, self._secret_key.read_bytes())
        kept: dict[str, KeptFile] = {}
        for name, file in self._files():
            with closing(file):
                kept[name] = _stream(tar, f"{FILES}/{name[:2]}/{name}", file)
        self.manifest = replace(self.manifest, files=kept, missing=tuple(sorted(self._named - set(kept))))
        _add(tar, MANIFEST, parts.to_json(self.manifest))

    def _files(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Open one file after the other: all of the folder, or of a shared store those the copy names."""
        if not settings.FILES_STORE:
            for name, path in queries.stored_files(self._files_dir):
                yield name, path.open("rb")
            return
        for name in sorted(self._named):
            with suppress(FileNotFoundError), closing(files.opened(name)) as stream:
                # A tar says how long a member is before it comes; a stream from a store does not know.
                spool = tempfile.SpooledTemporaryFile(max_size=_MOST_IN_MEMORY)  # noqa: SIM115 -- closed by the reader
                shutil.copyfileobj(stream, spool)
                spool.seek(0)
                yield name, spool


class _Hashing(io.RawIOBase):
    """A file that knows what was read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest, self.size = hashlib.sha256(), 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self.digest.update(content)
        self.size += len(content)
        return content


def _stream(tar: tarfile.TarFile, name: str, file: IO[bytes]) -> KeptFile:
    member = tarfile.TarInfo(name)
    member.size = file.seek(0, os.SEEK_END)
    file.seek(0)
    member.mode = 0o600
    hashing = _Hashing(file)
    tar.addfile(member, hashing)
    return KeptFile(hashing.size, hashing.digest.hexdigest())


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


def _bytes_of_files(folder: Path) -> int:
    """Return how many bytes of files there are; of a shared store, those its rows speak of."""
    if settings.FILES_STORE:
        return archive.stored_bytes_of_all()
    return sum(path.stat().st_size for _name, path in queries.stored_files(folder))


def _refuse_without_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE_BYTES:
        raise BackupRefused(
            f"Ổ đĩa của {folder} còn {free >> 20} MB, bản sao lưu cần {(needed + _SPARE_BYTES) >> 20} MB. "
            "Giải phóng chỗ, hoặc chọn thư mục khác bằng --into."
        )


def _private(path: Path) -> BinaryIO:
    """Open a new file that nobody but its owner reads."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
