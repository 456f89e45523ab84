"""Letters of the tree, and letters of old fonts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.papers.letters import clean
from dondoc.papers.old_fonts import converter_for
from dondoc.papers.refusals import PaperRefused, Refusal
from dondoc.papers.tcvn3 import from_tcvn3, is_capital_font, is_tcvn3_font
from dondoc.papers.vni import from_vni, is_vni_font

OLD_HEAD = "Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nKÕ ho¹ch cña TØnh uû"
VNI_HEAD = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\nKeá hoaïch cuûa Tænh uûy"
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
        ("®\u00ad¬ng", "®\u00ad¬ng"),
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
    assert converter_for(OLD_HEAD) is from_tcvn3
    assert converter_for(VNI_HEAD) is from_vni


@pytest.mark.parametrize(
    ("old", "text"),
    [
        (VNI_HEAD, "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nKế hoạch của Tỉnh ủy"),
        ("TÆNH UÛY KON TUM", "TỈNH ỦY KON TUM"),
        ("ÑAÏI HOÄI ÑAÛNG BOÄ LAÀN THÖÙ XV", "ĐẠI HỘI ĐẢNG BỘ LẦN THỨ XV"),
        ("ÔÛ nöôùc ngoaøi, höôûng öùng, quyù cô quan", "Ở nước ngoài, hưởng ứng, quý cơ quan"),
        ("nguyeãn, kyõ, kyø, lyù, kî, nghæ, nghó, thò, ñi", "nguyễn, kỹ, kỳ, lý, kỵ, nghỉ, nghĩ, thị, đi"),
        ("saün saøng, baèng, taëng, naêm, aên, aáp uû", "sẵn sàng, bằng, tặng, năm, ăn, ấp ủ"),
        ("tröôùc ngaøy 15/9/2015", "trước ngày 15/9/2015"),
        ("Sôû Y teá, Sôû Taøi chính, Coâng an tænh", "Sở Y tế, Sở Tài chính, Công an tỉnh"),
        ("Ke hoach 06, 100 %", "Ke hoach 06, 100 %"),
    ],
)
def test_vni_becomes_unicode(old, text):
    assert from_vni(old) == text


def test_vni_has_a_sign_for_every_vietnamese_letter():
    letters = set("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")
    western = [chr(code) for code in range(0xE0, 0x100)]
    shown = {from_vni(base + sign) for base in ["", *"aeouyôö"] for sign in western}

    assert letters <= shown
    assert {letter.upper() for letter in letters} <= {from_vni(one.upper()) for one in _vni_signs(western)}


def _vni_signs(western: list[str]) -> list[str]:
    return [base + sign for base in ["", *"aeouyôö"] for sign in western if base + sign]


@pytest.mark.parametrize(
    "text",
    [
        # VISCII and VPS read as Western letters.
        "Cµng hòa xã hµi chü nghîa Vi®t Nam, Ðµc l§p - Tñ do - HÕnh phúc, K¿ hoÕch cüa TÏnh üy v« vi®c t± chÑc ÐÕi hµi",
        "CŸng h·a x§ h¥i ch‡ ngh®a Vi–t Nam, ‘¥c l†p - T» do - H©nh ph£c, K§ ho©ch c›a T¿nh ›y v» vi–c ch£c ‘©i h¥i",
    ],
)
def test_unknown_old_font_is_refused_in_words(text):
    with pytest.raises(PaperRefused) as refused:
        converter_for(text)

    assert refused.value.code is Refusal.OLD_FONT
    assert "Unicode" in refused.value.sentence


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
    assert converter_for(text)(text) == text


def test_fonts_of_the_old_family():
    assert is_tcvn3_font(".VnTime")
    assert is_tcvn3_font(".VnTimeH")
    assert not is_tcvn3_font("Times New Roman")
    assert is_capital_font(".VnTimeH")
    assert not is_capital_font(".VnTime")
    assert is_vni_font("VNI-Times")
    assert not is_vni_font("Times New Roman")
