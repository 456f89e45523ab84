"""Who is there, counted, and what stands for a line nobody noted."""

import pytest

from dondoc.meetings.enums import Attending
from dondoc.meetings.rules.attendance import as_announced, counted


def test_everybody_called_is_counted_once():
    counts = counted(["present", "present", "substitute", "absent", "invited"])

    assert (counts.present, counts.substitute, counts.absent, counts.waiting, counts.called) == (2, 1, 1, 1, 5)


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
