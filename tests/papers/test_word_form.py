"""An office's own Word form: what is taken, what is refused and why, and the paper it makes."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from dondoc.papers.layouts import Family, layout_on
from dondoc.papers.layouts.parts import Annex, Column, GroupRow, Heading, Paper, Table, Text
from dondoc.papers.word_form import FIELDS, FormRefused, check_form, fill_form
from dondoc.papers.word_form_starter import starter_form

DAY = date(2015, 8, 20)
LAYOUT = layout_on(family=Family.PARTY, day=DAY)
TABLE = Table(
    (Column(heading="TT", width_mm=20), Column(heading="Việc", width_mm=120)), (GroupRow("I", "Nhóm"), ("1", "Treo cờ"))
)
PAPER = Paper(
    superior="Tỉnh ủy Kon Tum",
    issuer="Tiểu ban Phục vụ",
    number="15-TB/TBPV",
    place="Kon Tum",
    issued_on=DAY,
    kind="Thông báo",
    subject="kết luận <cuộc họp> & giao việc",
    bases=("Căn cứ A",),
    blocks=(Heading("I. CHUNG"), Text("Nội dung {{ 7*7 }} {% x %} <b>", "1."), TABLE, Text("Hết")),
    authority=("T/M TIỂU BAN", "TRƯỞNG TIỂU BAN"),
    signatory="Nguyễn Văn A",
    recipients=("Thường trực Tỉnh ủy", "Lưu VT"),
)
WITH_ALL = replace(
    PAPER,
    addressees=("Sở Y tế", "Sở Xây dựng"),
    annexes=(Annex(title="Phụ lục", subject="Danh sách", blocks=(TABLE,)),),
)


def form(*paragraphs: str, header: str = "") -> bytes:
    """Return a Word file with these paragraphs."""
    document, out = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(out)
    return out.getvalue()


def changed(content: bytes, name: str, change=None, *, put: bytes | None = None) -> bytes:
    """Return a package with one part changed or put into it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            part = source.read(entry)
            target.writestr(entry, change(part) if entry == name and change else part)
        if put is not None:
            target.writestr(name, put)
    return out.getvalue()


def texts_of(content: bytes) -> list[str]:
    from docx.oxml.ns import qn

    body = Document(io.BytesIO(content)).element.body
    found = (
        "".join(one.text or "" if one.tag == qn("w:t") else "\n" for one in paragraph.iter(qn("w:t"), qn("w:br")))
        for paragraph in body.iter(qn("w:p"))
    )
    return [text for text in found if text]


def refusal(content: bytes) -> FormRefused:
    with pytest.raises(FormRefused) as caught:
        check_form(content, sample=PAPER, layout=LAYOUT)
    return caught.value


FULL = (
    "{{ so_ky_hieu }}",
    "{{ ngay_thang }}",
    "{{ trich_yeu }}",
    "{{ noi_dung }}",
    "{{ quyen_han }}",
    "{{ noi_nhan }}",
)


@pytest.mark.parametrize("paper", [PAPER, WITH_ALL, replace(PAPER, is_letter=True, addressees=("Sở Y tế",))])
def test_the_starter_has_every_place_a_paper_needs(paper):
    content = starter_form(paper, LAYOUT)

    check = check_form(content, sample=paper, layout=LAYOUT)

    assert (check.lacks, check.unknown) == ((), ())
    assert content == starter_form(paper, LAYOUT)


def test_the_starter_filled_in_says_what_our_own_layout_says():
    from dondoc.papers.write_docx import write_docx

    filled = fill_form(starter_form(WITH_ALL, LAYOUT), WITH_ALL, LAYOUT)

    assert texts_of(filled) == texts_of(write_docx(WITH_ALL, LAYOUT))


def test_values_stand_as_text_whatever_signs_they_have():
    filled = texts_of(fill_form(form(*FULL), PAPER, LAYOUT))

    assert "kết luận <cuộc họp> & giao việc" in filled
    assert "1. Nội dung {{ 7*7 }} {% x %} <b>" in filled
    assert "- Thường trực Tỉnh ủy;\n- Lưu VT." in filled


def test_body_keeps_headings_tables_and_order():
    document = Document(io.BytesIO(fill_form(form("Đầu", "{{ noi_dung }}", "Cuối"), PAPER, LAYOUT)))

    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
        "Đầu",
        "I. CHUNG",
        "1. Nội dung {{ 7*7 }} {% x %} <b>",
        "Hết./.",
        "Cuối",
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["TT", "Việc"],
        ["I", "Nhóm"],
        ["1", "Treo cờ"],
    ]
    assert b"w:tblBorders" in zipfile.ZipFile(io.BytesIO(fill_form(form("{{ noi_dung }}"), PAPER, LAYOUT))).read(
        "word/document.xml"
    )


def test_loops_walk_through_lists_and_words_cut_into_runs_are_found():
    document = Document()
    cut = document.add_paragraph()
    for part in ("{", "{ so_", "ky_hieu }", "}"):
        cut.add_run(part)
    for text in ("{%p for noi in noi_nhan %}", "Gửi {{ noi }}", "{%p endfor %}", "{% if do_khan %}khẩn{% endif %}"):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)

    check = check_form(out.getvalue(), sample=PAPER, layout=LAYOUT)

    assert {"so_ky_hieu", "noi_nhan", "do_khan"} == check.names
    assert texts_of(fill_form(out.getvalue(), PAPER, LAYOUT)) == [
        "15-TB/TBPV",
        "Gửi - Thường trực Tỉnh ủy;",
        "Gửi - Lưu VT.",
    ]


def test_places_in_the_header_of_the_page_are_filled_in():
    filled = fill_form(form(*FULL, header="Văn bản {{ so_ky_hieu }}"), PAPER, LAYOUT)

    assert Document(io.BytesIO(filled)).sections[0].header.paragraphs[0].text == "Văn bản 15-TB/TBPV"


def test_what_a_form_lacks_and_what_nobody_knows_is_named():
    content = form("{{ trich_yeu }}", "{{ so_ki_hieu }}", "{{ noi_nhan }}", "{{ nguoi_soan }}")

    check = check_form(content, sample=WITH_ALL, layout=LAYOUT)

    assert check.lacks == ("so_ky_hieu", "ngay_thang", "noi_dung", "quyen_han", "kinh_gui", "phu_luc")
    assert check.unknown == ("nguoi_soan", "so_ki_hieu")
    assert all(name in FIELDS for name in check.lacks)


def test_a_paper_with_an_annex_needs_a_place_for_it():
    with pytest.raises(FormRefused, match="phu_luc"):
        fill_form(form(*FULL), WITH_ALL, LAYOUT)


def test_an_annex_stands_on_a_sheet_of_its_own_held_sideways():
    sections = Document(io.BytesIO(fill_form(form(*FULL, "{{ phu_luc }}"), WITH_ALL, LAYOUT))).sections

    assert [section.page_width > section.page_height for section in sections] == [False, True]


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__ }}",
        "{{ trich_yeu.__class__.__mro__ }}",
        "{{ trich_yeu['__class__'] }}",
        "{{ cycler('a') }}",
        "{{ trich_yeu|attr('x') }}",
        "{{ 'a' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% for a in range(999999999) %}a{% endfor %}",
        "{% for a in trich_yeu %}a{% endfor %}",
        "{% for a in noi_nhan %}{% for b in noi_nhan %}a{% endfor %}{% endfor %}",
        "{% for a in noi_nhan recursive %}{{ loop(noi_nhan) }}{% endfor %}",
        "{% for a in noi_nhan %}{{ loop.__init__ }}{% endfor %}",
        "{% set x = 1 %}",
        "{% import 'os' as os %}",
        "{% include '/etc/passwd' %}",
        "{% macro m() %}x{% endmacro %}",
        "{{ self }}{{ self.x }}",
        "{% if trich_yeu == 'x' %}a{% endif %}",
        "{% autoescape false %}{{ trich_yeu }}{% endautoescape %}",
        "{{ trich_yeu ",
        "{% endfor %}",
        "{{ {% }}",
        "}} {{",
        "{{ trich_yeu }} {% if %}",
        "{# a #} {{ trich_yeu|safe }}",
    ],
)
def test_code_beyond_places_and_loops_is_refused(code):
    sentence = refusal(form(*FULL, code)).sentence

    assert "nên không dùng được" in sentence or "Vòng lặp chỉ dùng cho" in sentence or "bị hỏng" in sentence


def test_code_in_the_properties_is_refused():
    document, out = Document(), io.BytesIO()
    document.add_paragraph("{{ trich_yeu }}")
    document.core_properties.title = "{{ 1 }}"
    document.save(out)

    assert "lệnh ngoài chỗ điền" in refusal(out.getvalue()).sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "phải là tệp Word"),
        (b"PK\x03\x04hong", "bị hỏng"),
        (b"%PDF-1.4", "phải là tệp Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "phải là tệp Word"),
        (form("Không có chỗ điền"), "chưa có chỗ điền nào"),
        (form("{{ khong_biet }}"), "chưa có chỗ điền nào"),
        (form(*FULL, "x" * 1_600_000), "quá lớn"),
        (form(*(["{{ trich_yeu }}"] * 400)), "quá lớn"),
        (form("Nội dung: {{ noi_dung }}"), "một mình trên một dòng"),
        (form("{{p noi_dung }}"), "một mình trên một dòng"),
        (bytes(6 * 1024 * 1024), "quá lớn"),
    ],
)
def test_what_is_no_form_is_refused_with_a_sentence(content, words):
    assert words in refusal(content).sentence


@pytest.mark.parametrize(
    ("name", "put", "words"),
    [
        ("word/vbaProject.bin", b"x", "macro"),
        ("word/embeddings/oleObject1.bin", b"x", "đối tượng nhúng"),
        ("word/activeX/activeX1.xml", b"<a/>", "đối tượng nhúng"),
    ],
)
def test_macros_and_embedded_objects_are_refused(name, put, words):
    assert words in refusal(changed(form(*FULL), name, put=put)).sentence


@pytest.mark.parametrize(
    "relation",
    [
        b'<Relationship Id="x" Type="http://a/hyperlink" Target="http://evil.example/" TargetMode="External"/>',
        b'<Relationship Id="x" Type="http://a/attachedTemplate" Target="file:///x.dotm"/>',
        b'<Relationship Id="x" Type="http://a/aFChunk" Target="afchunk.htm"/>',
        b"<Relationship Id='x' Type='http://a/image' Target='http://evil.example/a.png' TargetMode='External'/>",
    ],
)
def test_links_that_lead_outside_are_refused(relation):
    content = changed(
        form(*FULL),
        "word/_rels/document.xml.rels",
        lambda part: part.replace(b"</Relationships>", relation + b"</Relationships>"),
    )

    assert "liên kết ra ngoài" in refusal(content).sentence


@pytest.mark.parametrize("instruction", ["DDEAUTO c:\\\\windows cmd", " INCLUDEPICTURE http://evil.example/a.png"])
def test_fields_that_fetch_are_refused(instruction):
    field = f'<w:p><w:fldSimple w:instr="{instruction}"/></w:p>'.encode()
    content = changed(
        form(*FULL), "word/document.xml", lambda part: part.replace(b"<w:sectPr", field + b"<w:sectPr", 1)
    )

    assert "liên kết ra ngoài" in refusal(content).sentence


def test_entities_and_bombs_are_refused():
    entity = changed(
        form(*FULL),
        "word/document.xml",
        lambda part: re.sub(rb"\?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', part, count=1),
    )
    bomb, out = io.BytesIO(), zipfile.ZipFile
    with out(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in ((one, b"") for one in ("[Content_Types].xml",)):
            package.writestr(name, part)
        package.writestr("word/document.xml", bytes(200 * 1024 * 1024))

    assert "phức tạp" in refusal(entity).sentence
    assert "phức tạp" in refusal(bomb.getvalue()).sentence


def test_the_names_of_who_made_the_form_do_not_travel_on():
    document, out = Document(), io.BytesIO()
    document.add_paragraph("{{ trich_yeu }}")
    document.core_properties.author = "Người soạn biểu mẫu"
    document.core_properties.keywords = "riêng tư"
    document.save(out)

    filled = Document(io.BytesIO(fill_form(out.getvalue(), PAPER, LAYOUT))).core_properties

    assert (filled.author, filled.keywords, filled.last_modified_by) == ("Tiểu ban Phục vụ", "", "Tiểu ban Phục vụ")


def test_the_same_form_and_paper_are_the_same_bytes():
    assert fill_form(form(*FULL), PAPER, LAYOUT) == fill_form(form(*FULL), PAPER, LAYOUT)
