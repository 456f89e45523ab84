from datetime import datetime, timedelta

import pytest

from dondoc.notices.rules.quiet_hours import decent_from, is_quiet
from dondoc.notices.rules.sending import key_of, may_try_again, message_id_of, pause_after, zalo_text


@pytest.mark.parametrize(
    ("moment", "decent"),
    [
        ("2015-10-08 06:29:59", "2015-10-08 06:30"),
        ("2015-10-08 06:30", "2015-10-08 06:30"),
        ("2015-10-08 12:00", "2015-10-08 12:00"),
        ("2015-10-08 20:59:59", "2015-10-08 20:59:59"),
        ("2015-10-08 21:00", "2015-10-09 06:30"),
        ("2015-10-31 23:59", "2015-11-01 06:30"),
        ("2015-12-31 21:30", "2016-01-01 06:30"),
        ("2015-10-08 00:00", "2015-10-08 06:30"),
    ],
)
def test_what_falls_into_the_night_waits_for_the_morning(moment, decent):
    asked, expected = datetime.fromisoformat(moment), datetime.fromisoformat(decent)

    assert decent_from(asked) == expected
    assert is_quiet(asked) == (asked != expected)
    assert not is_quiet(expected)


def test_pauses_grow_from_a_minute_to_an_hour():
    assert [pause_after(attempts) for attempts in (1, 2, 3, 7, 50)] == [
        timedelta(minutes=1),
        timedelta(minutes=2),
        timedelta(minutes=4),
        timedelta(hours=1),
        timedelta(hours=1),
    ]


def test_twelve_attempts_and_no_more():
    assert [may_try_again(attempts) for attempts in (1, 11, 12, 13)] == [True, True, False, False]


def test_one_message_has_one_name_however_its_address_is_written():
    given = {"kind": "letter", "about": "tasks.urge:1", "channel": "email"}

    assert key_of(address="A@b.vn ", **given) == key_of(address="a@B.vn", **given)
    assert key_of(address="a@b.vn", **given) != key_of(address="c@b.vn", **given)


def test_the_same_message_keeps_its_message_id():
    one = message_id_of("letter:tasks.urge:1:email:a@b.vn", domain="dondoc.vn")

    assert one == message_id_of("letter:tasks.urge:1:email:a@b.vn", domain="dondoc.vn")
    assert one != message_id_of("letter:tasks.urge:2:email:a@b.vn", domain="dondoc.vn")
    assert one.endswith("@dondoc.vn") and one.isascii()


@pytest.mark.parametrize(("text", "signs"), [("một hai", 7), ("từ " * 400, 900), ("x" * 2000, 900), ("", 0)])
def test_a_zalo_message_holds_nine_hundred_signs(text, signs):
    assert len(zalo_text(text)) <= signs


def test_a_long_zalo_message_ends_after_a_whole_word():
    text = zalo_text("nhiệm vụ " * 200)

    assert text.endswith("nhiệm vụ…") or text.endswith("nhiệm…")
