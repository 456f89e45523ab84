"""Lines as short as a row: work, who does it and by when, parted by colons, dashes or a bracket."""

from datetime import date

import pytest

from dondoc.plans.reader.prose import read_line
from dondoc.plans.reader.units import Given
from tests.plans.reader.test_parties import line, names

ISSUED_ON = date(2015, 8, 10)

# Line, work, lead, day or "" or "recurring".
SHORT = [
    ("Sơn lại 30 bàn: Phòng Hành chính - Quản trị.", "Sơn lại 30 bàn", "Phòng Hành chính - Quản trị", ""),
    ("Sơn lại 30 bàn: Phòng Y tế; Huyện đoàn.", "Sơn lại 30 bàn", "Phòng Y tế; Huyện đoàn", ""),
    ("Sơn lại 30 bàn: Phòng Y tế, chậm nhất 15/9.", "Sơn lại 30 bàn", "Phòng Y tế", "2015-09-15"),
    ("Dựng rạp – Huyện đoàn – 20/9", "Dựng rạp", "Huyện đoàn", "2015-09-20"),
    ("Dựng rạp – 20/9 – Huyện đoàn", "Dựng rạp", "Huyện đoàn", "2015-09-20"),
    ("Dựng rạp - Sở Lao động - Thương binh và Xã hội - ngày 20/9/2015", "Dựng rạp", "Sở Lao động - Thương binh và Xã hội", "2015-09-20"),
    ("Bánh kẹo, nước uống – Huyện đoàn – 20/9", "Bánh kẹo, nước uống", "Huyện đoàn", "2015-09-20"),
    ("Nước uống: Huyện đoàn (20/9).", "Nước uống", "Huyện đoàn", "2015-09-20"),
    ("Quét sân: các xã, phường – từ 20/9 đến 25/9.", "Quét sân", "các xã, phường", "2015-09-25"),
    ("Tưới hoa – hằng ngày – Trạm Y tế xã.", "Tưới hoa", "Trạm Y tế xã", "recurring"),
    ("Việc đón khách: Sở Ngoại vụ.", "Việc đón khách", "Sở Ngoại vụ", ""),
    ("Dựng rạp (Huyện đoàn, ngày 20/8).", "Dựng rạp", "Huyện đoàn", "2015-08-20"),
    ("Dựng rạp (Huyện đoàn; 20/8).", "Dựng rạp", "Huyện đoàn", "2015-08-20"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "work", "lead", "when"), SHORT)
def test_short_line_is_a_task(words: str, work: str, lead: str, when: str) -> None:
    (unit,) = read_line(line(words), Given(issued_on=ISSUED_ON))

    due = unit.deadline and ("recurring" if unit.deadline.recurring else str(unit.deadline.due))
    assert (unit.text, names(unit.roles.lead), due or "") == (work, lead, when)


@pytest.mark.parametrize(
    "words",
    [
        "Hướng dẫn các đơn vị: Sở Y tế, Sở Xây dựng.",
        "Gửi hồ sơ về: Phòng Y tế.",
        "Kiểm tra 3 huyện: Sa Thầy, Đăk Hà, Kon Rẫy.",
        "Nước uống, bánh kẹo: Huyện đoàn.",
        "Thành phần tham dự: Sở Y tế – 20/9.",
        "Dựng rạp – Huyện đoàn – theo phương án riêng",
    ],
)
def test_names_behind_a_colon_are_not_always_doers(words: str) -> None:
    assert read_line(line(words), Given(issued_on=ISSUED_ON)) == []
