"""Deadline expressions: wording kept, day computed, doubt named."""

from datetime import date

import pytest

from dondoc.plans.reader import EventDue, QuestionCode, resolve_event
from dondoc.plans.reader.deadlines import find_deadlines, read_time_field

ISSUED_ON = date(2015, 8, 10)
ASK, PAST, NEVER = QuestionCode.DATE_UNCLEAR, QuestionCode.DATE_PAST, QuestionCode.DATE_IMPOSSIBLE
LATER, EVENT = QuestionCode.RELATIVE_UNKNOWN, QuestionCode.EVENT_UNKNOWN

DAYS = [
    ("trước ngày 28/8/2015", "2015-08-28"),
    ("trước ngày 27 tháng 9 năm 2015", "2015-09-27"),
    ("trước ngày 5 tháng 9", "2015-09-05"),
    ("trước ngày 22.9.2015", "2015-09-22"),
    ("trước ngày 22-9-2015", "2015-09-22"),
    ("trước ngày 05/09/15", "2015-09-05"),
    ("chậm nhất ngày 25.12.2017", "2017-12-25"),
    ("chậm nhất là ngày 30/8", "2015-08-30"),
    ("chậm nhất trước ngày 30/8", "2015-08-30"),
    ("muộn nhất ngày 01/9/2015", "2015-09-01"),
    ("không quá ngày 15/9/2015", "2015-09-15"),
    ("xong trước ngày 18.10", "2015-10-18"),
    ("hoàn thành xong trước ngày 20/8/2015", "2015-08-20"),
    ("trước 20/9", "2015-09-20"),
    ("trước 17h ngày 10/9/2015", "2015-09-10"),
    ("trước 16 giờ 00 ngày 10/9", "2015-09-10"),
    ("đến hết ngày 12/9/2015", "2015-09-12"),
    ("vào ngày 19-9-2015", "2015-09-19"),
    ("trong ngày 20.9.2015", "2015-09-20"),
    ("trước ngày 10/8", "2015-08-10"),
    ("trong tháng 9/2015", "2015-09-30"),
    ("trong tháng 02 năm 2016", "2016-02-29"),
    ("trong tháng 8", "2015-08-31"),
    ("trong tháng 3", "2016-03-31"),
    ("đến tháng 5", "2016-05-31"),
    ("hoàn thành trong tháng 9", "2015-09-30"),
    ("trong quý IV/2015", "2015-12-31"),
    ("ngay trong quý 3/2015", "2015-09-30"),
    ("trong Quý I năm 2016", "2016-03-31"),
    ("hoàn thành trong năm 2016", "2016-12-31"),
    ("vào năm 2018", "2018-12-31"),
    ("giữa tháng 9", "2015-09-15"),
    ("cuối tháng 8/2015", "2015-08-31"),
    ("không quá 2 tháng kể từ ngày ban hành", "2015-10-10"),
    ("trong 10 ngày kể từ ngày ký", "2015-08-20"),
    ("đến hết tháng 4", "2016-04-30"),
    ("trước 11 giờ 30 phút ngày 10/9/2015", "2015-09-10"),
    ("đêm 28/01/2016", "2016-01-28"),
    ("vào ngày thứ Bảy (12/9/2015)", "2015-09-12"),
    ("sáng thứ Hai, ngày 14/9/2015", "2015-09-14"),
    ("trong các ngày 18, 19, 20/9/2015", "2015-09-20"),
    ("vào các ngày 18/9 và 19/9/2015", "2015-09-19"),
    ("trong 2 ngày 18 và 19/9/2015", "2015-09-19"),
    ("đúng ngày 10/9/2015", "2015-09-10"),
    ("trong 6 tháng cuối năm 2015", "2015-12-31"),
    ("trong tháng này", "2015-08-31"),
    ("trước cuối năm nay", "2015-12-31"),
    ("trước ngày 20/9 và 25/9", "2015-09-25"),
]


@pytest.mark.parametrize(("words", "due"), DAYS)
def test_day_is_computed_and_words_are_kept(words: str, due: str) -> None:
    (found,) = find_deadlines(f"Chuẩn bị hội trường, {words}.", issued_on=ISSUED_ON)

    assert (found.text, found.due, found.recurring, found.doubts) == (words, date.fromisoformat(due), False, ())


WINDOWS = [
    ("từ ngày 05/9/2015 đến hết ngày 12/9/2015", "2015-09-05", "2015-09-12"),
    ("từ ngày 20/9 đến hết ngày 27/9/2015", "2015-09-20", "2015-09-27"),
    ("từ ngày 28/12 đến ngày 05/01/2016", "2015-12-28", "2016-01-05"),
    ("từ ngày 18.9 đến ngày 25.9.2015", "2015-09-18", "2015-09-25"),
    ("từ ngày 18-25/9/2015", "2015-09-18", "2015-09-25"),
    ("từ ngày 10 đến 13-9-2015", "2015-09-10", "2015-09-13"),
    ("từ sáng ngày 20/9/2015 đến hết ngày 22/9/2015", "2015-09-20", "2015-09-22"),
    ("từ tháng 8 đến hết tháng 11/2015", "2015-08-01", "2015-11-30"),
    ("từ năm 2015 đến năm 2020", "2015-01-01", "2020-12-31"),
    ("kể từ ngày 15/8/2015 đến ngày 30/9/2015", "2015-08-15", "2015-09-30"),
    ("từ ngày 10 đến ngày 13 tháng 9 năm 2015", "2015-09-10", "2015-09-13"),
    ("từ 08 giờ 00 ngày 29/8/2015 đến 17 giờ 00 ngày 02/9/2015", "2015-08-29", "2015-09-02"),
    ("từ ngày 12 đến 18-3-2016", "2016-03-12", "2016-03-18"),
]


@pytest.mark.parametrize(("words", "start", "due"), WINDOWS)
def test_window_keeps_its_start(words: str, start: str, due: str) -> None:
    (found,) = find_deadlines(f"Treo cờ {words}.", issued_on=ISSUED_ON)

    assert (found.text, found.from_on, found.due) == (words, date.fromisoformat(start), date.fromisoformat(due))


RHYTHMS = [
    "chậm nhất là ngày 18 hàng tháng", "trước ngày 25 hằng tháng", "định kỳ vào ngày 25 hàng tháng",
    "chậm nhất sau khi kết thúc quý 15 ngày", "trước ngày 20 tháng cuối quý", "2 tháng một lần", "3 tháng/lần",
    "trước ngày 15 của tháng thứ ba của mỗi quý", "chậm nhất trước ngày 31/10 hằng năm", "hằng tuần", "thường xuyên",
    "định kỳ 6 tháng báo cáo trước ngày 10 tháng 6 và trước ngày 10 tháng 12",
    "vào thứ Sáu hằng tuần", "trước 16 giờ thứ sáu hàng tuần", "hằng tuần (vào thứ Sáu)", "02 lần/ngày", "định kỳ 02 tuần/lần",
    "vào ngày 15 và ngày 30 hằng tháng", "trước ngày 15/6 và 15/12 hằng năm", "trước ngày 10/5 và 10/11",
    "vào ngày làm việc đầu tiên của tuần", "6 tháng (trước ngày 15/6) và cả năm (trước ngày 15/12)", "mỗi tháng 01 lần",
    "hằng ngày trước 16 giờ", "từ 0 giờ ngày 25/8/2015 cho đến khi có thông báo mới", "10 ngày một lần",
    "từ tháng 9/2015 trở đi", "từ năm 2016 đến năm 2022 và tiếp theo", "từ nay đến năm 2024 và những năm tiếp theo",
]  # fmt: skip


@pytest.mark.parametrize("words", RHYTHMS)
def test_rhythm_has_no_day(words: str) -> None:
    found = find_deadlines(f"Báo cáo kết quả {words}", issued_on=ISSUED_ON)

    assert found[0].text == words
    assert (found[0].due, found[0].recurring) == (None, True)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("tháng 11/2015 và thường xuyên", "2015-11-30"),
        ("quý IV/2015 và thường xuyên", "2015-12-31"),
        ("trước ngày 10/9 và thường xuyên", "2015-09-10"),
        ("tháng 11, 12/2015 và bổ sung, sửa đổi hàng năm", "2015-12-31"),
    ],
)
def test_first_day_and_then_again(words: str, due: str) -> None:
    (found,) = find_deadlines(words, issued_on=ISSUED_ON)

    assert (found.due, found.recurring) == (date.fromisoformat(due), True)


EVENTS = [
    ("trước khai mạc", "opening", -1), ("trước ngày khai mạc Đại hội", "opening", -1),
    ("trước khai mạc 05 ngày", "opening", -5), ("chậm nhất 3 ngày trước khai mạc Đại hội", "opening", -3),
    ("trước Đại hội 02 tuần", "opening", -14), ("trước khi diễn ra Đại hội", "opening", -1),
    ("trong thời gian diễn ra Đại hội", "congress_days", 0), ("trong suốt thời gian Đại hội", "congress_days", 0),
    ("trước và trong thời gian diễn ra Đại hội", "congress_days", 0), ("sau Đại hội 10 ngày", "closing", 10),
    ("trước Đại hội một tuần", "opening", -7), ("trước lúc khai mạc 30 phút", "opening", 0),
    ("suốt thời gian Đại hội", "congress_days", 0), ("trước và sau Đại hội", "closing", 0),
    ("từ nay đến ngày khai mạc Đại hội", "opening", 0), ("từ nay đến khi kết thúc Đại hội", "closing", 0),
    ("chậm nhất 05 ngày sau khi kết thúc Đại hội", "closing", 5),
    ("ngay sau khi Đại hội bế mạc", "closing", 1), ("trước, trong và sau Đại hội", "closing", 0),
]  # fmt: skip


@pytest.mark.parametrize(("words", "event", "offset"), EVENTS)
def test_event_has_no_day_of_its_own(words: str, event: str, offset: int) -> None:
    (found,) = find_deadlines(words, issued_on=ISSUED_ON)

    assert (found.text, found.due, found.event) == (words, None, EventDue(event, offset))


@pytest.mark.parametrize(
    ("event", "offset", "due"),
    [("opening", -1, "2015-10-19"), ("congress_days", 0, "2015-10-22"), ("closing", 10, "2015-11-01")],
)
def test_event_is_dated_by_the_programme(event: str, offset: int, due: str) -> None:
    day = resolve_event(EventDue(event, offset), opening_on=date(2015, 10, 20), closing_on=date(2015, 10, 22))

    assert day == date.fromisoformat(due)


def test_unknown_event_is_refused() -> None:
    with pytest.raises(ValueError, match="banquet"):
        resolve_event(EventDue("banquet"), opening_on=date(2015, 10, 20), closing_on=date(2015, 10, 22))


def test_event_keeps_the_day_it_is_counted_from() -> None:
    (found,) = find_deadlines("Trực từ ngày 20/9/2015 cho đến khi kết thúc Đại hội", issued_on=ISSUED_ON)

    assert (found.from_on, found.due, found.event) == (date(2015, 9, 20), None, EventDue("closing", 0))


DOUBTS = [
    ("trước tháng 9/2015", ASK), ("trong tuần tới", ASK), ("trong nửa đầu tháng 9/2015", ASK), ("trước tổng duyệt 02 ngày", EVENT),
    ("trước phiên trù bị 01 ngày", EVENT), ("trước ngày bầu cử 20 ngày", EVENT), ("trước khi diễn tập 03 ngày", EVENT),
    ("chậm nhất sau 05 ngày làm việc, kể từ ngày nhận được kế hoạch", LATER),
    ("trước quý 4/2015", ASK), ("đầu tháng 9", ASK), ("trong tuần 2 tháng 8", ASK), ("sau Tết", ASK),
    ("trong dịp Quốc khánh", ASK), ("trước ngày 31/9/2015", NEVER), ("trước ngày 30/2/2016", NEVER),
    ("trước ngày 01/8/2015", PAST), ("trước ngày 01/8", PAST), ("trước tổng duyệt", EVENT),
    ("trước khi sáp nhập đơn vị hành chính", EVENT), ("ngay trong ngày làm việc tiếp theo", LATER),
    ("trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản", LATER),
]  # fmt: skip


@pytest.mark.parametrize(("words", "doubt"), DOUBTS)
def test_doubtful_day_is_asked(words: str, doubt: QuestionCode) -> None:
    (found,) = find_deadlines(words, issued_on=ISSUED_ON)

    assert (found.text, found.doubts) == (words, (doubt,))
    assert (found.due is None) == (doubt is not PAST)


def test_week_of_a_month_offers_its_last_day() -> None:
    (found,) = find_deadlines("hoàn thành trong tuần 3 tháng 9", issued_on=ISSUED_ON)

    assert found.choices == (date(2015, 9, 21),)


@pytest.mark.parametrize(
    "words",
    [
        "khẩn trương", "sớm", "kịp thời", "Công văn số 340-CV/BTGTU ngày 12/5/2015", "343 đại biểu", "đèn 4/5",
        "Quyết định số 22/2013/QĐ-TTg ngày 26/4/2013", "trong thời gian tới", "nhiệm kỳ 2015 - 2020", "tỷ lệ 1/2",
    ],
)  # fmt: skip
def test_what_is_no_deadline_is_left_alone(words: str) -> None:
    assert find_deadlines(f"Thực hiện {words} ở các nơi", issued_on=ISSUED_ON) == []


def test_day_without_year_waits_for_the_issue_day() -> None:
    (found,) = find_deadlines("trước ngày 25/8", issued_on=None)

    assert (found.due, found.doubts) == (None, (ASK,))


FIELDS = [
    ("6/2016", "2016-06-30", False), ("01/2016", "2016-01-31", False), ("15/8", "2015-08-15", False),
    ("15/9/2015", "2015-09-15", False), ("Tháng 9/2015", "2015-09-30", False), ("Quý III/2015", "2015-09-30", False),
    ("2028", "2028-12-31", False), ("2027 - 2028", "2028-12-31", False), ("Tháng 8 - 9/2015", "2015-09-30", False),
    ("18-25/9/2015", "2015-09-25", False), ("Thường xuyên", None, True), ("Nhiệm vụ thường xuyên", None, True),
    ("Từ ngày 15/8/2015", None, True), ("hàng tuần (thứ 6)", None, True), ("20/8 - 05/9/2015", "2015-09-05", False),
    ("10/5 và 10/11", None, True), ("2027 và những năm tiếp theo", None, True), ("Hằng năm", None, True),
    ("3 lần/tuần, bắt đầu từ ngày 20/8/2015", None, True), ("Từ 01/6 đến 31/7 hằng năm", None, True),
    ("8/2015; 9/2015", "2015-09-30", False), ("Trước 10/9 và thường xuyên", "2015-09-10", True),
]  # fmt: skip


@pytest.mark.parametrize(("words", "due", "recurring"), FIELDS)
def test_time_field_takes_bare_days_and_periods(words: str, due: str | None, recurring: bool) -> None:
    found = read_time_field(f" {words}. ", issued_on=ISSUED_ON)

    assert found is not None
    assert (found.text, found.due and found.due.isoformat(), found.recurring) == (words, due, recurring)


def test_time_field_in_unknown_words_is_asked() -> None:
    found = read_time_field("Theo tiến độ thi công", issued_on=ISSUED_ON)

    assert found is not None
    assert (found.text, found.due, found.doubts) == ("Theo tiến độ thi công", None, (ASK,))


@pytest.mark.parametrize("words", ["", " - ", "…", "không hạn", "Khẩn trương"])
def test_time_field_may_say_nothing(words: str) -> None:
    assert read_time_field(words, issued_on=ISSUED_ON) is None
