"""Bytes on disk, named by their SHA-256: written once, flushed and renamed before any row names them."""

import os
import tempfile
from pathlib import Path

from django.conf import settings

from dondoc.kit.digest import sha256_of_bytes


def keep(content: bytes) -> str:
    """Store the bytes durably and return their SHA-256; storing the same bytes again is free."""
    digest = sha256_of_bytes(content)
    path = path_of(digest)
    if path.exists():
        return digest
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:  # a full disk keeps no half of a file
        Path(temporary).unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)
    return digest


def path_of(digest: str) -> Path:
    """Return where the bytes with this SHA-256 stand."""
    return Path(settings.FILES_DIR) / digest[:2] / digest


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
