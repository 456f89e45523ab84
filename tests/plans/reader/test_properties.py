"""What must hold for any text: no crash, quotes stand in the source, the same twice, nothing lost on the way to JSON."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.kit.vietnamese import nfc
from dondoc.papers.tree import Cell, Kind, Paragraph, Place, Table, Tree
from dondoc.plans.reader import Draft, Span, from_plain, read_plan, to_plain
from tests.plans.reader.papers import ISSUED_ON, PAPERS
from tests.plans.reader.trees import paper, table, text_of

# Pieces of the language in any order come nearer to the reader's branches than letters at random do.
PIECES = st.sampled_from(
    [
        "Sở Y tế",
        "Công an tỉnh",
        "UBND các huyện: Sa Thầy, Đăk Hà",
        "các đơn vị liên quan",
        "quý cơ quan",
        "đồng chí Nguyễn Văn Bình",
        "Giao",
        "Đề nghị",
        "đã giao",
        "chủ trì",
        "phối hợp với",
        "cùng",
        "chỉ đạo",
        "thẩm định",
        "do",
        "kiểm tra",
        "treo cờ",
        "lập kế hoạch",
        "nếu",
        "căn cứ",
        "trước ngày 25/8",
        "trước ngày 31/9/2015",
        "hằng tháng",
        "thường xuyên",
        "trong thời gian Đại hội",
        "từ ngày 1/9 đến 5/9/2015",
        "Chủ trì:",
        "Phối hợp:",
        "Thời gian:",
        "1. Nội dung",
        "2. Cơ quan chủ trì, phối hợp",
        "I.",
        "1.",
        "a)",
        "-",
        "(",
        ")",
        ",",
        ";",
        ".",
        ":",
        "như sau:",
        "nt",
        "Kính gửi:",
        "Nơi nhận:",
        "KẾ HOẠCH",
        "PHỤ LỤC",
        "Số 06-KH/TBPV",
        "Kon Tum, ngày 10 tháng 8 năm 2015",
        "và",
        "theo",
        "để",
        "Uỷ ban",
    ]
)
LINES = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=120)
TEXTS = st.lists(LINES, max_size=12)
ROWS = st.lists(st.lists(LINES, min_size=4, max_size=4), max_size=6)
DAYS = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))


def tree_of(texts: list[str], rows: list[list[str]]) -> Tree:
    grid = [["TT", "Nhiệm vụ", "Chủ trì / phối hợp", "Thời hạn"], *rows]
    cells = tuple(
        tuple(Cell(nfc(text), Place(table=1, row=r + 1, column=c + 1)) for c, text in enumerate(row))
        for r, row in enumerate(grid)
    )
    blocks = tuple(Paragraph(nfc(text), Place(paragraph=order)) for order, text in enumerate(texts, start=1))
    return Tree(Kind.TXT, (*blocks, Table(cells, Place(table=1))))


def spans_of(draft: Draft) -> list[Span]:
    parties = [p for task in draft.tasks for p in (*task.lead, *task.coordinating, *task.appraising)]
    return [*(task.source for task in draft.tasks), *(p.span for p in parties if p.span), *draft.missed]


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(texts=TEXTS, rows=ROWS, issued_on=DAYS)
def test_any_paper_is_read(texts: list[str], rows: list[list[str]], issued_on: date | None) -> None:
    tree = tree_of(texts, rows)

    draft = read_plan(tree, issued_on=issued_on)

    assert draft == read_plan(tree, issued_on=issued_on)
    assert from_plain(json.loads(json.dumps(to_plain(draft)))) == draft
    assert all(task.lead and task.text.strip() for task in draft.tasks)
    for span in spans_of(draft):
        assert 0 <= span.start <= span.end <= len(text_of(tree, span.block, span.place))


@pytest.mark.parametrize("name", PAPERS)
def test_task_and_agencies_are_words_of_the_source(name: str) -> None:
    tree = PAPERS[name][0]
    for task in read_plan(tree, issued_on=ISSUED_ON).tasks:
        span = task.source
        assert text_of(tree, span.block, span.place)[span.start : span.end] == task.text
        for party in (*task.lead, *task.coordinating, *task.appraising):
            if party.span:
                words = text_of(tree, party.span.block, party.span.place)[party.span.start : party.span.end]
                assert words and party.name.endswith(words)


@pytest.mark.parametrize("name", PAPERS)
def test_deadline_is_quoted(name: str) -> None:
    tree = PAPERS[name][0]
    whole = " ".join(b.text for b in tree.blocks if isinstance(b, Paragraph))
    whole += " ".join(c.text for b in tree.blocks if isinstance(b, Table) for row in b.rows for c in row)

    assert all(t.deadline_text in whole for t in read_plan(tree, issued_on=ISSUED_ON).tasks if t.deadline_text)


HOSTILE = [
    "Sở Y tế, " * 3000, "giao " * 5000, "(" * 8000, "; " * 8000, "các sở và " * 3000, "trước ngày " * 3000,
    "do Sở Y tế " * 1500, "Chủ trì: " * 3000, "1/1" * 4000, "căn cứ chức năng, " * 2000, "Sở Y tế thẩm định " * 1000,
    "bế mạc đại hội khai mạc " * 1500, "từ ngày 1/9 đến " * 1500, "phối hợp với Sở Y tế, " * 1500, "thực hiện, " * 3000,
    "Sở Y tế lập sổ; Công an tỉnh phối hợp thực hiện; " * 800, "các trường THCS, THPT, " * 2000,
    "Sở Y tế in thẻ, riêng thẻ xe giao Công an in; " * 800, "Công ty Sông Đà 5 " * 2000, "các đồng chí thành viên " * 2000,
    "trong chương trình kiểm tra hằng năm " * 1500, "từ 1/9 đến 2/9 hằng năm " * 1500, "a) x; b) y; " * 2000,
    "Mua ghế - 20/9 - " * 3000, "ngày 20/8, " * 3000, "(20/8) " * 3000, "(Sở Y tế, ngày 20/8) " * 1000, "Giao các xã có kế hoạch " * 2000,
    "để A, Sở đề nghị UBND các huyện, thị xã, " * 1000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
def test_hostile_paragraph_does_not_hold_the_reader_up(text: str) -> None:
    """The suite's own limit per test ends a reader that grows with the square of the text."""
    draft = read_plan(Tree(Kind.TXT, (Paragraph(text, Place(paragraph=1)),)), issued_on=ISSUED_ON)

    assert all(0 <= span.end <= len(nfc(text)) for span in spans_of(draft))


def test_every_row_of_a_long_annex_is_read() -> None:
    row = (
        "1",
        "Lập phương án đón tiếp các đoàn đại biểu",
        "Sở Y tế; Công an tỉnh",
        "các sở, ngành; Báo Kon Tum",
        "6/2016",
    )
    rows = table(("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"), *([row] * 300))

    tasks = read_plan(paper("PHỤ LỤC", tables=(rows,)), issued_on=ISSUED_ON).tasks

    assert len(tasks) == 300
