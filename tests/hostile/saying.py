"""What a response says that it must not: script, a template evaluated, a formula, a line of its own."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
import pypdfium2
from icalendar import Calendar
from lxml import etree, html

from tests.hostile.markers import SUM

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CALCULATED = re.compile(r"^[=+\-@\t\r]")
_NUMBER = re.compile(r"^[+\-]?[\d.,]+%?$|^[-–]$")


def wrongs(kind: str, body: bytes, headers: dict[str, str]) -> Iterator[str]:
    """Give what is wrong with a response of this content type."""
    for name, value in headers.items():
        if "\r" in value or "\n" in value:
            yield f"header {name} of two lines"
    if kind.startswith("text/html"):
        yield from _of_a_page(body)
    elif kind.startswith("text/calendar"):
        yield from _of_a_calendar(body)
    elif kind.startswith("text/csv"):
        yield from _of_a_table(body.decode("utf-8-sig"))
    elif kind.startswith("application/pdf"):
        yield from _of_a_pdf(body)
    elif body[:2] == b"PK":
        yield from _of_a_package(body)


def _of_a_page(body: bytes) -> Iterator[str]:
    if not body.strip():
        return
    if SUM.encode() in body:
        yield "a template was evaluated"
    tree = html.fromstring(body.decode(), parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter():
        if not isinstance(element.tag, str):
            if "hit" in (element.text or "") or "[CDATA[" in (element.text or ""):
                yield "a comment holds what was typed"
            continue
        if element.tag == "script" and not element.get("src"):
            yield "script of its own"
        if element.tag in ("svg", "img") and (element.get("src") == "x" or element.get("onload")):
            yield f"{element.tag} of somebody's words"
        for name, value in element.attrib.items():
            if name.startswith("on"):
                yield f"{element.tag} with {name}"
            if name in ("href", "src", "action", "formaction", "hx-get", "hx-post") and re.match(
                r"[\x00-\x20]*(javascript|data|vbscript):", value, re.IGNORECASE
            ):
                yield f"{element.tag} leads to {value[:30]}"
        if element.tag == "style" and "zq" in (element.text or ""):
            yield "style of somebody's words"


def _of_a_calendar(body: bytes) -> Iterator[str]:
    for line in body.split(b"\r\n"):
        if len(line) > 75:
            yield "a line longer than 75 octets"
        if line.startswith(b"X-EVIL") or b"\n" in line or b"\r" in line:
            yield f"a line of somebody's words: {line[:40]!r}"
    calendar = Calendar.from_ical(body)
    if any(name == "X-EVIL" for part in calendar.walk() for name in part):
        yield "a property of somebody's words"


def _of_a_table(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            if _CALCULATED.match(cell) and not _NUMBER.match(cell):
                yield f"formula {cell[:30]!r}"


def _of_a_pdf(body: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(body)
    if len(document) < 1:
        yield "a paper without pages"
    for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        if word in body:
            yield f"{word.decode()} in a paper"


def _of_a_package(body: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        names = package.namelist()
        for name in names:
            if name.startswith("/") or ".." in name.split("/"):
                yield f"a path out of the folder: {name}"
            if name.endswith((".xml", ".rels")):
                part = etree.fromstring(package.read(name), parser=etree.XMLParser(resolve_entities=False))
                yield from _of_a_part(name, part)
            elif name.endswith(".csv"):
                yield from _of_a_table(package.read(name).decode("utf-8-sig"))
        if "xl/workbook.xml" in names:
            for sheet in openpyxl.load_workbook(io.BytesIO(body)):
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.data_type == "f":
                            yield f"formula in {cell.coordinate}: {str(cell.value)[:40]!r}"


def _of_a_part(name: str, part) -> Iterator[str]:
    for field in part.iter(f"{_W}instrText", f"{_W}fldSimple"):
        said = (field.text or "") + (field.get(f"{_W}instr") or "")
        if "zq" in said or "HYPERLINK" in said or "DDE" in said:
            yield f"a field of somebody's words in {name}"
    for relation in part.iter("{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"):
        if relation.get("TargetMode") == "External":
            yield f"an outside target in {name}: {relation.get('Target')[:40]}"
