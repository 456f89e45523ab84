"""Where bytes are kept: a folder of this machine, or an S3-compatible store that several machines share.

A store holds bytes under their SHA-256 and never changes them; what `keep` returned from is on disk there.
"""

import os
import tempfile
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import IO, Any, Protocol
from urllib.parse import parse_qs, urlsplit

from django.conf import settings


class Store(Protocol):
    """What a place for bytes can do. A digest without bytes raises FileNotFoundError."""

    def keep(self, digest: str, content: bytes) -> None:
        """Store the bytes durably; storing them again is free."""

    def opened(self, digest: str) -> IO[bytes]:
        """Return the bytes as a stream to read from."""


class FolderStore:
    """Files below one folder, in folders of the first two letters: written aside, flushed, then renamed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path_of(self, digest: str) -> Path:
        """Return where the bytes with this SHA-256 stand."""
        return self._folder / digest[:2] / digest

    def keep(self, digest: str, content: bytes) -> None:
        """Store the bytes durably; a crash leaves the whole file or none."""
        path = self.path_of(digest)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)

    def opened(self, digest: str) -> IO[bytes]:
        """Return the file, open to be read."""
        return self.path_of(digest).open("rb")


class SharedStore:
    """Objects of one bucket, named by their SHA-256 below a prefix. The store itself checks what it was sent."""

    def __init__(self, *, bucket: str, prefix: str, endpoint: str | None, region: str | None) -> None:
        import boto3
        from botocore.config import Config

        self._bucket, self._prefix = bucket, prefix
        patience = Config(connect_timeout=3, read_timeout=15, retries={"max_attempts": 4, "mode": "standard"})
        self._client: Any = boto3.client("s3", endpoint_url=endpoint, region_name=region, config=patience)

    def keep(self, digest: str, content: bytes) -> None:
        """Store the bytes; the store compares their SHA-256 with ours before it says yes."""
        if self._has(digest):
            return
        self._client.put_object(
            Bucket=self._bucket,
            Key=self._key(digest),
            Body=content,
            ChecksumSHA256=b64encode(bytes.fromhex(digest)).decode(),
        )

    def opened(self, digest: str) -> IO[bytes]:
        """Return the object as a stream."""
        try:
            return self._client.get_object(Bucket=self._bucket, Key=self._key(digest))["Body"]
        except self._client.exceptions.NoSuchKey:
            raise FileNotFoundError(digest) from None

    def _has(self, digest: str) -> bool:
        from botocore.exceptions import ClientError

        try:
            self._client.head_object(Bucket=self._bucket, Key=self._key(digest))
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return False
            raise
        return True

    def _key(self, digest: str) -> str:
        return f"{self._prefix}{digest[:2]}/{digest}"


def store() -> Store:
    """Return the store of this installation."""
    if settings.FILES_STORE:
        return _shared(settings.FILES_STORE)
    return FolderStore(Path(settings.FILES_DIR))


@cache
def _shared(address: str) -> SharedStore:
    """Return the store at an address like `s3://bucket/prefix?endpoint=https://…&region=…`."""
    parts = urlsplit(address)
    given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    prefix = parts.path.strip("/")
    return SharedStore(
        bucket=parts.netloc,
        prefix=f"{prefix}/" if prefix else "",
        endpoint=given.get("endpoint"),
        region=given.get("region", "us-east-1"),
    )


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
