"""Counts and the sentence of an attendance list."""

import pytest

from dondoc.meetings.enums import Attending
from dondoc.meetings.rules.attendance import as_announced, counted, sentence


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], "Chưa chọn thành phần dự họp."),
        (["invited"] * 3, "3 nơi được mời, chưa điểm danh."),
        (["present"] * 112 + ["substitute"] * 8 + ["absent"] * 4, "112/124 có mặt, 8 dự thay, 4 vắng"),
        (["present", "invited"], "1/2 có mặt, 0 dự thay, 0 vắng, 1 chưa ghi"),
    ],
)
def test_the_sentence(states, words):
    assert sentence(counted(states)) == words


@pytest.mark.parametrize(
    ("announced", "name", "filled_in"),
    [
        ("", "", (Attending.PRESENT, "")),
        ("present", "Ông A", (Attending.PRESENT, "")),
        ("substitute", "Bà B", (Attending.SUBSTITUTE, "Bà B")),
        ("substitute", "", (Attending.PRESENT, "")),
        ("absent", "", (Attending.ABSENT, "")),
    ],
)
def test_a_line_nobody_noted_is_filled_in_as_announced(announced, name, filled_in):
    assert as_announced(announced=announced, name=name) == filled_in
