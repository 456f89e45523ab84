"""Text prepared for reading: clean letters, a lower-case shadow of equal length, and words with their positions.

Patterns are written once, in lower case and with the modern place of the tone mark: «hoà» and «uỷ» of older papers
are met as «hòa» and «ủy». The shadow has as many letters as the text, so a match in one is a place in the other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

_RUBBISH = re.compile(r"\*{2,}|[\u200b\ufeff\u00ad]+|[\s\u00a0]+")
_OLD_TONE = re.compile(r"(?<!q)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])(?!\w)")
_MODERN = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_LOOKS = str.maketrans("–—−‑‒“”«»‘’´`", "-----\"\"\"\"''''")
_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*|[^\s\w]|_")


def shadow(text: str) -> str:
    """Return the text in lower case, tones in their modern place, dashes and quotes plain; the length never changes."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    low = low.translate(_LOOKS)
    return _OLD_TONE.sub(lambda found: _MODERN.get(found.group(), found.group()), low)


def clean(text: str, *, base: int = 0) -> tuple[str, Sequence[int]]:
    """Return the text with single blanks and without markup stars, and where each of its letters came from."""
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    for found in _RUBBISH.finditer(text):
        parts.append(text[at : found.start()])
        origin.extend(range(base + at, base + found.start()))
        if found.group()[0].isspace() and parts and not (len(parts) > 1 and not parts[-1] and parts[-2] == " "):
            parts.append(" ")
            origin.append(base + found.start())
        at = found.end()
    if not origin:
        rest = text[at:].strip()
        start = base + text.index(rest, at) if rest else base
        return rest, range(start, start + len(rest))
    parts.append(text[at:])
    origin.extend(range(base + at, base + len(text)))
    whole = "".join(parts)
    left = len(whole) - len(whole.lstrip())
    right = len(whole.rstrip())
    return whole[left:right], origin[left:right]


class Text:
    """A text and its words. `words[i]` is lower case; `starts[i]`, `ends[i]` are its places in `text` and `low`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = shadow(text)
        # What was read at a word before: parsers ask for the same word many times.
        self.memo: dict[int, Any] = {}

    @cached_property
    def _found(self) -> list[tuple[str, int, int]]:
        return [(found.group(), found.start(), found.end()) for found in _WORD.finditer(self.low)]

    @cached_property
    def words(self) -> list[str]:
        return [word for word, _, _ in self._found]

    @cached_property
    def starts(self) -> list[int]:
        return [start for _, start, _ in self._found]

    @cached_property
    def ends(self) -> list[int]:
        return [end for _, _, end in self._found]

    def __len__(self) -> int:
        return len(self.words)

    def word_at(self, position: int) -> int:
        """Return the index of the first word that begins at or after the position."""
        return bisect_left(self.starts, position)

    def capital(self, index: int) -> bool:
        """Say whether the word begins with a capital letter."""
        return index < len(self.words) and self.text[self.starts[index]].isupper()

    def shouted(self, index: int) -> bool:
        """Say whether the word is an abbreviation: at least two letters, all of them capital."""
        word = self.text[self.starts[index] : self.ends[index]]
        return len(word) >= 2 and word.isupper()

    def slice(self, first: int, after: int) -> tuple[int, int]:
        """Return the character range of words first … after-1; an empty one where there are none."""
        if first >= after:
            place = self.starts[first] if first < len(self.starts) else len(self.text)
            return place, place
        return self.starts[first], self.ends[after - 1]


class Phrases:
    """A set of phrases that answers how many words of a text one of them covers from a given word on."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(_WORD.findall(shadow(phrase)))
            self._by_first.setdefault(words[0], []).append(words)
        for known in self._by_first.values():
            known.sort(key=len, reverse=True)

    def at(self, words: Sequence[str], index: int) -> int:
        """Return the number of words of the longest phrase that begins at the index, 0 when there is none."""
        if not 0 <= index < len(words):
            return 0
        for phrase in self._by_first.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                return len(phrase)
        return 0
