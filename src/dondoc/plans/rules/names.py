"""Names of a paper that may be another spelling of a name already known, to be asked about before a twin is made."""

from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz, process

from dondoc.people.rules.names import matching_key

NEAR_SCORE = 88
LETTERS_OF_A_SHORT_NAME = 6
MOST_WORDS_OF_A_PROVINCE = 4
# Words a paper leaves out before a name, and what may follow the name of a body without making it another body.
_LEFT_OUT = ("ubnd ", "cong ty ", "cong ti ", "bch ", "bo chi huy ")
_AREAS = ("huyen ", "thanh pho ", "thi xa ", "xa ", "phuong ", "thi tran ", "dac khu ")
_SMALLER = (*_AREAS, "cac ", "va ", "cap ", "so ", "khu vuc ")
_PROVINCE = " tinh"
# Parts of a matching key that are short forms already.
_SHORT_FORMS = frozenset({"ptnt", "tbxh", "ubnd", "hdnd", "ptth", "chqs", "mttq", "ubmttq", "bdbp", "duk", "ldld"})


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
        other = next(filter(None, (way(key, so_far) for way in _WAYS)), None)
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


def _by_place(key: str, known: Mapping[str, str]) -> str | None:
    """«Sở Y tế tỉnh Kon Tum» for «Sở Y tế»; «huyện Đăk Hà» for «UBND huyện Đăk Hà»; «Điện lực» for «Công ty Điện lực».

    A name of several words with the name of the province behind it; an area for its committee; a body without the word
    for what it is.
    """
    for before in _LEFT_OUT:
        if before + key in known and (before != "ubnd " or key.startswith(_AREAS)):
            return known[before + key]
    words = key.split()
    for count in range(len(words) - 1, 1, -1):
        start, rest = " ".join(words[:count]), words[count:]
        if start in known and len(rest) <= MOST_WORDS_OF_A_PROVINCE and not f"{' '.join(rest)} ".startswith(_SMALLER):
            return known[start]
    return None


def _by_joined_words(key: str, known: Mapping[str, str]) -> str | None:
    """«UBND thành phố KonTum»: the same letters, parted otherwise."""
    joined = key.replace(" ", "")
    return next((name for other, name in known.items() if other.replace(" ", "") == joined), None)


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
    return _initials(key, known) or (_initials(key.removesuffix(_PROVINCE), known) if key.endswith(_PROVINCE) else None)


def _initials(key: str, known: Mapping[str, str]) -> str | None:
    words = key.split()
    if not words or len(words) > 4:
        return None
    matches = {name for other, name in known.items() if _abbreviates(words, other.split())}
    return matches.pop() if len(matches) == 1 else None


def _abbreviates(short: list[str], full: list[str]) -> bool:
    """Say whether the short words stand for the full ones: equal words in place, the rest as runs of initials."""
    if not short or not full:
        return not short and not full
    if short[0] == full[0] and _abbreviates(short[1:], full[1:]):
        return True
    return any(_abbreviates(short[1:], full[used:]) for used in _runs(short[0], full))


def _runs(word: str, full: list[str]) -> Iterator[int]:
    """Yield how many of the full words one stands for: their initials, or what is a short form already (ptnt)."""
    spelled = {""}
    for used, part in enumerate(full, start=1):
        pieces = {part[0], part} if part in _SHORT_FORMS else {part[0]}
        spelled = {said + piece for said in spelled for piece in pieces if word.startswith(said + piece)}
        if not spelled:
            return
        if used > 1 and word in spelled:
            yield used


_WAYS = (_by_initials, _by_joined_words, _by_place, _by_letters)
