"""What each fuzzing begins with: small sound inputs, made here."""

import io
import json
import random
import zipfile

from PIL import Image

from dondoc.papers import read_text
from dondoc.papers.layouts.wire import to_plain
from dondoc.papers.wire import to_wire
from tests.support.official import samples
from tests.support.papers import Page, docx_bytes, pdf_bytes, xlsx_bytes

PLAN = """TỈNH ỦY KON TUM
KẾ HOẠCH
tuyên truyền phục vụ Đại hội

I. NHIỆM VỤ
1. Sở Y tế chủ trì, phối hợp với Công an tỉnh bố trí trực cấp cứu trước ngày 15/9/2015.
2. UBND các huyện, thành phố treo cờ, hoàn thành trong tháng 9.
- Thời hạn: chậm nhất 20 ngày trước Đại hội.
| TT | Nội dung | Chủ trì | Thời hạn |
|--|--|--|--|
| 1 | Trang trí khánh tiết | Sở VHTTDL | 10/9/2015 |
"""
ROWS = {
    "agencies": b"1,SYT,S\xe1\xbb\x9f Y t\xe1\xba\xbf,office\n",
    "users": b"1,nguoi01,An,Nguyen,an@kontum.vn,1\n",
    "plans": b"",
    "plan_agencies": b"",
    "tasks": b"",
    "task_agencies": b"",
    "comments": b"",
}


def lines() -> list[bytes]:
    """Return typed lines of a meeting."""
    said = (
        "@Sở VHTT #Công an tỉnh #các huyện !Ban Tuyên giáo hoàn thành treo cờ /15-9",
        "treo cờ, @Sở Y tế, /tuần sau.",
        "KL: giao Sở Y tế trực cấp cứu trước ngày 15/9",
        '@"Sở Văn hóa" /thứ sáu',
        "@TTTT làm tin /32/13",
    )
    return [one.encode() for one in said]


def plans() -> list[bytes]:
    """Return plans as texts."""
    return [PLAN.encode(), PLAN.encode("utf-16"), b"\xef\xbb\xbf" + PLAN.encode(), PLAN.replace("\n", "\r\n").encode()]


def days() -> list[bytes]:
    """Return days, numbers and deadlines."""
    said = ("15/9/2015", "thứ sáu", "5 tháng 9", "quý III", "trước 17h00 ngày 5/9", "1.234,5", "MCMXCIV", "29/2",
            "cuối tháng 9", "10 ngày trước Đại hội", "-12,5", "tuần sau", "ngày 31 tháng 12 năm 9999")  # fmt: skip
    return [one.encode() for one in said]


def tables() -> list[bytes]:
    """Return hostile tables behind the number of their file."""
    said = (
        '\0001,SYT,Sở Y tế,office\n2,CA,"Công an, tỉnh",office\n',
        "\0011,nguoi01,An,Nguyễn,an@kontum.vn,1\n",
        "\0021,KH01,Kế hoạch,,,2015-09-01,2015-10-01\n",
        "\0041,1,,1,Treo cờ,,open,high,1,1,2015-09-01,2015-10-01,50,2015-09-01T00:00:00Z,2015-09-01T00:00:00Z\n",
        "\0061,1,1,2015-09-01T00:00:00Z,Ý kiến,,\n",
    )
    return [one.encode() for one in said]


def papers() -> list[bytes]:
    """Return papers as they wait in the database."""
    said = [sample.paper for sample in samples()[:3]]
    return [json.dumps(to_plain(paper), ensure_ascii=False).encode() for paper in said]


def trees() -> list[bytes]:
    """Return trees as children send them."""
    return [to_wire(read_text(PLAN))]


def addresses() -> list[bytes]:
    """Return addresses."""
    said = ("https://tin.example.vn/a?b=c", "https://127.0.0.1:8443/", "https://[::ffff:127.0.0.1]/", "http://a@b:25/",
            "https://0177.1/", "fe80::1%eth0", "64:ff9b::7f00:1")  # fmt: skip
    return [one.encode() for one in said]


def any_bytes() -> list[bytes]:
    """Return bytes from which parts are built."""
    chance = random.Random(3)
    return [bytes(chance.randrange(256) for _ in range(400)) for _ in range(20)]


def word_files() -> list[bytes]:
    """Return a Word file whose parts lie open, so that a turned byte reaches them."""
    return [_unpacked(docx_bytes(_one_of_each)), docx_bytes(_one_of_each)]


def excel_files() -> list[bytes]:
    """Return a workbook whose parts lie open."""
    whole = xlsx_bytes(lambda book: [book.active.append(["TT", "Việc", 42254, True]) for _ in range(3)])
    return [_unpacked(whole), whole]


def _one_of_each(document) -> None:
    document.add_heading("Kế hoạch", 1)
    document.add_paragraph("Treo cờ", style="List Number")
    document.add_table(2, 2).cell(0, 0).merge(document.tables[0].cell(0, 1)).text = "TT"


def _unpacked(package: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return out.getvalue()


def pdfs() -> list[bytes]:
    """Return a small PDF with a line and a table."""
    page = Page()
    page.paragraph(700, "Kế hoạch tuyên truyền phục vụ Đại hội")
    page.grid([85, 320, 552], [600, 570, 540], [["Việc", "Chủ trì"], ["Treo cờ", "Sở VHTTDL"]])
    return [pdf_bytes(page)]


def photos() -> list[bytes]:
    """Return small pictures of every kind that is taken, with what cameras write beside them."""
    made = []
    for kind in ("JPEG", "PNG", "WEBP"):
        out, exif = io.BytesIO(), Image.Exif()
        exif[0x0112], exif[0x0132] = 6, "2015:10:08 07:30:00"
        Image.new("RGB", (12, 8), "red").save(out, kind, exif=exif)
        made.append(out.getvalue())
    return made


def files() -> list[bytes]:
    """Return one file of each kind."""
    word = docx_bytes(lambda document: document.add_paragraph("Kế hoạch"))
    return [word, xlsx_bytes(lambda book: book.active.append(["TT"])), *pdfs(), *photos(), PLAN.encode()]
