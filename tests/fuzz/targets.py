"""What is fuzzed: each target takes any bytes, may refuse them in the one way it promises, and may nothing else."""

import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from dondoc.desk.exchange.checking import check
from dondoc.desk.exchange.scratch import scratch
from dondoc.desk.exchange.words import COLUMNS
from dondoc.kit.addresses import is_inside
from dondoc.kit.numbers import format_number, from_roman, parse_number, to_roman
from dondoc.kit.typed_days import parse_typed_day
from dondoc.kit.vietnamese import nfc
from dondoc.meetings.rules.typing import answered, read_typed
from dondoc.papers import PaperRefused, limits, read_text
from dondoc.papers.layouts.wire import from_plain, to_plain
from dondoc.papers.photos import bare_copy
from dondoc.papers.read_docx import read_docx
from dondoc.papers.read_pdf import read_pdf
from dondoc.papers.read_txt import read_txt
from dondoc.papers.read_xlsx import read_xlsx
from dondoc.papers.sniff import sniff
from dondoc.papers.wire import WireBroken, from_wire, to_wire
from dondoc.plans.reader.deadlines import find_deadlines
from dondoc.plans.reader.reading import read_plan
from dondoc.web.outbound import OutboundRefused, Policy, check_url
from tests.fuzz import building, seeds
from tests.meetings.rules.directory import CALENDAR, NAMES
from tests.support.papers import excel_package, word_package

TODAY = date(2015, 10, 8)
_MOST_LETTERS = 4_000


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to fuzz, and what to begin with."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]


def typed(content: bytes) -> None:
    """Read a line as meetings are written down; every answer to a doubt gives a line that can be read again."""
    line = content.decode("utf-8", "replace")[:600]
    found = read_typed(line, names=NAMES, calendar=CALENDAR)
    for doubt in found.doubts[:2]:
        for choice in doubt.choices[:2]:
            read_typed(answered(found.line, doubt, choice), names=NAMES, calendar=CALENDAR)


def plan(content: bytes) -> None:
    """Read a text as a plan, and carry its draft through the wire."""
    text = content.decode("utf-8", "replace")[:_MOST_LETTERS]
    try:
        tree = read_text(text)
    except PaperRefused:
        return
    assert from_wire(to_wire(tree)) == tree
    read_plan(tree, issued_on=TODAY)


def days(content: bytes) -> None:
    """Read a day, a number, a Roman number, and the deadlines of a sentence."""
    text = content.decode("utf-8", "replace")[:300]
    parse_typed_day(text, today=TODAY)
    find_deadlines(nfc(text), issued_on=TODAY)
    number = parse_number(text)
    if number is not None:
        assert parse_number(format_number(number)) == number
    roman = from_roman(text)
    if roman is not None:
        assert to_roman(roman) == text.upper()


def exchange(content: bytes) -> None:
    """Judge a folder of seven tables, one of them hostile: its number is the first byte."""
    tables = list(COLUMNS)
    hostile = tables[content[0] % len(tables)] if content else tables[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for table, columns in COLUMNS.items():
            head = ",".join(columns).encode() + b"\n"
            rows = content[1:] if table == hostile else seeds.ROWS[table]
            (folder / f"{table}.csv").write_bytes(head + rows)
        with scratch() as rows:
            check(folder, rows, known=lambda logins: {})


def paper_wire(content: bytes) -> None:
    """Take a paper out of the database's JSON; what is taken goes back the same."""
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        return
    try:
        paper = from_plain(plain)
    except ValueError:
        return
    assert from_plain(to_plain(paper)) == paper


def tree_wire(content: bytes) -> None:
    """Take what a child says; the parent believes nothing."""
    try:
        tree = from_wire(content)
    except WireBroken:
        return
    to_wire(tree)


def address(content: bytes) -> None:
    """Judge an address to be called: what is let through is https on a known port, without a login."""
    url = content.decode("utf-8", "replace")[:500]
    is_inside(url)
    try:
        parts = check_url(url, policy=Policy())
    except OutboundRefused:
        return
    assert (parts.scheme, (parts.port or 443) in (443, 8443), parts.username) == ("https", True, None)
    assert urlsplit(url).hostname


def _reader(read: Callable, wrap: Callable[[bytes], bytes] | None = None) -> Callable[[bytes], None]:
    def run(content: bytes) -> None:
        package = content if wrap is None else wrap(content)
        try:
            reading = read(io.BytesIO(package))
        except PaperRefused as refused:
            assert refused.sentence
            return
        except RecursionError:
            return
        assert from_wire(to_wire(reading.tree)) == reading.tree
        if len(content) < _MOST_LETTERS:
            read_plan(reading.tree, issued_on=TODAY)

    return run


def _word(content: bytes) -> bytes:
    body = building.xml_of(content, elements=building.WORD_ELEMENTS, attributes=building.WORD_ATTRIBUTES, pieces=building.WORD_PIECES)
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://m"'
    return word_package(f"<w:sdt {spaces}><w:sdtContent>{body}</w:sdtContent></w:sdt>")


def _sheet(content: bytes) -> bytes:
    """Return a workbook whose sheet has its rows where they belong, or, for odd bytes, just anywhere."""
    rows = building.xml_of(content[1:], elements=building.SHEET_ELEMENTS, attributes=building.SHEET_ATTRIBUTES, pieces=building.SHEET_PIECES)
    return excel_package(rows if content[:1] > b"\x7f" else f"<sheetData>{rows}</sheetData>")


def kind(content: bytes) -> None:
    """Say what a file is."""
    try:
        sniff(io.BytesIO(content), name="x")
    except PaperRefused as refused:
        assert refused.sentence


def photo(content: bytes) -> None:
    """Make a photograph anew."""
    if len(content) > limits.PHOTO_BYTES:
        return
    try:
        made = bare_copy(content)
    except PaperRefused as refused:
        assert refused.sentence
        return
    assert b"Exif" not in made[:4096] and b"http://ns.adobe.com" not in made[:4096]


TARGETS = {
    "typed": Target(typed, seeds.lines),
    "plan": Target(plan, seeds.plans),
    "days": Target(days, seeds.days),
    "exchange": Target(exchange, seeds.tables),
    "paper": Target(paper_wire, seeds.papers),
    "tree": Target(tree_wire, seeds.trees),
    "address": Target(address, seeds.addresses),
    "docx": Target(_reader(read_docx, _word), seeds.any_bytes),
    "xlsx": Target(_reader(read_xlsx, _sheet), seeds.any_bytes),
    "docx-bytes": Target(_reader(read_docx), seeds.word_files),
    "xlsx-bytes": Target(_reader(read_xlsx), seeds.excel_files),
    "pdf": Target(_reader(read_pdf), seeds.pdfs),
    "txt": Target(_reader(read_txt), seeds.plans),
    "sniff": Target(kind, seeds.files),
    "photo": Target(photo, seeds.photos),
}
