"""Stamps of State secrets: found where they are stamps, and nowhere else."""

import io

import pytest

from dondoc.papers import PaperRefused, Refusal, read_text
from dondoc.papers.read_docx import read_docx
from dondoc.papers.secrecy import has_secrecy_stamp
from dondoc.papers.tree import Cell, Kind, Paragraph, Place, Table, Tree
from tests.support.papers import docx_bytes

STAMPED = [
    "MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật".upper(), "  MẬT  ", "[MẬT]", "(TỐI MẬT)", "«TUYỆT MẬT»", "| MẬT |", "* MẬT *",
    "M Ậ T", "T Ố I  M Ậ T", "T U Y Ệ T  M Ậ T", "TỐI\u00a0MẬT", "TỐI  MẬT", "Độ mật: Mật", "Độ mật: TỐI MẬT",
    "ĐỘ MẬT: TUYỆT MẬT", "Độ Mật: Tuyệt mật", "Mức độ mật: Tối mật", "Dấu chỉ mức độ mật: MẬT", "Độ mật: [Mật]",
    "MẬT\tKon Tum, ngày 5 tháng 9 năm 2015", "Số 05-BC/TU\tMẬT", "TỈNH ỦY KON TUM     TỐI MẬT",
    "ĐỘ MẬT:  MẬT", "┌─────┐\n│ MẬT │\n└─────┘",
    "Số 05-BC/TU\nMẬT\nKon Tum", "MẬT.", "TỐI MẬT:", "--- TUYỆT MẬT ---",
]  # fmt: skip
DECOYS = [
    "Bảo mật", "BẢO MẬT", "mật ong", "MẬT ONG", "BMNN", "CÔNG TÁC BẢO MẬT", "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Kế hoạch bảo vệ bí mật nhà nước", "QUY CHẾ BẢO VỆ BMNN", "MẬT KHẨU", "Mật khẩu: ******", "MẬT ĐỘ DÂN SỐ", "BÍ MẬT",
    "CƠ MẬT", "mật", "Mật", "tuyệt mật", "Không đưa tài liệu MẬT, TỐI MẬT, TUYỆT MẬT lên hệ thống này",
    "Văn bản đóng dấu MẬT gửi theo đường riêng", "Độ mật: Không", "Độ mật: Thường", "Độ mật:",
    "Danh mục bí mật nhà nước độ Tuyệt mật",
    "Trưởng phòng Cơ yếu - Bảo mật", "THÂN MẬT", "ĐƯỜNG MẬT", "Gặp mặt thân mật", "MẶT", "MẤT", "TỐI MAI",
]  # fmt: skip


def _paper(text: str) -> Tree:
    return Tree(Kind.TXT, (Paragraph("Kế hoạch", Place(paragraph=1)), Paragraph(text, Place(paragraph=2))))


def _table(*rows: tuple[str, ...]) -> Tree:
    place = Place(table=1)
    return Tree(Kind.DOCX, (Table(tuple(tuple(Cell(text, place) for text in row) for row in rows), place),))


def test_there_are_thirty_of_each():
    assert (len(set(STAMPED)), len(set(DECOYS))) == (30, 30)


@pytest.mark.parametrize("text", STAMPED)
def test_stamp_is_found_in_the_text(text):
    assert has_secrecy_stamp(_paper(text))


@pytest.mark.parametrize("text", DECOYS)
def test_decoy_is_let_through(text):
    assert not has_secrecy_stamp(_paper(text))
    assert not has_secrecy_stamp(_table((text, "x")))
    assert not has_secrecy_stamp(_paper("x"), margins=[text])


@pytest.mark.parametrize("text", ["MẬT", "Số 05-BC/TU\nTỐI MẬT"])
def test_stamp_is_found_in_tables_and_margins(text):
    assert has_secrecy_stamp(_table(("TỈNH ỦY KON TUM", text)))
    assert has_secrecy_stamp(_paper("x"), margins=[text])


def test_register_of_classes_is_no_stamp():
    assert not has_secrecy_stamp(
        _table(("TT", "Văn bản", "Độ mật"), ("1", "Báo cáo", "MẬT"), ("2", "Đề án", "TỐI MẬT"))
    )


def test_stamped_text_is_refused_and_told_what_to_do():
    with pytest.raises(PaperRefused) as refused:
        read_text("TỈNH ỦY KON TUM\nTỐI MẬT\nBáo cáo")

    assert refused.value.code is Refusal.STATE_SECRET
    assert "bí mật nhà nước" in refused.value.sentence


def test_stamp_in_the_header_of_a_word_file_is_handed_over():
    def write(document):
        document.add_paragraph("Báo cáo")
        document.sections[0].header.paragraphs[0].text = "TỐI MẬT"

    reading = read_docx(io.BytesIO(docx_bytes(write)))

    assert has_secrecy_stamp(reading.tree, margins=reading.margins)
