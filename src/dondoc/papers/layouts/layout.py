"""What a layout says: paper, margins, fonts and the look of every part of an official paper, as figures only."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cached_property

# The single line of Times New Roman, as a share of the size of its letters.
SINGLE_LINE = 2355 / 2048


class Family(StrEnum):
    """The two families of official papers; each has rules of its own."""

    PARTY = "party"
    STATE = "state"


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Edge(StrEnum):
    """In which margin page numbers stand."""

    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """The look of one kind of paragraph. Sizes and spaces in points, indents in millimetres.

    line: a multiple of the single line; line_pt: the exact pitch of lines instead. first_line_mm: how far the first
    line stands in; hang_mm: how far all others do. indent_mm: how far the whole paragraph does, a centred one on both
    sides. rule: the length of the line drawn below, as a share of the length of the words; None for no line.
    """

    size_pt: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    upper: bool = False
    align: Align = Align.LEFT
    before_pt: float = 0
    after_pt: float = 0
    line: float = 1.0
    line_pt: float | None = None
    first_line_mm: float = 0
    hang_mm: float = 0
    indent_mm: float = 0
    keep_with_next: bool = False
    rule: float | None = None

    @property
    def pitch_pt(self) -> float:
        """Return the distance between two base lines."""
        return self.line_pt or self.line * SINGLE_LINE * self.size_pt


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of paper and its margins, in millimetres, held upright.

    header_mm, footer_mm: from the sheet's edge to what stands in the margin.
    """

    width_mm: float = 210
    height_mm: float = 297
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float
    footer_mm: float

    @property
    def text_width_mm(self) -> float:
        """Return the width between the margins."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def text_height_mm(self) -> float:
        """Return the height between the margins."""
        return self.height_mm - self.top_mm - self.bottom_mm

    def turned(self) -> "Sheet":
        """Return the sheet held sideways: the binding margin (left) becomes the top one, as on a turned sheet."""
        return Sheet(
            width_mm=self.height_mm,
            height_mm=self.width_mm,
            top_mm=self.left_mm,
            right_mm=self.top_mm,
            bottom_mm=self.right_mm,
            left_mm=self.bottom_mm,
            header_mm=self.header_mm,
            footer_mm=self.footer_mm,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame around a mark of urgency: which mark, and its outer size."""

    mark: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One guidance on the form of papers, as figures.

    from_, until: the half-open period of issue days it rules; None is open. `left_share` is the left column's share of
    the head. `after_issuer` stands alone below the issuer ("*" on Party papers). `number_line` has `{number}` in it.
    A field of type TextStyle is the look of the part it is named after; `office` is the last line of the authority,
    `authority` those before it. `signature_space_pt` is what is left for signature and seal.
    """

    name: str
    family: Family
    from_: date | None = None
    until: date | None = None
    font: str
    sheet: Sheet
    left_share: float
    right_head: tuple[tuple[str, TextStyle], ...]
    number_line: str
    after_issuer: str = ""
    closing_mark: str = "./."
    letter_subject_words: str = "V/v"
    addressee_words: str = "Kính gửi:"
    # Kinds of papers, in lower case, that are addressed in other words.
    addressee_words_of: tuple[tuple[str, str], ...] = ()
    recipients_title: str = "Nơi nhận:"
    frames: tuple[Frame, ...] = ()
    signature_space_pt: float
    foot_gap_pt: float
    page_number_edge: Edge = Edge.TOP
    first_page_numbered: bool = False
    annexes_numbered_apart: bool = False
    superior: TextStyle
    issuer: TextStyle
    mark: TextStyle
    number: TextStyle
    letter_subject: TextStyle
    urgency: TextStyle
    place_and_date: TextStyle
    kind: TextStyle
    subject: TextStyle
    addressee: TextStyle
    addressees_title: TextStyle
    addressees_item: TextStyle
    basis: TextStyle
    headings: tuple[TextStyle, ...]
    body: TextStyle
    annex_title: TextStyle
    annex_subject: TextStyle
    note: TextStyle
    authority: TextStyle
    office: TextStyle
    signed: TextStyle
    signatory: TextStyle
    recipients_head: TextStyle
    recipient: TextStyle
    table_head: TextStyle
    table_group: TextStyle
    table_cell: TextStyle
    page_number: TextStyle
    footer: TextStyle

    def is_in_force(self, *, day: date) -> bool:
        """Say whether papers issued on `day` take this layout."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day < self.until)

    @property
    def left_mm(self) -> float:
        """Return the width of the left column of the head."""
        return self.sheet.text_width_mm * self.left_share

    @property
    def right_mm(self) -> float:
        """Return the width of the right column of the head."""
        return self.sheet.text_width_mm - self.left_mm

    @cached_property
    def styles(self) -> Mapping[str, TextStyle]:
        """Return every look by the name of its part: "issuer", "nation_1", "heading_2", …"""
        named = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            **{name: style for name, style in named.items() if isinstance(style, TextStyle)},
            **{f"nation_{order}": style for order, (_, style) in enumerate(self.right_head, start=1)},
            **{f"heading_{level}": style for level, style in enumerate(self.headings, start=1)},
        }

    def heading_role(self, level: int) -> str:
        """Return the part's name of a heading; one deeper than the guidance knows looks like the deepest it knows."""
        return f"heading_{min(level, len(self.headings))}"

    def frame_of(self, mark: str) -> Frame:
        """Return the frame for a mark of urgency; one the guidance does not name gets the widest."""
        known = {frame.mark: frame for frame in self.frames}
        return known.get(mark.upper(), max(self.frames, key=lambda frame: frame.width_mm))
