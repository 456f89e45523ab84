"""Letters as the tree holds them: NFC, plain blanks, no signs that cannot be seen."""

import re
import unicodedata

from dondoc.kit.vietnamese import nfc

_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_ROOM_AROUND_LINES = re.compile(r"[ ]+(?=\n)|(?<=\n)[ ]+")
_KEPT_CONTROLS = "\t\n"


def clean(text: str) -> str:
    """Return the text in NFC with plain blanks and line ends, without invisible and direction-turning signs.

    Tabs and line breaks stay; blanks at both ends and around line breaks go.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = _LINE_ENDS.sub("\n", _SPACES.sub(" ", text))
    seen = lines if lines.isprintable() else "".join(letter for letter in lines if _is_kept(letter))
    return _ROOM_AROUND_LINES.sub("", nfc(seen)).strip()


def _is_kept(letter: str) -> bool:
    return letter in _KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
