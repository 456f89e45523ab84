"""TCVN 5712 (VN3, «ABC»): the old fonts .VnTime and their kin, whose letters sit in the places of Western ones.

Capitals with tone marks have no place of their own: they are small letters set in a font such as .VnTimeH.
"""

import re

from dondoc.kit.vietnamese import fold

_FIRST_PLACES = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
_LETTERS = {
    place: letter for first, letters in _FIRST_PLACES.items() for place, letter in enumerate(letters, start=first)
}
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+|[a-zA-ZÀ-ỹđĐ]+")
_FREQUENT = frozenset(
    re.findall(
        r"\w+",
        "và của các ngày tháng tỉnh ủy đại hội công tác kế hoạch nhiệm vụ phối hợp chủ trì việt nam cộng hòa đảng đơn vị "
        "đồng quốc độc lập tự hạnh phúc thời gian thực hiện cơ quan tổ chức được với về cho để không là những một trước "
        "hoàn thành chuẩn bị tuyên truyền số quyết định ban hành điều trên này theo đến từ ở đã sẽ phải có người",
    )
)
_SURE_WORDS = 3


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Return Unicode for text of an old font; `capitals` for fonts whose small letters look like capitals.

    A word whose plain letters are all capitals becomes capitals throughout.
    """
    letters = text.translate(_LETTERS)
    return letters.upper() if capitals else _WORD.sub(_whole_capitals, letters)


def looks_like_tcvn3(text: str) -> bool:
    """Say whether the text is TCVN3 read as Western letters: it makes sense after conversion, and not before."""
    if not any(ord(letter) in _LETTERS for letter in text):
        return False
    sample = text[:200_000]
    return frequent_words(from_tcvn3(sample)) >= max(_SURE_WORDS, 2 * frequent_words(sample))


def frequent_words(text: str) -> int:
    """Count the words with Vietnamese marks that are among the most frequent of official papers."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _FREQUENT and fold(word) != word for word in words)


def is_tcvn3_font(name: str) -> bool:
    """Say whether a font's name is one of the .Vn family, whose letters are TCVN3."""
    return name.lower().startswith(".vn")


def is_capital_font(name: str) -> bool:
    """Say whether an old font shows small letters as capitals, as .VnTimeH does."""
    return is_tcvn3_font(name) and name.endswith("H")


def _whole_capitals(match: re.Match[str]) -> str:
    word = match.group()
    plain = [letter for letter in word if letter.isascii()]
    is_capital = len(word) > 1 and plain and all(letter.isupper() for letter in plain)
    return word.upper() if is_capital else word
