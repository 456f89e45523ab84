"""Hostile zip files are refused before anything inside them is parsed."""

import io
import struct
import time
import zipfile

import pytest

from dondoc.papers.packages import open_package, refuse_document_types
from dondoc.papers.read_docx import read_docx
from dondoc.papers.read_xlsx import read_xlsx
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.sniff import sniff
from tests.papers.reading import refusal_of, texts, tree_of
from tests.support.papers import excel_package, lying_zip, word_package, zip_bytes

PARAGRAPH = "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>"
LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def test_bomb_is_refused_by_its_ratio():
    assert refusal_of(sniff, word_package(PARAGRAPH, parts=[("word/a.xml", b" " * 30_000_000)])) is Refusal.TOO_COMPLEX


def test_bomb_is_refused_by_its_unpacked_size():
    parts = [(f"word/{at}.bin", bytes(26_000_000)) for at in range(4)]

    assert refusal_of(open_package, zip_bytes(parts)) is Refusal.TOO_COMPLEX


def test_bomb_that_lies_about_its_size_is_not_unpacked():
    content = bytearray(word_package(PARAGRAPH, parts=[("word/styles.xml", b"<a>" + b" " * 5_000_000 + b"</a>")]))
    at = content.rfind(b"word/styles.xml") - 46
    content[at + 24 : at + 28] = struct.pack("<L", 100)

    with pytest.raises(PaperRefused) as refused, open_package(io.BytesIO(content)) as package:
        refuse_document_types(package)

    assert refused.value.code in (Refusal.BROKEN, Refusal.TOO_COMPLEX)


def test_sixty_thousand_entries_are_refused_in_no_time():
    content = zip_bytes((f"word/{at}.xml", b"") for at in range(60_000))
    started = time.process_time()

    assert refusal_of(sniff, content) is Refusal.TOO_COMPLEX
    assert time.process_time() - started < 0.2


def test_directory_that_lies_about_its_length_is_refused():
    assert refusal_of(sniff, lying_zip(entries=65_000)) is Refusal.TOO_COMPLEX
    assert refusal_of(sniff, lying_zip(entries=10)) is Refusal.BROKEN


@pytest.mark.parametrize(
    "name", ["../word/document.xml", "/etc/passwd", "word\\..\\..\\x.xml", "c:/x.xml", "a/../../b"]
)
def test_paths_that_leave_the_package_are_refused(name):
    assert refusal_of(sniff, word_package(PARAGRAPH, parts=[(name, b"x")])) is Refusal.BROKEN


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_given_twice_are_refused():
    content = zip_bytes([("word/document.xml", b"a"), ("word/document.xml", b"b")])

    assert refusal_of(sniff, content) is Refusal.BROKEN


def test_links_are_refused():
    link = zipfile.ZipInfo("word/link.xml")
    link.external_attr = 0o120777 << 16
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr(link, "/etc/passwd")

    assert refusal_of(sniff, content.getvalue()) is Refusal.BROKEN


def test_encrypted_entries_are_refused():
    content = bytearray(word_package(PARAGRAPH))
    at = content.rfind(b"word/document.xml") - 46
    content[at + 8] |= 1

    assert refusal_of(sniff, bytes(content)) is Refusal.ENCRYPTED


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE])
def test_document_types_are_refused_in_word_files(head):
    body = "<w:p><w:r><w:t>&j;&x;</w:t></w:r></w:p>"

    assert refusal_of(read_docx, word_package(body, head=head)) is Refusal.TOO_COMPLEX


def test_document_types_are_refused_in_any_alphabet():
    part = ("word/styles.xml", ('<?xml version="1.0" encoding="UTF-16"?>' + LAUGHS + "<a>&j;</a>").encode("utf-16"))

    assert refusal_of(read_docx, word_package(PARAGRAPH, parts=[part])) is Refusal.TOO_COMPLEX


def test_document_types_are_refused_in_excel_files():
    part = ("xl/sharedStrings.xml", ("<?xml version='1.0'?>" + LAUGHS + "<sst><si><t>&j;</t></si></sst>").encode())

    assert refusal_of(read_xlsx, excel_package("<sheetData/>", parts=[part])) is Refusal.TOO_COMPLEX


def test_tables_three_thousand_deep_are_refused():
    body = "<w:tbl><w:tr><w:tc>" * 3000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 3000

    assert refusal_of(read_docx, word_package(body)) is Refusal.TOO_COMPLEX


def test_relations_in_a_circle_are_harmless():
    circle = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="x/styles" Target="document.xml"/>'
        b'<Relationship Id="b" Type="x/header" Target="../word/document.xml"/></Relationships>'
    )
    content = word_package(PARAGRAPH, parts=[("word/_rels/document.xml.rels", circle)])

    assert texts(tree_of(read_docx, content)) == ["Kế hoạch"]


def test_damaged_part_is_refused():
    content = bytearray(word_package(PARAGRAPH * 50))
    at = content.find(b"word/document.xml") + 40
    content[at : at + 20] = b"\xff" * 20

    assert refusal_of(read_docx, bytes(content)) is Refusal.BROKEN
