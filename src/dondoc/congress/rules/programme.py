"""What moves in a programme when the days of the congress move."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

OPENING, CLOSING = "opening", "closing"


@dataclass(frozen=True, slots=True)
class BlockDay:
    """A block of the programme, as far as its day is concerned; `event` is a code or "other"."""

    block_id: int
    title: str
    event: str
    day_on: date


@dataclass(frozen=True, slots=True)
class Move:
    """One block that goes to another day."""

    block_id: int
    title: str
    event: str
    from_on: date
    to_on: date


def moves(
    blocks: Iterable[BlockDay],
    *,
    opening: tuple[date, date],
    closing: tuple[date, date],
    whole_programme: bool,
) -> list[Move]:
    """Return which blocks go to which day when the congress opens and closes on other days, in the order given.

    opening, closing: the day before and the day after the change. The opening and closing blocks follow their own
    days. With `whole_programme` every other block moves by as many days as the opening does; otherwise it stays.
    """
    shift = opening[1] - opening[0]
    others = shift if whole_programme else timedelta()
    planned = ((block, _new_day(block, opening, closing, others)) for block in blocks)
    return [
        Move(block.block_id, block.title, block.event, block.day_on, to_on)
        for block, to_on in planned
        if to_on != block.day_on
    ]


def _new_day(block: BlockDay, opening: tuple[date, date], closing: tuple[date, date], shift: timedelta) -> date:
    if block.event == OPENING:
        return opening[1] if opening[0] != opening[1] else block.day_on
    if block.event == CLOSING:
        return closing[1] if closing[0] != closing[1] else block.day_on
    return block.day_on + shift


def event_days(moved: Iterable[Move]) -> dict[str, date]:
    """Return the new day of every named event among the moves."""
    return {move.event: move.to_on for move in moved if move.event != "other"}
