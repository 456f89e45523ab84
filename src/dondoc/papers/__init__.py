"""The document engine: any document as one neutral tree, any tree as a document. No Django.

`read` turns a file into a `tree.Tree` inside a limited child process or refuses it with a sentence.
"""

from pathlib import Path

from dondoc.papers import limits
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind, Tree

__all__ = ["PaperRefused", "Refusal", "Tree", "bare_photo", "is_photo", "read", "read_text"]


def read(path: Path, name: str) -> Tree:
    """Read a file, whatever it is called, or raise PaperRefused with a sentence that says what to do.

    name: the file's name at the person who sent it; it only makes refusals clearer and is never trusted. Files that
    cannot be opened raise OSError, as everywhere.
    """
    from dondoc.papers.child import read_in_child
    from dondoc.papers.scans import read_pdf, read_picture
    from dondoc.papers.sniff import sniff

    with path.open("rb") as source:
        kind = sniff(source, name=name)
    if kind is Kind.IMAGE:
        return read_picture(path)
    return read_pdf(path) if kind is Kind.PDF else read_in_child(path, kind=kind)


def read_text(text: str) -> Tree:
    """Read pasted text of at most 2 MB in this process, or raise PaperRefused. Never raises anything else."""
    from dondoc.papers.read_txt import read_string
    from dondoc.papers.secrecy import has_secrecy_stamp

    if len(text.encode(errors="replace")) > limits.PASTED_BYTES:
        raise PaperRefused(Refusal.TOO_LARGE, "Đoạn chữ dán vào dài quá 2 MB. Lưu thành tệp .docx rồi tải lên.")
    tree = read_string(text).tree
    if has_secrecy_stamp(tree):
        raise PaperRefused(Refusal.STATE_SECRET)
    return tree


def is_photo(head: bytes) -> bool:
    """Say by its first bytes whether a file is a photograph that `bare_photo` takes or names as another kind."""
    from dondoc.papers.photos import looks_like_photo

    return looks_like_photo(head)


def bare_photo(path: Path) -> bytes:
    """Return a photograph as a fresh JPEG: upright, no longer than needed, without place, time or device.

    Raises PaperRefused with a sentence for what is too large, broken or no JPEG, PNG or WEBP.
    """
    from dondoc.papers.child import photo_in_child

    if path.stat().st_size > limits.PHOTO_BYTES:
        raise PaperRefused(Refusal.LARGE_PHOTO)
    return photo_in_child(path)
