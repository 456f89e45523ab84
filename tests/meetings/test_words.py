"""What pages say of an agenda's time, of who is there, and of days off."""

from datetime import date

import pytest

from dondoc.meetings.queries.words import attendance_sentence, day_off_sentence, time_sentence
from dondoc.meetings.rules.attendance import counted
from dondoc.meetings.rules.meetings import day_off


@pytest.mark.parametrize(
    ("count", "minutes", "available", "words"),
    [
        (0, 0, 120, "chưa có nội dung"),
        (9, 70, 120, "9 nội dung, 70 phút; cuộc họp có 120 phút, còn 50 phút"),
        (9, 120, 120, "vừa đủ"),
        (9, 135, 120, "vượt 15 phút"),
        (9, 70, None, "Chưa ghi giờ kết thúc"),
    ],
)
def test_the_time_of_an_agenda_is_said_in_words(count, minutes, available, words):
    assert words in time_sentence(count=count, minutes=minutes, available=available)


@pytest.mark.parametrize(
    ("day", "exceptions", "words"),
    [
        (date(2015, 10, 15), {}, ""),
        (date(2015, 9, 2), {}, "ngày nghỉ lễ"),
        (date(2015, 10, 17), {}, "thứ Bảy"),
        (date(2015, 10, 17), {date(2015, 10, 17): (True, "Làm bù")}, ""),
        (date(2015, 10, 15), {date(2015, 10, 15): (False, "Nghỉ bù")}, "ngày nghỉ (Nghỉ bù)"),
    ],
)
def test_a_meeting_on_a_day_off_is_said(day, exceptions, words):
    said = day_off_sentence(day, day_off(day, exceptions=exceptions))

    assert words in said and bool(said) == bool(words)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], "Chưa chọn thành phần dự họp."),
        (["invited"] * 3, "3 nơi được mời, chưa điểm danh."),
        (["present"] * 112 + ["substitute"] * 8 + ["absent"] * 4, "112/124 có mặt, 8 dự thay, 4 vắng"),
        (["present", "invited"], "1/2 có mặt, 0 dự thay, 0 vắng, 1 chưa ghi"),
    ],
)
def test_who_is_there_is_said_in_words(states, words):
    assert attendance_sentence(counted(states)) == words
