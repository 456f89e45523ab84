"""Looks inside Office packages (zip files of XML parts) without trusting what they say about themselves.

The directory is measured before `zipfile` opens it, and every part before a parser does.
"""

import re
import struct
import zipfile
from typing import BinaryIO

from dondoc.papers import limits
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind

_END_SIGNATURE = b"PK\x05\x06"
_END_FORMAT = "<4s4H2LH"
_END_BYTES = struct.calcsize(_END_FORMAT)
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED_FLAG = 0x1
_SYMLINK_MODE = 0o120000
_CONTENT_TYPES = "[Content_Types].xml"
_LARGEST_CONTENT_TYPES = 2 * limits.MEGABYTE
_MAIN_TYPES = (
    (b"wordprocessingml.document.main", Kind.DOCX),
    (b"wordprocessingml.template.main", Kind.DOCX),
    (b"spreadsheetml.sheet.main", Kind.XLSX),
    (b"spreadsheetml.template.main", Kind.XLSX),
)
_MACRO_SIGNS = (b"macroenabled", b"vbaproject")
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY|<\0!\0D\0O\0C\0T\0Y\0P\0E|<\0!\0E\0N\0T\0I\0T\0Y", re.IGNORECASE)


def open_package(source: BinaryIO) -> zipfile.ZipFile:
    """Open a package after measuring its directory; the caller closes it.

    Raises PaperRefused for too many entries, unpacked size or ratio beyond the limits, paths that leave the package,
    names given twice, links, encrypted entries, and directories that do not fit the file.
    """
    _refuse_large_directory(source)
    try:
        package = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, struct.error, NotImplementedError) as error:
        raise PaperRefused(Refusal.BROKEN, cause=type(error).__name__) from error
    try:
        _refuse_bad_entries(package.infolist(), file_bytes=source.seek(0, 2))
    except PaperRefused:
        package.close()
        raise
    return package


def package_kind(package: zipfile.ZipFile) -> Kind:
    """Say whether a package is a Word or an Excel file; refuses macros, other Office files and plain zip files."""
    names = {name.lower(): name for name in package.namelist()}
    if _CONTENT_TYPES.lower() not in names:
        other = "mimetype" in names or any(name.startswith("index/") for name in names)
        raise PaperRefused(Refusal.UNKNOWN_KIND if other else Refusal.ARCHIVE)
    # Names of parts are the same in large and small letters (ISO/IEC 29500-2, 6.3.5).
    types = read_part(package, names[_CONTENT_TYPES.lower()], most=_LARGEST_CONTENT_TYPES).lower()
    if b"\0" in types:
        types = types.replace(b"\0", b"")
    if any(sign in types for sign in _MACRO_SIGNS) or any("vbaproject" in name for name in names):
        raise PaperRefused(Refusal.MACRO)
    for sign, kind in _MAIN_TYPES:
        if sign in types:
            return kind
    raise PaperRefused(Refusal.UNKNOWN_KIND, cause="office package of another kind")


def read_part(package: zipfile.ZipFile, name: str, *, most: int = limits.UNPACKED_BYTES) -> bytes:
    """Return the bytes of one part, refusing broken and larger ones. Raises KeyError when there is no such part."""
    try:
        with package.open(name) as part:
            content = part.read(most + 1)
    except KeyError:
        raise
    except Exception as error:  # zlib, lzma and zipfile each have errors of their own for damaged data
        raise PaperRefused(Refusal.BROKEN, cause=type(error).__name__) from error
    if len(content) > most:
        raise PaperRefused(Refusal.TOO_COMPLEX, cause="part larger than allowed")
    return content


def refuse_document_types(package: zipfile.ZipFile) -> None:
    """Unpack every XML part once and refuse the package when one declares a document type or entities.

    Office programs never write them; they are how XML bombs and readers of foreign files are built.
    """
    unpacked = 0
    for entry in package.infolist():
        if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        content = read_part(package, entry.filename)
        unpacked += len(content)
        if unpacked > limits.UNPACKED_BYTES:
            raise PaperRefused(Refusal.TOO_COMPLEX, cause="unpacked size")
        if _DOCTYPE.search(content):
            raise PaperRefused(Refusal.TOO_COMPLEX, cause="document type in a part")


def _refuse_large_directory(source: BinaryIO) -> None:
    size = source.seek(0, 2)
    tail_start = max(0, size - _END_BYTES - _LONGEST_COMMENT)
    source.seek(tail_start)
    tail = source.read()
    source.seek(0)
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or len(tail) - at < _END_BYTES:
        raise PaperRefused(Refusal.BROKEN, cause="no end of directory")
    _, _, _, _, entries, directory_bytes, _, _ = struct.unpack(_END_FORMAT, tail[at : at + _END_BYTES])
    if entries > limits.PACKAGE_ENTRIES or directory_bytes > limits.PACKAGE_DIRECTORY_BYTES:
        raise PaperRefused(Refusal.TOO_COMPLEX, cause="directory of the package")


def _refuse_bad_entries(entries: list[zipfile.ZipInfo], *, file_bytes: int) -> None:
    if len(entries) > limits.PACKAGE_ENTRIES:
        raise PaperRefused(Refusal.TOO_COMPLEX, cause="entries")
    unpacked = sum(entry.file_size for entry in entries)
    ratio_exceeded = unpacked > limits.RATIO_FREE_BYTES and unpacked > limits.UNPACKED_RATIO * file_bytes
    if unpacked > limits.UNPACKED_BYTES or ratio_exceeded:
        raise PaperRefused(Refusal.TOO_COMPLEX, cause="unpacked size")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise PaperRefused(Refusal.BROKEN, cause="name given twice")
    for entry in entries:
        _refuse_bad_entry(entry)


def _refuse_bad_entry(entry: zipfile.ZipInfo) -> None:
    parts = entry.filename.replace("\\", "/").split("/")
    if ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in parts[0]:
        raise PaperRefused(Refusal.BROKEN, cause="path leaves the package")
    if (entry.external_attr >> 16) & 0o170000 == _SYMLINK_MODE:
        raise PaperRefused(Refusal.BROKEN, cause="link in the package")
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise PaperRefused(Refusal.ENCRYPTED)
