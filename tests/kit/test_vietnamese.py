"""One normal form, one folding, one order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.kit.vietnamese import cut_after_word, fold, nfc, one_line, person_sort_key, sort_key, without_marks

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ĐÂƯ")


def test_spellings_of_one_word_fold_alike():
    assert fold("Hoà  Bình") == fold("Hòa Bình") == fold("hoa\u00a0binh") == "hoa binh"
    assert fold("Mỹ") == fold("Mĩ")
    assert fold("Đăk Tô") == "dak to"


def test_blanks_become_one():
    assert one_line("  Sở\u00a0Y \n tế\u200b ") == "Sở Y tế"


def test_letters_order_as_in_a_dictionary():
    words = ["đá", "da", "ăn", "an", "ân", "dạ", "dá", "bà", "dà", "dả", "dã"]

    assert sorted(words, key=sort_key) == ["an", "ăn", "ân", "bà", "da", "dà", "dả", "dã", "dá", "dạ", "đá"]


def test_people_order_by_given_name():
    people = ["Trần Văn Bình", "Lê Thị Ánh", "Nguyễn An", "Nguyễn Văn Đức", "Bùi Văn Dũng"]

    assert sorted(people, key=person_sort_key) == [
        "Nguyễn An", "Lê Thị Ánh", "Trần Văn Bình", "Bùi Văn Dũng", "Nguyễn Văn Đức",
    ]  # fmt: skip


@given(VIETNAMESE)
def test_folding_does_not_depend_on_the_normal_form(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(text)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_marks_leave_plain_letters(text):
    assert without_marks(text).isascii()
    assert len(without_marks(text)) == len(text)


@given(st.text())
def test_every_letter_has_its_place(text):
    assert len(sort_key(text)[0]) == len(one_line(text))


@pytest.mark.parametrize(
    ("text", "signs", "cut"),
    [
        ("Trang trí hội trường", 20, "Trang trí hội trường"),
        ("Trang trí hội trường", 19, "Trang trí hội…"),
        ("Trang trí, hội trường", 12, "Trang trí…"),
        ("Trangtríhộitrường", 6, "Trang…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_after_a_whole_word(text, signs, cut):
    assert cut_after_word(text, signs) == cut
    assert len(cut_after_word(text, signs)) <= signs
