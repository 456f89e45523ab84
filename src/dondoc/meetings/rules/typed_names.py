"""A name behind a mark: how far it reaches, and which agency or class of agencies it means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dondoc.kit.vietnamese import fold
from dondoc.meetings.rules.typed import Choice, DoubtCode, KnownAgency, Names, Source
from dondoc.people.enums import AgencyKind
from dondoc.people.rules.names import matching_key, suggest_agencies
from dondoc.plans.reader.agencies import Kind, list_at
from dondoc.plans.reader.scan import Text
from dondoc.plans.rules.names import longer_names, near_names

MOST_WORDS = 16
MOST_CHOICES = 4
LEAST_LIKE = 82.0
_WORD = re.compile(r"\S+")
_EDGE = " ,;.:!?)("
_NO_END = frozenset({"va", "voi", "cung", "&", "-", "hoac", "cua", "thuoc"})
_QUOTES = {'"': '"', "“": "”", "«": "»", "'": "'"}
_JOINER = re.compile(r"\s*(?:[,;]|(?<=\s)(?:và|&)(?=\s))\s*")
_AREA_CLASS = re.compile(
    r"(?:(?:tat ca |toan the )?(?:cac|moi|nhung) )?(?:dia ban|dia phuong)"
    r"(?:,? (?:va )?(?:don vi|co so))?(?: trong tinh)?"
)
_AREA_WORDS = re.compile(r"\b(?:huyen|thanh pho|thi xa|xa|phuong|thi tran|dac khu|dia ban|dia phuong)\b")
_STATE_WORDS = re.compile(r"\b(?:so|nganh|chi cuc)\b")
_UNION_WORDS = re.compile(r"\b(?:doan the|mat tran|hoi)\b")
_ENTERPRISE_WORDS = re.compile(r"\b(?:doanh nghiep|cong ti|don vi su nghiep)\b")
_PARTY_WORDS = re.compile(r"\b(?:ban|co quan|cap) (?:xay dung )?dang\b|\bcap ui\b|\bdang ui\b")


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name on the letters start … end-1 of the text it was looked for in. doubt: why it must be asked about."""

    words: str
    start: int
    end: int
    agency_id: int | None = None
    name: str = ""
    group: str = ""
    agency_kind: AgencyKind | None = None
    doubt: DoubtCode | None = None
    choices: tuple[Choice, ...] = ()


def names_at(text: str, start: int, end: int, names: Names) -> list[NameFound]:
    """Return the names that begin at `start` and go on after commas and «và» while the directory knows them.

    Longest match goes first, marks and capitals aside. At least one name is found; one nobody knows is asked about.
    """
    first = _quoted(text, start, end, names) or _known_at(text, start, end, names) or _class_at(text, start, end, names)
    found = [first or _near_at(text, start, end, names)] if not isinstance(first, list) else first
    while True:
        joiner = _JOINER.match(text, found[-1].end, end)
        more = joiner and joiner.end() < end and _known_at(text, joiner.end(), end, names)
        if not more:
            return found
        found.append(more)


def name_of(words: str, names: Names) -> NameFound:
    """Return whom a name already cut out of a sentence means, as the plan reader cut it."""
    ids = names.by_key.get(matching_key(words), ())
    if ids:
        return _of(words, 0, len(words), ids, names)
    found = list_at(Text(words), 0)
    if found and len(found.mentions) == 1 and found.mentions[0].kind in (Kind.CLASS, Kind.GENERIC):
        return _class(words, 0, len(words))
    if found and found.mentions[0].kind in (Kind.PERSON, Kind.OFFICE):
        return NameFound(words, 0, len(words), name=words, doubt=DoubtCode.NOT_AN_AGENCY)
    if is_class_of_areas(words):
        return _class(words, 0, len(words))
    return _asked(words, 0, len(words), names)


def is_class_of_areas(words: str) -> bool:
    """Say whether the words name the areas as a class, in words the plan reader does not count («các địa bàn»)."""
    folded = fold(words)
    return bool(_AREA_CLASS.fullmatch(folded)) or (
        bool(re.match(r"(?:ubnd |uy ban nhan dan )?cac (?:huyen|xa|phuong|thanh pho|thi xa)", folded))
    )


def kind_of_class(words: str) -> AgencyKind | None:
    """Return the kind all members of a class have («các sở, ban, ngành», «các huyện»); None for several or any."""
    folded = fold(words)
    of = [
        kind
        for kind, pattern in (
            (AgencyKind.AREA, _AREA_WORDS),
            (AgencyKind.STATE, _STATE_WORDS),
            (AgencyKind.UNION, _UNION_WORDS),
            (AgencyKind.ENTERPRISE, _ENTERPRISE_WORDS),
            (AgencyKind.PARTY, _PARTY_WORDS),
        )
        if pattern.search(folded)
    ]
    return of[0] if len(of) == 1 else None


def _quoted(text: str, start: int, end: int, names: Names) -> NameFound | None:
    close = _QUOTES.get(text[start : start + 1])
    stop = text.find(close, start + 1, end) if close else -1
    if close is None or not text[start + 1 : stop].strip() or stop < 0:
        return None
    inner = name_of(text[start + 1 : stop], names)
    return NameFound(
        inner.words, start, stop + 1, inner.agency_id, inner.name, inner.group, inner.agency_kind, inner.doubt,
        inner.choices,
    )  # fmt: skip


def _prefixes(text: str, start: int, end: int, most: int) -> Iterable[tuple[int, str]]:
    """Yield end and words of ever shorter beginnings that may be a name."""
    ends = [found.end() for _, found in zip(range(most), _WORD.finditer(text, start, end), strict=False)]
    for stop in reversed(ends):
        words = text[start:stop].rstrip(_EDGE)
        last = words.rpartition(" ")[2]
        if words and fold(last) not in _NO_END:
            yield start + len(words), words


def _known_at(text: str, start: int, end: int, names: Names) -> NameFound | None:
    for stop, words in _prefixes(text, start, end, MOST_WORDS):
        ids = names.by_key.get(matching_key(words))
        if ids:
            return _of(words, start, _with_province(text, start, stop, end, ids, names), ids, names)
    return None


def _with_province(text: str, start: int, stop: int, end: int, ids: tuple[int, ...], names: Names) -> int:
    """«Sở Y tế tỉnh Kon Tum» for a «Sở Y tế» of the directory: the place behind the name belongs to it."""
    read = list_at(Text(text[start:end]), 0)
    longer = start + read.mentions[0].end if read else stop
    if longer <= stop or len(ids) != 1:
        return stop
    whole = text[start:longer]
    known = {key: names.agencies[one[0]].name for key, one in names.by_key.items() if len(one) == 1}
    is_same = near_names([whole], known=known).get(whole) == names.agencies[ids[0]].name
    return longer if is_same and fold(text[stop:longer]).startswith("tinh") else stop


def _of(words: str, start: int, end: int, ids: tuple[int, ...], names: Names) -> NameFound:
    if len(ids) > 1:
        choices = tuple(_choice(names.agencies[one]) for one in ids[:MOST_CHOICES])
        return NameFound(words, start, end, name=words, doubt=DoubtCode.SHARED_NAME, choices=choices)
    agency = names.agencies[ids[0]]
    if agency.is_gone:
        heir = names.agencies.get(agency.heir_id) if agency.heir_id is not None else None
        choices = (_choice(heir),) if heir else ()
        return NameFound(words, start, end, name=agency.name, doubt=DoubtCode.CEASED, choices=choices)
    return NameFound(words, start, end, agency.agency_id, agency.name)


def _class_at(text: str, start: int, end: int, names: Names) -> list[NameFound] | None:
    """Read «các huyện», «các sở: Y tế, Xây dựng», «UBND các xã»; None where the words are no class."""
    for stop, words in _prefixes(text, start, end, 6):
        if _AREA_CLASS.fullmatch(fold(words)):
            return [_class(words, start, stop)]
    read = list_at(Text(text[start:end]), 0)
    if read is None:
        return None
    found = []
    for mention in read.mentions:
        at, stop = start + mention.start, start + mention.end
        if mention.kind in (Kind.CLASS, Kind.GENERIC) or is_class_of_areas(mention.name):
            found.append(_class(text[at:stop], at, stop))
            continue
        if mention.kind in (Kind.PERSON, Kind.OFFICE):
            found.append(NameFound(text[at:stop], at, stop, name=mention.name, doubt=DoubtCode.NOT_AN_AGENCY))
            continue
        ids = names.by_key.get(matching_key(mention.name))
        if ids is None and len(read.mentions) == 1:
            # One name the directory lacks: how far it reaches is better judged by what lies near.
            return None
        found.append(_of(text[at:stop], at, stop, ids, names) if ids else _asked(text[at:stop], at, stop, names))
    # «các sở: Y tế, Xây dựng»: what stands before the first name was said of all.
    return [replace(found[0], words=text[start : found[0].end]), *found[1:]] if found else None


def _class(words: str, start: int, end: int) -> NameFound:
    return NameFound(words, start, end, name=words, group=words[:120], agency_kind=kind_of_class(words))


def _near_at(text: str, start: int, end: int, names: Names) -> NameFound:
    """A name the directory lacks: the beginning most like a known name, else as far as the plan reader sees a name."""
    best: tuple[float, int, str, tuple[Choice, ...], DoubtCode] | None = None
    for stop, words in _prefixes(text, start, end, 8):
        score, choices, code = _likeness(words, names)
        if choices and (best is None or score > best[0]):
            best = (score, stop, words, choices, code)
    if best is not None:
        return NameFound(best[2], start, best[1], name=best[2], doubt=best[4], choices=best[3])
    read = list_at(Text(text[start:end]), 0)
    stop = start + read.mentions[0].end if read else _end_of_unknown(text, start, end)
    return NameFound(text[start:stop], start, stop, name=text[start:stop], doubt=DoubtCode.UNKNOWN_NAME)


def _asked(words: str, start: int, end: int, names: Names) -> NameFound:
    _score, choices, code = _likeness(words, names)
    doubt = code if choices else DoubtCode.UNKNOWN_NAME
    return NameFound(words, start, end, name=words, doubt=doubt, choices=choices)


def _likeness(words: str, names: Names) -> tuple[float, tuple[Choice, ...], DoubtCode]:
    """Say how like a known name the words are, whom they may mean, and why that must be asked."""
    single = {key: ids[0] for key, ids in names.by_key.items() if len(ids) == 1}
    known = {key: names.agencies[one].name for key, one in single.items()}
    by_name = {names.agencies[one].name: one for one in single.values()}
    near = near_names([words], known=known).get(words)
    begun = [by_name[name] for name in longer_names(words, known=known, limit=MOST_CHOICES)]
    like = [one for one in suggest_agencies(words, known=single, limit=MOST_CHOICES) if one.score >= LEAST_LIKE]
    if near is not None:
        ids = list(dict.fromkeys([by_name[near], *begun, *(one.agency_id for one in like)]))
        return 99.0, _choices(ids, names), DoubtCode.NEAR_NAME
    if like and (not begun or like[0].score >= 95):
        ids = list(dict.fromkeys([*(one.agency_id for one in like), *begun]))
        return like[0].score, _choices(ids, names), DoubtCode.NEAR_NAME
    if begun:
        # Longer beginnings of a name win over shorter ones: «Sở Văn hóa» before «Sở».
        return 80.0 + min(len(words.split()), 10), _choices(begun, names), DoubtCode.SHORT_NAME
    return 0.0, (), DoubtCode.UNKNOWN_NAME


def _choices(ids: Iterable[int], names: Names) -> tuple[Choice, ...]:
    living = [names.agencies[one] for one in ids]
    heirs = [names.agencies[one.heir_id] if one.is_gone and one.heir_id in names.agencies else one for one in living]
    unique = {one.agency_id: one for one in heirs if not one.is_gone}
    return tuple(_choice(one) for one in unique.values())[:MOST_CHOICES]


def _choice(agency: KnownAgency) -> Choice:
    return Choice(
        label=agency.name,
        replacement=f'"{agency.name}"',
        source=Source.DIRECTORY,
        why=agency.short_name if agency.short_name != agency.name else "",
        agency_id=agency.agency_id,
    )


def _end_of_unknown(text: str, start: int, end: int) -> int:
    """Capitals go on; a small word stands alone."""
    stop = start
    for found in _WORD.finditer(text, start, end):
        if stop > start and not found.group()[0].isupper():
            break
        stop = found.start() + len(found.group().rstrip(_EDGE))
        if found.group()[-1] in _EDGE:
            break
    return stop if stop > start else end
