"""The few touches of Word's own XML the writer needs: styles named in Vietnamese, drawn lines, frames, page numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dondoc.papers.layouts.layout import Align, Frame, TextStyle

Holder = WordDocument | _Cell | _Header | _Footer

ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# How the list of styles in Word names the parts of a paper.
STYLE_NAMES = {
    "superior": "Cơ quan chủ quản",
    "issuer": "Cơ quan ban hành",
    "mark": "Dấu sao",
    "number": "Số và ký hiệu",
    "letter_subject": "Trích yếu công văn",
    "urgency": "Mức độ khẩn",
    "nation_1": "Quốc hiệu",
    "nation_2": "Tiêu ngữ",
    "place_and_date": "Địa danh và ngày",
    "kind": "Tên loại văn bản",
    "subject": "Trích yếu nội dung",
    "addressee": "Kính gửi",
    "addressees_title": "Kính gửi nhiều nơi",
    "addressees_item": "Nơi được kính gửi",
    "basis": "Căn cứ",
    "heading_1": "Mục lớn",
    "heading_2": "Mục vừa",
    "heading_3": "Mục nhỏ",
    "body": "Nội dung",
    "annex_title": "Phụ lục",
    "annex_subject": "Tên phụ lục",
    "note": "Kèm theo văn bản",
    "authority": "Quyền hạn người ký",
    "office": "Chức vụ người ký",
    "signed": "Chỗ ký",
    "signatory": "Họ tên người ký",
    "recipients_head": "Nơi nhận",
    "recipient": "Danh sách nơi nhận",
    "table_head": "Đầu bảng",
    "table_group": "Nhóm trong bảng",
    "table_cell": "Ô trong bảng",
    "page_number": "Số trang",
    "footer": "Ghi chú chân trang",
}
_NEEDED_STYLES = (
    "Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid",
    "Header", "Header Char", "Footer", "Footer Char",
)  # fmt: skip
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")


def keep_only_needed_styles(document: WordDocument) -> None:
    """Take out the styles a new file brings along, so that the list in Word shows the parts of a paper."""
    for style in list(document.styles):
        if style.name not in _NEEDED_STYLES:
            style.delete()


def add_styles(document: WordDocument, looks: Mapping[str, TextStyle]) -> None:
    """Add one paragraph style per part, so that whoever edits the file changes a look once."""
    for role, look in looks.items():
        style: Any = document.styles.add_style(STYLE_NAMES.get(role, role), WD_STYLE_TYPE.PARAGRAPH)
        # The role as its id: names are for people, and looking one up for each paragraph takes most of the time.
        style.element.styleId = role
        style.base_style, style.quick_style = document.styles["Normal"], True
        font, shape = style.font, style.paragraph_format
        font.size, font.bold, font.italic, font.underline = Pt(look.size_pt), look.bold, look.italic, look.underline
        shape.alignment = ALIGNMENTS[look.align]
        shape.space_before, shape.space_after = Pt(look.before_pt), Pt(look.after_pt)
        shape.line_spacing = Pt(look.line_pt) if look.line_pt else look.line
        if look.line_pt:
            shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.left_indent = Mm(look.indent_mm + look.hang_mm)
        shape.right_indent = Mm(look.indent_mm if look.align is Align.CENTER else 0)
        shape.first_line_indent = Mm(look.first_line_mm - look.hang_mm)
        shape.keep_with_next, shape.widow_control = look.keep_with_next, True
        if role.startswith("heading_"):
            _outline(style, level=int(role.removeprefix("heading_")) - 1)


def _outline(style: Any, *, level: int) -> None:
    """Give the style its depth in Word's navigation pane."""
    style.element.get_or_add_pPr().append(_element("w:outlineLvl", val=str(level)))


def paragraph_in(holder: Holder, *, is_first: bool) -> Paragraph:
    """Return the paragraph every new cell, header and footer already holds, or a new one."""
    return holder.paragraphs[0] if is_first else holder.add_paragraph()


def name_style(paragraph: Paragraph, role: str) -> None:
    """Give the paragraph the look of a part."""
    paragraph._p.style = role


def keep_blanks(run: Run) -> None:
    """Keep every blank of the run's text: they hold the place of a number not yet given."""
    for text in run._r.findall(qn("w:t")):
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def draw_rule(paragraph: Paragraph, *, length_mm: float, column_mm: float, gap_pt: float, height_pt: float) -> None:
    """Make an empty paragraph a line centred in the column: the upper border between two indents."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(max(0, (column_mm - length_mm) / 2))
    shape.first_line_indent = Mm(0)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(gap_pt), Pt(0), Pt(height_pt - gap_pt)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    borders = _element("w:pBdr")
    borders.append(_element("w:top", val="single", sz="6", space="0", color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_BORDERS)


def draw_frame(paragraph: Paragraph, *, frame: Frame, look: TextStyle, column_mm: float) -> None:
    """Draw a frame of this size around the paragraph's one line, centred in the column."""
    indent = Mm(max(0, (column_mm - frame.width_mm) / 2))
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = indent
    above_pt = max(0, round((frame.height_mm / 25.4 * 72 - look.pitch_pt) / 2))
    borders = _element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        space = str(above_pt) if side in ("top", "bottom") else "0"
        borders.append(_element(f"w:{side}", val="single", sz="6", space=space, color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_BORDERS)


def shrink(paragraph: Paragraph) -> None:
    """Make the empty paragraph that Word asks for between tables and sections as low as a hair."""
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing, shape.line_spacing_rule = Pt(1), WD_LINE_SPACING.EXACTLY


def add_page_number(paragraph: Paragraph) -> None:
    """Append the field that shows the number of the page."""
    for kind, code in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = code
            run._r.append(instruction)


def restart_page_numbers(section: Any) -> None:
    """Let the section count its pages from 1."""
    for known in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(known)
    section._sectPr.insert_element_before(_element("w:pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid")


def set_default_font(document: WordDocument, *, name: str, size_pt: float) -> None:
    """Make one font the default of every script, so that no letter falls back to another, and say it is Vietnamese."""
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = name, Pt(size_pt)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in _SCRIPTS:
        fonts.set(qn(script), name)
    properties.append(_element("w:lang", val="vi-VN", eastAsia="vi-VN"))


def first_paragraph(cell: _Cell) -> Paragraph:
    """Return the paragraph a new cell holds."""
    return Paragraph(cell._tc.p_lst[0], cell)


def cells_of(table: Table) -> list[list[_Cell]]:
    """Return the cells row by row, in one walk; the rows of a new table have no merged cells."""
    return [[_Cell(cell, table) for cell in row.tc_lst] for row in table._tbl.tr_lst]


def set_widths(table: Table, widths_mm: Sequence[float]) -> None:
    """Fix the widths of the columns, in the grid and in every cell: Word and LibreOffice each trust another one."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table._tbl.tr_lst:
        start = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            cell.width = Mm(sum(widths_mm[start : start + span]))
            start += span


def set_padding(table: Table, *, sides_mm: float) -> None:
    """Set the room between border and text on the left and right of every cell."""
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w=str(round(sides_mm / 25.4 * 1440)), type="dxa"))
    properties = table._tbl.tblPr
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def center(table: Table) -> None:
    """Centre the table between the margins."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER


def repeat_on_every_page(row: _Row) -> None:
    """Mark the row as the heading that returns on every page of its table."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def forbid_row_splits(table: Table) -> None:
    """Keep each row whole on one page."""
    for row in table.rows:
        forbid_split(row)


def forbid_split(row: _Row) -> None:
    """Keep the row whole on one page."""
    row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit"))


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
