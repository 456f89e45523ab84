"""One table with its heading, as it leaves the office: what Excel and Word files of lists are written from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

Cell = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, its width as a share of the table, and whether it holds numbers."""

    heading: str
    share: float = 1.0
    is_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table to print or to work on: who it is of, what it shows, of which moment, under which conditions.

    rows: read once, so that a long list need not be held. total: a last row in bold. notes: sentences below the table.
    """

    owner: str
    title: str
    conditions: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    total: Sequence[Cell] = ()
    notes: Sequence[str] = field(default=())
