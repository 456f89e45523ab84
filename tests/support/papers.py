"""Files as people and attackers send them, made on the spot so that no test depends on a stored binary."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import docx
import openpyxl

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LETTER_WIDTH = 0.5


def docx_bytes(write: Callable[[docx.document.Document], None]) -> bytes:
    """Return a Word file into which `write` has put its content."""
    document = docx.Document()
    write(document)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def xlsx_bytes(write: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Return an Excel file into which `write` has put its content."""
    workbook = openpyxl.Workbook()
    write(workbook)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def zip_bytes(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file of the entries, in their order, duplicates and odd names included."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in entries:
            package.writestr(name, part)
    return content.getvalue()


def word_package(
    body: str, *, parts: Iterable[tuple[str, bytes]] = (), head: str = "", main_type: str = _WORD_TYPE
) -> bytes:
    """Return a Word file with this XML as its body. head: XML before the root; parts: further or replacing parts."""
    root = f'<w:document xmlns:w="{W_NAMESPACE}"><w:body>{body}</w:body></w:document>'
    document = f'<?xml version="1.0" encoding="UTF-8"?>{head}{root}'
    entries = {
        "[Content_Types].xml": content_types("/word/document.xml", main_type),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": document.encode(),
    }
    return zip_bytes((entries | dict(parts)).items())


def excel_package(sheet: str, *, parts: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """Return an Excel file of one sheet with this XML as its content."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheets = '<sheets><sheet name="Bảng" sheetId="1" r:id="rId1"/></sheets>'
    workbook = f'<workbook xmlns="{main}" xmlns:r="{_RELATION}">{sheets}</workbook>'
    entries = {
        "[Content_Types].xml": content_types("/xl/workbook.xml", _EXCEL_TYPE),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook.encode(),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>'.encode(),
    }
    return zip_bytes((entries | dict(parts)).items())


def content_types(part: str, main_type: str) -> bytes:
    """Return the part that names the main part's type."""
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{main_type}"/></Types>'
    ).encode()


def relations(*targets: tuple[str, str]) -> bytes:
    """Return a part of relations: (kind, target) become rId1, rId2 …"""
    lines = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{lines}</Relationships>'.encode()


def ole_bytes(stream: str) -> bytes:
    """Return the start of an old compound file whose directory names one stream."""
    return (
        _OLE_HEAD
        + b"\0" * 504
        + "Root Entry".encode("utf-16-le")
        + b"\0" * 108
        + stream.encode("utf-16-le")
        + b"\0" * 600
    )


def lying_zip(entries: int) -> bytes:
    """Return a zip file whose end record claims this many entries and a directory of their size."""
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries, entries, 46 * entries, 0, 0)
    return b"PK\x03\x04" + b"\0" * 100 + end


@dataclass
class Page:
    """A PDF page: text and rules; coordinates in points from the bottom left."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    drawn: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, *, size: float = 14, bold: bool = False) -> None:
        code = "".join(f"{ord(letter):04X}" for letter in text)
        self.drawn.append(f"BT /F{2 if bold else 1} {size} Tf {x} {y} Td <{code}> Tj ET")

    def paragraph(
        self, y: float, text: str, *, indent: float = 28, x: float = 85, right: float = 552, size: float = 14
    ) -> float:
        """Set a paragraph with a first-line indent, broken as a word processor would; return the next line's y."""
        line, start = "", x + indent
        for word in text.split():
            longer = f"{line} {word}".strip()
            if start + len(longer) * size * LETTER_WIDTH > right:
                self.text(start, y, line, size=size)
                line, start, y = word, x, y - 1.3 * size
            else:
                line = longer
        self.text(start, y, line, size=size)
        return y - 1.3 * size - 6

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.drawn.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")

    def grid(self, xs: list[float], ys: list[float], cells: list[list[str]], *, size: float = 10) -> None:
        """Draw a ruled table with its texts, each broken to the width of its column."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts):
                top = max(ys[row], ys[row + 1]) - 1.2 * size
                if text:
                    self.paragraph(top, text, indent=0, x=xs[column] + 3, right=xs[column + 1] - 3, size=size)


def pdf_bytes(*pages: Page) -> bytes:
    """Return a PDF of the pages; its two fonts have letters of one width and tell their Unicode."""
    count = len(pages)
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(count))
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        3: _font("Times", 5),
        4: _font("Times-Bold", 6),
        5: _descendant("Times"),
        6: _descendant("Times-Bold"),
        7: _stream(_TO_UNICODE),
        8: (
            "<</Type/FontDescriptor/FontName/Times/Flags 32/Ascent 800/Descent -200/CapHeight 700/ItalicAngle 0"
            "/StemV 80/FontBBox[0 -200 1000 800]>>"
        ),
    }
    for at, page in enumerate(pages):
        number = 10 + 2 * at
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]/Rotate {page.rotate}"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents {number + 1} 0 R>>"
        )
        objects[number + 1] = _stream("\n".join(page.drawn))
    return _file(objects)


_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange "
    + "\n".join(
        ["100 beginbfrange"] + [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(100)] + ["endbfrange"]
    )
    + " endcmap CMapName currentdict /CMap defineresource pop end end"
)


def _font(name: str, descendant: int) -> str:
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode 7 0 R>>"
    )


def _descendant(name: str) -> str:
    return (
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW {int(LETTER_WIDTH * 1000)}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R>>"
    )


def _stream(content: str) -> str:
    return f"<</Length {len(content.encode('latin-1'))}>>\nstream\n{content}\nendstream"


def _file(objects: dict[int, str]) -> bytes:
    content = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, text in objects.items():
        places[number] = len(content)
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(content)
    size = max(objects) + 1
    content += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        mark = "n" if number in places else "f"
        content += f"{places.get(number, 0):010d} {0 if mark == 'n' else 65535:05d} {mark} \n".encode()
    content += f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(content)
