"""VNI for Windows: the old fonts VNI-Times and their kin, which set a sign of a Western alphabet behind the letter.

«ñaïi hoäi» is «đại hội»: «ñ» stands for «đ», «ï» behind a letter for the dot below it, «ä» for the hat with the dot.
"""

import re
import unicodedata

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_HATS = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_BREVES = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
# Letters with a place of their own: the thin i takes no sign behind it, and ô and ö are the letters with a horn.
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _pairs() -> dict[str, str]:
    marks = {
        **{letter + sign: letter + tone for letter in "aeouy" for sign, tone in _TONES.items()},
        **{letter + sign: letter + _HAT + tone for letter in "aeo" for sign, tone in _HATS.items()},
        **{"a" + sign: "a" + _BREVE + tone for sign, tone in _BREVES.items()},
        **{horned + sign: _ALONE[horned] + tone for horned in "ôö" for sign, tone in _TONES.items()},
    }
    return {pair: unicodedata.normalize("NFC", letters) for pair, letters in marks.items()}


_LETTERS = {**_pairs(), **_ALONE}
_SIGNS = "".join({**_TONES, **_HATS, **_BREVES})
_SET = re.compile(rf"[aeouyôö][{_SIGNS}]|[{''.join(_ALONE)}]", re.IGNORECASE)


def from_vni(text: str) -> str:
    """Return Unicode for text of a VNI font; letters that are no part of a VNI pair stay as they are."""
    return _SET.sub(_letter, text)


def holds_vni(text: str) -> bool:
    """Say whether the text has anything VNI would change."""
    return _SET.search(text) is not None


def is_vni_font(name: str) -> bool:
    """Say whether a font's name is one of the VNI family."""
    return name.lower().startswith("vni-")


def _letter(found: re.Match[str]) -> str:
    letters = _LETTERS.get(found[0].lower())
    if letters is None:  # a pair VNI does not know, such as e with a breve: its first letter may stand alone
        return _alone(found[0][0]) + _alone(found[0][1])
    return letters.upper() if found[0][0].isupper() else letters


def _alone(sign: str) -> str:
    letter = _ALONE.get(sign.lower(), sign)
    return letter.upper() if sign.isupper() else letter
