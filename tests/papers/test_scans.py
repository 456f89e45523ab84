"""Scanned PDF files and photographed pages, read with the real program; and what is said where it is not installed."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from dondoc.papers import PaperRefused, Refusal, limits, read, scans
from dondoc.papers.scan_program import scan_program
from dondoc.papers.scan_words import words_of
from dondoc.papers.tree import Kind, Tree
from tests.papers.reading import grid, tables, texts
from tests.support.papers import Page, pdf_bytes
from tests.support.pictures import Picture, scanned_pdf

LINES = [
    "1. Giao Đài Phát thanh và Truyền hình tỉnh chủ trì, phối hợp với Báo Kon Tum dựng phim tư liệu, gửi Ban Tuyên "
    "giáo Tỉnh ủy thẩm định lời bình, xong trước ngày 25/8/2015.",
    "2. Sở Y tế lập phương án cấp cứu, bố trí xe cứu thương, hoàn thành trước ngày 01/9/2015.",
]
ROWS = [
    ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"],
    [
        "1",
        "Trang trí hội trường chính và khuôn viên",
        "Văn phòng Tỉnh ủy",
        "Sở Xây dựng; Công ty Điện lực",
        "15/9/2015",
    ],
    ["2", "Treo cờ trên các tuyến phố chính", "Sở Văn hóa, Thể thao và Du lịch", "UBND thành phố", "10/9/2015"],
]


def _page() -> Picture:
    page = Picture()
    y = 200.0
    for line in LINES:
        y = page.paragraph(y, line)
    page.grid([200, 280, 700, 1000, 1280, 1520], [y + 40, y + 100, y + 260, y + 420], ROWS)
    return page


def _read(folder: Path, content: bytes) -> Tree:
    path = folder / "tệp tải lên"
    path.write_bytes(content)
    return read(path, path.name)


def _without_numbers(rows: list[list[str]]) -> list[list[str]]:
    """A lone figure in a cell is more easily missed than words are; nothing else may differ."""
    return [row[1:] for row in rows]


def _refusal(folder: Path, content: bytes) -> PaperRefused:
    with pytest.raises(PaperRefused) as refused:
        _read(folder, content)
    return refused.value


def test_the_program_is_installed_for_these_tests():
    assert scan_program() is not None, "scripts/system-packages.sh installs tesseract-ocr and tesseract-ocr-vie"


@pytest.mark.parametrize(
    ("content", "kind"),
    [(scanned_pdf(_page()), Kind.PDF), (_page().as_png(), Kind.IMAGE), (_page().as_jpeg(), Kind.IMAGE)],
    ids=["pdf", "png", "jpeg"],
)
def test_scanned_page_is_read_with_its_table(tmp_path, content, kind):
    tree = _read(tmp_path, content)

    assert tree.kind is kind
    assert texts(tree) == LINES
    assert _without_numbers(grid(tables(tree)[0])) == _without_numbers(ROWS)
    assert len(tables(tree)) == 1


def test_recognised_letters_are_to_be_checked(tmp_path):
    warnings = _read(tmp_path, scanned_pdf(_page(), _page())).warnings

    assert len(warnings) == 1
    assert warnings[0].startswith("Chữ ở trang 1, 2 do máy nhận dạng")


def _mixed() -> bytes:
    """Return a PDF whose first page has letters and whose second is a picture."""
    import pypdfium2

    lettered = Page()
    lettered.paragraph(700, "Kế hoạch trang trí, khánh tiết phục vụ Đại hội")
    both = pypdfium2.PdfDocument.new()
    both.import_pages(pypdfium2.PdfDocument(pdf_bytes(lettered)))
    both.import_pages(pypdfium2.PdfDocument(scanned_pdf(_page())))
    content = io.BytesIO()
    both.save(content)
    return content.getvalue()


def test_page_without_letters_among_others_is_recognised(tmp_path):
    tree = _read(tmp_path, _mixed())

    assert texts(tree) == ["Kế hoạch trang trí, khánh tiết phục vụ Đại hội", *LINES]
    assert tree.page_count == 2
    assert "trang 2" in tree.warnings[0]


def test_picture_turned_by_its_camera_is_read_upright(tmp_path):
    turned = _page().image.rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    content = io.BytesIO()
    turned.save(content, "JPEG", exif=exif)

    assert texts(_read(tmp_path, content.getvalue())) == LINES


def test_large_photograph_is_made_smaller(tmp_path):
    content = io.BytesIO()
    _page().image.resize((4800, 6784)).save(content, "JPEG")

    assert texts(_read(tmp_path, content.getvalue()))[1:] == LINES[1:]


def test_transparent_picture_lies_on_white_paper(tmp_path):
    page = _page().image
    ink = Image.new("LA", page.size, (0, 0))
    ink.putalpha(page.point([255 - grey for grey in range(256)]))
    content = io.BytesIO()
    ink.save(content, "PNG")

    assert texts(_read(tmp_path, content.getvalue())) == LINES


@pytest.mark.parametrize(
    "content", [scanned_pdf(Picture()), Picture().as_png(), pdf_bytes(Page())], ids=["scan", "picture", "pdf"]
)
def test_blank_paper_is_refused(tmp_path, content):
    assert _refusal(tmp_path, content).code is Refusal.UNCLEAR_SCAN


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_page_scanned_the_wrong_way_up_is_read(tmp_path, degrees):
    page = Picture()
    page.image = _page().image.rotate(degrees, expand=True)

    tree = _read(tmp_path, scanned_pdf(page))

    assert texts(tree) == LINES
    assert _without_numbers(grid(tables(tree)[0])) == _without_numbers(ROWS)


def test_what_is_too_blurred_is_refused_and_not_guessed(tmp_path):
    page = Picture()
    page.image = _page().image.filter(ImageFilter.GaussianBlur(9))

    assert _refusal(tmp_path, page.as_png()).code is Refusal.UNCLEAR_SCAN


def test_too_many_scanned_pages_are_refused_with_their_number(tmp_path):
    refused = _refusal(tmp_path, pdf_bytes(*[Page()] * (limits.SCAN_PAGES + 1)))

    assert refused.code is Refusal.TOO_LONG
    assert "31 trang quét" in refused.sentence


@pytest.mark.parametrize("content", [scanned_pdf(_page()), _page().as_jpeg()], ids=["pdf", "jpeg"])
def test_without_the_program_a_sentence_says_what_to_do(tmp_path, monkeypatch, content):
    monkeypatch.setattr(scans, "scan_program", lambda: None)

    refused = _refusal(tmp_path, content)

    assert refused.code in (Refusal.SCAN_WITHOUT_TEXT, Refusal.IMAGE)
    assert "chưa cài phần nhận dạng chữ" in refused.sentence


def test_without_the_program_pages_with_letters_are_read_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(scans, "scan_program", lambda: None)

    tree = _read(tmp_path, _mixed())

    assert tree.warnings == ("Trang 2 không có lớp chữ nên không đọc được.",)


def test_program_without_vietnamese_is_no_program(tmp_path, monkeypatch):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nprintf 'List of available languages (1):\\neng\\n'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")

    assert scan_program.__wrapped__() is None


def test_no_program_is_no_program(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")

    assert scan_program.__wrapped__() is None


def _stand_in(folder: Path, monkeypatch, script: str) -> None:
    program = folder / "stand-in"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(scans, "scan_program", lambda: str(program))


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 1", Refusal.UNCLEAR_SCAN),
        ("kill -SEGV $$", Refusal.UNCLEAR_SCAN),
        ("kill -XCPU $$", Refusal.TOO_SLOW),
        ("sleep 60", Refusal.TOO_SLOW),
        ("head -c 3000000 /dev/zero", Refusal.UNCLEAR_SCAN),
        ("printf '5\\t1\\tkhông\\n'", Refusal.UNCLEAR_SCAN),
    ],
)
def test_program_that_fails_is_a_refusal(tmp_path, monkeypatch, script, reason):
    monkeypatch.setattr(limits, "SCAN_WALL_SECONDS", 6.0)
    _stand_in(tmp_path, monkeypatch, script)

    assert _refusal(tmp_path, scanned_pdf(_page())).code is reason


def _png_head(width: int, height: int) -> bytes:
    def part(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    size = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(5_001) * 8, 9)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", size) + part(b"IDAT", rows) + part(b"IEND", b"")


def test_huge_picture_is_refused_with_its_size(tmp_path):
    refused = _refusal(tmp_path, _png_head(40_000, 40_000))

    assert refused.code is Refusal.TOO_LARGE
    assert "40.000 × 40.000" in refused.sentence


@pytest.mark.parametrize(
    "content",
    [_page().as_jpeg()[:2000], _page().as_png()[:3000], _png_head(5_000, 5_000), b"\xff\xd8\xff\xe0" + b"\0" * 500],
    ids=["cut jpeg", "cut png", "rows missing", "no jpeg"],
)
def test_damaged_picture_is_refused(tmp_path, content):
    assert _refusal(tmp_path, content).code is Refusal.BROKEN


def test_markup_in_a_comment_of_a_picture_stays_there(tmp_path):
    content = _page().as_jpeg()
    note = b"<html><script>alert(1)</script></html>"
    with_note = content[:2] + b"\xff\xfe" + struct.pack(">H", len(note) + 2) + note + content[2:]

    assert texts(_read(tmp_path, with_note)) == LINES


@pytest.mark.parametrize("scan", [_page().as_png(), scanned_pdf(_page())], ids=["picture", "pdf"])
def test_secret_stamp_of_a_scan_is_seen(tmp_path, scan):
    page = _page()
    page.text(220, 120, "TUYỆT MẬT", points=16)
    content = page.as_png() if scan.startswith(b"\x89") else scanned_pdf(page)

    assert _refusal(tmp_path, content).code is Refusal.STATE_SECRET


def test_table_of_words_is_understood_and_its_noise_left_out():
    table = "\n".join(
        "\t".join(map(str, row))
        for row in [
            ("level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width", "height", "conf",
             "text"),
            (4, 1, 1, 1, 1, 0, 100, 100, 400, 40, -1, ""),
            (5, 1, 1, 1, 1, 1, 100, 105, 100, 30, 95.5, "Sở"),
            (5, 1, 1, 1, 1, 2, 210, 105, 90, 30, 93.5, "Y"),
            (5, 1, 1, 1, 1, 3, 310, 105, 90, 30, 12, "xq"),
            (5, 1, 1, 1, 1, 4, 410, 105, 90, 30, 40, "~"),
        ]
    )  # fmt: skip

    found = words_of(table, dots_per_inch=144)

    assert [(word.text, word.x0, word.top, word.bottom) for word in found.words] == [
        ("Sở", 50, 50, 70),
        ("Y", 105, 50, 70),
    ]
    assert 93 < found.sureness < 96
