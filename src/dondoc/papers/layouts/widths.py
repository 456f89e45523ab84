"""How wide words are in Times New Roman and its metric twins: lines below words are as long as the words ask for.

Advance widths in 1/2048 of the font's size; a letter with marks is as wide as without, but for «ơ» and «ư».
"""

import unicodedata

_UNITS_PER_EM = 2048
_MM_PER_PT = 25.4 / 72
_HORN = "\u031b"
_UPRIGHT = {
    369: "'",
    410: "|",
    512: " ,.\u00a0",
    569: "/:;\\ijlt",
    682: "!()-I[]`fr\u2018\u2019",
    797: "Js",
    819: "°",
    836: '"',
    909: "?acez“”",
    961: "^",
    983: "{}",
    1024: "#$*0123456789_bdghknopquvxyđ–«»§",
    1083: "ơ",
    1108: "~",
    1110: "ư",
    1139: "FPS",
    1155: "+<=>×",
    1251: "ELTZ",
    1366: "BCR",
    1479: "ADGHKNOQUVXYwĐƠ",
    1589: "Ư",
    1593: "&m",
    1706: "%",
    1821: "M",
    1886: "@",
    1933: "W",
    2048: "—…",
}
_BOLD = {
    451: "|",
    512: " ,.\u00a0",
    569: "'/\\il",
    682: "!()-:;[]`fjt\u2018\u2019",
    797: "Is",
    807: "{}",
    819: "°",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy“”–«»§",
    1065: "~",
    1134: "ơ",
    1137: '"',
    1139: "Sbdhknpquđ",
    1167: "+<=>×",
    1190: "^",
    1229: "ư",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYwĐ",
    1593: "GHKOQƠ",
    1630: "Ư",
    1706: "&m",
    1905: "@",
    1933: "M",
    2048: "%W—…",
}
_WIDTHS = {
    is_bold: {letter: width for width, letters in table.items() for letter in letters}
    for is_bold, table in ((False, _UPRIGHT), (True, _BOLD))
}
# A sign the tables do not know is taken for a wide one: a line too long is seen, a text cut off is not.
_UNKNOWN = 1479


def text_width_mm(text: str, *, size_pt: float, bold: bool = False) -> float:
    """Return the width of one line of text set at this size, in millimetres; its longest line when it has several."""
    return (
        max((_units(line, _WIDTHS[bold]) for line in text.split("\n")), default=0)
        / _UNITS_PER_EM
        * size_pt
        * _MM_PER_PT
    )


def _units(line: str, widths: dict[str, int]) -> int:
    return sum(widths.get(letter, _UNKNOWN) for letter in _bases(line))


def _bases(line: str) -> list[str]:
    """Return the letters without tones; the horn stays with its letter."""
    bases = []
    for letter in unicodedata.normalize("NFC", line):
        parts = unicodedata.normalize("NFD", letter)
        bases.append(unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0])
    return bases
