"""Names of a paper that may be another spelling of a name already known, to be asked about before a twin is made."""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from dondoc.people.rules.names import matching_key

NEAR_SCORE = 88
LETTERS_OF_A_SHORT_NAME = 6


def near_names(names: Iterable[str], *, known: Mapping[str, str]) -> dict[str, str]:
    """Return, for names nobody knows, the known or earlier name each may stand for.

    known: agency names by matching key. A name is near when its letters nearly agree, or when it is the initials of
    another («Sở VHTT&DL», «VPTU»); the second only between names of one paper and its directory, never taken unasked.
    """
    so_far = dict(known)
    near: dict[str, str] = {}
    for name in sorted(names, key=len, reverse=True):
        key = matching_key(name)
        if key in so_far:
            continue
        other = _by_initials(key, so_far) or _by_letters(key, so_far)
        if other is not None:
            near[name] = other
        else:
            so_far[key] = name
    return near


def longer_names(name: str, *, known: Mapping[str, str], limit: int = 3) -> tuple[str, ...]:
    """Return the known names that begin with this one («Văn phòng» of «Văn phòng Tỉnh ủy»), shortest first.

    known: agency names by matching key.
    """
    start = matching_key(name) + " "
    longer = sorted((key for key in known if key.startswith(start)), key=lambda key: (len(key), key))
    return tuple(dict.fromkeys(known[key] for key in longer))[:limit]


def _by_letters(key: str, known: Mapping[str, str]) -> str | None:
    if " " not in key or len(key) <= LETTERS_OF_A_SHORT_NAME:
        return None
    best = process.extractOne(key, list(known), scorer=fuzz.ratio, score_cutoff=NEAR_SCORE)
    if best is None or _differ_in_a_whole_word(key, best[0]):
        return None
    return known[best[0]]


def _differ_in_a_whole_word(one: str, other: str) -> bool:
    """Say whether each name has a word that resembles none of the other's («huyện Đăk Hà», «huyện Đăk Tô»)."""
    mine, theirs = set(one.split()) - set(other.split()), set(other.split()) - set(one.split())
    return any(max((fuzz.ratio(word, twin) for twin in theirs), default=0) < 70 for word in mine) and bool(theirs)


def _by_initials(key: str, known: Mapping[str, str]) -> str | None:
    words = key.split()
    if not words or len(words) > 4:
        return None
    matches = {name for other, name in known.items() if _abbreviates(words, other.split())}
    return matches.pop() if len(matches) == 1 else None


def _abbreviates(short: list[str], full: list[str]) -> bool:
    """Say whether the short words stand for the full ones: equal words in place, the rest as runs of initials."""
    if len(full) <= len(short):
        return False
    position = 0
    shortened = False
    for word in short:
        if position < len(full) and word == full[position]:
            position += 1
            continue
        run = full[position : position + len(word)]
        if len(word) < 2 or "".join(part[0] for part in run) != word:
            return False
        position, shortened = position + len(word), True
    return shortened and position == len(full)
