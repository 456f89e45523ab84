"""Says what a file is by its bytes, never by its name, and refuses what is not read, before any parser opens it."""

import contextlib
import re
from typing import BinaryIO

import puremagic

from dondoc.kit.numbers import file_size
from dondoc.papers import limits, packages
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_PDF_MAY_START_WITHIN = 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HEAD_BYTES = 8192
_FOREIGN_TEXT = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<\?xml|<head|<body|\{\\rtf|mime-version:|%!ps)", re.I | re.S
)
_ARCHIVES = frozenset(
    {".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".zst", ".cab", ".lz", ".z", ".lzh", ".zip"}
)
_OFFICE_SUFFIXES = frozenset({"doc", "docx", "xls", "xlsx", "rtf"})
_OLE_NAMES = (
    ("EncryptedPackage", Refusal.ENCRYPTED),
    ("WordDocument", Refusal.OLD_WORD),
    ("Workbook", Refusal.OLD_EXCEL),
    ("Book", Refusal.OLD_EXCEL),
)
_OLE_DIRECTORY_WITHIN = 4 * limits.MEGABYTE
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b\x1a")
_CONTROLS_PER_TEXT = 0.01


def sniff(source: BinaryIO, *, name: str = "") -> Kind:
    """Return the kind of a file that may be read; `source` is a seekable binary file and is left at its start.

    name: what the sender calls the file; it only tells them what the file is not.

    Raises PaperRefused with the reason and what to do.
    """
    size = source.seek(0, 2)
    source.seek(0)
    head = source.read(_HEAD_BYTES)
    source.seek(0)
    if not head.strip():
        raise PaperRefused(Refusal.EMPTY)
    kind = _kind(source, head, size, name)
    if size > limits.FILE_BYTES[kind]:
        raise too_large(size, most=limits.FILE_BYTES[kind])
    source.seek(0)
    return kind


def too_large(size: int, *, most: int) -> PaperRefused:
    """Return the refusal of a file of this size, with both sizes in its sentence."""
    sentence = f"Tệp {file_size(size)} vượt mức {file_size(most)}. Bỏ bớt ảnh hoặc tách thành nhiều tệp rồi tải lại."
    return PaperRefused(Refusal.TOO_LARGE, sentence)


def _kind(source: BinaryIO, head: bytes, size: int, name: str) -> Kind:
    if size > limits.LARGEST_FILE_BYTES:
        raise too_large(size, most=limits.LARGEST_FILE_BYTES)
    if head.startswith(_ZIP):
        with packages.open_package(source) as package:
            return packages.package_kind(package)
    if head.startswith(_OLE):
        raise PaperRefused(_inside_ole(source.read(_OLE_DIRECTORY_WITHIN)))
    if head.startswith(_PICTURES):
        return Kind.IMAGE
    if _PDF in head[:_PDF_MAY_START_WITHIN]:
        return Kind.PDF
    if _FOREIGN_TEXT.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise _foreign(name)
    if _is_text(head):
        return Kind.TXT
    raise PaperRefused(_binary_refusal(head))


def _foreign(name: str) -> PaperRefused:
    suffix = name.rpartition(".")[2].lower()
    if suffix not in _OFFICE_SUFFIXES:
        return PaperRefused(Refusal.UNKNOWN_KIND, cause="markup")
    sentence = (
        f"Tệp mang đuôi .{suffix} nhưng bên trong là trang web hoặc định dạng khác. "
        f"Mở bằng Word hoặc Excel, chọn “Lưu thành” dạng .docx hoặc .xlsx rồi tải lại."
    )
    return PaperRefused(Refusal.UNKNOWN_KIND, sentence, cause="markup")


def _inside_ole(content: bytes) -> Refusal:
    for name, refusal in _OLE_NAMES:
        if name.encode("utf-16-le") + b"\0\0" in content:
            return refusal
    return Refusal.UNKNOWN_KIND


def _is_text(head: bytes) -> bool:
    if head.startswith(_UTF16_MARKS):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return b"\0" not in head and controls <= len(head) * _CONTROLS_PER_TEXT


def _binary_refusal(head: bytes) -> Refusal:
    guesses: list[puremagic.PureMagicWithConfidence] = []
    with contextlib.suppress(puremagic.PureError, ValueError):
        guesses = puremagic.magic_string(head)
    if not guesses:
        return Refusal.NOT_TEXT if b"\0" in head else Refusal.UNKNOWN_KIND
    best = guesses[0]
    if best.mime_type.startswith("image/"):
        return Refusal.IMAGE
    return Refusal.ARCHIVE if best.extension in _ARCHIVES else Refusal.UNKNOWN_KIND
