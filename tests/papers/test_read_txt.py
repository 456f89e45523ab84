"""Plain and pasted text."""

import contextlib
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.papers import PaperRefused, Refusal, Tree, read_text
from dondoc.papers.read_txt import decode, read_txt
from dondoc.papers.tree import Kind
from tests.papers.reading import grid, paragraphs, refusal_of, tables, texts, tree_of

PLAN = "Kế hoạch tuyên truyền\r\n\r\n1. Sở Y tế chủ trì, phối hợp với các đơn vị."
LINES = ["Kế hoạch tuyên truyền", "1. Sở Y tế chủ trì, phối hợp với các đơn vị."]


def _windows_1258(text: str) -> bytes:
    """Encode as Windows does for Vietnamese: tone marks stand apart, the other marks with their letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in tones)
        parts.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tone)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize(
    "content",
    [
        PLAN.encode(),
        b"\xef\xbb\xbf" + PLAN.encode(),
        PLAN.encode("utf-16"),
        PLAN.encode("utf-16-be"),
        PLAN.encode("utf-16-le"),
        unicodedata.normalize("NFD", PLAN).encode(),
        _windows_1258(PLAN),
        "KÕ ho¹ch tuyªn truyÒn\n1. Së Y tÕ chñ tr×, phèi hîp víi c¸c ®¬n vÞ.".encode("latin-1"),
        "KÕ ho¹ch tuyªn truyÒn\n1. Së Y tÕ chñ tr×, phèi hîp víi c¸c ®¬n vÞ.".encode(),
        "Keá hoaïch tuyeân truyeàn\n1. Sôû Y teá chuû trì, phoái hôïp vôùi caùc ñôn vò.".encode("latin-1"),
        "Keá hoaïch tuyeân truyeàn\n1. Sôû Y teá chuû trì, phoái hôïp vôùi caùc ñôn vò.".encode(),
    ],
    ids=[
        "utf-8",
        "bom",
        "utf-16",
        "utf-16-be",
        "utf-16-le",
        "nfd",
        "windows-1258",
        "tcvn3",
        "tcvn3-in-utf-8",
        "vni",
        "vni-in-utf-8",
    ],
)
def test_all_encodings_give_the_same_text(content):
    assert texts(tree_of(read_txt, content)) == LINES


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Ke\0 hoach", Refusal.NOT_TEXT),
        (bytes(range(128, 256)) * 3, Refusal.NOT_TEXT),
        (b"\xff\xfea", Refusal.NOT_TEXT),
        (b"\xef\xbb\xbf  \n", Refusal.EMPTY),
        (b"----\n****", Refusal.EMPTY),
    ],
)
def test_what_holds_no_text_is_refused(content, reason):
    assert refusal_of(read_txt, content) is reason


def test_too_many_paragraphs_are_refused():
    assert refusal_of(read_txt, b"a\n" * 20_001) is Refusal.TOO_LONG
    assert refusal_of(read_txt, b"a\n" * 20_000) is None


def test_paragraphs_are_counted():
    tree = tree_of(read_txt, PLAN.encode())

    assert tree.kind is Kind.TXT
    assert [block.place.paragraph for block in paragraphs(tree)] == [1, 2]


def test_lines_broken_at_a_width_are_joined():
    text = (
        "Giao Đài Phát thanh và Truyền hình tỉnh chủ trì, phối hợp với Báo Kon Tum dựng\n"
        "phim tư liệu về thành tựu của tỉnh, gửi Ban Tuyên giáo Tỉnh ủy thẩm định lời\n"
        "bình, hoàn thành trước ngày 25/8.\n"
        "- Sở Y tế lập phương án cấp cứu, bố trí xe cứu thương và bảo đảm thuốc men cho\n"
        "đại biểu trong những ngày diễn ra Đại hội; phân công người trực ở mỗi khách sạn\n"
        "và hội trường.\n"
    )

    found = texts(read_text(text))

    assert len(found) == 2
    assert found[0].endswith("gửi Ban Tuyên giáo Tỉnh ủy thẩm định lời bình, hoàn thành trước ngày 25/8.")
    assert found[1].startswith("- Sở Y tế lập phương án")


def test_table_with_pipes_becomes_a_table():
    text = (
        "Phụ lục\n"
        "| TT | Nhiệm vụ | Chủ trì |\n"
        "|---|:---:|---|\n"
        "| **I.** | **Tuyên truyền** |  |\n"
        "| 1 | Treo cờ<br>và pano \\| băng rôn | **Sở** VHTTDL |\n"
        "Ghi chú"
    )

    tree = read_text(text)

    assert texts(tree) == ["Phụ lục", "Ghi chú"]
    assert grid(tables(tree)[0]) == [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["I.", "Tuyên truyền", ""],
        ["1", "Treo cờ\nvà pano | băng rôn", "Sở VHTTDL"],
    ]
    assert tables(tree)[0].rows[1][0].bold
    assert not tables(tree)[0].rows[2][2].bold
    assert tables(tree)[0].rows[2][1].place.row == 3


def test_table_with_pipes_needs_no_rule_when_it_is_framed():
    assert grid(tables(read_text("| 1 | Treo cờ |\n| 2 | Treo đèn |"))[0]) == [["1", "Treo cờ"], ["2", "Treo đèn"]]


def test_table_without_outer_pipes_needs_a_rule():
    assert grid(tables(read_text("TT | Việc | Hạn\n--|--|--\n1 | Cờ | 5/9"))[0]) == [
        ["TT", "Việc", "Hạn"],
        ["1", "Cờ", "5/9"],
    ]
    assert tables(read_text("A | B | C\nD | E | F")) == []


def test_single_line_with_pipes_stays_text():
    assert texts(read_text("| Kính gửi: | Sở Y tế |")) == ["| Kính gửi: | Sở Y tế |"]


def test_rows_pasted_from_excel_become_a_table():
    text = "Danh mục\nTT\tNhiệm vụ\tHạn\n1\tTreo cờ\t5/9\n2\tTreo đèn\nCộng: 2"

    tree = read_text(text)

    assert grid(tables(tree)[0]) == [["TT", "Nhiệm vụ", "Hạn"], ["1", "Treo cờ", "5/9"]]
    assert texts(tree) == ["Danh mục", "2\tTreo đèn", "Cộng: 2"]


def test_cell_of_several_lines_pasted_from_excel_stays_one_cell():
    text = 'TT\tNhiệm vụ\tChủ trì\n1\t"Treo cờ ""Đảng"""\t"Sở Y tế\nCông an tỉnh"\n2\tTreo đèn\tSở Xây dựng'

    assert grid(tables(read_text(text))[0]) == [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["1", 'Treo cờ "Đảng"', "Sở Y tế\nCông an tỉnh"],
        ["2", "Treo đèn", "Sở Xây dựng"],
    ]


def test_rows_of_different_length_are_filled_up():
    table = tables(read_text("a\tb\tc\nd\te\tf\tg"))[0]

    assert grid(table) == [["a", "b", "c", ""], ["d", "e", "f", "g"]]


def test_two_columns_stay_text():
    assert tables(read_text("a\tb\nc\td")) == []


def test_bold_marks_are_taken_off_paragraphs():
    block = paragraphs(read_text("**KẾ HOẠCH**\nLàm **ngay** việc này\n5 ** 3"))

    assert [(line.text, line.bold) for line in block] == [
        ("KẾ HOẠCH", True), ("Làm ngay việc này", False), ("5 ** 3", False),
    ]  # fmt: skip


def test_pasted_text_has_a_limit():
    with pytest.raises(PaperRefused) as refused:
        read_text("ă" * 1_100_000)

    assert refused.value.code is Refusal.TOO_LARGE
    assert "2 MB" in refused.value.sentence


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        assert isinstance(read_text(text), Tree)
    except PaperRefused as refused:
        assert refused.code in (Refusal.EMPTY, Refusal.NOT_TEXT, Refusal.OLD_FONT)


@given(st.text(alphabet='|-: \t\n"*a\\<br>5', max_size=80))
def test_any_text_like_tables_is_read_or_refused(text):
    try:
        tree = read_text(text)
    except PaperRefused as refused:
        assert refused.code is Refusal.EMPTY
    else:
        assert all(len(row) == len(table.rows[0]) for table in tables(tree) for row in table.rows)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(content):
    try:
        assert isinstance(decode(content), str)
    except PaperRefused as refused:
        assert refused.code is Refusal.NOT_TEXT


@pytest.mark.parametrize(
    "text", ["|" * 500_000, '\t"' * 200_000, ("\t\t\n" * 150_000) + "a", "**a" * 200_000, "-" * 900_000]
)
def test_long_odd_texts_are_read_quickly(text):
    started = time.process_time()
    with contextlib.suppress(PaperRefused):
        read_text(text)

    assert time.process_time() - started < 3
