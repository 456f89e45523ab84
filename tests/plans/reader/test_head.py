"""The head and foot of papers of the State and of the Party."""

from datetime import date

import pytest

from dondoc.papers.tree import Cell, Kind, Paragraph, Place, Table, Tree
from dondoc.plans.reader import Head, read_plan
from tests.plans.reader.papers import CONCLUSIONS, DECORATION, LETTER
from tests.plans.reader.trees import paper, table


def test_party_paper() -> None:
    assert read_plan(DECORATION).head == Head(
        kind="Kế hoạch",
        number="12",
        symbol="12-KH/TBPV",
        issuer="TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI",
        issued_on=date(2015, 8, 10),
        place="Kon Tum",
        subject="trang trí, khánh tiết phục vụ Đại hội",
        signer_function="T/M TIỂU BAN TRƯỞNG TIỂU BAN",
        cites=("09-KH/TBPV",),
        recipients=("Thường trực Tỉnh ủy (b/c)", "Lưu: VPTU"),
    )


def test_state_paper() -> None:
    head = read_plan(CONCLUSIONS).head

    assert (head.kind, head.symbol, head.issuer) == ("Thông báo", "215/TB-VP", "VĂN PHÒNG")
    assert head.subject == "Kết luận của Trưởng Tiểu ban tại cuộc họp ngày 17/8/2015"


def test_letter_takes_its_kind_from_its_symbol() -> None:
    head = read_plan(LETTER).head

    assert (head.kind, head.number, head.subject) == ("Công văn", "45", "bảo đảm điện phục vụ Đại hội")


def test_head_may_stand_in_a_table_without_lines() -> None:
    frame = table(
        ("UBND TỈNH KON TUM\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 302/KH-SYT", "Kon Tum, ngày 15 tháng 8 năm 2015"),
    )
    rest = paper("KẾ HOẠCH\nbảo đảm y tế\n1. Giao Trung tâm Y tế trực cấp cứu.")
    draft = read_plan(Tree(Kind.DOCX, (frame, *rest.blocks)))

    assert (draft.head.symbol, draft.head.issuer, draft.head.issued_on) == (
        "302/KH-SYT", "SỞ Y TẾ", date(2015, 8, 15),
    )  # fmt: skip
    assert [task.text for task in draft.tasks] == ["trực cấp cứu"]


def test_foot_may_stand_in_a_table_without_lines() -> None:
    body = paper("QUYẾT ĐỊNH\nvề việc trưng tập\nĐiều 1. Giao Sở Nội vụ lập danh sách trưng tập.")
    foot = table(("Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"))
    head = read_plan(Tree(Kind.DOCX, (*body.blocks, foot))).head

    assert head.recipients == ("Như Điều 1", "Lưu: VT")
    assert head.signer_function == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH"


@pytest.mark.parametrize(
    ("line", "issued_on"),
    [
        ("Kon Tum, ngày 05 tháng 9 năm 2015", date(2015, 9, 5)),
        ("Kon Tum, ngày    tháng 9 năm 2015", None),
        ("Kon Tum, ngày … tháng … năm 2015", None),
        ("Kon Tum, ngày 31 tháng 9 năm 2015", None),
    ],
)
def test_day_of_issue(line: str, issued_on: date | None) -> None:
    assert read_plan(paper(f"UBND TỈNH\n{line}\nTHÔNG BÁO\nvề việc treo cờ")).head.issued_on == issued_on


def test_given_day_counts_when_the_paper_has_none() -> None:
    head = read_plan(paper("THÔNG BÁO\nvề việc treo cờ"), issued_on=date(2015, 9, 1)).head

    assert head.issued_on == date(2015, 9, 1)


def test_empty_paper_has_an_empty_head() -> None:
    assert read_plan(Tree(Kind.TXT, ())).head == Head()


def test_annex_behind_the_signature_is_read() -> None:
    body = "KẾ HOẠCH\nvệ sinh\nT/M TIỂU BAN\nTRƯỞNG TIỂU BAN\nPHỤ LỤC 1"
    rows = table(("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), ("1", "Quét dọn phố", "Công ty Môi trường", "20/9/2015"))

    assert [task.text for task in read_plan(paper(body, tables=(rows,))).tasks] == ["Quét dọn phố"]


def test_bold_heading_without_number_opens_a_section() -> None:
    lines = (("Lễ tân", True), ("Sở Ngoại vụ đón khách quốc tế.", False))
    blocks = tuple(Paragraph(text, Place(paragraph=k), bold=bold) for k, (text, bold) in enumerate(lines, start=1))

    assert read_plan(Tree(Kind.DOCX, blocks)).tasks[0].section == ("Lễ tân",)


def test_table_of_seats_is_no_assignment() -> None:
    cells = (("Hàng", "Ghế", "Họ tên"), ("1", "2", "Nguyễn Văn Bình"))
    rows = tuple(
        tuple(Cell(t, Place(table=1, row=r, column=c)) for c, t in enumerate(row)) for r, row in enumerate(cells)
    )

    assert read_plan(Tree(Kind.DOCX, (Table(rows, Place(table=1)),))).tasks == ()
