"""TCVN 5712 (VN3, «ABC»): the old fonts .VnTime and their kin, whose letters sit in the places of Western ones.

Capitals with tone marks have no place of their own: they are small letters set in a font such as .VnTimeH.
"""

import re

_FIRST_PLACES = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
_LETTERS = {
    place: letter for first, letters in _FIRST_PLACES.items() for place, letter in enumerate(letters, start=first)
}
_WORD = re.compile(r"[^\W\d_]+")


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Return Unicode for text of an old font; `capitals` for fonts whose small letters look like capitals.

    A word whose plain letters are all capitals becomes capitals throughout; one with a single plain letter («Tõ» may
    be «Từ» or «TỪ») does so only beside such a word.
    """
    letters = text.translate(_LETTERS)
    return letters.upper() if capitals else "\n".join(map(_with_whole_capitals, letters.split("\n")))


def holds_tcvn3(text: str) -> bool:
    """Say whether the text has anything TCVN3 would change."""
    return any(ord(letter) in _LETTERS for letter in text)


def is_tcvn3_font(name: str) -> bool:
    """Say whether a font's name is one of the .Vn family, whose letters are TCVN3."""
    return name.lower().startswith(".vn")


def is_capital_font(name: str) -> bool:
    """Say whether an old font shows small letters as capitals, as .VnTimeH does."""
    return is_tcvn3_font(name) and name.endswith("H")


def _with_whole_capitals(line: str) -> str:
    words = list(_WORD.finditer(line))
    counts = [_plain_capitals(match.group()) for match in words]
    parts, end = [], 0
    for at, match in enumerate(words):
        beside = max(counts[max(0, at - 1) : at + 2])
        word = match.group().upper() if counts[at] and max(counts[at], beside) > 1 else match.group()
        parts += [line[end : match.start()], word]
        end = match.end()
    return "".join(parts) + line[end:]


def _plain_capitals(word: str) -> int:
    """Count the plain letters of a word when all of them are capitals, else 0."""
    plain = [letter for letter in word if letter.isascii()]
    return len(plain) if all(letter.isupper() for letter in plain) else 0
