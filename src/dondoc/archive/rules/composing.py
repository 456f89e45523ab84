"""A paper out of what it says and the letterhead of the body that issues it."""

from dataclasses import dataclass, replace
from datetime import date

from dondoc.archive.enums import TYPE_CODES, PaperKind
from dondoc.archive.rules.numbering import symbol_text
from dondoc.kit.dates import long_day
from dondoc.papers.layouts import Family, signature_words
from dondoc.papers.layouts.content import Content
from dondoc.papers.layouts.parts import Annex, Block, Paper

KIND_WORDS: dict[PaperKind, str] = {
    PaperKind.NOTICE: "Thông báo",
    PaperKind.LETTER: "Công văn",
    PaperKind.REPORT: "Báo cáo",
    PaperKind.COVERAGE: "Báo cáo",
    PaperKind.INVITATION: "Giấy mời",
    PaperKind.PLAN: "Kế hoạch",
    PaperKind.ASSIGNMENT: "Thông báo",
}

_REPORTED_TO = "(b/c)"
_DEPUTY_WORDS = tuple(signature_words(family).deputy_for for family in Family)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What an issuing body puts on every paper of its own; family: «party» or «state»."""

    family: str
    superior: str
    name: str
    symbol: str
    department: str = ""
    place: str
    authority: tuple[str, ...] = ()
    signatory: str = ""
    recipients: tuple[str, ...] = ()


def compose(
    letterhead: Letterhead,
    *,
    kind: PaperKind,
    subject: str,
    dated_on: date,
    blocks: tuple[Block, ...],
    bases: tuple[str, ...] = (),
    addressees: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    annexes: tuple[Annex, ...] = (),
    urgency: str = "",
) -> Paper:
    """Return a draft of the paper: complete but for its number. recipients: stand before those of the body."""
    return Paper(
        superior=letterhead.superior,
        issuer=letterhead.name,
        number=symbol_of(letterhead, kind=kind, number=None),
        place=letterhead.place,
        issued_on=dated_on,
        kind=KIND_WORDS[kind],
        subject=subject,
        bases=bases,
        blocks=blocks,
        authority=letterhead.authority,
        signatory=letterhead.signatory,
        recipients=(*recipients, *(one for one in letterhead.recipients if one not in recipients)),
        annexes=annexes,
        addressees=addressees,
        is_letter=kind is PaperKind.LETTER,
        urgency=urgency,
    )


def compose_content(letterhead: Letterhead, content: Content, *, kind: PaperKind, dated_on: date) -> Paper:
    """Return the draft of a paper that says this."""
    return compose(
        letterhead,
        kind=kind,
        dated_on=dated_on,
        subject=content.subject,
        blocks=content.blocks,
        bases=content.bases,
        addressees=content.addressees,
        recipients=content.recipients,
        annexes=content.annexes,
        urgency=content.urgency,
    )


def head_of(letterhead: Letterhead) -> str:
    """Return the office of the body's head: whom the signatory stands for («KT. Chủ tịch»), else the signatory."""
    for line in letterhead.authority:
        if line.upper().startswith(_DEPUTY_WORDS):
            return line[3:].strip()
    return letterhead.authority[-1].strip() if len(letterhead.authority) > 1 else ""


def reported_to(letterhead: Letterhead) -> str:
    """Return to whom the body reports: the first of its recipients marked «(b/c)», or ""."""
    marked = (one.rstrip(" ,;.") for one in letterhead.recipients)
    return next((one.removesuffix(_REPORTED_TO).strip() for one in marked if one.endswith(_REPORTED_TO)), "")


def symbol_of(letterhead: Letterhead, *, kind: PaperKind, number: int | None) -> str:
    """Return number and symbol of a paper of this body and kind."""
    return symbol_text(
        family=letterhead.family,
        number=number,
        type_code=TYPE_CODES[kind],
        issuer=letterhead.symbol,
        department=letterhead.department,
    )


def frame_changed(paper: Paper, letterhead: Letterhead) -> bool:
    """Say whether the head printed on a paper is no longer the one of its body: renamed, or another body chosen."""
    return (paper.superior, paper.issuer) != (letterhead.superior, letterhead.name)


def reframed(paper: Paper, *, before: Letterhead, after: Letterhead, kind: PaperKind, dated_on: date) -> Paper:
    """Return a draft of this day under another letterhead.

    Head and symbol always follow the body. Place, lines above the signature, name and recipients follow it where they
    still say what the letterhead before said; what a person wrote there stays.
    """
    lasting = tuple(one for one in paper.recipients if one not in before.recipients)
    untouched = paper.recipients[len(lasting) :] == before.recipients
    recipients = (*lasting, *(one for one in after.recipients if one not in lasting)) if untouched else paper.recipients
    return replace(
        numbered(paper, symbol=symbol_of(after, kind=kind, number=None), dated_on=dated_on),
        superior=after.superior,
        issuer=after.name,
        place=after.place if paper.place == before.place else paper.place,
        authority=after.authority if paper.authority == before.authority else paper.authority,
        signatory=after.signatory if paper.signatory == before.signatory else paper.signatory,
        recipients=recipients,
    )


def correction_of(paper: Paper, *, letterhead: Letterhead, kind: PaperKind, symbol: str, dated_on: date) -> Paper:
    """Return a draft with the words of an issued paper, under today's letterhead, that says which paper it corrects."""
    return replace(
        numbered(paper, symbol=symbol_of(letterhead, kind=kind, number=None), dated_on=dated_on),
        superior=letterhead.superior,
        issuer=letterhead.name,
        subject=f"{paper.subject} (đính chính văn bản số {symbol})",
    )


def numbered(paper: Paper, *, symbol: str, dated_on: date) -> Paper:
    """Return the paper with another number and day, also where the notes of its annexes name them."""
    annexes = tuple(
        replace(
            annex,
            note=annex.note.replace(paper.number, symbol).replace(long_day(paper.issued_on), long_day(dated_on)),
        )
        for annex in paper.annexes
    )
    return replace(paper, number=symbol, issued_on=dated_on, annexes=annexes)
