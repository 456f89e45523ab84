"""Word files: numbering, merged cells, tracked changes and everything else that is not in the plain text."""

import io
import zipfile

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dondoc.papers.read_docx import read_docx
from dondoc.papers.reading import Reading
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind
from tests.papers.reading import grid, origins, paragraphs, refusal_of, tables, texts, tree_of
from tests.support.papers import W_NAMESPACE, docx_bytes, relations, word_package

STYLES = f"""<w:styles xmlns:w="{W_NAMESPACE}">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Bold"><w:name w:val="Đậm"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Con"/><w:basedOn w:val="Bold"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Vòng"/><w:basedOn w:val="Loop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop2"><w:name w:val="Vòng 2"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Phần"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Mục"/>
  <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""


def _level(at: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _template(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def _list(number: int, template: int, extra: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{template}"/>{extra}</w:num>'


TEMPLATES = (
    _template(1, _level(0, "upperRoman", "%1."), _level(1, "decimal", "%2."), _level(2, "lowerLetter", "%3)")),
    _template(2, _level(0, "bullet", "-"), _level(1, "bullet", "&#xF0B7;"), _level(2, "bullet", "+")),
    _template(3, _level(0, "decimal", "%1."), _level(1, "decimal", "%1.%2."), _level(2, "lowerRoman", "%1.%2.%3")),
    _template(4, _level(0, "upperRoman", "%1."), _level(1, "decimal", "%1.%2", "<w:isLgl/>")),
    _template(5, _level(0, "decimalZero", "Điều %1:"), _level(1, "upperLetter", "%2."), _level(2, "none", "")),
)
LISTS = (
    *(_list(number, number) for number in range(1, 6)),
    _list(6, 1),
    _list(7, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'),
)
NUMBERING = f'<w:numbering xmlns:w="{W_NAMESPACE}">{"".join(TEMPLATES + LISTS)}</w:numbering>'
PARTS = (
    ("word/styles.xml", STYLES.encode()),
    ("word/numbering.xml", NUMBERING.encode()),
    ("word/header1.xml", f'<w:hdr xmlns:w="{W_NAMESPACE}"><w:p><w:r><w:t>Đầu trang</w:t></w:r></w:p></w:hdr>'.encode()),
    (
        "word/_rels/document.xml.rels",
        relations(("styles", "styles.xml"), ("numbering", "numbering.xml"), ("header", "header1.xml")),
    ),
)


def _p(text: str = "", *, properties: str = "", run: str = "", inside: str = "") -> str:
    content = f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}{inside}</w:p>"


def _item(number: int, level: int, text: str) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return _p(text, properties=numbering)


def _read(body: str) -> Reading:
    return read_docx(io.BytesIO(word_package(body, parts=PARTS)))


def _texts(body: str) -> list[str]:
    return texts(_read(body).tree)


def _row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _cell(content: str, properties: str = "") -> str:
    body = content if content.startswith("<") else _p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


def test_file_of_word_is_read():
    def write(document):
        document.add_heading("KẾ HOẠCH", 1)
        document.add_paragraph("Mục một", style="List Number")
        document.add_paragraph("Mục hai", style="List Number")
        document.add_paragraph("Gạch", style="List Bullet")
        document.add_paragraph("Giữa").alignment = WD_ALIGN_PARAGRAPH.CENTER

    tree = tree_of(read_docx, docx_bytes(write))

    assert tree.kind is Kind.DOCX
    assert texts(tree) == ["KẾ HOẠCH", "1. Mục một", "2. Mục hai", "• Gạch", "Giữa"]
    heading, first, *_, centred = paragraphs(tree)
    assert (heading.heading, heading.level, heading.bold) == (True, 0, True)
    assert (first.heading, first.level, first.label) == (False, 0, "1.")
    assert centred.alignment == "center"


def test_places_count_empty_paragraphs_as_word_does():
    tree = _read(_p("Một") + _p() + _p("Ba")).tree

    assert [block.place.paragraph for block in paragraphs(tree)] == [1, 3]


def test_levels_of_a_list_count_and_restart():
    body = (
        _item(1, 0, "a") + _item(1, 1, "b") + _item(1, 1, "c") + _item(1, 2, "d") + _item(1, 2, "e")
        + _item(1, 1, "f") + _item(1, 2, "g") + _item(1, 0, "h") + _item(1, 1, "i")
    )  # fmt: skip

    assert _texts(body) == ["I. a", "1. b", "2. c", "a) d", "b) e", "3. f", "a) g", "II. h", "1. i"]


def test_numbers_of_several_levels():
    body = _item(3, 0, "a") + _item(3, 1, "b") + _item(3, 2, "c") + _item(3, 2, "d") + _item(3, 1, "e")

    assert _texts(body) == ["1. a", "1.1. b", "1.1.i c", "1.1.ii d", "1.2. e"]


def test_legal_numbering_writes_romans_as_digits():
    assert _texts(_item(4, 0, "a") + _item(4, 0, "b") + _item(4, 1, "c")) == ["I. a", "II. b", "2.1 c"]


def test_other_forms_of_numbers():
    assert _texts(_item(5, 0, "a") + _item(5, 1, "b") + _item(5, 2, "c")) == ["Điều 01: a", "A. b", "c"]


def test_bullets_keep_dashes_and_replace_sign_fonts():
    assert _texts(_item(2, 0, "a") + _item(2, 1, "b") + _item(2, 2, "c")) == ["- a", "• b", "+ c"]


def test_lists_of_one_template_go_on_counting_until_one_starts_anew():
    body = _item(1, 0, "a") + _item(6, 0, "b") + _item(7, 0, "c") + _item(7, 0, "d")

    assert _texts(body) == ["I. a", "II. b", "IV. c", "V. d"]


def test_style_brings_its_numbering_and_zero_takes_it_away():
    style = '<w:pStyle w:val="Numbered"/>'
    body = (
        _p("a", properties=style)
        + _p("b", properties=style + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + _p("c", properties=style)
    )

    assert _texts(body) == ["1. a", "b", "2. c"]


def test_numbering_that_does_not_exist_is_no_label():
    assert _texts(_item(99, 0, "a") + _item(1, 8, "b")) == ["a", "b"]


def test_bold_needs_all_letters():
    style = '<w:pStyle w:val="Child"/>'
    body = (
        _p("a", run="<w:b/>")
        + _p("a", run="<w:b/>", inside="<w:r><w:t>b</w:t></w:r>")
        + _p("a", run="<w:b/>", inside="<w:r><w:t> - </w:t></w:r>")
        + _p("a", properties=style)
        + _p("a", properties=style, run='<w:b w:val="0"/>')
        + _p("a", run='<w:rStyle w:val="Strong"/>')
    )

    assert [block.bold for block in paragraphs(_read(body).tree)] == [True, False, True, True, False, True]


def test_alignment_and_headings_come_from_styles():
    child, heading, part, loop = (
        paragraphs(_read(_p("a", properties=f'<w:pStyle w:val="{name}"/>')).tree)[0]
        for name in ("Child", "H2", "Part", "Loop")
    )

    assert child.alignment == "center"
    assert (heading.heading, heading.level) == (True, 1)
    assert (part.heading, part.level) == (True, 0)
    assert (loop.heading, loop.level) == (False, None)


def test_insertions_are_read_and_deletions_not():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = _p(
        "Trước ngày ",
        inside=f"<w:del><w:r><w:delText>5/9</w:delText></w:r></w:del><w:ins>{run.format('10/9')}</w:ins>"
        f"<w:moveFrom>{run.format('xưa')}</w:moveFrom><w:moveTo>{run.format(' nay')}</w:moveTo>",
    )

    assert _texts(body) == ["Trước ngày 10/9 nay"]


def test_paragraph_whose_end_was_deleted_runs_into_the_next():
    body = _p("Sở Y tế ", properties="<w:rPr><w:del/></w:rPr>") + _p("lập phương án")

    assert _texts(body) == ["Sở Y tế lập phương án"]


def test_deleted_rows_are_not_read():
    body = _table(_row(_cell("a")), _row(_cell("b"), properties="<w:del/>"), _row(_cell("c")))

    assert grid(tables(_read(body).tree)[0]) == [["a"], ["c"]]


def test_tabs_breaks_hyphens_and_hidden_text():
    body = _p(
        inside="<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:br w:type="page"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>'
    )

    assert _texts(body) == ["a\tb\nc-d"]


def test_fields_links_and_controls_are_read():
    run = "<w:r><w:t>{}</w:t></w:r>"
    inside = (
        f"<w:hyperlink>{run.format('Liên kết')}</w:hyperlink>"
        f'<w:fldSimple w:instr="DATE">{run.format(" 5/9")}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f"<w:sdt><w:sdtContent>{run.format(' ô')}</w:sdtContent></w:sdt>"
    )
    block = f"<w:sdt><w:sdtContent>{_p('Trong khung')}</w:sdtContent></w:sdt>"

    assert _texts(_p(inside=inside) + block) == ["Liên kết 5/9 ô", "Trong khung"]


def test_text_boxes_are_read_once():
    box = "<w:txbxContent>" + _p("Trong hộp") + "</w:txbxContent>"
    choice = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert _texts(_p("Ngoài", inside=choice)) == ["Ngoài", "Trong hộp"]


def test_table_of_contents_is_left_out():
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{_p('I. Mục đích 1')}</w:sdtContent></w:sdt>"

    assert _texts(contents + _p("II. Yêu cầu 2", properties='<w:pStyle w:val="TOC1"/>') + _p("I. Mục đích")) == [
        "I. Mục đích"
    ]


def test_capitals_and_old_fonts_are_shown_as_printed():
    body = (
        _p("kế hoạch", run="<w:caps/>")
        + _p("KÕ ho¹ch", run='<w:rFonts w:ascii=".VnTime"/>')
        + _p("kÕ ho¹ch", run='<w:rFonts w:ascii=".VnTimeH"/>')
        + _p("Keá hoaïch", run='<w:rFonts w:ascii="VNI-Times"/>')
    )

    assert _texts(body) == ["KẾ HOẠCH", "Kế hoạch", "KẾ HOẠCH", "Kế hoạch"]


def test_old_letters_under_the_name_of_another_font_are_told_by_the_letters():
    body = _p("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") + _p("Keá hoaïch cuûa Tænh uûy vaø caùc ñôn vò")

    assert _texts(body) == ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Kế hoạch của Tỉnh ủy và các đơn vị"]


def test_merged_cells_repeat_their_text():
    def write(document):
        table = document.add_table(3, 3)
        for row in range(3):
            for column in range(3):
                table.cell(row, column).text = f"{row}{column}" if (row, column) not in ((0, 1), (2, 0)) else ""
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(1, 0).merge(table.cell(2, 0))

    table = tables(tree_of(read_docx, docx_bytes(write)))[0]

    assert grid(table) == [["00", "00", "02"], ["10", "11", "12"], ["10", "21", "22"]]
    assert origins(table) == [[True, False, True], [True, True, True], [False, True, True]]
    assert (table.rows[2][0].place.row, table.rows[2][0].place.column, table.rows[2][0].place.table) == (3, 1, 1)


def test_merge_over_rows_and_columns():
    start, goes_on = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/><w:vMerge/>'
    body = _table(
        _row(_cell("a", start), _cell("b")),
        _row(_cell("", goes_on), _cell("c")),
        _row(_cell("d"), _cell("e"), _cell("f")),
    )

    assert grid(tables(_read(body).tree)[0]) == [["a", "a", "b"], ["a", "a", "c"], ["d", "e", "f"]]


def test_rows_with_gaps_are_filled_up():
    gap = '<w:gridBefore w:val="1"/>'
    body = _table(_row(_cell("a"), _cell("b")), _row(_cell("c"), properties=gap), _row(_cell("d")))

    assert grid(tables(_read(body).tree)[0]) == [["a", "b"], ["", "c"], ["d", ""]]


def test_merge_that_starts_nowhere_keeps_its_text():
    body = _table(_row(_cell("a")), _row(_cell("b", "<w:vMerge/>")))

    assert grid(tables(_read(body).tree)[0]) == [["a"], ["b"]]


def test_paragraphs_of_a_cell_are_lines_with_their_labels():
    body = _table(_row(_cell(_item(1, 1, "Sở Y tế") + _item(1, 1, "Công an tỉnh") + _p())))

    assert grid(tables(_read(body).tree)[0]) == [["1. Sở Y tế\n2. Công an tỉnh"]]


def test_bold_cells():
    body = _table(_row(_cell(_p("a", run="<w:b/>")), _cell("b"), _cell("")))

    assert [cell.bold for cell in tables(_read(body).tree)[0].rows[0]] == [True, False, False]


def test_table_inside_a_cell_becomes_lines():
    inner = _table(_row(_cell("b"), _cell("c")), _row(_cell("d"), _cell("e")))
    body = _table(_row(_cell(_p("a") + inner + _p("f"))))

    assert grid(tables(_read(body).tree)[0]) == [["a\nb\tc\nd\te\nf"]]


def test_rows_and_cells_inside_controls_are_read():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = _table(control.format(_row(control.format(_cell("a")))))

    assert grid(tables(_read(body).tree)[0]) == [["a"]]


def test_blocks_keep_their_order():
    body = _p("a") + _table(_row(_cell("b"))) + _p("c") + _table(_row(_cell("d")))

    blocks = _read(body).tree.blocks

    assert [block.place.paragraph or f"table {block.place.table}" for block in blocks] == [1, "table 1", 2, "table 2"]


def test_headers_are_kept_apart():
    reading = _read(_p("Thân"))

    assert texts(reading.tree) == ["Thân"]
    assert reading.margins == ("Đầu trang",)


def test_pictures_are_mentioned():
    picture = (
        '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r>'
    )

    assert _read(_p("a", inside=picture)).tree.warnings == ("Văn bản có 1 ảnh; chữ trong ảnh không đọc được.",)
    with pytest.raises(PaperRefused) as refused:
        _read(_p(inside=picture))
    assert refused.value.code is Refusal.SCAN_WITHOUT_TEXT
    assert "Word" in refused.value.sentence


@pytest.mark.parametrize("body", ["", _p(), _table(_row(_cell(""))), _table()])
def test_file_without_text_is_refused(body):
    assert refusal_of(read_docx, word_package(body)) is Refusal.EMPTY


def test_strict_dialect_is_read():
    content = word_package(_p("Kế hoạch"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        document = package.read("word/document.xml").decode()
    strict = document.replace(W_NAMESPACE, "http://purl.oclc.org/ooxml/wordprocessingml/main")

    assert texts(tree_of(read_docx, word_package("", parts=[("word/document.xml", strict.encode())]))) == ["Kế hoạch"]


def test_too_many_paragraphs_are_refused():
    assert refusal_of(read_docx, word_package("".join(_p(f"{at * at}") for at in range(20_001)))) is Refusal.TOO_LONG


def test_absurd_widths_are_refused_or_capped():
    wide = _cell("a", '<w:gridSpan w:val="999999999"/>')
    body = _table(_row(wide, wide, wide))

    assert refusal_of(read_docx, word_package(body)) is Refusal.TOO_LONG


def test_equations_are_read():
    def write(document):
        math = f"<m:oMath {nsdecls('m')}><m:r><m:t>x=1</m:t></m:r></m:oMath>"
        document.add_paragraph("Với ")._p.append(parse_xml(math))

    assert texts(tree_of(read_docx, docx_bytes(write))) == ["Với x=1"]
