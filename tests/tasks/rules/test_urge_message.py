"""What an urge says on each channel."""

from datetime import date

import pytest

from dondoc.tasks.enums import Addressee, StepKind, UrgeChannel
from dondoc.tasks.rules.urge_message import SHORT_SIGNS, Facts, Line, message_of

TODAY = date(2015, 10, 8)
URL = "https://dondoc.kontum.example/c/dh-xv/tasks/?mine=1&owed=1"


def line(days_late: int, title: str = "Treo pano trên các tuyến phố chính", code: str = "KH06-II-3") -> Line:
    return Line(code=code, title=title, due_on=date.fromordinal(TODAY.toordinal() - days_late), days_late=days_late)


def facts(*lines: Line, **values) -> Facts:
    given = {
        "agency": "Sở Y tế",
        "kind": StepKind.FIRST,
        "addressee": Addressee.FOCAL,
        "lines": lines,
        "today": TODAY,
        "url": URL,
        "sender": "Thư ký Tiểu ban Tuyên truyền",
        "congress": "Tiểu ban Tuyên truyền",
    } | values
    return Facts(**given)


def test_a_message_for_zalo_reads_so():
    message = message_of(facts(line(6), line(2, "Phát phóng sự", "KH06-II-4")), channel=UrgeChannel.ZALO)

    assert message.text == (
        "Đề nghị Sở Y tế báo cáo 2 nhiệm vụ đã quá hạn, lâu nhất 6 ngày.\n"
        "1. Treo pano trên các tuyến phố chính: hạn 02/10, quá hạn 6 ngày\n"
        "2. Phát phóng sự: hạn 06/10, quá hạn 2 ngày\n"
        "Đề nghị gửi kết quả, hoặc ngày sẽ xong và vướng mắc nếu có, trước 17 giờ thứ Sáu, 09/10: " + URL + "\n"
        "Thư ký Tiểu ban Tuyên truyền"
    )


@pytest.mark.parametrize("count", [1, 5, 40, 300])
@pytest.mark.parametrize("channel", [UrgeChannel.ZALO, UrgeChannel.WEBHOOK])
def test_a_short_message_never_passes_900_signs_and_counts_what_it_leaves_out(count, channel):
    lines = [line(place + 1, "Tổ chức treo pano, băng rôn, cờ phướn trên các tuyến phố " * 3) for place in range(count)]

    text = message_of(facts(*lines), channel=channel).text

    shown = sum(row.split(".")[0].isdigit() for row in text.splitlines())
    rest = [row for row in text.splitlines() if row.startswith("và ")]
    assert len(text) <= SHORT_SIGNS
    assert URL in text
    assert rest == ([f"và {count - shown} nhiệm vụ khác, xem theo liên kết."] if shown < count else [])


def test_names_beyond_all_measure_still_leave_point_and_address():
    text = message_of(facts(line(1), agency="Ban " * 400), channel=UrgeChannel.ZALO).text

    assert len(text) <= SHORT_SIGNS
    assert text.endswith(URL)


@pytest.mark.parametrize(
    ("values", "first_line"),
    [
        (
            {"kind": StepKind.SECOND, "addressee": Addressee.HEAD},
            "Kính đề nghị lãnh đạo Sở Y tế chỉ đạo hoàn thành 1 nhiệm vụ đã quá hạn, lâu nhất 4 ngày.",
        ),
        (
            {"kind": StepKind.MEETING, "addressee": Addressee.HEAD},
            "Sở Y tế: 1 nhiệm vụ quá hạn, lâu nhất 4 ngày, sẽ được báo cáo tại cuộc họp giao ban tới.",
        ),
        ({}, "Đề nghị Sở Y tế báo cáo 1 nhiệm vụ đã quá hạn, lâu nhất 4 ngày."),
    ],
)
def test_the_first_line_carries_the_point(values, first_line):
    assert message_of(facts(line(4), **values), channel=UrgeChannel.EMAIL).first_line == first_line


@pytest.mark.parametrize(("days", "near"), [(0, "hôm nay, 08/10"), (-1, "ngày mai, 09/10"), (-4, "thứ Hai, 12/10")])
def test_before_the_day_it_is_a_reminder(days, near):
    message = message_of(facts(line(days), kind=StepKind.BEFORE), channel=UrgeChannel.EMAIL)

    assert message.first_line == f"Kính nhắc Sở Y tế: 1 nhiệm vụ đến hạn, gần nhất {near}."
    assert "quá hạn" not in message.text


def test_an_email_lists_every_task_with_code_and_day():
    text = message_of(facts(line(6), line(2, "Phát phóng sự", "KH06-II-4")), channel=UrgeChannel.EMAIL).text

    assert "1. Treo pano trên các tuyến phố chính (KH06-II-3): hạn 02/10/2015, quá hạn 6 ngày" in text
    assert text.endswith("Thư ký Tiểu ban Tuyên truyền\nTiểu ban Tuyên truyền")


def test_a_promise_that_is_over_is_recalled_without_blame():
    text = message_of(facts(line(6), promised_until=date(2015, 10, 6)), channel=UrgeChannel.ZALO).text

    assert "Cơ quan đã hẹn xong ngày 06/10; đến nay hệ thống chưa có kết quả." in text


@pytest.mark.parametrize("channel", list(UrgeChannel))
@pytest.mark.parametrize("kind", list(StepKind))
def test_no_message_blames_or_begs(channel, kind):
    text = message_of(facts(line(6), kind=kind), channel=channel).text.lower()

    assert not [word for word in ("vui lòng", "!", "yếu kém", "vi phạm", "thiếu trách nhiệm") if word in text]
