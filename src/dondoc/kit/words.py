"""The words of a text as search compares them; what the two databases keep an index of is made here, not by them.

A word is a run of letters and digits of the folded text: «KH06-II-3» is kh06, ii and 3. A question finds a text when
each of its words begins a word of the text; the digits inside a word begin one too, so that «06» finds «KH06».
"""

import re

from dondoc.kit.vietnamese import fold

LONGEST_WORD = 40
MOST_ASKED_WORDS = 32
MOST_SIGNS = 20_000
_WORD = re.compile(r"[^\W_]+")
_FROM_DIGITS_INSIDE = re.compile(r"(?<=\D)(?=(\d\w*))")


def searchable(*texts: str) -> str:
    """Return the words of the texts with single blanks between, behind them the digits that stand inside words.

    Of a word its first 40 signs count, of all of them 20,000. What was made once is not changed by being made again.
    """
    words = words_of(" ".join(texts)[: 2 * MOST_SIGNS])
    known = set(words)
    for word in tuple(words):
        for found in _FROM_DIGITS_INSIDE.findall(word):
            if found not in known:
                known.add(found)
                words.append(found)
    line = " ".join(words)
    return line if len(line) <= MOST_SIGNS else line[:MOST_SIGNS].rpartition(" ")[0]


def asked_words(text: str) -> tuple[str, ...]:
    """Return the words a question asks for, at most 32; one that begins another of them asks for nothing more."""
    words = list(dict.fromkeys(words_of(text)))[:MOST_ASKED_WORDS]
    return tuple(word for word in words if not any(other != word and other.startswith(word) for other in words))


def has_words(line: str, words: tuple[str, ...]) -> bool:
    """Say whether each word begins a word of what `searchable` returned: what the databases must find, in one line."""
    return all(f" {word}" in f" {line}" for word in words)


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]
