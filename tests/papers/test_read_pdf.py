"""PDF files: paragraphs put together again, ruled tables, margins, scans and locks."""

import io

import pypdfium2
import pytest

from dondoc.papers.read_pdf import read_pdf
from dondoc.papers.refusals import Refusal
from dondoc.papers.tree import Kind
from tests.papers.reading import grid, origins, paragraphs, refusal_of, tables, texts, tree_of
from tests.support.papers import LETTER_WIDTH, Page, pdf_bytes

FIRST = (
    "1. Giao Đài Phát thanh và Truyền hình tỉnh chủ trì, phối hợp với Báo Kon Tum dựng phim tư liệu, gửi Ban Tuyên "
    "giáo thẩm định lời bình, xong trước ngày 25/8."
)
SECOND = "2. Sở Y tế lập phương án cấp cứu."
THIRD = (
    "- Sở Văn hóa, Thể thao và Du lịch treo cờ trên các tuyến phố chính của thành phố Kon Tum từ ngày 20 tháng 9 năm "
    "2015 đến hết ngày 27 tháng 9 năm 2015"
)
XS, HEAD = [85, 120, 300, 450, 552], ["TT", "Nhiệm vụ", "Chủ trì", "Hạn"]


def _read(*pages: Page):
    return tree_of(read_pdf, pdf_bytes(*pages))


def _letter() -> Page:
    page = Page()
    y = 740.0
    for text in (FIRST, SECOND, THIRD, "Nơi nhận: như trên."):
        y = page.paragraph(y, text)
    return page


def _centred(page: Page, y: float, text: str, *, bold: bool = True, size: float = 14) -> None:
    middle = (85 + 552) / 2
    page.text(middle - len(text) * size * LETTER_WIDTH / 2, y, text, size=size, bold=bold)


def test_lines_are_joined_into_paragraphs():
    tree = _read(_letter())

    assert (tree.kind, tree.page_count) == (Kind.PDF, 1)
    assert texts(tree) == [FIRST, SECOND, THIRD, "Nơi nhận: như trên."]
    assert [block.place.page for block in paragraphs(tree)] == [1] * 4


def test_paragraph_goes_on_over_the_page_and_its_margins_are_dropped():
    words, first, second = FIRST.split(), Page(), Page()
    first.text(300, 800, "1")
    first.paragraph(60, " ".join(words[:12]))
    second.text(300, 800, "2")
    second.paragraph(740, " ".join(words[12:]), indent=0)

    tree = _read(first, second)

    assert texts(tree) == [FIRST]
    assert paragraphs(tree)[0].place.page == 1


def test_headers_on_most_pages_are_dropped():
    pages = []
    for number in range(1, 5):
        page = Page()
        page.text(85, 810, "Kế hoạch tuyên truyền")
        page.text(450, 30, f"Trang {number}/4")
        page.paragraph(700, f"Nội dung của trang thứ {number} không lặp lại ở đâu")
        pages.append(page)

    tree = _read(*pages)

    assert texts(tree) == [f"Nội dung của trang thứ {number} không lặp lại ở đâu" for number in range(1, 5)]


def test_number_that_opens_a_line_in_the_body_stays():
    page = _letter()
    page.paragraph(400, "2015")

    assert "2015" in texts(_read(page))


def test_centred_bold_titles_are_marked():
    page = _letter()
    _centred(page, 790, "KẾ HOẠCH")
    _centred(page, 772, "tuyên truyền phục vụ Đại hội", bold=True)

    title, subject = paragraphs(_read(page))[-2:]

    assert (title.text, title.bold, title.alignment) == ("KẾ HOẠCH", True, "center")
    assert subject.text == "tuyên truyền phục vụ Đại hội"


def test_number_broken_after_its_hyphen_gets_no_blank():
    page = Page()
    page.text(85, 700, "Nhiệm kỳ của Đại hội đại biểu Đảng bộ tỉnh là 2015-".ljust(40), size=17)
    page.text(85, 678, "2020 và các hoạt động chào mừng trong toàn tỉnh nhà", size=17)

    assert "2015-2020 và các" in texts(_read(page))[0]


def test_columns_of_a_head_are_parted_by_a_tab():
    page = _letter()
    page.text(85, 800, "TỈNH ỦY KON TUM")
    page.text(330, 800, "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True)

    assert "TỈNH ỦY KON TUM\tĐẢNG CỘNG SẢN VIỆT NAM" in texts(_read(page))


def test_ruled_table_is_a_table_and_its_text_no_paragraph():
    page = Page()
    page.paragraph(740, "Phụ lục phân công nhiệm vụ")
    rows = [
        HEAD,
        ["1", "Trang trí hội trường và khuôn viên", "Văn phòng Tỉnh ủy", "15/9"],
        ["2", "Bố trí xe", "Công an", ""],
    ]
    page.grid(XS, [500, 480, 440, 400], rows)
    page.paragraph(300, "Nơi nhận: như trên")

    tree = _read(page)

    assert grid(tables(tree)[0]) == rows
    assert texts(tree) == ["Phụ lục phân công nhiệm vụ", "Nơi nhận: như trên"]
    assert [type(block).__name__ for block in tree.blocks] == ["Paragraph", "Table", "Paragraph"]
    place = tables(tree)[0].rows[1][2].place
    assert (place.table, place.row, place.column, place.page) == (1, 2, 3, 1)


def test_cells_keep_their_paragraphs():
    page = Page()
    page.grid([85, 320, 552], [700, 600, 500], [["Sở Y tế", "Chủ trì"], ["", "x"]])
    page.text(88, 670, "Công an tỉnh", size=10)

    assert grid(tables(_read(page))[0])[0] == ["Sở Y tế\nCông an tỉnh", "Chủ trì"]


def test_merged_cells_of_a_ruled_table_repeat_their_text():
    page = Page()
    page.rule(85, 600, 552, 600)
    page.rule(85, 700, 552, 700)
    page.rule(300, 650, 552, 650)
    for x in (85, 300, 552):
        page.rule(x, 600, x, 700)
    for x, y, text in ((100, 640, "Treo cờ trên phố"), (310, 680, "Sở VHTTDL"), (310, 620, "Công an tỉnh")):
        page.text(x, y, text, size=10)

    table = tables(_read(page))[0]

    assert grid(table) == [["Treo cờ trên phố", "Sở VHTTDL"], ["Treo cờ trên phố", "Công an tỉnh"]]
    assert origins(table) == [[True, True], [False, True]]


def test_table_carried_over_the_page_is_one_table():
    first, second = Page(), Page()
    first.grid(XS, [160, 130, 100], [HEAD, ["1", "Treo cờ", "Sở VHTTDL", "15/9"]])
    second.grid(XS, [780, 750, 720], [HEAD, ["2", "Bố trí xe", "Công an", "20/9"]])

    found = tables(_read(first, second))

    assert len(found) == 1
    assert grid(found[0]) == [HEAD, ["1", "Treo cờ", "Sở VHTTDL", "15/9"], ["2", "Bố trí xe", "Công an", "20/9"]]
    assert [row[0].place.page for row in found[0].rows] == [1, 1, 2]


def test_heading_of_two_rows_is_left_out_on_the_next_page():
    upper, lower = ["TT", "Nhiệm vụ", "Cơ quan", "Hạn"], ["", "", "Chủ trì", ""]
    first, second = Page(), Page()
    first.grid(XS, [160, 130, 100, 70], [upper, lower, ["1", "Treo cờ", "Sở VHTTDL", "15/9"]])
    second.grid(XS, [780, 750, 720, 690], [upper, lower, ["2", "Bố trí xe", "Công an", "20/9"]])

    table = tables(_read(first, second))[0]

    assert [row[0] for row in grid(table)] == ["TT", "", "1", "2"]


def test_caption_begins_a_line_of_its_own_in_a_full_cell():
    page = Page()
    page.grid([85, 120, 552], [700, 600, 500], [["TT", "Cơ quan"], ["1", ""]])
    page.text(123, 580, "Chủ trì: " + "Viễn thông tỉnh và thành phố ".ljust(76, "x"), size=10)
    page.text(123, 565, "Phối hợp: Sở Y tế", size=10)

    assert grid(tables(_read(page))[0])[1][1].split("\n")[1] == "Phối hợp: Sở Y tế"


def test_line_below_the_columns_of_a_head_is_not_joined_to_them():
    page = _letter()
    page.text(85, 800, "*")
    page.text(330, 800, "Kon Tum, ngày 19 tháng 4 năm 2015")
    page.text(85, 784, "Số 82-KH/TBPV")

    assert "Số 82-KH/TBPV" in texts(_read(page))


def test_row_cut_by_the_end_of_a_page_is_put_together():
    first, second = Page(), Page()
    first.grid(XS, [160, 130, 100], [HEAD, ["1", "Treo cờ trên các tuyến", "Sở VHTTDL", "15/9"]])
    second.grid(XS, [780, 750, 720], [["", "phố chính", "", ""], ["2", "Bố trí xe", "Công an", "20/9"]])

    table = tables(_read(first, second))[0]

    assert grid(table)[1:] == [
        ["1", "Treo cờ trên các tuyến phố chính", "Sở VHTTDL", "15/9"],
        ["2", "Bố trí xe", "Công an", "20/9"],
    ]


def _inside_a_form(page: Page) -> bytes:
    """Return a PDF that shows the page as one drawn object, as programs do that stamp or merge files."""
    source, document = pypdfium2.PdfDocument(pdf_bytes(page)), pypdfium2.PdfDocument.new()
    shown = document.new_page(595, 842)
    shown.insert_obj(source.page_as_xobject(0, document).as_pageobject())
    shown.gen_content()
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_table_inside_a_form_is_a_table():
    page = _letter()
    rows = [HEAD, ["1", "Treo cờ", "Sở VHTTDL", "15/9"]]
    page.grid(XS, [400, 370, 340], rows)

    assert [grid(table) for table in tables(tree_of(read_pdf, _inside_a_form(page)))] == [rows]


def test_grid_drawn_as_one_path_and_as_thin_boxes_is_a_table():
    rows = [HEAD, ["1", "Treo cờ", "Sở VHTTDL", "15/9"]]
    page, boxes = _letter(), _letter()
    for one in (page, boxes):
        one.grid(XS, [400, 370, 340], rows)
        one.drawn = [line for line in one.drawn if not line.endswith(" l S")]
    page.drawn.append(
        " ".join(f"{x} 340 m {x} 400 l" for x in XS)
        + " "
        + " ".join(f"85 {y} m 552 {y} l" for y in (400, 370, 340))
        + " S"
    )
    boxes.drawn += [f"{x} 340 0.6 60 re f" for x in XS] + [f"85 {y} 467 0.6 re f" for y in (400, 370, 340)]

    assert [grid(table) for table in tables(_read(page))] == [rows]
    assert [grid(table) for table in tables(_read(boxes))] == [rows]


def test_boxes_that_only_clip_are_no_rules():
    page = _letter()
    page.drawn += ["85 300 467 100 re W n", "200 300 100 100 re W n"]

    assert tables(_read(page)) == []


def test_rules_under_a_head_are_no_table():
    page = _letter()
    page.rule(85, 795, 200, 795)
    page.rule(330, 795, 500, 795)

    assert tables(_read(page)) == []


TURNS = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}


@pytest.mark.parametrize("turn", TURNS)
def test_turned_pages_are_read_as_shown(turn):
    page = _letter()
    page.grid(XS, [400, 370, 340], [HEAD, ["1", "Treo cờ", "Sở VHTTDL", "15/9"]])
    upright = _read(page)
    page.drawn = [f"q {TURNS[turn]} cm", *page.drawn, "Q"]
    page.rotate = turn

    turned = _read(page)

    assert texts(turned) == texts(upright)
    assert [grid(table) for table in tables(turned)] == [grid(table) for table in tables(upright)]
    assert len(tables(turned)) == 1


def test_empty_pages_are_mentioned():
    assert _read(_letter(), Page()).warnings == ("Trang 2 không có lớp chữ nên không đọc được.",)


def _scan() -> Page:
    page = Page()
    page.drawn.append("q 500 0 0 700 40 40 cm 0 0 1 1 re f Q")
    return page


def _locked() -> bytes:
    content = pdf_bytes(_letter())
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>/ID[<00><00>]>>\nstartxref"
    )
    return content.replace(b">>\nstartxref", lock)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf_bytes(_scan(), _scan()), Refusal.SCAN_WITHOUT_TEXT),
        (pdf_bytes(Page()), Refusal.SCAN_WITHOUT_TEXT),
        (_locked(), Refusal.ENCRYPTED),
        (b"%PDF-1.7\nkhong phai PDF", Refusal.BROKEN),
        (pdf_bytes(_letter())[:400], Refusal.BROKEN),
        (pdf_bytes(*[Page()] * 501), Refusal.TOO_LONG),
    ],
    ids=["scan", "empty", "locked", "no pdf", "cut", "501 pages"],
)
def test_what_cannot_be_read_is_refused(content, reason):
    assert refusal_of(read_pdf, content) is reason


def test_old_font_is_converted():
    page = Page()
    for at, text in enumerate(
        ["Céng hoµ x· héi chñ nghÜa ViÖt Nam", "KÕ ho¹ch tuyªn truyÒn cña TØnh uû vµ c¸c ®¬n vÞ"]
    ):
        page.paragraph(700 - 60 * at, text)

    assert texts(tree_of(read_pdf, pdf_bytes(page)))[0] == "Cộng hoà xã hội chủ nghĩa Việt Nam"


def test_text_of_margins_is_handed_over():
    page = _letter()
    page.text(300, 30, "1")

    reading = read_pdf(io.BytesIO(pdf_bytes(page, _letter())))

    assert reading.margins == ("1",)
