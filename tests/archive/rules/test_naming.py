"""File names as strangers send them."""

import unicodedata

import pytest

from dondoc.archive.rules.naming import MOST_LETTERS, clean_file_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Kế hoạch 06.docx", "Kế hoạch 06.docx"),
        (unicodedata.normalize("NFD", "Kế hoạch.docx"), "Kế hoạch.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\an\\kh.docx", "kh.docx"),
        ("a\r\nb.docx", "ab.docx"),
        ("kh\u202excod.exe", "khxcod.exe"),
        ('kh"06"?.docx', "kh06.docx"),
        ("", "tep"),
        ("...", "tep"),
    ],
)
def test_a_name_is_made_safe(sent, kept):
    assert clean_file_name(sent) == kept


def test_a_long_name_keeps_its_ending():
    kept = clean_file_name("x" * 300 + ".docx")

    assert (len(kept), kept[-5:]) == (MOST_LETTERS, ".docx")
