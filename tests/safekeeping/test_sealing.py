"""Whatever is changed in an archive is found, at every byte."""

import random
from pathlib import Path

import pytest

from dondoc.safekeeping.sealing import SealingRefused, UnreadableArchive, new_identity, opened, seal

CONTENT = b"n\xe1\xbb\x99i dung " * 40
PASSPHRASE = "mười sáu ký tự trở lên"


def fill(tar) -> None:
    import io
    import tarfile

    member = tarfile.TarInfo("one")
    member.size = len(CONTENT)
    tar.addfile(member, io.BytesIO(CONTENT))


def sealed(path: Path, *, recipients: list[str], passphrase: str = "") -> bytes:
    with path.open("w+b") as target:
        seal(target, fill=fill, recipients=recipients, passphrase=passphrase)
    return path.read_bytes()


def read(path: Path, *, identities: list[str], passphrase: str = "") -> bytes:
    with opened(path, identities=identities, passphrase=passphrase) as tar:
        return b"".join(tar.extractfile(member).read() for member in tar)


def test_what_was_sealed_comes_back(tmp_path):
    secret, public = new_identity()
    sealed(tmp_path / "a", recipients=[new_identity()[1], public])

    assert read(tmp_path / "a", identities=[new_identity()[0], secret]) == CONTENT


def test_a_changed_byte_is_found_wherever_it_is(tmp_path):
    secret, public = new_identity()
    whole = sealed(tmp_path / "a", recipients=[public])
    unseen = []

    for place in range(len(whole)) if len(whole) < 2000 else sorted(random.Random(7).sample(range(len(whole)), 2000)):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        (tmp_path / "b").write_bytes(changed)
        try:
            read(tmp_path / "b", identities=[secret])
            unseen.append(place)
        except UnreadableArchive:
            pass

    assert unseen == []


def test_a_cut_is_found_wherever_it_is(tmp_path):
    secret, public = new_identity()
    whole = sealed(tmp_path / "a", recipients=[public])

    for length in [*range(0, len(whole), 97), len(whole) - 1]:
        (tmp_path / "b").write_bytes(whole[:length])
        with pytest.raises(UnreadableArchive):
            read(tmp_path / "b", identities=[secret])


def test_something_after_the_end_is_found(tmp_path):
    secret, public = new_identity()
    (tmp_path / "a").write_bytes(sealed(tmp_path / "a", recipients=[public]) + b"x")

    with pytest.raises(UnreadableArchive):
        read(tmp_path / "a", identities=[secret])


def test_a_passphrase_archive_is_watched_in_all_its_parts(tmp_path):
    whole = sealed(tmp_path / "a", recipients=[], passphrase=PASSPHRASE)
    assert read(tmp_path / "a", identities=[], passphrase=PASSPHRASE) == CONTENT

    # Name, size, key, padding of the key, header of the data, data, end.
    for place in (0, 130, 600, 1000, 1024 + 5, len(whole) // 2, len(whole) - 1):
        changed = bytearray(whole)
        changed[place] ^= 1
        (tmp_path / "b").write_bytes(changed)
        with pytest.raises(UnreadableArchive):
            read(tmp_path / "b", identities=[], passphrase=PASSPHRASE)
    for length in (0, 300, 700, len(whole) - 1):
        (tmp_path / "b").write_bytes(whole[:length])
        with pytest.raises(UnreadableArchive):
            read(tmp_path / "b", identities=[], passphrase=PASSPHRASE)
    with pytest.raises(UnreadableArchive):
        read(tmp_path / "a", identities=[], passphrase="khác")


@pytest.mark.parametrize("recipients", [[], ["age1khong-phai-khoa"]])
def test_without_a_good_key_nothing_is_sealed(recipients, tmp_path):
    with pytest.raises(SealingRefused):
        sealed(tmp_path / "a", recipients=recipients)


def test_a_full_disk_is_an_error_and_no_half_archive(tmp_path):
    class Full:
        def write(self, content: bytes) -> int:
            raise OSError(28, "No space left on device")

        def flush(self) -> None: ...

    with pytest.raises(OSError, match="space"):
        seal(Full(), fill=fill, recipients=[new_identity()[1]])
