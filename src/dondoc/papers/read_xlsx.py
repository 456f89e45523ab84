"""Reads Excel files: each visible sheet becomes one table, the title lines above it paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import BinaryIO

import python_calamine

from dondoc.papers import limits
from dondoc.papers.letters import clean
from dondoc.papers.old_fonts import readable
from dondoc.papers.packages import open_package, refuse_document_types
from dondoc.papers.reading import Budget, Reading, Span, lay_out, refuse_without_text
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tree import Kind, Paragraph, Place, Table, Tree
from dondoc.papers.xlsx_scan import Look, Sheet, scan_sheets

_MIDNIGHT = time(0, 0)


def read_xlsx(source: BinaryIO) -> Reading:
    """Read an Excel file. Raises PaperRefused when it is broken, reaches too far, or holds no text."""
    with open_package(source) as package:
        refuse_document_types(package)
        scanned = scan_sheets(package)
    source.seek(0)
    blocks: list[Paragraph | Table] = []
    warnings: list[str] = []
    budget = Budget()
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(source)
        for about in workbook.sheets_metadata:
            if about.name not in scanned or not scanned[about.name].cells:
                continue
            if about.visible != python_calamine.SheetVisibleEnum.Visible:
                warnings.append(f"Bỏ qua trang tính ẩn “{about.name}”.")
                continue
            sheet = _Sheet(workbook.get_sheet_by_name(about.name), scanned[about.name], about.name)
            blocks.extend(sheet.blocks(budget, table=1 + sum(isinstance(block, Table) for block in blocks)))
            warnings.extend(sheet.warnings)
    except python_calamine.PasswordError as error:
        raise PaperRefused(Refusal.ENCRYPTED) from error
    except python_calamine.CalamineError as error:
        raise PaperRefused(Refusal.BROKEN, cause=type(error).__name__) from error
    refuse_without_text(blocks, PaperRefused(Refusal.EMPTY))
    return Reading(readable(Tree(kind=Kind.XLSX, blocks=tuple(blocks), warnings=tuple(warnings))))


@dataclass(slots=True)
class _Row:
    """One row that holds something: its number in the sheet from 1, and its spans, columns counted from 0."""

    number: int
    spans: list[Span]

    @property
    def texts(self) -> set[str]:
        return {span.text for span in self.spans if span.text}


class _Sheet:
    """One sheet on its way to blocks."""

    def __init__(self, source: python_calamine.CalamineSheet, scanned: Sheet, name: str) -> None:
        self.warnings: list[str] = []
        self._scanned, self._name = scanned, name
        merges = source.merged_cell_ranges or []
        self._origins = {
            start: (min(end[0], scanned.rows - 1), min(end[1], scanned.columns - 1)) for start, end in merges
        }
        # iter_rows starts in the first row, but in the first column that holds something.
        self._left = source.start[1] if source.start else 0
        self._rows = self._read(source)

    def blocks(self, budget: Budget, *, table: int) -> Iterator[Paragraph | Table]:
        """Yield the title lines and the table; `table` is the number the table gets."""
        titles = self._titles()
        for row in self._rows[:titles]:
            budget.spend(paragraphs=1)
            first = next(span for span in row.spans if span.text)
            place = Place(sheet=self._name, row=row.number, column=first.column + 1)
            yield Paragraph(text=first.text, place=place, bold=first.bold)
        body = self._rows[titles:]
        if body:
            yield self._table(body, budget, table)

    def _titles(self) -> int:
        """Count the leading rows that hold one text alone; all of them when the sheet has no table at all."""
        for at, row in enumerate(self._rows):
            if len(row.texts) > 1:
                return at
        return len(self._rows)

    def _table(self, body: list[_Row], budget: Budget, number: int) -> Table:
        numbers = [row.number for row in body]
        position = {row_number: at for at, row_number in enumerate(numbers)}
        first_column = min(span.column for row in body for span in row.spans if span.text)
        spans = []
        for at, row in enumerate(body):
            for span in row.spans:
                last = row.number + span.height - 1
                span.height = sum(row.number <= other <= last for other in numbers[at : at + span.height]) or 1
                span.row, span.column = position[row.number], span.column - first_column
                spans.append(span)
        return lay_out(
            [span for span in spans if span.column >= 0],
            place=Place(table=number, sheet=self._name),
            cell_place=lambda row, column: Place(
                table=number, row=numbers[row], column=column + first_column + 1, sheet=self._name
            ),
            budget=budget,
        )

    def _read(self, source: python_calamine.CalamineSheet) -> list[_Row]:
        rows: list[_Row] = []
        empty = 0
        for number, values in enumerate(source.iter_rows(), start=1):
            row = _Row(number, list(self._spans(number, values)))
            empty = 0 if row.texts else empty + 1
            if empty > limits.EMPTY_ROWS_BEFORE_STOP and rows:
                self.warnings.append(
                    f"Trang tính “{self._name}”: dừng ở dòng {rows[-1].number} vì sau đó có hơn "
                    f"{limits.EMPTY_ROWS_BEFORE_STOP} dòng trống."
                )
                break
            if row.texts:
                rows.append(row)
        return rows

    def _spans(self, number: int, values: Sequence[object]) -> Iterator[Span]:
        for column, value in enumerate(values, start=self._left):
            look = self._scanned.look(number, column + 1)
            text = cell_text(value, look=look)
            last_row, last_column = self._origins.get((number - 1, column), (number - 1, column))
            if text or (last_row, last_column) != (number - 1, column):
                yield Span(
                    text=text,
                    row=number - 1,
                    column=column,
                    height=last_row - number + 2,
                    width=last_column - column + 1,
                    bold=look.bold and bool(text),
                )


def cell_text(value: object, *, look: Look) -> str:
    """Return what the cell shows: dates as 05/09/2015, months as 9/2015, whole numbers without a decimal point."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime | date):
        return _day_text(value, look)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value * 100:.10g}%" if look.percent else f"{value:.15g}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return ""


def _day_text(value: date, look: Look) -> str:
    if look.months:
        return f"{value.month}/{value.year}"
    if look.years:
        return str(value.year)
    day = f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, datetime) and value.time() != _MIDNIGHT:
        return f"{day} {value:%H:%M}"
    return day
