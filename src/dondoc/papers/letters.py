"""Letters as the tree holds them: NFC, plain blanks, no signs that cannot be seen."""

import re
import unicodedata

from dondoc.kit.vietnamese import nfc

_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_ROOM_AROUND_LINES = re.compile(r"[ ]+(?=\n)|(?<=\n)[ ]+")
_KEPT_CONTROLS = "\t\n"
# In the old fonts of TCVN3 a soft hyphen is the letter «ư»; beside their other signs it must not get lost.
_SOFT_HYPHEN = "\u00ad"
_OLD_SIGNS = re.compile(r"[®§µ¶·¸¹]")


def clean(text: str) -> str:
    """Return the text in NFC with plain blanks and line ends, without invisible and direction-turning signs.

    Tabs and line breaks stay; blanks at both ends and around line breaks go.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = _LINE_ENDS.sub("\n", _SPACES.sub(" ", text))
    kept = _SOFT_HYPHEN if _SOFT_HYPHEN in lines and _OLD_SIGNS.search(lines) else ""
    seen = lines if lines.isprintable() else "".join(letter for letter in lines if letter in kept or _is_kept(letter))
    return _ROOM_AROUND_LINES.sub("", nfc(seen)).strip()


def _is_kept(letter: str) -> bool:
    return letter in _KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
