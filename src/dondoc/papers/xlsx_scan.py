"""Looks over the sheets of an Excel file in a stream before a reader loads them whole.

Finds the farthest cell that holds something, because one cell in the far corner makes a reader lay out billions; and
the look of cells that changes what they mean, because a date shown as «8/2025» is a month, not its first day.
"""

import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from dondoc.kit.numbers import format_number
from dondoc.papers import limits
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.xml_parts import main_part, parse_part, related_parts

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_MONTH_AND_YEAR_FORMAT = 17
_PERCENT_FORMATS = (9, 10)
_BLOCK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Look:
    """How cells of one style show their value."""

    bold: bool = False
    months: bool = False
    years: bool = False
    percent: bool = False


_PLAIN = Look()


@dataclass(slots=True)
class Sheet:
    """What one sheet holds: rows and columns count from 1; looks only of cells that are not plain."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    looks: dict[tuple[int, int], Look] = field(default_factory=dict)

    def look(self, row: int, column: int) -> Look:
        """Return how a cell shows its value."""
        return self.looks.get((row, column), _PLAIN)


def scan_sheets(package: zipfile.ZipFile) -> dict[str, Sheet]:
    """Return the sheets of a workbook by name. Raises PaperRefused, naming the cell, when one reaches too far."""
    workbook = main_part(package, usual="xl/workbook.xml")
    parts = related_parts(package, workbook)
    looks = _looks(package, next((part.name for part in parts if part.kind == "styles"), ""))
    names = {part.id: part.name for part in parts if part.kind == "worksheet"}
    root = parse_part(package, workbook)
    sheets = {}
    for element in root.iter() if root is not None else ():
        if _local(element.tag) == "sheet":
            part = names.pop(next((value for key, value in element.attrib.items() if key.endswith("}id")), ""), "")
            if part:
                title = element.get("name", "")
                sheets[title] = _scan(package, part, title, looks)
    return sheets


class _Scanner:
    """Counts cells as the parser meets them."""

    def __init__(self, title: str, looks: list[Look]) -> None:
        self.sheet = Sheet()
        self._title, self._looks = title, looks
        self._row = self._column = 0
        self._look = _PLAIN

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._enter_cell(attributes)
        elif name in ("v", "is"):
            self._found_value()
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
            self._column = 0

    def _enter_cell(self, attributes: dict[str, str]) -> None:
        at = _REFERENCE.fullmatch(attributes.get("r", ""))
        if at:
            self._row, self._column = int(at[2]), column_number(at[1])
        else:
            self._column += 1
        style = attributes.get("s", "0")
        number = int(style) if style.isdecimal() and len(style) < 9 else 0
        self._look = self._looks[number] if number < len(self._looks) else _PLAIN

    def _found_value(self) -> None:
        sheet = self.sheet
        sheet.rows, sheet.columns = max(sheet.rows, self._row), max(sheet.columns, self._column)
        sheet.cells += 1
        if sheet.rows > limits.SHEET_ROWS or sheet.columns > limits.SHEET_COLUMNS:
            raise self._too_far()
        if self._look is not _PLAIN:
            sheet.looks[self._row, self._column] = self._look

    def _too_far(self) -> PaperRefused:
        cell = f"{column_letters(self._column)}{self._row}"
        sentence = (
            f"Trang tính “{self._title[:60]}” có nội dung ở ô {cell}, quá mức {format_number(limits.SHEET_ROWS)} dòng "
            f"và {limits.SHEET_COLUMNS} cột. Xóa ô thừa hoặc tách bảng thành nhiều tệp rồi tải lại."
        )
        return PaperRefused(Refusal.TOO_LONG, sentence, cause="far cell")


def column_number(letters: str) -> int:
    """Return the number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column from its number."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _scan(package: zipfile.ZipFile, part: str, title: str, looks: list[Look]) -> Sheet:
    scanner = _Scanner(title, looks)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scanner.start
    try:
        with package.open(part) as stream:
            while block := stream.read(_BLOCK_BYTES):
                parser.Parse(block, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, KeyError, zipfile.BadZipFile, EOFError) as error:
        raise PaperRefused(Refusal.BROKEN, cause=type(error).__name__) from error
    return scanner.sheet


def _looks(package: zipfile.ZipFile, part: str) -> list[Look]:
    root = parse_part(package, part) if part else None
    if root is None:
        return []
    codes = {e.get("numFmtId"): e.get("formatCode", "") for e in _children(root, "numFmts")}
    bold = [
        any(_local(mark.tag) == "b" and mark.get("val") not in ("0", "false") for mark in font)
        for font in _children(root, "fonts")
    ]
    return [_look(form, codes, bold) for form in _children(root, "cellXfs")]


def _look(form: Any, codes: dict[str | None, str], bold: list[bool]) -> Look:
    font, number = form.get("fontId", "0"), form.get("numFmtId", "0")
    is_bold = font.isdecimal() and int(font) < len(bold) and bold[int(font)]
    code = _QUOTED.sub("", codes.get(number, "")).lower()
    months = number == str(_MONTH_AND_YEAR_FORMAT) or (
        "y" in code and "m" in code and "d" not in code and "h" not in code
    )
    years = "y" in code and not any(letter in code for letter in "mdh")
    percent = number in map(str, _PERCENT_FORMATS) or "%" in code
    look = Look(bold=is_bold, months=months, years=years, percent=percent)
    return _PLAIN if look == _PLAIN else look


def _children(root: Any, name: str) -> list[Any]:
    parent = next((element for element in root if _local(element.tag) == name), None)
    return list(parent) if parent is not None else []


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
