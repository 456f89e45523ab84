from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from dondoc.web.templatetags import ui, when

SATURDAY = date(2015, 9, 5)
NOW = datetime(2015, 10, 7, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("filter_", "value", "text"),
    [
        (when.day, SATURDAY, "05/09/2015"),
        (when.day, NOW, "08/10/2015"),
        (when.short, SATURDAY, "05/09"),
        (when.weekday_day, SATURDAY, "thứ Bảy, 05/09/2015"),
        (when.weekday_day, date(2015, 9, 6), "Chủ nhật, 06/09/2015"),
        (when.clock, NOW, "06:05"),
        (when.clock, time(7, 5), "07:05"),
        (when.clock, time(0, 0), "00:00"),
        (when.moment, NOW, "06:05, 08/10/2015"),
        (when.short_moment, NOW, "06:05, 08/10"),
        (when.iso, SATURDAY, "2015-09-05"),
        (when.iso, NOW, "2015-10-08T06:05+07:00"),
    ],
)
def test_written(filter_, value, text):
    assert filter_(value) == text


@pytest.mark.parametrize("filter_", [when.day, when.short, when.weekday_day, when.clock, when.moment, when.iso])
def test_a_missing_day_is_written_as_nothing(filter_):
    assert filter_(None) == ""


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2015, 9, 2), "Quá hạn 3 ngày"),
        (date(2015, 9, 4), "Quá hạn 1 ngày"),
        (SATURDAY, "Đến hạn hôm nay"),
        (date(2015, 9, 6), "Còn 1 ngày"),
        (None, "Chưa có hạn"),
    ],
)
def test_lateness(due, words):
    assert when.lateness(due, SATURDAY) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2015, 9, 4), "hôm qua, 04/09"),
        (SATURDAY, "hôm nay, 05/09"),
        (date(2015, 9, 6), "ngày mai, 06/09"),
        (date(2015, 9, 7), "thứ Hai, 07/09"),
        (datetime(2015, 9, 4, 18, 0, tzinfo=UTC), "hôm nay, 05/09"),
    ],
)
def test_near_days_have_a_word_and_a_date(day, words):
    assert when.near(day, SATURDAY) == words


@pytest.mark.parametrize(
    ("value", "text"), [(1234, "1.234"), (0, "0"), (1234.5, "1.234,5"), (None, ""), ("1234", "1.234")]
)
def test_number(value, text):
    assert ui.number(value) == text


@pytest.mark.parametrize(
    ("phone", "text", "address"),
    [
        ("0912345678", "0912 345 678", "tel:0912345678"),
        ("0912.345.678", "0912 345 678", "tel:0912345678"),
        ("+84912345678", "0912 345 678", "tel:+84912345678"),
        ("02603862000", "0260 3862 000", "tel:02603862000"),
        ("0260 3862 000", "0260 3862 000", "tel:02603862000"),
        ("113", "113", "tel:113"),
    ],
)
def test_phone(phone, text, address):
    assert (ui.phone_text(phone), ui.phone_link(phone)) == (text, address)


def test_days_are_written_alike_in_english_pages():
    with translation.override("en"):
        assert when.day(SATURDAY) == "05/09/2015"
