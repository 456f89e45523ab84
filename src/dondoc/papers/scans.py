"""Decides when letters have to be recognised: pictures always, PDF files when they, or some pages, hold no letters."""

from pathlib import Path

from dondoc.papers import limits
from dondoc.papers.child import read_in_child, recognise_in_child
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.scan_program import scan_program
from dondoc.papers.tree import Kind, Tree

_NO_PROGRAM_FOR_PICTURES = (
    "Tệp là ảnh chụp, và máy này chưa cài phần nhận dạng chữ. Tải bản Word, Excel hoặc PDF xuất từ Word."
)
_NOTHING_RECOGNISED = (Refusal.UNCLEAR_SCAN, Refusal.TOO_SLOW, Refusal.TOO_BUSY, Refusal.TOO_LONG)


def read_picture(path: Path) -> Tree:
    """Read a photographed page. Raises PaperRefused, also where the program for it is not installed."""
    program = scan_program()
    if program is None:
        raise PaperRefused(Refusal.IMAGE, _NO_PROGRAM_FOR_PICTURES)
    return recognise_in_child(path, kind=Kind.IMAGE, program=program)


def read_pdf(path: Path) -> Tree:
    """Read a PDF by its letters; where it has none, and the program is there, by recognising them.

    A file with letters on most pages is read without the others when these cannot be recognised; its warning says so.
    Raises PaperRefused.
    """
    try:
        tree = read_in_child(path, kind=Kind.PDF)
    except PaperRefused as refused:
        program = scan_program()
        if refused.code is not Refusal.SCAN_WITHOUT_TEXT or program is None:
            raise
        return recognise_in_child(path, kind=Kind.PDF, program=program)
    program = scan_program() if 0 < len(tree.unread_pages) <= limits.SCAN_PAGES else None
    if program is None:
        return tree
    try:
        return recognise_in_child(path, kind=Kind.PDF, program=program)
    except PaperRefused as refused:
        if refused.code in _NOTHING_RECOGNISED:
            return tree
        raise
