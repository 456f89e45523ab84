"""From the bytes of an upload to a signed sheet fit to be kept: a PDF byte for byte, a photograph made anew."""

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dondoc.papers import PaperRefused, Refusal, bare_photo, is_photo
from dondoc.papers.sniff import sniff
from dondoc.papers.tree import Kind

__all__ = ["PaperRefused", "SignedFile", "read_signed"]

_HEAD_BYTES = 32
_ONLY = "Bản đã ký nhận tệp PDF hoặc ảnh chụp (JPEG, PNG). Quét văn bản đã ký rồi tải lên."


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A signed sheet as it will be kept."""

    content: bytes
    file_name: str
    kind: str


def read_signed(*, content: bytes, file_name: str) -> SignedFile:
    """Return an upload as it will be kept; of a photograph the picture alone, without place, time or device.

    Raises PaperRefused with a sentence.
    """
    if is_photo(content[:_HEAD_BYTES]):
        with tempfile.NamedTemporaryFile(prefix="dondoc-", suffix=".upload") as file:
            file.write(content)
            file.flush()
            return SignedFile(bare_photo(Path(file.name)), f"{_stem(file_name)}.jpg", "jpeg")
    if sniff(io.BytesIO(content), name=file_name) is not Kind.PDF:
        raise PaperRefused(Refusal.UNKNOWN_KIND, _ONLY)
    if b"/Encrypt" in content[-4096:]:
        raise PaperRefused(Refusal.ENCRYPTED)
    return SignedFile(content, f"{_stem(file_name)}.pdf", "pdf")


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name or "ban-da-ky"
