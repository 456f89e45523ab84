"""Files made to hurt, read as uploads are: each gets its sentence, the server's process lives, and nothing is left."""

import io
import os
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dondoc.papers import PaperRefused, Refusal, read, read_text
from tests.papers.reading import texts
from tests.support.papers import (
    content_types,
    docx_bytes,
    excel_package,
    relations,
    word_package,
    xlsx_bytes,
    zip_bytes,
)

PARAGRAPH = "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>"
MEGABYTE = 1024 * 1024


def _bomb(name: str, piece: bytes, times: int, *, excel: bool = False) -> bytes:
    """Return a package one of whose parts unpacks to this piece so many times, written without holding it in memory."""
    whole = excel_package("<sheetData/>") if excel else word_package(PARAGRAPH)
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as source,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
        with target.open(name, "w") as part:
            block = piece * max(1, MEGABYTE // len(piece))
            for _ in range(max(1, times * len(piece) // len(block))):
                part.write(block)
    return content.getvalue()


def _rows() -> bytes:
    row = b"<row><c t='str'><v>x</v></c></row>"
    return _bomb("xl/worksheets/sheet1.xml", row, 6_000_000, excel=True)


def _rows_within_the_size() -> bytes:
    """Return a sheet of far more rows than are read, in a package of modest size."""
    rows = "".join(f"<row r='{at}'><c r='A{at}' t='str'><v>Dòng {at}</v></c></row>" for at in range(1, 120_000))
    return excel_package(f"<sheetData>{rows}</sheetData>")


def _far_cell() -> bytes:
    return xlsx_bytes(lambda workbook: workbook.active.cell(1_048_576, 16_384, "x"))


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    body = "<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"
    return word_package(body, head=f'<!DOCTYPE w:document [<!ENTITY a "ha">{entities}]>')


def _outside_entity() -> bytes:
    head = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return word_package("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head=head)


def _deep_tables() -> bytes:
    return word_package("<w:tbl><w:tr><w:tc>" * 3000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 3000)


def _deep_within_the_parser() -> bytes:
    return word_package("<w:tbl><w:tr><w:tc>" * 80 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 80)


def _wide_span() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="900000000"/></w:tcPr>' + PARAGRAPH + "</w:tc>"
    return word_package(f"<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>")


def _endless_styles() -> bytes:
    style = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{(at + 1) % 5}"/></w:style>'
        for at in range(5)
    )
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = [
        ("word/styles.xml", f"<w:styles {namespace}>{style}</w:styles>".encode()),
        ("word/_rels/document.xml.rels", relations(("styles", "styles.xml"))),
    ]
    return word_package('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>Kế hoạch</w:t></w:r></w:p>', parts=parts)


def _circular_relations() -> bytes:
    circle = relations(("officeDocument", "document.xml"), ("styles", "document.xml"), ("header", "document.xml"))
    return word_package(PARAGRAPH, parts=[("word/_rels/document.xml.rels", circle)])


def _page_called_docx() -> bytes:
    return b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"


def _climbing_path() -> bytes:
    return word_package(PARAGRAPH, parts=[("../../outside.xml", b"x")])


def _names_twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zip_bytes([("[Content_Types].xml", content_types("/w.xml", "x")), ("w.xml", b"a"), ("w.xml", b"b")])


def _many_entries() -> bytes:
    return zip_bytes((f"word/{at}.xml", b"") for at in range(60_000))


def _endless_page_tree() -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>\nendobj\n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


HOSTILE: list[tuple[Callable[[], bytes], Refusal]] = [
    (_far_cell, Refusal.TOO_LONG),
    (_rows, Refusal.TOO_COMPLEX),
    (_rows_within_the_size, Refusal.TOO_LONG),
    (lambda: _bomb("xl/sharedStrings.xml", b"<si><t>" + b"a" * 1000, 500_000, excel=True), Refusal.TOO_COMPLEX),
    (lambda: _bomb("word/document.xml", b"Kho " * 64, 1_200_000), Refusal.TOO_COMPLEX),
    (_laughs, Refusal.TOO_COMPLEX),
    (_outside_entity, Refusal.TOO_COMPLEX),
    (_deep_tables, Refusal.TOO_COMPLEX),
    (_many_entries, Refusal.TOO_COMPLEX),
    (_climbing_path, Refusal.BROKEN),
    (_names_twice, Refusal.BROKEN),
    (_page_called_docx, Refusal.UNKNOWN_KIND),
    (_endless_page_tree, Refusal.BROKEN),
]
NAMES = [
    "far cell", "6 M rows", "120,000 rows", "500 MB of strings", "300 MB of text", "laughs", "outside entity",
    "3,000 deep", "60,000 entries", "climbing path", "names twice", "page called docx", "endless pages",
]  # fmt: skip


def _children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


@pytest.mark.parametrize(("make", "reason"), HOSTILE, ids=NAMES)
def test_hostile_file_gets_its_sentence_and_leaves_nothing(tmp_path, monkeypatch, make, reason):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    path = tmp_path / "tệp"
    path.write_bytes(make())
    before = _children()

    with pytest.raises(PaperRefused) as refused:
        read(path, "Kế hoạch.docx")

    assert refused.value.code is reason
    assert refused.value.sentence.endswith(".")
    assert "rồi tải" in refused.value.sentence or "tải lại" in refused.value.sentence or "Tải" in refused.value.sentence
    assert list(tmp_path.iterdir()) == [path]
    assert _children() <= before


@pytest.mark.parametrize(
    "make",
    [_circular_relations, _endless_styles, _deep_within_the_parser],
    ids=["circular relations", "styles in a circle", "80 deep"],
)
def test_odd_but_harmless_file_is_read(tmp_path, make):
    path = tmp_path / "tệp"
    path.write_bytes(make())

    tree = read(path, "x.docx")

    assert "Kế hoạch" in str(texts(tree)) + str(tree.blocks)


def test_spans_beyond_all_measure_are_cut_or_refused(tmp_path):
    path = tmp_path / "tệp"
    path.write_bytes(_wide_span())

    with pytest.raises(PaperRefused) as refused:
        read(path, "x.docx")

    assert refused.value.code is Refusal.TOO_LONG


@pytest.mark.parametrize(
    "name",
    [
        unicodedata.normalize("NFD", "Kế hoạch tuyên truyền.docx"),
        "Kế hoạch \u202excod.exe",
        "../../etc/passwd",
        "a" * 5_000 + ".docx",
        "\x00.docx",
        "",
        "=cmd|'/c calc'!A1.docx",
    ],
    ids=["nfd", "turned", "climbing", "long", "nul", "none", "formula"],
)
def test_name_of_a_file_never_matters(tmp_path, name):
    path = tmp_path / "tệp"
    path.write_bytes(docx_bytes(lambda document: document.add_paragraph("Kế hoạch")))

    assert texts(read(path, name)) == ["Kế hoạch"]


def test_name_is_not_repeated_where_a_page_calls_itself_a_paper(tmp_path):
    path = tmp_path / "tệp"
    path.write_bytes(_page_called_docx())

    with pytest.raises(PaperRefused) as refused:
        read(path, "<script>alert(1)</script>.docx")

    assert "script" not in refused.value.sentence


def test_signs_that_turn_or_hide_letters_are_taken_out():
    assert texts(read_text("Sở \u202eY tế\u202c lập\u200b phương án")) == ["Sở Y tế lập phương án"]
