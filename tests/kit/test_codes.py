"""Numbers and symbols of documents."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.kit.codes import TYPE_NAMES, Family, find_symbols, parse_symbol


@pytest.mark.parametrize(
    ("text", "family", "number", "type_code", "issuer", "department", "year"),
    [
        ("11-KH/TBPV", Family.PARTY, "11", "KH", "TBPV", "", None),
        ("1929-TB/TU", Family.PARTY, "1929", "TB", "TU", "", None),
        ("05-TB/BCĐTW", Family.PARTY, "05", "TB", "BCĐTW", "", None),
        ("75-HD/BTGTU", Family.PARTY, "75", "HD", "BTGTU", "", None),
        ("45-CV/BTGDVTU", Family.PARTY, "45", "CV", "BTGDVTU", "", None),
        ("302/TB-UBND", Family.STATE, "302", "TB", "UBND", "", None),
        ("252/KH-BCĐQG1237", Family.STATE, "252", "KH", "BCĐQG1237", "", None),
        ("125/TTr-SVHTTDL", Family.STATE, "125", "TTr", "SVHTTDL", "", None),
        ("8794/VPCP-KGVX", Family.STATE, "8794", "", "VPCP", "KGVX", None),
        ("1120/STTTT-TTBCXB", Family.STATE, "1120", "", "STTTT", "TTBCXB", None),
        ("5402/UBND-KGVX", Family.STATE, "5402", "", "UBND", "KGVX", None),
        ("42/2014/QĐ-TTg", Family.LEGAL, "42", "QĐ", "TTg", "", 2014),
        ("30/2020/NĐ-CP", Family.LEGAL, "30", "NĐ", "CP", "", 2020),
        ("202/2025/QH15", Family.LEGAL, "202", "", "QH15", "", 2025),
    ],
)
def test_symbol_falls_into_its_parts(text, family, number, type_code, issuer, department, year):
    symbol = parse_symbol(text)

    assert symbol is not None
    assert (symbol.family, symbol.number, symbol.type_code) == (family, number, type_code)
    assert (symbol.issuer, symbol.department, symbol.year) == (issuer, department, year)
    assert symbol.text == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Số: 5402/UBND-KGVX", "5402/UBND-KGVX"),
        ("Số 127 - QĐ / TW", "127-QĐ/TW"),
        ("Số:      /TB-UBND", "/TB-UBND"),
        ("Số\u00a006-KH/TBPV.", "06-KH/TBPV"),
        ("Số: 12a/QĐ-UBND", "12a/QĐ-UBND"),
    ],
)
def test_symbol_loses_stray_blanks_and_caption(written, text):
    symbol = parse_symbol(written)

    assert symbol is not None
    assert symbol.text == text
    assert symbol.raw == written


@pytest.mark.parametrize(
    "text", ["", "Số:", "ngày 15/9/2015", "18-25/01/2016", "Kế hoạch 06", "24/7", "06-KH", "TB/TU"]
)
def test_other_text_is_no_symbol(text):
    assert parse_symbol(text) is None


def test_letter_of_the_state_is_an_official_letter():
    assert parse_symbol("5402/UBND-KGVX").type_name == "Công văn"
    assert parse_symbol("06-KH/TBPV").type_name == "Kế hoạch"


def test_symbols_are_found_in_reading_order():
    text = (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, Công văn số 340-CV/BTGTU ngày 12/5/2020 và Thông báo "
        "302/TB-UBND, từ ngày 18-25/01/2016 (Kế hoạch số 06 - KH/TBPV)."
    )

    found = find_symbols(text)

    assert [symbol.text for symbol in found] == ["30/2020/NĐ-CP", "340-CV/BTGTU", "302/TB-UBND", "06-KH/TBPV"]
    assert [symbol.raw for symbol in found] == ["30/2020/NĐ-CP", "340-CV/BTGTU", "302/TB-UBND", "06 - KH/TBPV"]


@given(
    number=st.integers(1, 99999),
    type_code=st.sampled_from(sorted(TYPE_NAMES)),
    issuer=st.from_regex(r"[A-ZĐ]{2,8}[0-9]{0,2}", fullmatch=True),
    form=st.sampled_from(["{0}-{1}/{2}", "{0}/{1}-{2}", "{0}/2015/{1}-{2}"]),
)
def test_printed_symbol_reads_back(number, type_code, issuer, form):
    printed = form.format(number, type_code, issuer)

    symbol = parse_symbol(printed)

    assert symbol is not None
    assert symbol.text == printed
    assert (symbol.type_code, symbol.issuer) == (type_code, issuer)
    assert find_symbols(f"theo {printed}, ngày 5/9")[0].text == printed


@given(st.text(alphabet="0123456789-/ABKHĐTUđ .", max_size=200))
def test_found_symbols_stand_in_the_text(text):
    for symbol in find_symbols(text):
        assert symbol.raw in text
        assert parse_symbol(symbol.raw) is not None


@pytest.mark.parametrize("text", [" " * 200_000, "1" * 200_000, "1-A" * 70_000, "A-" * 100_000, "1 / A - " * 30_000])
def test_long_odd_texts_are_searched_quickly(text):
    started = time.process_time()

    find_symbols(text)

    assert time.process_time() - started < 2
