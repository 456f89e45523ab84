"""What a file is, by its bytes."""

import io

import pytest

from dondoc.papers import limits
from dondoc.papers.refusals import SENTENCES, PaperRefused, Refusal
from dondoc.papers.sniff import sniff
from dondoc.papers.tree import Kind
from tests.papers.reading import refusal_of
from tests.support.papers import Page, docx_bytes, ole_bytes, pdf_bytes, word_package, xlsx_bytes, zip_bytes

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(range(256)) * 4
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def _page_with_text() -> Page:
    page = Page()
    page.text(80, 700, "Kế hoạch tuyên truyền phục vụ Đại hội")
    return page


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (docx_bytes(lambda document: document.add_paragraph("Kế hoạch")), Kind.DOCX),
        (xlsx_bytes(lambda workbook: workbook.active.append(["Kế hoạch"])), Kind.XLSX),
        (pdf_bytes(_page_with_text()), Kind.PDF),
        (JPEG, Kind.IMAGE),
        (PNG, Kind.IMAGE),
        (b"\xef\xbb\xbf" + "Kế hoạch".encode(), Kind.TXT),
        ("Kế hoạch".encode(), Kind.TXT),
        ("Kế hoạch".encode("utf-16"), Kind.TXT),
        ("KÕ ho¹ch".encode("latin-1"), Kind.TXT),
    ],
)
def test_kind_is_told_by_the_bytes(content, kind):
    assert sniff(io.BytesIO(content)) is kind


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b" \r\n\t ", Refusal.EMPTY),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;" + bytes(100), Refusal.IMAGE),
        (b"II*\x00\x08\x00\x00\x00" + bytes(100), Refusal.IMAGE),
        (b"Rar!\x1a\x07\x01\x00" + b"\0" * 50, Refusal.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 50, Refusal.ARCHIVE),
        (b"\x1f\x8b\x08\x00" + b"\0" * 50, Refusal.ARCHIVE),
        (zip_bytes([("a.docx", b"x")]), Refusal.ARCHIVE),
        (zip_bytes([("mimetype", b"application/vnd.oasis.opendocument.text")]), Refusal.UNKNOWN_KIND),
        (ole_bytes("WordDocument"), Refusal.OLD_WORD),
        (ole_bytes("Workbook"), Refusal.OLD_EXCEL),
        (ole_bytes("Book"), Refusal.OLD_EXCEL),
        (ole_bytes("EncryptedPackage"), Refusal.ENCRYPTED),
        (ole_bytes("PowerPoint Document"), Refusal.UNKNOWN_KIND),
        (b"<!DOCTYPE html><html><body>K\xe1\xba\xbf ho\xe1\xba\xa1ch</body></html>", Refusal.UNKNOWN_KIND),
        (b"\n <html xmlns:w='urn:schemas-microsoft-com:office:word'>", Refusal.UNKNOWN_KIND),
        (b"{\\rtf1\\ansi Ke hoach}", Refusal.UNKNOWN_KIND),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", Refusal.UNKNOWN_KIND),
        (b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 100, Refusal.UNKNOWN_KIND),
        (b"Ke hoach\0tuyen truyen", Refusal.NOT_TEXT),
        (word_package("", main_type=MACRO_TYPE), Refusal.MACRO),
        (word_package("", parts=[("word/vbaProject.bin", b"x")]), Refusal.MACRO),
        (word_package("", main_type="application/vnd.ms-powerpoint.presentation.main+xml"), Refusal.UNKNOWN_KIND),
        (docx_bytes(lambda document: document.add_paragraph("x"))[:3000], Refusal.BROKEN),
    ],
)
def test_other_files_are_refused_with_their_reason(content, reason):
    assert refusal_of(sniff, content) is reason


def test_page_named_docx_is_told_apart():
    with pytest.raises(PaperRefused) as refused:
        sniff(io.BytesIO(b"<html><body>x</body></html>"), name="Kế hoạch 06.DOCX")

    assert refused.value.code is Refusal.UNKNOWN_KIND
    assert ".docx" in refused.value.sentence
    assert "trang web" in refused.value.sentence


def test_large_text_is_refused_with_both_sizes():
    with pytest.raises(PaperRefused) as refused:
        sniff(io.BytesIO(b"a" * (limits.FILE_BYTES[Kind.TXT] + 1024 * 1024)))

    assert refused.value.code is Refusal.TOO_LARGE
    assert "11 MB" in refused.value.sentence
    assert "10 MB" in refused.value.sentence


def test_sniffing_leaves_the_file_at_its_start():
    source = io.BytesIO("Kế hoạch".encode())

    sniff(source)

    assert source.tell() == 0


def test_every_reason_has_a_sentence_that_says_what_to_do():
    assert set(SENTENCES) == set(Refusal)
    for sentence in SENTENCES.values():
        assert sentence.count(".") >= 2
        assert "!" not in sentence
        assert "vui lòng" not in sentence.lower()
