"""The few touches of Word's own XML the writer needs: styled paragraphs, short lines, page numbers, table manners."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from dondoc.papers.layouts.layout import Align, TextStyle

_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


def add(
    holder: WordDocument | _Cell, text: str, style: TextStyle, *, column_mm: float = 0, align: Align | None = None
) -> None:
    """Append a paragraph; `column_mm`, the width it stands in, is needed for a style with a line below."""
    _write(holder, holder.add_paragraph(), text, style, column_mm=column_mm, align=align)


def add_first(cell: _Cell, text: str, style: TextStyle, *, column_mm: float = 0, align: Align | None = None) -> None:
    """Write the paragraph every new cell already holds."""
    _write(cell, cell.paragraphs[0], text, style, column_mm=column_mm, align=align)


def _write(
    holder: WordDocument | _Cell,
    paragraph: Paragraph,
    text: str,
    style: TextStyle,
    *,
    column_mm: float,
    align: Align | None,
) -> None:
    fill(paragraph, text, style)
    if align is not None:
        paragraph.alignment = _ALIGN[align]
    if style.rule_share is not None and column_mm:
        _draw_rule(holder, share=style.rule_share, column_mm=column_mm, after_pt=style.after_pt)
        paragraph.paragraph_format.space_after = Pt(0)


def fill(paragraph: Paragraph, text: str, style: TextStyle) -> None:
    """Write the text into the paragraph; line breaks become breaks of the line, not of the paragraph."""
    dress(paragraph, style)
    run = paragraph.add_run(text.upper() if style.upper else text)
    run.font.size, run.bold, run.italic, run.underline = Pt(style.size_pt), style.bold, style.italic, style.underline


def dress(paragraph: Paragraph, style: TextStyle) -> None:
    """Give the paragraph the style's spaces, indent and alignment."""
    shape = paragraph.paragraph_format
    paragraph.alignment = _ALIGN[style.align]
    shape.space_before, shape.space_after = Pt(style.before_pt), Pt(style.after_pt)
    shape.line_spacing, shape.first_line_indent = style.line, Mm(style.first_line_mm)
    shape.keep_with_next, shape.widow_control = style.keep_with_next, True


def _draw_rule(holder: WordDocument | _Cell, *, share: float, column_mm: float, after_pt: float) -> None:
    """Draw a line over a share of the width: the upper border of an empty, indented paragraph."""
    paragraph = holder.add_paragraph()
    indent = Mm(column_mm * (1 - share) / 2)
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = indent
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(after_pt), Pt(6)
    borders = _element("w:pBdr")
    borders.append(_element("w:top", val="single", sz="6", space="1", color="auto"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")


def add_page_number(paragraph: Paragraph, style: TextStyle) -> None:
    """Append the field that shows the number of the page."""
    for kind, code in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(style.size_pt)
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = code
            run._r.append(instruction)


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


def center(table: Table) -> None:
    """Centre the table between the margins."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER


def repeat_on_every_page(row: _Row) -> None:
    """Mark the row as the heading that returns on every page of its table."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def forbid_row_splits(table: Table) -> None:
    """Keep each row whole on one page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit"))


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
