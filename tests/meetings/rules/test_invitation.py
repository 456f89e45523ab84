"""The letter of invitation and the short text."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from dondoc.meetings.rules.invitation import Invitation, Point, blocks_of, reports_by, short_text

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
POINTS = [
    Point(title="Sở Y tế báo cáo nhiệm vụ quá hạn", presenter="Sở Y tế", minutes=5, asks_report=True),
    Point(title="Chuẩn bị Tổng duyệt", presenter="Văn phòng Tỉnh ủy", minutes=10),
]


def invitation(**values) -> Invitation:
    given = {
        "title": "Họp Tiểu ban Tổ chức phục vụ Đại hội",
        "starts_at": datetime(2015, 10, 15, 8, tzinfo=ZONE),
        "ends_at": datetime(2015, 10, 15, 10, 30, tzinfo=ZONE),
        "place": "Phòng họp số 1",
        "chair": "Trưởng Tiểu ban",
        "host": "Tiểu ban",
        "points": POINTS,
        "guests": ["Phó Trưởng Tiểu ban", "Đại diện lãnh đạo: Sở Y tế"],
        "today": date(2015, 10, 8),
        "url": "https://dondoc.test/c/dh/meetings/1",
        "sender": "Thư ký",
    } | values
    return Invitation(**given)


def text_of(given: Invitation) -> str:
    return "\n".join(block.before + block.text for block in blocks_of(given))


def test_the_letter_says_when_where_who_and_what():
    text = text_of(invitation())

    assert "Tiểu ban kính mời các đồng chí dự họp Tiểu ban Tổ chức phục vụ Đại hội" in text
    assert "1. Thời gian: 8 giờ đến 10 giờ 30, thứ Năm, ngày 15 tháng 10 năm 2015." in text
    assert "2. Địa điểm: Phòng họp số 1." in text
    assert "3. Chủ trì: Trưởng Tiểu ban." in text
    assert "- Phó Trưởng Tiểu ban;\n- Đại diện lãnh đạo: Sở Y tế." in text
    assert "- Sở Y tế báo cáo nhiệm vụ quá hạn (5 phút);\n- Chuẩn bị Tổng duyệt (Văn phòng Tỉnh ủy, 10 phút)." in text
    assert "Đề nghị Sở Y tế chuẩn bị báo cáo" in text and "trước 17 giờ ngày 14 tháng 10 năm 2015" in text
    assert "Văn phòng Tỉnh ủy chuẩn bị báo cáo" not in text


def test_a_letter_to_many_reporters_does_not_name_them_all():
    points = [Point(title=f"Việc {place}", presenter=f"Sở {place}", asks_report=True) for place in range(6)]

    assert "Đề nghị Sở 0; Sở 1 chuẩn bị báo cáo" in text_of(invitation(points=points[:2]))
    assert "Đề nghị các cơ quan, đơn vị nêu tại mục Nội dung chuẩn bị báo cáo" in text_of(invitation(points=points))


def test_a_letter_without_agenda_and_guests_has_no_empty_headings_and_its_numbers_run_on():
    text = text_of(invitation(points=[], guests=[], chair="", papers=["Báo cáo tiến độ"]))

    assert "Nội dung" not in text and "Thành phần" not in text and "Chủ trì" not in text
    assert "3. Tài liệu: Báo cáo tiến độ." in text


@pytest.mark.parametrize(
    ("today", "holidays", "day"),
    [
        (date(2015, 10, 8), frozenset(), date(2015, 10, 14)),
        (date(2015, 10, 8), frozenset({date(2015, 10, 14)}), date(2015, 10, 13)),
        (date(2015, 10, 15), frozenset(), None),
    ],
)
def test_reports_are_asked_for_by_the_working_day_before(today, holidays, day):
    assert reports_by(invitation(today=today, holidays=holidays)) == day


def test_the_short_text_carries_the_point_in_its_first_line():
    text = short_text(invitation())

    assert text.splitlines()[0] == "Mời họp: 8 giờ, thứ Năm, 15/10/2015, Phòng họp số 1."
    assert "Nội dung (2, 15 phút):" in text and "1. Sở Y tế báo cáo nhiệm vụ quá hạn\n" in text
    assert text.endswith("https://dondoc.test/c/dh/meetings/1\nThư ký")


@pytest.mark.parametrize("count", [1, 9, 60])
@pytest.mark.parametrize("words", [3, 80])
def test_the_short_text_never_exceeds_900_signs_and_counts_the_rest(count, words):
    points = [Point(title=f"{place} " + "nội dung " * words, minutes=5) for place in range(count)]

    text = short_text(invitation(points=points, title="Họp " + "rất dài " * 20))

    shown = sum(line[:1].isdigit() for line in text.splitlines())
    assert len(text) <= 900 and text.splitlines()[0].startswith("Mời họp: 8 giờ")
    assert "https://dondoc.test/c/dh/meetings/1" in text
    assert shown == count or f"và {count - shown} nội dung khác" in text


def test_a_place_of_monstrous_length_keeps_the_limit():
    assert len(short_text(invitation(place="Phòng họp " * 100, title="Họp " * 200))) <= 900


def test_a_meeting_that_is_off_is_said_first():
    text = short_text(invitation(is_called_off=True))

    assert text.startswith("Hoãn họp: 8 giờ, thứ Năm, 15/10/2015.")
    assert "Nội dung" not in text
