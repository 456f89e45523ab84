"""Reads PDF files with a text layer: ruled tables as tables, the other lines joined into paragraphs."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

import pypdfium2

from dondoc.papers import limits
from dondoc.papers.pages import Page, page_of, read_pages
from dondoc.papers.pdf_lines import page_words
from dondoc.papers.pdf_tables import TableFinder
from dondoc.papers.reading import Budget, Reading
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind

_LETTERS_OF_A_TEXT = 20
_LETTERS_PER_PAGE = 5
_PASSWORD_SIGNS = ("password", "security")


def read_pdf(source: BinaryIO) -> Reading:
    """Read a PDF file. Raises PaperRefused when it is locked, broken, too long, or a scan without text."""
    content = source.read()
    finder = TableFinder(BytesIO(content))
    pages: list[Page] = []
    budget = Budget()
    with opened(content) as document:
        for number in range(1, len(document) + 1):
            pages.append(text_page(document, number, finder))
            budget.spend(letters=pages[-1].letters)
    letters = sum(page.letters for page in pages)
    if letters < _LETTERS_OF_A_TEXT or letters < _LETTERS_PER_PAGE * len(pages):
        raise PaperRefused(Refusal.SCAN_WITHOUT_TEXT)
    unread = tuple(number for number, page in enumerate(pages, start=1) if not page.letters)
    warnings = (*_unread_warning(unread), *table_warnings(finder))
    return read_pages(pages, kind=Kind.PDF, warnings=warnings, unread=unread)


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF of at most 500 pages and close it. Raises PaperRefused when it is locked, broken or too long."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        message = str(error).lower()
        locked = any(sign in message for sign in _PASSWORD_SIGNS)
        raise PaperRefused(Refusal.ENCRYPTED if locked else Refusal.BROKEN, cause="PdfiumError") from error
    try:
        if len(document) > limits.PDF_PAGES:
            raise PaperRefused(
                Refusal.TOO_LONG,
                f"Tệp PDF dài {len(document)} trang, quá {limits.PDF_PAGES} trang. Tách thành nhiều tệp rồi tải lại.",
            )
        yield document
    except pypdfium2.PdfiumError as error:
        raise PaperRefused(Refusal.BROKEN, cause="PdfiumError") from error
    finally:
        document.close()


def text_page(document: pypdfium2.PdfDocument, number: int, finder: TableFinder) -> Page:
    """Return what the text layer of a page holds."""
    page = document[number - 1]
    text = page.get_textpage()
    words = list(page_words(text, box=page.get_mediabox(), rotation=page.get_rotation()))
    text.close()
    tables = finder.find(number, page, words) if words else []
    size = page.get_size()
    page.close()
    return page_of(words, tables, number=number, size=size)


def table_warnings(finder: TableFinder) -> Iterator[str]:
    """Say from which page on tables were read as lines because the time for tables was over."""
    if finder.skipped_from:
        yield f"Từ trang {finder.skipped_from}, bảng được đọc theo từng dòng chữ."


def listed(numbers: tuple[int, ...]) -> str:
    """Return page numbers for a sentence, the first ten of them."""
    return ", ".join(map(str, numbers[:10])) + ("…" if len(numbers) > 10 else "")


def _unread_warning(numbers: tuple[int, ...]) -> Iterator[str]:
    if numbers:
        yield f"Trang {listed(numbers)} không có lớp chữ nên không đọc được."
