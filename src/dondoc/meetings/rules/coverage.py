"""Who has a notice in hand: how many of how many, who has not, and whom one may remind today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Where an agency stands with a notice. urged_on: the day it was last reminded."""

    agency_id: int
    told_at: datetime
    acknowledged_at: datetime | None = None
    urged_on: date | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """«11/14 cơ quan đã nhận». waiting: who has not, longest first; may_urge: whom of them one may remind today."""

    acknowledged: int
    total: int
    waiting: tuple[int, ...]
    may_urge: tuple[int, ...]

    @property
    def is_complete(self) -> bool:
        """Whether everybody has it."""
        return self.acknowledged == self.total


def coverage_of(receipts: Sequence[Receipt], *, today: date) -> Coverage:
    """Return how far a notice has come; an agency is reminded once a day."""
    waiting = sorted(
        (one for one in receipts if one.acknowledged_at is None), key=lambda one: (one.told_at, one.agency_id)
    )
    return Coverage(
        acknowledged=len(receipts) - len(waiting),
        total=len(receipts),
        waiting=tuple(one.agency_id for one in waiting),
        may_urge=tuple(one.agency_id for one in waiting if may_be_urged(one, today=today)),
    )


def may_be_urged(receipt: Receipt, *, today: date) -> bool:
    """Say whether an agency that has not answered may be reminded today."""
    return receipt.acknowledged_at is None and receipt.urged_on != today


def text_to_copy(
    *, agency: str, symbol: str, issued_on: date, sentences: Sequence[tuple[int, str]], address: str
) -> str:
    """Return the words a secretary pastes into a chat with the agency: what it is given, and where to say «Đã nhận»."""
    lines = [f"Kính gửi {agency}: Thông báo {symbol} ngày {issued_on:%d/%m/%Y} giao cơ quan:"]
    lines += [f"{number}. {sentence}" for number, sentence in sentences]
    return "\n".join([*lines, f"Xem thông báo và bấm «Đã nhận» tại: {address}"])
