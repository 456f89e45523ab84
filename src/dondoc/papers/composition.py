"""An official paper composed in a layout: which line stands where, in which look, with which line drawn below.

Every writer (Word, PDF, page) walks the same composition, so that the three always say the same in the same places.
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dondoc.kit.vietnamese import nfc
from dondoc.papers.layouts.layout import Align, Frame, Layout, Sheet, TextStyle
from dondoc.papers.layouts.parts import Annex, Block, GroupRow, Heading, Paper, Table, Text, place_and_date
from dondoc.papers.layouts.widths import text_width_mm

# Between the border of a cell and its text, on the left and on the right.
CELL_PADDING_MM = 1.9
# Below words with a line under them: to the line, and to what follows.
RULE_GAP_PT = 3
RULE_HEIGHT_PT = 8
_LINES_WITH_SIGNATURE = 2
# What is taller than this share of the page may split, since it would run off the sheet where it cannot stand whole; a
# heading row, which returns on every page, must leave room for a row with its group.
_MOST_UNSPLIT, _MOST_HEADING, _MOST_GROUP, _MOST_ROW = 0.75, 0.3, 0.1, 0.5
_MOST_LINES_KEPT, _MOST_ROWS_KEPT = 15, 0.15
_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")
# Titles of more than one line are drawn in until their lines are about as long as each other.
_BALANCED = ("superior", "issuer", "letter_subject", "kind", "subject", "annex_subject")
_BALANCE_STEP_MM = 0.3
_TABLE_GAP_PT = 6
_ENDINGS = (",", ";", ".", ":")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look in a line; bold where the line's own look is not."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph.

    role: the name of its look in `Layout.styles`. rule_mm: the length of the line drawn below. frame: the frame around.
    keeps: it stays on the page of what follows. space_pt, space_below_pt: more space above and below than its look has.
    inset_mm: how far it is drawn in on both sides beyond its look. level: depth of a heading, 0 for none.
    """

    role: str
    runs: tuple[Run, ...]
    rule_mm: float | None = None
    frame: Frame | None = None
    keeps: bool = False
    space_pt: float = 0
    space_below_pt: float = 0
    inset_mm: float = 0
    level: int = 0

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column of a table: its width, also as a share of the table, and where its texts stand."""

    width_mm: float
    share: float
    align: Align


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row: one text per column, or label and title of a group. splits: it is too tall to stay whole."""

    cells: tuple[str, ...]
    is_group: bool = False
    splits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table under one heading row that repeats; one that `splits` stands once only.

    kept_rows: so many of its last rows stay on the page of what follows, down to the signature.
    """

    columns: tuple[GridColumn, ...]
    heading: GridRow
    rows: tuple[GridRow, ...]
    kept_rows: int = 0


Piece = Line | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What stands side by side: left and right lines."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Recipients and signature side by side. splits: the recipients are too many for one page."""

    pair: Pair
    splits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheetful:
    """An annex: what stands on its sheets."""

    sheet: Sheet
    landscape: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The whole paper: two rows of the head, the body, the foot, annexes; a note at the foot of every page."""

    title: str
    subject: str
    author: str
    issued_on: date
    head: tuple[Pair, Pair]
    body: tuple[Piece, ...]
    foot: Foot | None
    annexes: tuple[Sheetful, ...]
    note: Line | None


def compose(paper: Paper, layout: Layout) -> Composition:
    """Return the paper's lines in the order and places of the layout, every text in NFC and free of unseen signs."""
    blocks = _closed(paper.blocks, mark=layout.closing_mark)
    body = _with_room_for_tables((*_opening(paper, layout=layout), *_pieces(blocks, layout=layout)), layout=layout)
    foot = _foot(paper, layout=layout)
    subject = _letter_subject(paper, layout=layout) if paper.is_letter else _fit(paper.subject)
    return Composition(
        title=" ".join(part for part in (_fit(paper.kind), _fit(paper.number).strip()) if part) or subject,
        subject=subject,
        author=_fit(paper.issuer),
        issued_on=paper.issued_on,
        head=_head(paper, layout=layout),
        body=_kept_with_foot(body, layout=layout) if foot and not foot.splits else body,
        foot=foot,
        annexes=tuple(_annex(annex, layout=layout) for annex in paper.annexes),
        note=_line("footer", paper.footer, layout=layout) if paper.footer else None,
    )


def _fit(text: str) -> str:
    """Return the text as every file can hold it: NFC, one kind of line end, no signs that cannot be seen."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    text = text.replace("\t", " ")
    if not text.isprintable():
        text = "".join(one for one in text if one in "\n\u00a0" or unicodedata.category(one) not in _UNSEEN)
    return nfc(text)


def _shown(text: str, style: TextStyle) -> str:
    fitting = _fit(text)
    return fitting.upper() if style.upper else fitting


def _line(
    role: str, text: str, *, layout: Layout, before: str = "", lead_in: str = "", column_mm: float | None = None
) -> Line:
    """Make a line: words before, bold lead-in, text. `column_mm`: the width it stands in, the sheet's by default."""
    style = layout.styles[role]
    runs = (Run(_shown(before, style)), Run(_shown(lead_in, style), bold=True), Run(_shown(text, style)))
    words = "".join(run.text for run in runs)
    room_mm = (column_mm or layout.sheet.text_width_mm) - 2 * style.indent_mm
    inset_mm = _inset_mm(words, style=style, room_mm=room_mm) if role in _BALANCED else 0
    rule_mm = None
    if style.rule is not None and words:
        width = text_width_mm(words, size_pt=style.size_pt, bold=style.bold)
        rule_mm = round(style.rule * min(width, room_mm - 2 * inset_mm), 2)
    spoken = tuple(run for run in runs if run.text) or (Run(""),)
    keeps = style.keep_with_next and _line_count(words, style=style, width_mm=room_mm) <= _MOST_LINES_KEPT
    return Line(role=role, runs=spoken, rule_mm=rule_mm, keeps=keeps, inset_mm=inset_mm)


def _inset_mm(words: str, *, style: TextStyle, room_mm: float) -> float:
    """Return how far to draw a title in so that it keeps its number of lines and none is much shorter than another."""
    widths = [text_width_mm(word, size_pt=style.size_pt, bold=style.bold) for word in words.split()]
    blank = text_width_mm(" ", size_pt=style.size_pt, bold=style.bold)
    lines = _broken(widths, blank=blank, room_mm=room_mm)
    if len(lines) < 2 or "\n" in words or max(widths) > room_mm:
        return 0
    low, high = max(widths), room_mm
    while high - low > _BALANCE_STEP_MM:
        middle = (low + high) / 2
        if len(_broken(widths, blank=blank, room_mm=middle)) == len(lines):
            high = middle
        else:
            low = middle
    # A hair of room, so that no writer's rounding breaks a line that just fits.
    return round(max(0, (room_mm - high - 2 * _BALANCE_STEP_MM) / 2), 2)


def _broken(widths: Sequence[float], *, blank: float, room_mm: float) -> list[float]:
    """Return the lengths of the lines that words of these widths fill, as every writer breaks them."""
    lines: list[float] = []
    for width in widths:
        if lines and lines[-1] + blank + width <= room_mm:
            lines[-1] += blank + width
        else:
            lines.append(width)
    return lines


def _head(paper: Paper, *, layout: Layout) -> tuple[Pair, Pair]:
    def left(role: str, text: str) -> Line:
        return _line(role, text, layout=layout, column_mm=layout.left_mm)

    issuer = [left("superior", paper.superior)] if paper.superior else []
    issuer.append(left("issuer", paper.issuer))
    if layout.after_issuer:
        issuer.append(left("mark", layout.after_issuer))
    nation = [
        _line(f"nation_{order}", words, layout=layout, column_mm=layout.right_mm)
        for order, (words, _) in enumerate(layout.right_head, start=1)
    ]
    number = [left("number", layout.number_line.format(number=paper.number))]
    if paper.is_letter and paper.subject:
        number.append(left("letter_subject", _letter_subject(paper, layout=layout)))
    if paper.urgency:
        number.append(replace(left("urgency", paper.urgency), frame=layout.frame_of(paper.urgency)))
    day = _line("place_and_date", place_and_date(place=paper.place, day=paper.issued_on), layout=layout)
    return Pair(left=tuple(issuer), right=tuple(nation)), Pair(left=tuple(number), right=(day,))


def _letter_subject(paper: Paper, *, layout: Layout) -> str:
    subject, words = _fit(paper.subject), layout.letter_subject_words
    return subject if subject.casefold().startswith(words.casefold()) else f"{words} {subject}"


def _opening(paper: Paper, *, layout: Layout) -> list[Line]:
    """Return what stands between head and body: kind and subject, addressees, grounds."""
    lines = []
    if not paper.is_letter:
        lines += [
            _line(role, text, layout=layout)
            for role, text in (("kind", paper.kind), ("subject", paper.subject))
            if text
        ]
    lines += _addressees(paper, layout=layout)
    return lines + [_line("basis", basis, layout=layout) for basis in paper.bases]


def _addressees(paper: Paper, *, layout: Layout) -> list[Line]:
    words = dict(layout.addressee_words_of).get(paper.kind.strip().lower(), layout.addressee_words)
    if not paper.addressees:
        return []
    if len(paper.addressees) == 1:
        return [_line("addressee", f"{words} {paper.addressees[0]}", layout=layout)]
    lines = [_line("addressees_title", words, layout=layout)]
    lines += [_line("addressees_item", f"- {one}", layout=layout) for one in listed(paper.addressees)]
    return lines


def listed(names: Sequence[str]) -> list[str]:
    """Return the names as a list ends them: «;» after each, «.» after the last, where none has its own sign."""
    last = len(names) - 1
    return [
        name if name.rstrip().endswith(_ENDINGS) else name.rstrip() + (";" if place < last else ".")
        for place, name in enumerate(names)
    ]


def _closed(blocks: tuple[Block, ...], *, mark: str) -> tuple[Block, ...]:
    """Return the blocks with the closing mark after the last word, when the last block is a text."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Text) or last.text.rstrip().endswith(mark):
        return blocks
    return (*blocks[:-1], replace(last, text=last.text.rstrip(" .;") + mark))


def _pieces(blocks: Sequence[Block], *, layout: Layout, sheet: Sheet | None = None) -> list[Piece]:
    return [_piece(block, layout=layout, sheet=sheet or layout.sheet) for block in blocks]


def _with_room_for_tables(pieces: Sequence[Piece], *, layout: Layout) -> tuple[Piece, ...]:
    """Return the pieces with a gap below each line that stands right above a table."""
    spaced = list(pieces)
    for place, (above, below) in enumerate(pairwise(pieces)):
        if isinstance(above, Line) and isinstance(below, Grid):
            gap_pt = max(0, _TABLE_GAP_PT - layout.styles[above.role].after_pt)
            spaced[place] = replace(above, space_below_pt=gap_pt)
    return tuple(spaced)


def _piece(block: Block, *, layout: Layout, sheet: Sheet) -> Piece:
    if isinstance(block, Heading):
        return replace(_line(layout.heading_role(block.level), block.text, layout=layout), level=block.level)
    if isinstance(block, Table):
        return _grid(block, layout=layout, sheet=sheet)
    label = f"{block.label} " if block.label else ""
    lead_in = f"{block.lead_in} " if block.lead_in and block.text else block.lead_in
    return _line("body", block.text, layout=layout, before=label, lead_in=lead_in)


def _grid(table: Table, *, layout: Layout, sheet: Sheet) -> Grid:
    """Make a table of the columns asked for, drawn together where they are wider than the sheet."""
    whole = sum(column.width_mm for column in table.columns)
    scale = min(1.0, sheet.text_width_mm / whole)
    columns = tuple(
        GridColumn(width_mm=column.width_mm * scale, share=column.width_mm / whole, align=column.align)
        for column in table.columns
    )
    heads = tuple(_fit(column.heading) for column in table.columns)
    lines = _lines_of_row(heads, columns=columns, style=layout.table_head)
    heading = GridRow(cells=heads, splits=_is_tall(lines, _MOST_HEADING, style=layout.table_head, sheet=sheet))
    rows = tuple(_row(row, columns=columns, layout=layout, sheet=sheet) for row in table.rows)
    return Grid(columns=columns, heading=heading, rows=rows)


def _row(row: GroupRow | tuple[str, ...], *, columns: tuple[GridColumn, ...], layout: Layout, sheet: Sheet) -> GridRow:
    if isinstance(row, GroupRow):
        cells, style = (_fit(row.label), _fit(row.title)), layout.table_group
        # The title runs over all other columns; the whole width stands for them, its narrowest for the label.
        title_mm = sum(column.width_mm for column in columns[1:]) or columns[0].width_mm
        parts = (columns[0], replace(columns[0], width_mm=title_mm))
        lines = _lines_of_row(cells, columns=parts, style=style)
        return GridRow(cells=cells, is_group=True, splits=_is_tall(lines, _MOST_GROUP, style=style, sheet=sheet))
    texts, style = tuple(_fit(text) for text in row), layout.table_cell
    lines = _lines_of_row(texts, columns=columns, style=style)
    return GridRow(cells=texts, splits=_is_tall(lines, _MOST_ROW, style=style, sheet=sheet))


def _lines_of_row(cells: Sequence[str], *, columns: Sequence[GridColumn], style: TextStyle) -> int:
    """Estimate the lines of the tallest cell."""
    return max(
        _line_count(text, style=style, width_mm=column.width_mm - 2 * CELL_PADDING_MM)
        for text, column in zip(cells, columns, strict=True)
    )


def _line_count(text: str, *, style: TextStyle, width_mm: float) -> int:
    """Estimate how many lines a text takes, rather one too many than one too few for a whole page of them."""
    widths = (text_width_mm(part, size_pt=style.size_pt, bold=style.bold) for part in text.split("\n"))
    return sum(max(1, math.ceil(width / max(width_mm, 1) * 1.05)) for width in widths)


def _is_tall(lines: int, most: float, *, style: TextStyle, sheet: Sheet) -> bool:
    """Say whether so many lines take more than this share of the page."""
    return lines * style.pitch_pt / 72 * 25.4 > most * sheet.text_height_mm


def _kept_with_foot(body: Sequence[Piece], *, layout: Layout) -> tuple[Piece, ...]:
    """Return the body whose last two lines stay on the signature's page: of a paragraph, of several, or of a table."""
    pieces, lines = list(body), 0
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if lines >= _LINES_WITH_SIGNATURE:
            break
        if isinstance(piece, Grid):
            pieces[place] = replace(piece, kept_rows=_rows_kept(piece, _LINES_WITH_SIGNATURE - lines, layout=layout))
            break
        style = layout.styles[piece.role]
        width_mm = layout.sheet.text_width_mm - style.indent_mm
        lines += _line_count(" " * 6 + piece.text, style=style, width_mm=width_mm * 1.05)
        pieces[place] = replace(piece, keeps=True)
    return tuple(pieces)


def _rows_kept(grid: Grid, wanted: int, *, layout: Layout) -> int:
    """Return how many of the wanted last rows can stay with what follows: ordinary ones that leave it room."""
    last = [row for row in grid.rows[-wanted:] if not row.is_group and not row.splits]
    style, sheet = layout.table_cell, layout.sheet
    lines = sum(_lines_of_row(row.cells, columns=grid.columns, style=style) for row in last)
    is_low = not _is_tall(lines, _MOST_ROWS_KEPT, style=style, sheet=sheet)
    return len(last) if is_low and len(last) == len(grid.rows[-wanted:]) else 0


def _foot(paper: Paper, *, layout: Layout) -> Foot | None:
    """Return recipients and signature, or None for a paper that has neither."""
    if not (paper.recipients or paper.authority or paper.signed or paper.signatory):
        return None
    recipients = listed(paper.recipients)
    left = [_line("recipients_head", layout.recipients_title, layout=layout)] if recipients else []
    left += [_line("recipient", f"- {one}", layout=layout) for one in recipients]
    style, half_mm = layout.recipient, layout.sheet.text_width_mm / 2
    lines = sum(_line_count(line.text, style=style, width_mm=half_mm) for line in left)
    pair = Pair(left=tuple(left), right=tuple(_signature(paper, layout=layout)))
    return Foot(pair=pair, splits=_is_tall(lines, _MOST_UNSPLIT, style=style, sheet=layout.sheet))


def _signature(paper: Paper, *, layout: Layout) -> list[Line]:
    """Return the lines of the signature: for whom and office, the room for signature and seal, the full name."""
    last = len(paper.authority) - 1
    lines = [
        _line("office" if place == last > 0 else "authority", text, layout=layout)
        for place, text in enumerate(paper.authority)
    ]
    room_pt = layout.signature_space_pt
    if paper.signed:
        around_pt = (room_pt - layout.signed.pitch_pt) / 2
        lines.append(replace(_line("signed", paper.signed, layout=layout), space_pt=around_pt, keeps=True))
        room_pt = around_pt
    if paper.signatory:
        lines.append(replace(_line("signatory", paper.signatory, layout=layout), space_pt=room_pt))
    return lines


def _annex(annex: Annex, *, layout: Layout) -> Sheetful:
    sheet = layout.sheet.turned() if annex.landscape else layout.sheet
    heads = (("annex_title", annex.title), ("annex_subject", annex.subject), ("note", annex.note))
    lines = [_line(role, text, layout=layout) for role, text in heads if text]
    pieces = _with_room_for_tables((*lines, *_pieces(annex.blocks, layout=layout, sheet=sheet)), layout=layout)
    return Sheetful(sheet=sheet, landscape=annex.landscape, pieces=pieces)
