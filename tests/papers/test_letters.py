"""Letters of the tree, and letters of old fonts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.papers.letters import clean
from dondoc.papers.tcvn3 import from_tcvn3, is_capital_font, is_tcvn3_font, looks_like_tcvn3

OLD_HEAD = "Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nKÕ ho¹ch cña TØnh uû"
HEAD = "Cộng hoà xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nKế hoạch của Tỉnh uỷ"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Sở\u00a0Y tế  ", "Sở Y tế"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("a \n b", "a\nb"),
        ("a\tb", "a\tb"),
        ("Ke\u0302\u0301", "Kế"),
        ("dis\u00adguised\u202etxt\ufeff\u200b", "disguisedtxt"),
        ("\x01\ue000a", "a"),
        ("", ""),
    ],
)
def test_text_is_cleaned(text, cleaned):
    assert clean(text) == cleaned


@given(st.text())
def test_clean_text_stays_as_it_is(text):
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_old_font_becomes_unicode():
    assert from_tcvn3(OLD_HEAD) == HEAD


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("KÕ HO¹CH", "KẾ HOẠCH"),
        ("Tõ ngµy", "Từ ngày"),
        ("§¶ng uû", "Đảng uỷ"),
        ("§¹i héi §¶ng bé tØnh Kon Tum", "Đại hội Đảng bộ tỉnh Kon Tum"),
        ("\u00ad¬ng", "ương"),
    ],
)
def test_capitals_of_old_fonts(old, text):
    assert from_tcvn3(old).replace("ươ", "ươ") == text


def test_capital_font_shows_capitals():
    assert from_tcvn3("kÕ ho¹ch", capitals=True) == "KẾ HOẠCH"


def test_every_vietnamese_letter_has_its_place():
    letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐ"
    western = "".join(chr(code) for code in range(0xA0, 0x100))

    assert set(letters) <= set(from_tcvn3(western))


def test_old_font_is_recognised():
    assert looks_like_tcvn3(OLD_HEAD)


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        "",
        "Ke hoach tuyen truyen",
        "Le congrès a été préparé à la façon française, où l'été est déjà passé",
        "Kế hoạch số 06 của Tiểu ban, với các đơn vị: «phối hợp» ® © ±",
    ],
)
def test_other_text_is_not_taken_for_an_old_font(text):
    assert not looks_like_tcvn3(text)


def test_fonts_of_the_old_family():
    assert is_tcvn3_font(".VnTime")
    assert is_tcvn3_font(".VnTimeH")
    assert not is_tcvn3_font("Times New Roman")
    assert is_capital_font(".VnTimeH")
    assert not is_capital_font(".VnTime")
