"""From the bytes of an upload to a file fit to be kept as evidence; every parser runs in a limited child process."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from dondoc.kit.digest import sha256_of_bytes
from dondoc.papers import PaperRefused, Refusal, bare_photo, is_photo, read
from dondoc.papers.tree import Kind

__all__ = ["EvidenceFile", "PaperRefused", "read_evidence"]

_HEAD_BYTES = 32


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file as it will be kept. came_sha256: the digest of the bytes as they came in, by which a repeat is known."""

    content: bytes
    file_name: str
    kind: str
    is_photo: bool
    came_sha256: str


def read_evidence(*, content: bytes, file_name: str) -> EvidenceFile:
    """Return an upload as it will be kept: a photograph made anew, a paper byte for byte.

    A scanned paper is good evidence although no letter can be read in it; one that bears a secrecy stamp, a macro or a
    password is not taken. Raises PaperRefused with a sentence.
    """
    came = sha256_of_bytes(content)
    with tempfile.NamedTemporaryFile(prefix="dondoc-", suffix=".upload") as file:
        file.write(content)
        file.flush()
        path = Path(file.name)
        if is_photo(content[:_HEAD_BYTES]):
            return EvidenceFile(bare_photo(path), f"{_stem(file_name)}.jpg", "jpeg", True, came)
        return EvidenceFile(content, file_name, _kind_of_paper(path, file_name), False, came)


def _kind_of_paper(path: Path, name: str) -> str:
    try:
        kind = read(path, name=name).kind
    except PaperRefused as refused:
        if refused.code is not Refusal.SCAN_WITHOUT_TEXT:
            raise
        return Kind.PDF.value
    return str(kind)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name or "anh"
