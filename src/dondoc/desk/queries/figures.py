"""What the page of figures shows: of this moment with links to the rows, or of a past day as it then stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.people.access import Seat
from dondoc.tasks.queries.as_of import PastRow, figures_as_of
from dondoc.tasks.queries.register import By, Register, RegisterRow, register, total_and_kept
from dondoc.tasks.queries.sums import silent_agencies
from dondoc.tasks.rules.alerts import SILENT_DAYS
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
    """Return the numbers in a grouping. Of this moment, only the rows that are read are asked for, in three queries."""
    if on is not None and on < seat.today:
        past = figures_as_of(seat, on=on, by=by)
        return Figures(by=by, on=on, rows=past.rows, total=past.total.counts, kept=past.total.kept)
    if only_silent:
        week_ago = seat.today - timedelta(days=SILENT_DAYS)
        silent = silent_agencies(seat.congress.pk, heard_from=week_ago)
        return Figures(by=by, on=None, rows=Register(seat, "agency", only=silent), total=None)
    counts, kept = total_and_kept(seat)
    return Figures(by=by, on=None, rows=register(seat, by=by), total=counts, kept=kept)
