"""What a paper says, before a body puts its letterhead on it; and small turns of phrase papers of all kinds share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dondoc.kit.dates import long_day
from dondoc.papers.layouts.parts import Annex, Block, GroupRow, Heading, Paper, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The words of one paper; the fields mean what they mean in `parts.Paper`. Recipients come before the body's."""

    subject: str
    blocks: tuple[Block, ...]
    bases: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    urgency: str = ""


def paper_words(*, kind: str, symbol: str, issued_on: date | None) -> str:
    """Return a paper as another one names it: «Kế hoạch số 06-KH/TBPV, ngày 15 tháng 4 năm 2015»."""
    number = f" số {symbol}" if symbol else ""
    day = f", {long_day(issued_on)}" if issued_on else ""
    return f"{kind}{number}{day}"


def annex_note(*, kind: str, number: str, issued_on: date) -> str:
    """Return the line below an annex's title; number and day are brought up to date when the paper is issued."""
    return f"(Kèm theo {kind} số {number}, {long_day(issued_on)})"


def count_words(count: int) -> str:
    """Return a count as papers write it: below ten with a leading zero, so that no digit can be added in front."""
    return f"{count:02d}"


def short_body(name: str) -> str:
    """Return how a body calls itself inside its papers: «Tiểu ban», «Ban Chỉ đạo»; other names stay whole."""
    return next((word for word in ("Tiểu ban", "Ban Chỉ đạo", "Ban Tổ chức") if name.startswith(word)), name)


def upper_first(text: str) -> str:
    """Return the text with its first letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return the text with its first letter lower case, for the middle of a sentence; short names stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def closed(text: str, *, mark: str = ".") -> str:
    """Return the text with one mark at its end, whatever it ended with."""
    return text.rstrip(" .;,:") + mark


def plain_lines(content: Content | Paper) -> Iterator[str]:
    """Return the words as lines of text, tables row by row, for a preview and for those who read without pictures."""
    if content.addressees:
        yield f"Kính gửi: {'; '.join(content.addressees)}."
    yield from content.bases
    yield from _lines_of(content.blocks)
    if content.recipients:
        yield "Nơi nhận: " + "; ".join(content.recipients) + "."
    for annex in content.annexes:
        yield annex.title
        yield annex.subject
        yield from _lines_of(annex.blocks)


def _lines_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Text):
            yield block.before + block.text
        else:
            for row in block.rows:
                yield f"{row.label}. {row.title}" if isinstance(row, GroupRow) else " | ".join(row)
