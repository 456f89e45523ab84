"""The parts of an official paper as plain values; what they look like is the layout's matter."""

from dataclasses import dataclass
from datetime import date

from dondoc.papers.layouts.layout import Align


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body with its number in its text ("II. NỘI DUNG"). level: 1 for the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the body.

    label: the number, letter or dash typed before it ("1.", "a)", "-"), or "". lead_in: bold words between the label
    and the text ("Về công tác tuyên truyền:"), or "".
    """

    text: str
    label: str = ""
    lead_in: str = ""

    @property
    def before(self) -> str:
        """Return what stands before the text, the label first, with the blank that parts them from it."""
        return "".join(f"{part} " for part in (self.label, self.lead_in) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of an assignment table."""

    heading: str
    width_mm: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that names the group of the rows below it; its title runs over all columns but the first."""

    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """An assignment table; its heading row repeats on every page. A row has one text per column."""

    columns: tuple[Column, ...]
    rows: tuple[GroupRow | tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the columns: it would shift every text after it."""
        for row in self.rows:
            if not isinstance(row, GroupRow) and len(row) != len(self.columns):
                raise ValueError(f"a row has {len(row)} texts for {len(self.columns)} columns: {row!r}")


Block = Heading | Text | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An annex on a new sheet. landscape: held sideways, for wide tables."""

    title: str
    subject: str
    note: str = ""
    blocks: tuple[Block, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An official paper as its content alone.

    superior, issuer: the lines of the left head. number: number and symbol without the word "Số" ("06-KH/TBPV"); blanks
    keep the place of a number not yet given ("      -KH/TBPV"). is_letter: a công văn, which has no line of its kind;
    its subject stands as «V/v …» under the number. urgency: the framed mark under the number («KHẨN»), or "".
    addressees: whom it is sent to above the body; one stands beside «Kính gửi:», several in a list below it.
    bases: the paragraphs before the first heading. authority: lines above the signature ("T/M TIỂU BAN", …), the first
    for whom, the last the office; signed: what stands for the signature; signatory: the full name below its space.
    footer: a note at the foot of every page.
    """

    superior: str
    issuer: str
    number: str
    place: str
    issued_on: date
    kind: str
    subject: str
    bases: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    authority: tuple[str, ...] = ()
    signed: str = ""
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    footer: str = ""
    addressees: tuple[str, ...] = ()
    is_letter: bool = False
    urgency: str = ""
    signatory: str = ""


def place_and_date(*, place: str, day: date) -> str:
    """Return the line of place and date: days below 10 and months 1 and 2 take a leading zero."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"
