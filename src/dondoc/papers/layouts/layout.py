"""What a layout says: paper, margins, fonts and the look of every part of an official paper, as figures only."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """The look of one kind of paragraph. Sizes and spaces in points, the indent of the first line in millimetres.

    line: a multiple of the single line. rule_share: the share of the column's width drawn as a line below the
    paragraph, None for no line.
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
    first_line_mm: float = 0
    keep_with_next: bool = False
    rule_share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of paper and its margins, in millimetres, held upright."""

    width_mm: float = 210
    height_mm: float = 297
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float
    footer_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One guidance on the form of papers, as figures.

    from_, until: the half-open period of issue days it rules; None is open. `left_share` is the left column's share of
    the head. `after_issuer` stands alone below the issuer ("*" on Party papers). `number` has `{number}` in it.
    """

    name: str
    family: Family
    from_: date | None = None
    until: date | None = None
    font: str
    sheet: Sheet
    left_share: float
    right_head: tuple[tuple[str, TextStyle], ...]
    number: str
    after_issuer: str = ""
    closing_mark: str = "./."
    recipients_title: str = "Nơi nhận:"
    superior: TextStyle
    issuer: TextStyle
    mark: TextStyle
    number_style: TextStyle
    place_and_date: TextStyle
    kind: TextStyle
    subject: TextStyle
    basis: TextStyle
    headings: tuple[TextStyle, ...]
    body: TextStyle
    annex_title: TextStyle
    annex_subject: TextStyle
    note: TextStyle
    authority: TextStyle
    signed: TextStyle
    recipients_head: TextStyle
    recipient: TextStyle
    table_head: TextStyle
    table_group: TextStyle
    table_cell: TextStyle
    page_number: TextStyle
    footer: TextStyle
    first_page_numbered: bool = False

    def is_in_force(self, *, day: date) -> bool:
        """Say whether papers issued on `day` take this layout."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day < self.until)
