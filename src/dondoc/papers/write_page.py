"""Turns an official paper into blocks with class names for a page that prints the same, and a layout into their styles.

No HTML and no Django here: a template walks the blocks. Every look is a class, so that a page needs no inline style:

    sheet               one per paper and annex: `classes`, then `pairs` (head), `blocks`, `foot`
    pair                `left` and `right`, lines side by side
    line                `tag`, `classes`, `runs` (`text`, `bold`); line breaks in a text are kept by the styles
    table               `columns` (`classes`), `heading` and `rows` of cells (`text`, `classes`, `span`)

Words of a line stand in an element of class `paper-words`, the whole in one of class `paper`, as in
tests/support/paper_page.py. A sheet held sideways scrolls on a phone: give it a name and `tabindex="0"`.
"""

import math
from dataclasses import dataclass

from dondoc.papers.composition import (
    CELL_PADDING_MM,
    RULE_GAP_PT,
    RULE_HEIGHT_PT,
    Grid,
    GridRow,
    Line,
    Pair,
    Piece,
    Run,
    Sheetful,
    compose,
)
from dondoc.papers.layouts.layout import Align, Edge, Layout, Sheet, TextStyle
from dondoc.papers.layouts.parts import Paper

# The fonts of the printed paper where the reader's machine has them; all of one width.
_FONTS = '"Times New Roman", Tinos, "Liberation Serif", serif'
# The last rules: in print the sheet's margins are the printer's, and breaks fall where they fall on the signed paper.
_PRINTED = (
    "@media print{"
    ".paper-sheet,.paper-sheet--sideways{inline-size:auto;padding:0}"
    ".paper-sheet--annex{break-before:page}"
    ".paper-keeps,.paper :is(h1,h2,h3,h4){break-after:avoid}"
    ".paper-pair,.paper-table tr{break-inside:avoid}"
    ".paper-table thead{display:table-header-group}"
    ".paper p{orphans:2;widows:2}"
    "}"
)
_ANNEXES_NUMBERED_APART = 9
_HEADING_TAGS = {1: "h2", 2: "h3", 3: "h4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A paragraph or heading."""

    tag: str
    classes: str
    runs: tuple[Run, ...]
    is_table: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCell:
    """A cell; span: the columns it runs over."""

    text: str
    classes: str
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A ruled table; `columns` are the class names of its columns."""

    columns: tuple[str, ...]
    heading: tuple[PageCell, ...]
    rows: tuple[tuple[PageCell, ...], ...]
    is_table: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePair:
    """Lines side by side."""

    classes: str
    left: tuple[PageLine, ...]
    right: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSheet:
    """The paper itself, or one annex."""

    classes: str
    pairs: tuple[PagePair, ...] = ()
    blocks: tuple[PageLine | PageTable, ...]
    foot: PagePair | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A paper as a page. css_name: the layout whose styles it needs."""

    title: str
    css_name: str
    sheets: tuple[PageSheet, ...]


def write_page(paper: Paper, layout: Layout) -> Page:
    """Return the paper as blocks with class names; the styles are those of `page_css` for the same layout."""
    composition = compose(paper, layout)
    first = PageSheet(
        classes="paper-sheet",
        pairs=tuple(_pair(pair, classes="paper-pair") for pair in composition.head),
        blocks=_blocks(composition.body),
        foot=_pair(composition.foot.pair, classes="paper-pair paper-pair--foot") if composition.foot else None,
        note=composition.note.text if composition.note else "",
    )
    annexes = [
        PageSheet(classes=_annex_classes(annex, order, layout=layout), blocks=_blocks(annex.pieces))
        for order, annex in enumerate(composition.annexes, start=1)
    ]
    return Page(title=composition.title, css_name=layout.name, sheets=(first, *annexes))


def _annex_classes(annex: Sheetful, order: int, *, layout: Layout) -> str:
    turned = "-sideways" if annex.landscape else ""
    is_apart = layout.annexes_numbered_apart and order <= _ANNEXES_NUMBERED_APART
    pages = f"paper-pages-{order}{turned}" if is_apart else f"paper-pages{turned}"
    held = "sideways" if annex.landscape else "upright"
    return f"paper-sheet paper-sheet--annex paper-sheet--{held} {pages}"


def _pair(pair: Pair, *, classes: str) -> PagePair:
    return PagePair(
        classes=classes, left=tuple(_line(one) for one in pair.left), right=tuple(_line(one) for one in pair.right)
    )


def _blocks(pieces: tuple[Piece, ...]) -> tuple[PageLine | PageTable, ...]:
    return tuple(_line(piece) if isinstance(piece, Line) else _table(piece) for piece in pieces)


def _line(line: Line) -> PageLine:
    classes = [f"paper-{line.role}"]
    if line.keeps:
        classes.append("paper-keeps")
    if line.frame:
        classes.append(f"paper-frame-{round(line.frame.width_mm)}")
    tag = "h1" if line.role == "kind" else _HEADING_TAGS.get(min(line.level, 3), "p")
    return PageLine(tag=tag, classes=" ".join(classes), runs=line.runs)


def _table(grid: Grid) -> PageTable:
    return PageTable(
        columns=tuple(f"paper-column-{max(1, round(column.share * 100))}" for column in grid.columns),
        heading=tuple(PageCell(text=text, classes="paper-table_head") for text in grid.heading.cells),
        rows=tuple(_row(row, grid) for row in grid.rows),
    )


def _row(row: GridRow, grid: Grid) -> tuple[PageCell, ...]:
    if not row.is_group:
        return tuple(
            PageCell(text=text, classes=f"paper-table_cell paper-stands-{column.align}")
            for text, column in zip(row.cells, grid.columns, strict=True)
        )
    span = len(grid.columns) - 1
    if not span:
        return (PageCell(text=" ".join(row.cells), classes="paper-table_group"),)
    label = PageCell(text=row.cells[0], classes=f"paper-table_group paper-stands-{grid.columns[0].align}")
    return label, PageCell(text=row.cells[1], classes="paper-table_group", span=span)


def page_css(layout: Layout) -> str:
    """Return the style sheet of a layout: sheets and page numbers in print, one class per part of a paper."""
    rules = [
        *_pages(layout),
        # Letters as wide as on paper, not as on a screen's grid: lines then break where they break on paper.
        f".paper{{font-family:{_FONTS};color:#000;background:#fff;"
        "text-rendering:geometricPrecision;font-kerning:none;font-variant-ligatures:none}",
        ".paper :is(p,h1,h2,h3,h4){margin:0;font-weight:400;white-space:pre-line}",
        ".paper-number{white-space:pre-wrap!important}",
        f".paper-sheet{{box-sizing:border-box;inline-size:{_mm(layout.sheet.width_mm)};max-inline-size:100%;"
        f"padding:{_margins(layout.sheet)}}}",
        f".paper-sheet--sideways{{inline-size:{_mm(layout.sheet.height_mm)};padding:{_margins(layout.sheet.turned())}}}",
        ".paper-pair{display:grid;"
        f"grid-template-columns:{_number(layout.left_share * 100)}fr {_number((1 - layout.left_share) * 100)}fr}}",
        f".paper-pair--foot{{grid-template-columns:1fr 1fr;margin-block-start:{_number(layout.foot_gap_pt)}pt}}",
        *(_part(role, style) for role, style in layout.styles.items()),
        *_signature(layout),
        *_table_rules(layout),
        *(_frame(frame.width_mm, frame.height_mm) for frame in layout.frames),
        "@media screen and (max-width:48rem)"
        "{.paper-sheet,.paper-sheet--sideways{padding:1rem}.paper-pair{grid-template-columns:1fr;gap:.5rem}"
        ".paper-sheet--sideways{overflow-x:auto}.paper-sheet--sideways .paper-table{min-inline-size:48rem}}",
        _PRINTED,
    ]
    return "\n".join(rules) + "\n"


def _pages(layout: Layout) -> list[str]:
    """Return the sheets of the printer: sizes, margins, and the numbers that stand in them."""
    look = layout.page_number
    side = {Align.CENTER: "center", Align.RIGHT: "right"}.get(look.align, "left")
    edge = layout.page_number_edge
    box = f"@{edge}-{side}"
    shift_mm = layout.sheet.header_mm if edge is Edge.TOP else layout.sheet.footer_mm
    number = (
        f"{box}{{content:counter(page);font:{_number(look.size_pt)}pt {_FONTS};vertical-align:{edge};"
        f"padding-{edge}:{_mm(shift_mm)}}}"
    )
    upright, turned = _paper_size(layout.sheet), _paper_size(layout.sheet.turned())
    rules = [f"@page{{{upright};{number}}}", f"@page sideways{{{turned}}}", ".paper-pages-sideways{page:sideways}"]
    if not layout.first_page_numbered:
        rules.append(f"@page:first{{{box}{{content:none}}}}")
    if layout.annexes_numbered_apart:
        # A page's own counter cannot begin again, so each annex counts with a counter of its own, shown from 2.
        rules.append('@counter-style paper-unseen{system:cyclic;symbols:" "}')
        rules.append("@counter-style paper-from-two{system:extends decimal;range:2 infinite;fallback:paper-unseen}")
    for order in range(1, _ANNEXES_NUMBERED_APART + 1) if layout.annexes_numbered_apart else ():
        count = f"counter-increment:annex-{order};{box}{{content:counter(annex-{order},paper-from-two)}}"
        for name, size in ((f"{order}", upright), (f"{order}-sideways", turned)):
            rules.append(f"@page annex-{name}{{{size};{count}}}")
            rules.append(f".paper-pages-{name}{{page:annex-{name}}}")
    return rules


def _paper_size(sheet: Sheet) -> str:
    return f"size:{_mm(sheet.width_mm)} {_mm(sheet.height_mm)};margin:{_margins(sheet)}"


def _part(role: str, style: TextStyle) -> str:
    """Return the class of one part; the line below its words is drawn under the words alone."""
    looks = [
        f"font-size:{_number(style.size_pt)}pt",
        f"line-height:{_number(style.pitch_pt)}pt",
        f"text-align:{style.align}",
    ]
    first_mm, indent_mm = style.first_line_mm - style.hang_mm, style.indent_mm + style.hang_mm
    looks += ["font-weight:700"] if style.bold else []
    looks += ["font-style:italic"] if style.italic else []
    looks += ["text-decoration:underline"] if style.underline else []
    looks += [f"text-indent:{_mm(first_mm)}"] if first_mm else []
    looks += [f"padding-inline-start:{_mm(indent_mm)}"] if indent_mm else []
    looks += [f"padding-inline-end:{_mm(indent_mm)}"] if indent_mm and style.align is Align.CENTER else []
    looks += ["text-wrap:balance"] if style.align is Align.CENTER else []
    looks += ["break-after:avoid"] if style.keep_with_next else []
    margin = f"margin:{_number(style.before_pt)}pt 0 {_number(style.after_pt)}pt"
    is_cell = role.startswith("table_")
    looks.append(f"padding-block:{_number(style.before_pt)}pt {_number(style.after_pt)}pt" if is_cell else margin)
    rules = f".paper .paper-{role}{{{';'.join(looks)}}}"
    return rules if style.rule is None else rules + _rule(role, style.rule)


def _rule(role: str, share: float) -> str:
    return (
        f".paper .paper-{role} .paper-words{{display:inline-block}}"
        f'.paper .paper-{role} .paper-words::after{{content:"";display:block;inline-size:{_number(share * 100)}%;'
        f"margin:{_number(RULE_GAP_PT)}pt auto {_number(RULE_HEIGHT_PT - RULE_GAP_PT)}pt;"
        "block-size:0;border-block-start:.75pt solid #000}"
    )


def _signature(layout: Layout) -> list[str]:
    """Return the room for signature and seal: around the mark that stands for it, or above the name alone."""
    room_pt = layout.signature_space_pt
    around_pt = (room_pt - layout.signed.pitch_pt) / 2
    return [
        f".paper .paper-signed{{margin-block-start:{_number(around_pt)}pt}}",
        f".paper .paper-signatory{{margin-block-start:{_number(room_pt)}pt}}",
        f".paper .paper-signed+.paper-signatory{{margin-block-start:{_number(around_pt)}pt}}",
    ]


def _table_rules(layout: Layout) -> list[str]:
    side = _mm(CELL_PADDING_MM)
    return [
        ".paper-table{border-collapse:collapse;table-layout:fixed;inline-size:100%;margin-block-start:6pt}",
        f".paper-table :is(th,td){{border:.5pt solid #000;vertical-align:top;padding-inline:{side};"
        "white-space:pre-line;overflow-wrap:anywhere}",
        *(f".paper .paper-stands-{align}{{text-align:{align}}}" for align in Align),
        *(f".paper-column-{share}{{inline-size:{share}%}}" for share in range(1, 101)),
    ]


def _frame(width_mm: float, height_mm: float) -> str:
    return (
        f".paper .paper-frame-{round(width_mm)}{{box-sizing:border-box;inline-size:{_mm(width_mm)};"
        f"block-size:{_mm(height_mm)};line-height:{_mm(height_mm)};margin-inline:auto;border:.75pt solid #000}}"
    )


def _margins(sheet: Sheet) -> str:
    return " ".join(_mm(side) for side in (sheet.top_mm, sheet.right_mm, sheet.bottom_mm, sheet.left_mm))


def _mm(length: float) -> str:
    return f"{_number(length)}mm"


def _number(value: float) -> str:
    return f"{math.floor(value * 100 + 0.5) / 100:g}"
