"""Bytes named by their SHA-256: stored once, durably, before any row names them; never changed."""

from pathlib import Path
from typing import IO

from django.conf import settings

from dondoc.archive.stores import FolderStore, store
from dondoc.kit.digest import sha256_of_bytes


def keep(content: bytes) -> str:
    """Store the bytes durably and return their SHA-256; storing the same bytes again is free."""
    digest = sha256_of_bytes(content)
    store().keep(digest, content)
    return digest


def read(digest: str) -> bytes:
    """Return the bytes with this SHA-256. Raises FileNotFoundError."""
    with store().opened(digest) as file:
        return file.read()


def opened(digest: str) -> IO[bytes]:
    """Return the bytes with this SHA-256 as a stream. Raises FileNotFoundError."""
    return store().opened(digest)


def path_of(digest: str) -> Path:
    """Return where the bytes with this SHA-256 stand in the folder of this machine."""
    return FolderStore(Path(settings.FILES_DIR)).path_of(digest)
