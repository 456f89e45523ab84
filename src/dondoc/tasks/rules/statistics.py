"""The four numbers of official reports: done on time, done late, open on track, open overdue."""

from collections.abc import Iterable
from dataclasses import dataclass

from dondoc.tasks.enums import Cell, Timeliness

_CELLS: dict[Timeliness, Cell | None] = {
    Timeliness.DONE_ON_TIME: Cell.DONE_ON_TIME,
    Timeliness.DONE_LATE: Cell.DONE_LATE,
    Timeliness.DONE_WITHOUT_DATE: Cell.DONE_ON_TIME,
    Timeliness.ON_TRACK: Cell.OPEN_ON_TRACK,
    Timeliness.DUE_SOON: Cell.OPEN_ON_TRACK,
    Timeliness.OVERDUE: Cell.OPEN_OVERDUE,
    Timeliness.WITHOUT_DATE: Cell.OPEN_ON_TRACK,
    Timeliness.RECURRING: Cell.OPEN_ON_TRACK,
    Timeliness.CANCELLED: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FourWay:
    """The four numbers of one row of a report. They add up to the list they are counted from."""

    done_on_time: int = 0
    done_late: int = 0
    open_on_track: int = 0
    open_overdue: int = 0

    @property
    def done(self) -> int:
        """Finished, in time or not."""
        return self.done_on_time + self.done_late

    @property
    def open(self) -> int:
        """Not finished, in time or not."""
        return self.open_on_track + self.open_overdue

    @property
    def total(self) -> int:
        """All tasks that count; cancelled ones do not."""
        return self.done + self.open

    def of(self, cell: Cell | str) -> int:
        """Return one of the four."""
        number: int = getattr(self, Cell(cell).value)
        return number

    def __add__(self, other: "FourWay") -> "FourWay":
        return FourWay(
            done_on_time=self.done_on_time + other.done_on_time,
            done_late=self.done_late + other.done_late,
            open_on_track=self.open_on_track + other.open_on_track,
            open_overdue=self.open_overdue + other.open_overdue,
        )


def cell_of(timeliness: Timeliness) -> Cell | None:
    """Return the cell a task is counted in, or None for a cancelled one, which counts nowhere.

    An open task without a deadline, or a recurring one, is open «trong hạn»; Timeliness counts it apart.
    """
    return _CELLS[timeliness]


def count(each: Iterable[Timeliness]) -> FourWay:
    """Count tasks by cell."""
    numbers = dict.fromkeys((cell.value for cell in Cell), 0)
    for one in each:
        cell = cell_of(one)
        if cell is not None:
            numbers[cell.value] += 1
    return FourWay(**numbers)
