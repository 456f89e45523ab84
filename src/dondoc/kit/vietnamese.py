"""Vietnamese text: one normal form, one folding, one order.

Neither SQLite nor PostgreSQL folds «đ» or treats «hoà» and «hòa» alike, so folding is done here and stored in a column.
"""

import re
import unicodedata

_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LETTER_ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_FINAL_Y = re.compile(r"(?<=[hklmst])y(?![a-z])")


def nfc(text: str) -> str:
    """Return the text in Unicode normal form C, the form in which everything is stored."""
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return the text in NFC with every run of blanks, line breaks and no-break spaces as one space."""
    return _BLANKS.sub(" ", nfc(text)).strip()


def cut_after_word(text: str, signs: int) -> str:
    """Return the text within so many signs, ending after a whole word, an ellipsis for what is left out."""
    if len(text) <= signs:
        return text
    kept = text[: signs - 1]
    return (kept[: kept.rfind(" ")] if " " in kept else kept).rstrip(" .,;:\n") + "…"


def without_marks(text: str) -> str:
    """Return the text with every mark removed and đ as d; length may change only for decomposed input."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D")


def fold(text: str) -> str:
    """Return the form in which texts are compared and searched: lower case, no marks, single blanks.

    «Hoà», «Hòa» and «hoa» fold alike; so do final «y» and «i» after h k l m s t («Mỹ» and «Mĩ»).
    """
    return _FINAL_Y.sub("i", without_marks(one_line(text)).lower())


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return a key that orders texts as a Vietnamese dictionary does: letters first (a ă â … d đ), then tones."""
    letters: list[int] = []
    tones: list[int] = []
    for letter in one_line(text).lower():
        decomposed = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in decomposed if mark in _TONES), "")
        bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
        place = _LETTER_ORDER.find(bare)
        letters.append(place + 100 if place >= 0 else min(ord(bare[0]), 99) if bare else 0)
        tones.append(_TONE_ORDER[tone])
    return tuple(letters), tuple(tones), text


def person_sort_key(full_name: str) -> tuple[object, object]:
    """Return a key that orders people by given name (the last word), then by the words before it."""
    before, _, given = one_line(full_name).rpartition(" ")
    return sort_key(given), sort_key(before)
