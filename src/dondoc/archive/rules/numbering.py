"""Number and symbol of outgoing papers, and which number comes next.

Forms: of the Party «15-TB/TBPV», of the State «15/TB-UBND», letters of the State «15/UBND-KGVX». Numbers below ten take
a leading zero (guidance of both families). Within one body, year and type the numbers follow each other without a gap,
and no paper is dated before the one numbered before it.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from dondoc.kit.codes import Family

BLANK_NUMBER = " " * 6
LETTER_CODE = "CV"


def symbol_text(*, family: str, number: int | None, type_code: str, issuer: str, department: str = "") -> str:
    """Return number and symbol as printed; a blank keeps the place of a number not yet given."""
    digits = BLANK_NUMBER if number is None else f"{number:02d}"
    if Family(family) is Family.PARTY:
        return f"{digits}-{type_code}/{issuer}"
    middle = "-".join(part for part in ("" if type_code == LETTER_CODE else type_code, issuer, department) if part)
    return f"{digits}/{middle}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far a series has come. last_number: 0 before its first paper. last_on: the day of its last paper."""

    first_number: int = 1
    last_number: int = 0
    last_on: date | None = None

    @property
    def next_number(self) -> int:
        """The number the next paper takes."""
        return max(self.last_number + 1, self.first_number)


class Refusal(Enum):
    """Why a paper cannot take a number."""

    NUMBER_USED = auto()
    LEAVES_A_GAP = auto()
    DATED_TOO_EARLY = auto()


def refuse(reached: Reached, *, number: int, dated_on: date) -> Refusal | None:
    """Say why this number or day cannot be taken, or None.

    The first paper of a series may take any number: the register on paper may have begun the year before dondoc did.
    """
    if reached.last_number and number <= reached.last_number:
        return Refusal.NUMBER_USED
    if reached.last_number and number != reached.last_number + 1:
        return Refusal.LEAVES_A_GAP
    if reached.last_on is not None and dated_on < reached.last_on:
        return Refusal.DATED_TOO_EARLY
    return None
