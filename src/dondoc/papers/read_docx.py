"""Reads Word files by walking their XML, so that merged cells, numbering and tracked changes are seen as in Word."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from dondoc.papers.docx_numbering import Numbering
from dondoc.papers.docx_runs import Inline, alternatives, read_inline
from dondoc.papers.docx_styles import Style, Styles, apply_paragraph
from dondoc.papers.letters import clean
from dondoc.papers.old_fonts import readable
from dondoc.papers.packages import open_package, refuse_document_types
from dondoc.papers.reading import Budget, Reading, Span, lay_out, refuse_without_text
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind, Paragraph, Place, Table, Tree
from dondoc.papers.xml_parts import MC, Related, W, main_part, number_of, parse_part, related_parts, value_of

_WRAPPERS = frozenset(W + name for name in ("customXml", "ins", "moveTo", "smartTag", "sdtContent"))
_ONLY_PICTURES = "Tệp Word chỉ có ảnh, không có chữ để đọc. Tải bản Word gốc hoặc bản PDF xuất từ Word."
_WIDEST_SPAN = 200


def read_docx(source: BinaryIO) -> Reading:
    """Read a Word file. Raises PaperRefused when it is broken, too large inside, or holds no text."""
    with open_package(source) as package:
        refuse_document_types(package)
        main = main_part(package, usual="word/document.xml")
        root = parse_part(package, main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise PaperRefused(Refusal.BROKEN, cause="no body")
        parts = related_parts(package, main)
        styles = Styles(_first(package, parts, "styles"))
        walk = _Walk(styles=styles, numbering=Numbering(_first(package, parts, "numbering")))
        walk.read_body(body)
        margins = tuple(_margin_texts(package, parts, styles))
    only_pictures = PaperRefused(Refusal.SCAN_WITHOUT_TEXT, _ONLY_PICTURES)
    refuse_without_text(walk.blocks, only_pictures if walk.pictures else PaperRefused(Refusal.EMPTY))
    return Reading(readable(Tree(kind=Kind.DOCX, blocks=tuple(walk.blocks), warnings=walk.warnings())), margins)


@dataclass(slots=True)
class _Line:
    """One paragraph wherever it stands: its text without and with its label."""

    text: str
    label: str
    level: int | None
    heading: bool
    bold: bool
    alignment: str

    @property
    def labelled(self) -> str:
        return f"{self.label} {self.text}".strip()


@dataclass(slots=True)
class _Walk:
    """Goes through the body once, in reading order, because list numbers depend on what came before."""

    styles: Styles
    numbering: Numbering
    blocks: list[Paragraph | Table] = field(default_factory=list)
    budget: Budget = field(default_factory=Budget)
    pictures: int = 0
    tables: int = 0
    paragraphs: int = 0
    _carried: list[str] = field(default_factory=list)

    def read_body(self, body: Any) -> None:
        for element in _block_elements(body):
            if element.tag == f"{W}p":
                self.paragraphs += 1
                for line in self._lines(element):
                    self._add_paragraph(line)
            else:
                self._add_table(element)

    def warnings(self) -> tuple[str, ...]:
        if not self.pictures:
            return ()
        return (f"Văn bản có {self.pictures} ảnh; chữ trong ảnh không đọc được.",)

    def _add_paragraph(self, line: _Line) -> None:
        self.budget.spend(paragraphs=1, letters=len(line.text))
        self.blocks.append(
            Paragraph(
                text=line.text,
                place=Place(paragraph=self.paragraphs),
                label=line.label,
                level=line.level,
                heading=line.heading,
                bold=line.bold,
                alignment=line.alignment,
            )
        )

    def _add_table(self, element: Any) -> None:
        self.tables += 1
        number = self.tables
        spans = list(self._spans(element))
        if spans:
            self.blocks.append(
                lay_out(
                    spans,
                    place=Place(table=number),
                    cell_place=lambda row, column: Place(table=number, row=row + 1, column=column + 1),
                    budget=self.budget,
                )
            )

    def _lines(self, element: Any) -> Iterator[_Line]:
        """Yield the paragraph, if it has text, and then the paragraphs of its text boxes."""
        properties = element.find(f"{W}pPr")
        style_id = value_of(properties, "pStyle")
        style = apply_paragraph(self.styles.paragraph(style_id), properties)
        if style.is_contents:
            return
        inline = read_inline(element, style=style, styles=self.styles)
        self.pictures += inline.pictures
        if _is_mark_deleted(properties):
            self._carried.append(inline.text)
        else:
            line = self._line(inline, style, style_id)
            if line.text:
                yield line
        for box in inline.boxes:
            yield from self._lines_within(box)

    def _line(self, inline: Inline, style: Style, style_id: str | None) -> _Line:
        text = clean("".join(self._carried) + inline.text)
        self._carried.clear()
        label, level = self._label(style, style_id)
        heading_level = style.heading_level
        return _Line(
            text=text,
            label=label,
            level=level if heading_level is None else heading_level,
            heading=heading_level is not None,
            bold=inline.all_bold,
            alignment=style.alignment,
        )

    def _label(self, style: Style, style_id: str | None) -> tuple[str, int | None]:
        if style.number_id in (None, "0"):
            return "", None
        of_style = self.numbering.level_of_style(style.number_id or "", style_id or "")
        level = style.number_level if style.number_level is not None else of_style or 0
        return self.numbering.label(style.number_id or "", level), level

    def _lines_within(self, container: Any) -> Iterator[_Line]:
        for element in _block_elements(container):
            if element.tag == f"{W}p":
                yield from self._lines(element)
            else:
                yield from self._flattened(element)

    def _flattened(self, table: Any) -> Iterator[_Line]:
        """Yield a table inside a cell or box as lines: one a row, tabs between its cells."""
        rows: dict[int, list[Span]] = {}
        for span in self._spans(table):
            rows.setdefault(span.row, []).append(span)
        for spans in rows.values():
            text = "\t".join(span.text.replace("\n", " ") for span in spans).strip()
            if text:
                yield _Line(text, "", None, False, all(span.bold for span in spans if span.text), "")

    def _spans(self, table: Any) -> Iterator[Span]:
        open_above: dict[int, Span] = {}
        found: list[Span] = []
        for row, element in enumerate(_rows(table)):
            column = min(number_of(element.find(f"{W}trPr"), "gridBefore") or 0, _WIDEST_SPAN)
            open_here: dict[int, Span] = {}
            for cell in _cells(element):
                span = self._span(cell, row, column, open_above, found)
                if span.height > 1 or _merge(cell, "vMerge"):
                    open_here[column] = span
                column = max(column + 1, span.column + span.width)
            open_above = open_here
        yield from found

    def _span(self, cell: Any, row: int, column: int, above: dict[int, Span], found: list[Span]) -> Span:
        properties = cell.find(f"{W}tcPr")
        width = max(1, min(number_of(properties, "gridSpan") or 1, _WIDEST_SPAN))
        if _merge(cell, "vMerge") == "continue" and column in above and above[column].width == width:
            above[column].height = row - above[column].row + 1
            return above[column]
        if _merge(cell, "hMerge") == "continue" and found and found[-1].row == row:
            found[-1].width += width
            return found[-1]
        lines = list(self._lines_within(cell))
        text = "\n".join(line.labelled for line in lines)
        is_bold = bool(lines) and all(line.bold for line in lines)
        self.budget.spend(letters=len(text))
        found.append(Span(text=text, row=row, column=column, width=width, bold=is_bold))
        return found[-1]


def _block_elements(container: Any) -> Iterator[Any]:
    for child in container:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS or (child.tag == f"{W}sdt" and not _is_contents_table(child)):
            yield from _block_elements(child)
        elif child.tag == f"{MC}AlternateContent":
            chosen = alternatives(child)
            yield from _block_elements(chosen if chosen is not None else ())


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS or child.tag == f"{W}sdt":
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS or child.tag == f"{W}sdt":
            yield from _cells(child)


def _merge(cell: Any, name: str) -> str:
    element = cell.find(f"{W}tcPr/{W}{name}")
    return "" if element is None else element.get(f"{W}val") or "continue"


def _is_mark_deleted(properties: Any | None) -> bool:
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None


def _is_contents_table(element: Any) -> bool:
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _first(package: zipfile.ZipFile, parts: list[Related], kind: str) -> Any | None:
    name = next((part.name for part in parts if part.kind == kind), None)
    return parse_part(package, name) if name else None


def _margin_texts(package: zipfile.ZipFile, parts: list[Related], styles: Styles) -> Iterator[str]:
    for part in parts:
        root = parse_part(package, part.name) if part.kind in ("header", "footer") else None
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            yield clean(read_inline(paragraph, style=styles.paragraph(None), styles=styles).text)
