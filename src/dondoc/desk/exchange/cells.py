"""How a value is written in a cell of the exchange, and read back."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

# A program of tables takes a cell that begins so for a formula. One apostrophe before it makes it text, and whoever
# reads the folder back takes that one away again.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')
_WHOLE = re.compile(r"[1-9][0-9]{0,17}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What no database stores or no page shows: control signs except line breaks and the tabulator.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class _Writer:
    """Writes rows as the csv module does, and puts a cell with any kind of line break into quotes.

    The module leaves a carriage return bare when lines end in line feeds; a program of tables begins a new row there.
    """

    def __init__(self, file: Any) -> None:
        self._file = file

    def writerow(self, row: Iterable[Any]) -> None:
        cells = ["" if cell is None else str(cell) for cell in row]
        line = ",".join(_quoted(cell) for cell in cells)
        self._file.write(('""' if cells == [""] else line) + "\n")

    def writerows(self, rows: Iterable[Iterable[Any]]) -> None:
        for row in rows:
            self.writerow(row)


def writer(file: Any) -> _Writer:
    """Return the writer of one table: commas, quotes only where needed, line feeds."""
    return _Writer(file)


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if _NEEDS_QUOTES.search(cell) else cell


def guarded(text: str) -> str:
    """Return a text as a cell that no program computes."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a cell; the opposite of `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def is_storable(text: str) -> bool:
    """Say whether a text holds only signs that can be stored and shown."""
    return _UNSTORABLE.search(text) is None


def is_whole(cell: str) -> bool:
    """Say whether a cell is an id: a whole number from 1, without leading zeros."""
    return _WHOLE.fullmatch(cell) is not None


def day_of(cell: str) -> date | None:
    """Return the day in a cell; None for an empty one. Raises ValueError for anything but YYYY-MM-DD."""
    if not cell:
        return None
    if not _DAY.fullmatch(cell):
        raise ValueError(cell)
    return date.fromisoformat(cell)


def moment_of(cell: str) -> datetime:
    """Return the moment in a cell. Raises ValueError for one without a time zone."""
    moment = datetime.fromisoformat(cell)
    if moment.tzinfo is None:
        raise ValueError(cell)
    return moment.astimezone(UTC)


def day_cell(day: date | None) -> str:
    """Return the cell of a day."""
    return day.isoformat() if day else ""


def moment_cell(moment: datetime) -> str:
    """Return the cell of a moment: UTC, with parts of a second only where there are any."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def id_cell(number: int | None) -> str:
    """Return the cell of an id; empty for none."""
    return "" if number is None else str(number)
