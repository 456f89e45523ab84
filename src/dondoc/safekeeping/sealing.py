"""One archive, written and read as a stream: a tar inside age encryption, never in the clear on disk.

With public keys the archive is an age file; `age -d -i KEY backup | tar -t` lists it. With a passphrase it is a tar of
two members: a key made for this archive alone and locked by the passphrase, and the age file that key opens.
"""

import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage

_KEY_MEMBER, _DATA_MEMBER = "key.age", "data.age"
_AGE_MAGIC = b"age-encryption.org/"
_BLOCK = tarfile.BLOCKSIZE
_MOST_KEY_BYTES = 64 * 1024


class SealingRefused(Exception):
    """Raised when an archive cannot be sealed with what was given; carries a sentence."""


class UnreadableArchive(Exception):
    """Raised when an archive does not open: another key, cut off, or changed; carries a sentence."""


def new_identity() -> tuple[str, str]:
    """Return a fresh secret key and its public one."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def seal(
    target: BinaryIO, *, fill: Callable[[tarfile.TarFile], None], recipients: Iterable[str], passphrase: str = ""
) -> None:
    """Write what `fill` puts into a tar to `target`, encrypted for the recipients or under the passphrase."""
    if passphrase:
        identity = pyrage.x25519.Identity.generate()
        _add_whole(target, _KEY_MEMBER, pyrage.passphrase.encrypt(str(identity).encode(), passphrase))
        header_at = target.tell()
        target.write(bytes(_BLOCK))
        _encrypt(target, fill, [identity.to_public()])
        size = target.tell() - header_at - _BLOCK
        target.write(bytes(-size % _BLOCK + 2 * _BLOCK))
        target.seek(header_at)
        target.write(_header(_DATA_MEMBER, size))
        target.seek(0, io.SEEK_END)
        return
    _encrypt(target, fill, public_keys(recipients))


def public_keys(recipients: Iterable[str]) -> list:
    """Return the keys these texts spell. Raises SealingRefused for none, and for one that is no key."""
    try:
        keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    except pyrage.RecipientError:
        raise SealingRefused(
            "Khóa công khai trong DONDOC_BACKUP_RECIPIENTS chưa đúng: mỗi khóa bắt đầu bằng age1."
        ) from None
    if not keys:
        raise SealingRefused(
            "Chưa có khóa để mã hóa bản sao lưu. Tạo khóa bằng: dondoc backup --new-key TỆP, rồi ghi khóa công khai "
            "vào DONDOC_BACKUP_RECIPIENTS; hoặc dùng --passphrase."
        )
    return keys


@contextmanager
def opened(path: Path, *, identities: Iterable[str], passphrase: str = "") -> Iterator[tarfile.TarFile]:
    """Give the tar of an archive as a stream; leaving without error means that every byte was proved to be genuine.

    Raises UnreadableArchive, possibly only at the end: what was read before must not be used until then.
    """
    with path.open("rb") as source:
        data, keys = _data_and_keys(source, identities, passphrase)
        read_end, write_end = os.pipe()
        failures: list[Exception] = []
        thread = threading.Thread(target=_decrypt, args=(data, write_end, keys, failures), daemon=True)
        thread.start()
        try:
            with os.fdopen(read_end, "rb") as pipe:
                try:
                    with tarfile.open(fileobj=pipe, mode="r|") as tar:
                        yield tar
                    _drain(pipe)
                except (tarfile.TarError, EOFError) as error:
                    _drain(pipe)
                    thread.join()
                    raise _why(failures) from error
        finally:
            thread.join()
        if failures:
            raise _why(failures)


def _encrypt(target: BinaryIO, fill: Callable[[tarfile.TarFile], None], keys: list) -> None:
    read_end, write_end = os.pipe()
    failures: list[Exception] = []

    def feed() -> None:
        try:
            with os.fdopen(write_end, "wb") as pipe, tarfile.open(fileobj=pipe, mode="w|") as tar:
                fill(tar)
        except Exception as error:  # told to the thread that waits
            failures.append(error)

    thread = threading.Thread(target=feed, daemon=True)
    with os.fdopen(read_end, "rb") as pipe:
        thread.start()
        try:
            pyrage.encrypt_io(pipe, target, keys)
        except pyrage.EncryptError as error:
            failures.insert(0, OSError(str(error)))
    thread.join()
    if failures:
        raise failures[0]


def _decrypt(data: BinaryIO, write_end: int, keys: list, failures: list[Exception]) -> None:
    try:
        with os.fdopen(write_end, "wb") as pipe:
            pyrage.decrypt_io(data, pipe, keys)
    except Exception as error:  # told to the thread that waits
        failures.append(error)


def _why(failures: list[Exception]) -> UnreadableArchive:
    if failures and "No matching keys" in str(failures[0]):
        return UnreadableArchive("Khóa này không mở được bản sao lưu: bản sao được mã hóa cho khóa khác.")
    return UnreadableArchive("Bản sao lưu đã hỏng: bị cắt ngắn hoặc bị thay đổi. Dùng bản sao khác.")


def _data_and_keys(source: BinaryIO, identities: Iterable[str], passphrase: str) -> tuple[BinaryIO, list]:
    start = source.read(_BLOCK)
    source.seek(0)
    if start.startswith(_AGE_MAGIC):
        try:
            keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
        except pyrage.IdentityError:
            raise UnreadableArchive("Tệp khóa không đọc được: cần dòng bắt đầu bằng AGE-SECRET-KEY-.") from None
        if not keys:
            raise UnreadableArchive("Bản sao lưu này cần tệp khóa: thêm --identity TỆP.")
        return source, keys
    if not passphrase:
        raise UnreadableArchive("Bản sao lưu này cần mật khẩu (thêm --passphrase), hoặc không phải bản sao lưu.")
    return _unlocked(source, passphrase)


def _unlocked(source: BinaryIO, passphrase: str) -> tuple[BinaryIO, list]:
    """Return the age file inside a passphrase archive and its key; every byte around it is checked too."""
    damaged = UnreadableArchive("Bản sao lưu đã hỏng: bị cắt ngắn hoặc bị thay đổi. Dùng bản sao khác.")
    try:
        key_size = _size_of_member(source, _KEY_MEMBER)
        if key_size > _MOST_KEY_BYTES:
            raise damaged
        locked = source.read(key_size)
        if any(source.read(-key_size % _BLOCK)):
            raise damaged
        size = _size_of_member(source, _DATA_MEMBER)
    except tarfile.TarError:
        raise damaged from None
    begin = source.tell()
    end = source.seek(0, io.SEEK_END)
    source.seek(begin + size)
    padding = source.read()
    if end != begin + size + len(padding) or len(padding) != -size % _BLOCK + 2 * _BLOCK or any(padding):
        raise damaged
    try:
        key = pyrage.passphrase.decrypt(locked, passphrase)
    except pyrage.DecryptError:
        raise UnreadableArchive("Mật khẩu chưa đúng, hoặc bản sao lưu đã hỏng.") from None
    source.seek(begin)
    return _Part(source, size), [pyrage.x25519.Identity.from_str(key.decode())]


class _Part(io.RawIOBase):
    """The next `size` bytes of a file, as a file."""

    def __init__(self, source: BinaryIO, size: int) -> None:
        self._source, self._left = source, size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content = self._source.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(content)
        return content


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size = size
    return member.tobuf(tarfile.GNU_FORMAT)


def _add_whole(target: BinaryIO, name: str, content: bytes) -> None:
    target.write(_header(name, len(content)) + content + bytes(-len(content) % _BLOCK))


def _size_of_member(source: BinaryIO, name: str) -> int:
    header = source.read(_BLOCK)
    size = tarfile.TarInfo.frombuf(header, tarfile.ENCODING, "surrogateescape").size
    # Nothing but what this program writes: a changed byte anywhere in a header is found.
    if header != _header(name, size):
        raise tarfile.ReadError(name)
    return size


def _drain(pipe: BinaryIO) -> None:
    while pipe.read(1 << 16):
        pass
