from datetime import date

import pytest

from dondoc.notices.rules.digest import Content, Line, first_actions, is_worth_sending, says_nothing_changed

MONDAY, TUESDAY = date(2015, 10, 5), date(2015, 10, 6)
QUIET = Content(subject="Bản tin", verdict="Sẵn sàng", late=0)
LATE = Content(subject="Bản tin", verdict="Chưa sẵn sàng", late=2)


@pytest.mark.parametrize(
    ("content", "last", "on", "sent"),
    [
        (QUIET, "", TUESDAY, True),
        (QUIET, QUIET.fingerprint, TUESDAY, False),
        (QUIET, QUIET.fingerprint, MONDAY, True),
        (QUIET, LATE.fingerprint, TUESDAY, True),
        (LATE, LATE.fingerprint, TUESDAY, True),
    ],
)
def test_a_digest_is_left_out_when_nothing_changed_and_nothing_is_late(content, last, on, sent):
    assert is_worth_sending(content, last_fingerprint=last, on=on) == sent


def test_on_a_quiet_monday_it_says_so():
    assert says_nothing_changed(QUIET, last_fingerprint=QUIET.fingerprint)
    assert not says_nothing_changed(QUIET, last_fingerprint="")
    assert not says_nothing_changed(LATE, last_fingerprint=LATE.fingerprint)


def test_no_more_than_five_actions():
    lines = [Line(str(number)) for number in range(9)]

    assert [line.text for line in first_actions(lines)] == ["0", "1", "2", "3", "4"]


def test_a_new_action_is_a_change():
    one = Content(subject="", verdict="v", lines=(Line("a"),))

    assert one.fingerprint != Content(subject="", verdict="v", lines=(Line("b"),)).fingerprint
    assert one.fingerprint == Content(subject="x", verdict="v", lines=(Line("a", "/p"),)).fingerprint
