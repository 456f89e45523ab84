"""What counts as a word of a text, and which questions find it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.kit.words import LONGEST_WORD, MOST_ASKED_WORDS, MOST_SIGNS, asked_words, has_words, searchable

# What people type, what programs mean something by, and what no keyboard has.
SIGNS = st.text(
    alphabet=st.one_of(st.sampled_from("aăâbcdđeêghkmổxyỹ0123 -/.*\"':()&|!<>"), st.characters()), max_size=60
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("…", ""),
        ("Treo cờ, hoa", "treo co hoa"),
        ("Hoà   Bình\u00a0mới", "hoa binh moi"),
        ("KH06-II-3", "kh06 ii 3 06"),
        ("15-TB/TBPV", "15 tb tbpv"),
        ("a1b2", "a1b2 1b2 2"),
        ("06 KH06", "06 kh06"),
        ("sở_y_tế", "so y te"),
        ("xe 🚌 đưa\0đón", "xe dua don"),
        ("Москва 東京", "москва 東京"),
        ("d" * 50, "d" * LONGEST_WORD),
    ],
)
def test_the_words_of_a_text(text, line):
    assert searchable(text) == line


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", ()),
        ("*** \" ' : ( ) & | ! <->", ()),
        ("AND or NOT near", ("and", "or", "not", "near")),
        ("Cờ cờ cơ", ("co",)),
        ("treo t tr", ("treo",)),
        ("KH06-II-3", ("kh06", "ii", "3")),
        ("ký:* & 'x", ("ki", "x")),
    ],
)
def test_the_words_of_a_question(question, words):
    assert asked_words(question) == words


@pytest.mark.parametrize(
    ("text", "question", "finds"),
    [
        ("Treo cờ hoa trên phố", "CỜ HOA", True),
        ("Treo cờ hoa trên phố", "hoa co", True),
        ("Treo cờ hoa trên phố", "tre", True),
        ("Treo cờ hoa trên phố", "reo", False),
        ("Treo cờ hoa trên phố", "cờ đỏ", False),
        ("KH06-II-3", "kh06-ii-3", True),
        ("KH06-II-3", "06", True),
        ("KH06-II-3", "KH06", True),
        ("KH06-II-3", "h06", False),
        ("Mỹ thuật", "mi thuat", True),
        ("Đắk Hà", "dak ha", True),
        ("Hòa", "hoà", True),
    ],
)
def test_a_question_finds_the_beginnings_of_words(text, question, finds):
    assert has_words(searchable(text), asked_words(question)) is finds


@given(SIGNS)
def test_both_normal_forms_are_the_same_words(text):
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)

    assert searchable(composed) == searchable(apart)
    assert asked_words(composed) == asked_words(apart)


@given(SIGNS, SIGNS)
def test_made_again_it_is_the_same_and_more_only_adds(text, more):
    line = searchable(text)

    assert searchable(line) == line
    assert set(line.split()) <= set(searchable(line, more).split())


@given(SIGNS)
def test_a_text_is_found_by_itself_and_consists_of_letters_and_digits(text):
    assert has_words(searchable(text), asked_words(text))
    assert all(word.isalnum() for word in (*searchable(text).split(), *asked_words(text)))


def test_what_is_too_long_is_cut_after_a_word():
    line = searchable("nhiệm vụ " * MOST_SIGNS)

    assert MOST_SIGNS - 10 < len(line) <= MOST_SIGNS
    assert line.endswith(("nhiem", "vu"))
    assert len(asked_words(" ".join(f"x{number:04}" for number in range(5000)))) == MOST_ASKED_WORDS
