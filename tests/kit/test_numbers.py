"""Numbers as Vietnamese papers write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.kit.numbers import file_size, format_number, from_roman, parse_number, to_roman


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, None, "1.234,5"),
        (1234567, None, "1.234.567"),
        (0, None, "0"),
        (-1234.5, None, "-1.234,5"),
        (Decimal("0.10"), None, "0,10"),
        (1234.567, 1, "1.234,6"),
        (12, 2, "12,00"),
    ],
)
def test_number_is_written_with_points_and_comma(value, decimals, text):
    assert format_number(value, decimals=decimals) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234,5", "1234.5"), ("1.234", "1234"), ("12,5", "12.5"), (" 1 234 ", "1234"), ("-7", "-7")],
)
def test_number_is_read(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "1.23", "1,2,3", "1.2345", "abc", "1.234.56", "٣"])
def test_other_text_is_no_number(text):
    assert parse_number(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3))
def test_written_number_reads_back(value):
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 byte"),
        (812, "812 byte"),
        (1434, "1,4 KB"),
        (2048, "2 KB"),
        (12 * 1024 * 1024, "12 MB"),
        (1024 * 1024 - 1, "1 MB"),
        (34_500_000, "33 MB"),
        (3 * 1024**4, "3.072 GB"),
    ],
)
def test_file_size_reads_as_people_say_it(size, text):
    assert file_size(size) == text


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (2015, "MMXV")])
def test_roman_numerals(number, text):
    assert to_roman(number) == text
    assert from_roman(text.lower()) == number


@given(st.integers(1, 3999))
def test_roman_numeral_reads_back(number):
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "abc", "IVI", "MMMM", "Ị"])
def test_other_text_is_no_roman_numeral(text):
    assert from_roman(text) is None


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_without_roman_form_are_refused(number):
    with pytest.raises(ValueError, match="Roman"):
        to_roman(number)
