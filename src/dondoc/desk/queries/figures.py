"""What the page of figures shows: of this moment with links to the rows, or of a past day as it then stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.desk.queries.agencies import is_silent
from dondoc.people.access import Seat
from dondoc.tasks.queries.as_of import PastRow, figures_as_of
from dondoc.tasks.queries.register import By, RegisterRow, four_way, total_and_kept
from dondoc.tasks.rules.as_of import Kept
from dondoc.tasks.rules.statistics import FourWay


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One table of numbers. on: the day at whose end they stood, None for this moment.

    total, kept: of all tasks, each once; None when only some agencies are shown.
    """

    by: By
    on: date | None
    rows: Sequence[RegisterRow | PastRow]
    total: FourWay | None
    kept: Kept | None = None


def figures(seat: Seat, *, by: By, on: date | None, only_silent: bool = False) -> Figures:
    """Return the numbers in a grouping, in at most six queries."""
    if on is not None and on < seat.today:
        past = figures_as_of(seat, on=on, by=by)
        return Figures(by=by, on=on, rows=past.rows, total=past.total.counts, kept=past.total.kept)
    rows: list[Any] = four_way(seat, by=by)
    if only_silent:
        silent = [row for row in rows if is_silent(row, now=seat.now)]
        return Figures(by=by, on=None, rows=silent, total=None)
    counts, kept = total_and_kept(seat)
    return Figures(by=by, on=None, rows=rows, total=counts, kept=kept)
