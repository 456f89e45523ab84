"""Files made to hurt, of every kind the product is given; made when a test asks, never kept."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.papers import test_hostile as made
from tests.support.papers import docx_bytes, ole_bytes, word_package

PARAGRAPH = "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def nested_zip() -> bytes:
    """Return a zip in a zip in a zip."""
    content = b"0" * 1_000_000
    for depth in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for copy in range(4):
                package.writestr(f"{depth}-{copy}.zip", content)
        content = out.getvalue()
    return content


def overlapping_zip() -> bytes:
    """Return a package whose directory names the same bytes as two parts."""
    whole = bytearray(word_package(PARAGRAPH))
    at = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x01\x02", at + 4)
    again = bytes(whole[at:end]).replace(b"[Content_Types].xml", b"[Content_Types].xm2")
    tail = whole.index(b"PK\x05\x06")
    whole[tail:tail] = again
    count, size, start = struct.unpack("<HII", whole[-12:-10] + whole[-10:-2])
    whole[-14:] = struct.pack("<HHIIH", count + 1, count + 1, size + len(again), start, 0)
    return bytes(whole)


def outside_relations() -> bytes:
    """Return a Word file that asks for a picture and a template from elsewhere."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for number, (kind, target) in enumerate(
            [("attachedTemplate", "http://127.0.0.1:1/t.dotm"), ("image", "file:///etc/passwd")], start=1
        )
    )
    part = f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'.encode()
    return word_package(PARAGRAPH, parts=[("word/_rels/document.xml.rels", part)])


def macro() -> bytes:
    """Return a Word file with a macro in it."""
    return word_package(PARAGRAPH, parts=[("word/vbaProject.bin", b"x")])


def many_paragraphs() -> bytes:
    """Return a Word file of a hundred thousand paragraphs."""
    return word_package(PARAGRAPH * 100_000)


def huge_picture() -> bytes:
    """Return a PNG that says it has 50,000 by 50,000 points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 6_251 * 2_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf_with_script() -> bytes:
    """Return a PDF that would run JavaScript, start a program, and carries a file."""
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
        b"/AA<</WC<</S/Launch/F(calc.exe)>>>>/Names<</EmbeddedFiles<</Names[(a)3 0 R]>>>>>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


def circular_xref() -> bytes:
    """Return a PDF whose tables of objects name each other for ever."""
    return b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"


def deep_pages() -> bytes:
    """Return a PDF whose pages lie three thousand branches deep."""
    parts = [b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"]
    parts += [b"%d 0 obj\n<</Type/Pages/Count 1/Kids[%d 0 R]>>\nendobj\n" % (at, at + 1) for at in range(2, 3_002)]
    parts.append(b"3002 0 obj\n<</Type/Page/Parent 3001 0 R/MediaBox[0 0 9 9]>>\nendobj\n")
    return b"".join(parts) + b"trailer<</Size 3003/Root 1 0 R>>\nstartxref\n0\n%%EOF"


def zip_and_pdf() -> bytes:
    """Return bytes that are a PDF from the front and a zip from the back."""
    return b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n" + made._climbing_path()


def cut_off() -> bytes:
    """Return half a Word file."""
    whole = docx_bytes(lambda document: document.add_paragraph("Kế hoạch"))
    return whole[: len(whole) // 2]


def noise() -> bytes:
    """Return bytes by chance."""
    return random.Random(5).randbytes(30_000)


def odd_words() -> bytes:
    """Return a text of everything that makes texts difficult."""
    said = "Kế hoạch \u202etxt.exe \u200d\u200b e\u0302\u0301 \ufeff =HYPERLINK(1) <script>x</script>\r\nBEGIN:VEVENT\n"
    return said.encode() * 50 + b"\xed\xa0\x80\xff"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "far cell": made._far_cell,
    "300 MB of text": lambda: made._bomb("word/document.xml", b"Kho " * 64, 1_200_000),
    "laughs": made._laughs,
    "outside entity": made._outside_entity,
    "deep tables": made._deep_tables,
    "60,000 entries": made._many_entries,
    "climbing path": made._climbing_path,
    "page called docx": made._page_called_docx,
    "endless pages": made._endless_page_tree,
    "styles in a circle": made._endless_styles,
    "nested zip": nested_zip,
    "overlapping zip": overlapping_zip,
    "outside relations": outside_relations,
    "macro": macro,
    "100,000 paragraphs": many_paragraphs,
    "huge picture": huge_picture,
    "script in a PDF": pdf_with_script,
    "circular xref": circular_xref,
    "deep pages": deep_pages,
    "zip and PDF": zip_and_pdf,
    "cut off": cut_off,
    "noise": noise,
    "odd words": odd_words,
    "old Word": lambda: ole_bytes("WordDocument"),
    "empty": lambda: b"",
}
NAMES = (
    "../../etc/passwd.docx", "\u202excod.docx", "a" * 300 + ".docx", "CON.docx", 'x"; filename=".html.docx', "=cmd|calc.xlsx",
    "Ke\u0302\u0301 hoạch.docx", "<script>alert(1)</script>.docx", "…", " .docx",
)  # fmt: skip
