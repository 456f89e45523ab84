"""Finds agencies in running text, in lists and in cells, and gives their names as the paper writes them.

A name is a head («Sở», «UBND», «Công ty») and what belongs to it: a competence, capitalised words, an area, an owner.
Lists with one head for many («các Sở: Xây dựng, Công Thương») come out as full names.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from dondoc.plans.reader import agency_words as known
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.verbs import PURPOSES, ROLE_WORDS, VERBS

_WITH_BODY, _ALONE = Phrases(known.HEADS_WITH_BODY), Phrases(known.HEADS_ALONE)
_COMPETENCES, _TAILS, _AREAS = Phrases(known.COMPETENCES), Phrases(known.TAILS), Phrases(known.AREAS)
_OWNERS, _LATE_OWNERS = Phrases(known.OWNERS), Phrases(known.OWNERS_AFTER_BODY)
_OFFICES, _COMRADES = Phrases(known.OFFICES), Phrases(known.COMRADES)
_NOUNS, _QUANTIFIERS, _CLASS_TAILS = Phrases(known.CLASS_NOUNS), Phrases(known.QUANTIFIERS), Phrases(known.CLASS_TAILS)
_NOT = Phrases(known.NOT_AGENCIES)
_SHORT = frozenset(known.ABBREVIATIONS)
_OWNED = frozenset(known.OWNED)
_SMALL_BODY = frozenset({"sở", "bộ", "phòng", "hội", "đài", "tổ", "tiểu ban", "đội", "nhóm", "ban", "ngành", "trường"})
_VERB_LIKE = frozenset({"tổ chức", "xây dựng", "kiểm tra", "bảo vệ", "tuyên truyền", "phục vụ", "giáo dục"})
_WITH_PURPOSE = frozenset({"ban chỉ đạo", "tổ công tác", "ban tổ chức", "ban vận động"})
_JOINERS = frozenset({",", ";", "và", "&", "/", "cùng"})
_AS_IS = frozenset({"cơ quan", "đơn vị", "địa phương", "tổ chức", "đồng chí", "thành viên", "doanh nghiệp", "lực lượng"})
_QUARTERS = frozenset({"i", "ii", "iii", "iv", "1", "2", "3", "4"})
_LONGEST_BRACKET = 14


class Kind(StrEnum):
    """What a mention is: a named body, a class of bodies, nobody in particular, a person, an office, «quý Sở»."""

    NAMED = "named"
    CLASS = "class"
    GENERIC = "generic"
    PERSON = "person"
    OFFICE = "office"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class Mention:
    """One agency in the text. start, end: the characters it stands on; unclear: which body is meant is not certain.

    stem: what a following bare fragment would need before it («Sở» in «Sở Xây dựng, Công Thương»).
    """

    name: str
    start: int
    end: int
    kind: Kind
    unclear: bool = False
    stem: str = ""
    by_area: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A list of agencies on the words first … after-1."""

    mentions: tuple[Mention, ...]
    first: int
    after: int

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def named(self) -> bool:
        """Whether at least one body of the list can be told by name or by a class with members."""
        return any(mention.kind is not Kind.GENERIC for mention in self.mentions)


_Parsed = tuple[tuple[Mention, ...], int]


def list_at(text: Text, index: int) -> Found | None:
    """Return the longest list of agencies that begins with the word at `index`, or None."""
    first = _one(text, index)
    if first is None:
        return None
    mentions, after = list(first[0]), first[1]
    while True:
        step = _joiner(text, after)
        if step == after:
            break
        following = _one(text, step) or _bare_fragment(text, step, mentions[-1], text.words[step - 1])
        if following is None:
            break
        mentions.extend(following[0])
        after = following[1]
    return Found(tuple(mentions), index, after)


def find_lists(text: Text) -> list[Found]:
    """Return every list of agencies of a text, from left to right, none overlapping."""
    found: list[Found] = []
    index = 0
    while index < len(text):
        here = list_at(text, index) if _may_begin(text, index) else None
        if here is None:
            index += 1
        else:
            found.append(here)
            index = here.after
    return found


def split_names(text: Text) -> list[Mention]:
    """Return the names in a field or cell; what no rule knows is taken up to the next comma, as written."""
    mentions: list[Mention] = []
    index = 0
    while index < len(text):
        here = list_at(text, index)
        after = here.after if here else index
        if here is None or not _closed(text, after):
            after = _next_stop(text, after)
            whole = _plain(text, here.mentions[-1].start if here else text.starts[index], after, index)
            mentions.extend(here.mentions[:-1] if here else ())
            mentions.extend(whole)
        else:
            mentions.extend(here.mentions)
        index = after
        while index < len(text) and (text.words[index] in _JOINERS or text.words[index] in ".-+:"):
            index += 1
    return mentions


def _plain(text: Text, start: int, after: int, index: int) -> list[Mention]:
    if after <= index:
        return []
    end = text.ends[after - 1]
    name = text.text[start:end].strip(" .,;:-")
    return [Mention(name, start, start + len(name), Kind.NAMED)] if name else []


def _closed(text: Text, index: int) -> bool:
    return index >= len(text) or text.words[index] in ",;./&" or _one(text, index) is not None


def _next_stop(text: Text, index: int) -> int:
    depth = 0
    while index < len(text):
        word = text.words[index]
        depth += (word == "(") - (word == ")")
        if depth <= 0 and word in ",;":
            break
        index += 1
    return index


def _joiner(text: Text, index: int) -> int:
    """Return the word after the comma, «và» or line break that may continue a list; `index` itself when none."""
    at = index
    if at < len(text) and text.words[at] == "(":
        close = next((k for k in range(at, min(len(text), at + _LONGEST_BRACKET)) if text.words[k] == ")"), None)
        if close is None or close + 1 >= len(text) or text.words[close + 1] not in _JOINERS:
            return index
        at = close + 1
    step = at
    while step < len(text) and text.words[step] in _JOINERS and step - at < 2:
        step += 1
    if step == at:
        return index
    if text.words[step - 1] == "cùng" and step < len(text) and text.words[step] == "với":
        step += 1
    return step if step < len(text) else index


def _may_begin(text: Text, index: int) -> bool:
    return index == 0 or text.words[index - 1] not in ("'",)


def _one(text: Text, index: int) -> _Parsed | None:
    if index >= len(text):
        return None
    for parse in _PARSERS:
        parsed = parse(text, index)
        if parsed is not None:
            return parsed
    return None


def _mention(text: Text, first: int, after: int, kind: Kind, stem: str = "", *, by_area: bool = False) -> Mention:
    start, end = text.slice(first, after)
    return Mention(text.text[start:end], start, end, kind, stem=stem, by_area=by_area)


def _addressee(text: Text, index: int) -> _Parsed | None:
    if text.words[index] not in ("quý", "quí") or index + 1 >= len(text) or text.words[index + 1] in _QUARTERS:
        return None
    length = max(_NOUNS.at(text.words, index + 1), _WITH_BODY.at(text.words, index + 1), _ALONE.at(text.words, index + 1))
    if not length:
        return None
    after = index + 1 + length
    while after + 1 < len(text) and text.words[after] in (",", "và") and _NOUNS.at(text.words, after + 1):
        after += 1 + _NOUNS.at(text.words, after + 1)
    return (_mention(text, index, after, Kind.ADDRESSEE),), after


def _person(text: Text, index: int) -> _Parsed | None:
    length = _COMRADES.at(text.words, index)
    if not length:
        return None
    after = index + length
    office = _office(text, after)
    if office is not None:
        mentions = [replace(m, start=text.starts[index]) for m in office[0]]
        if len(mentions) == 1:
            mentions = [_mention(text, index, office[1], Kind.OFFICE)]
        return tuple(mentions), office[1]
    while text.capital(after) and after - index - length < 5 and not _head(text, after):
        after += 1
    if after == index + length:
        return None
    office = _office(text, after + 1) if after + 1 < len(text) and text.words[after] in ",-" else None
    after = office[1] if office else after
    return (_mention(text, index, after, Kind.PERSON),), after


def _office(text: Text, index: int) -> _Parsed | None:
    length = _OFFICES.at(text.words, index)
    if not length or _NOT.at(text.words, index) >= length:
        return None
    of = index + length
    title = text.text[slice(*text.slice(index, of))]
    parsed = _quantified(text, of) or _named(text, of) or _bare_class(text, of, single=True) or _area_body(text, of)
    if parsed is None:
        whole = _NOUNS.at(text.words, index) == 0 and " ".join(text.words[index:of]) in _STANDING_OFFICES
        return ((_mention(text, index, of, Kind.OFFICE),), of) if whole else None
    mentions, after = parsed
    if len(mentions) == 1:
        return (_mention(text, index, after, Kind.OFFICE),), after
    return tuple(replace(m, name=f"{title} {m.name}", kind=Kind.OFFICE, stem="") for m in mentions), after


_STANDING_OFFICES = frozenset({"trưởng tiểu ban", "phó trưởng tiểu ban", "chánh văn phòng"})


def _quantified(text: Text, index: int) -> _Parsed | None:
    length = _QUANTIFIERS.at(text.words, index)
    return _class(text, index, index + length) if length else None


def _bare_class(text: Text, index: int, *, single: bool = False) -> _Parsed | None:
    """A class without «các»: two nouns («Bộ, ngành, địa phương») or one with its tail («chính quyền các cấp»)."""
    nouns, after = _nouns(text, index)
    if not nouns:
        return None
    tail = _class_tail(text, after)
    if not single and tail == after and (len(nouns) < 2 or not _spread(text, index, after)):
        return None
    return _class(text, index, index)


def _spread(text: Text, first: int, after: int) -> bool:
    return any(word in (",", "và") for word in text.words[first:after])


def _class(text: Text, first: int, index: int) -> _Parsed | None:
    nouns, after = _nouns(text, index)
    if not nouns:
        return None
    tail = _class_tail(text, after)
    if first != index:
        shared = _shared_head(text, first, tail, nouns[0])
        if shared is not None:
            return shared
    after = tail
    words = " ".join(text.words[index:after])
    generic = any(mark in words for mark in known.GENERIC_MARKS) or all(noun in known.GENERIC_NOUNS for noun in nouns)
    kind = Kind.GENERIC if generic else Kind.CLASS
    by_area = any(noun in known.AREA_CLASSES for noun in nouns)
    return (_mention(text, first, after, kind, by_area=by_area),), after


def _nouns(text: Text, index: int) -> tuple[list[str], int]:
    nouns: list[str] = []
    at, after = index, index
    while True:
        length = _noun(text, at)
        if not length:
            return nouns, after
        nouns.append(" ".join(text.words[at : at + length]))
        after = at = at + length
        if at < len(text) and text.words[at] in (",", "và", "/", "-", "&"):
            at += 1


def _noun(text: Text, index: int) -> int:
    length = _NOUNS.at(text.words, index)
    words = text.words
    longer = (_NOT.at(words, index), VERBS.at(words, index), _OFFICES.at(words, index), _ALONE.at(words, index) if text.capital(index) else 0)
    if not length or max(longer) > length:
        return 0
    if text.words[index : index + length] == ["tổ", "chức"]:
        after = index + length
        stands = after >= len(text) or text.words[after] in (",", ";", ".", "và", ":", ")") or _CLASS_TAILS.at(text.words, after)
        follows = text.words[after + 1] if stands and after + 1 < len(text) and text.words[after] in (",", "và") else ""
        return length if stands and (not follows or _NOUNS.at(text.words, after + 1) or not VERBS.at(text.words, after + 1)) else 0
    return length


def _class_tail(text: Text, index: int) -> int:
    after = index
    for _ in range(5):
        length = _CLASS_TAILS.at(text.words, after)
        if length and VERBS.at(text.words, after) <= length:
            last_is_area = text.words[after + length - 1] in known.AREAS or text.words[after + length - 2 : after + length] == ["thành", "phố"]
            after += length
            while last_is_area and text.capital(after) and not _head(text, after):
                after += 1
            continue
        if after < len(text) and text.words[after] in ("thuộc", "của", "trực") and after > index - 1:
            step = after + (2 if text.words[after : after + 2] == ["trực", "thuộc"] else 1)
            owner = _named(text, step) or _area_body(text, step)
            if owner is None:
                break
            after = owner[1]
            continue
        break
    return after


def _shared_head(text: Text, first: int, index: int, noun: str) -> _Parsed | None:
    """«các Sở: Xây dựng, Công Thương», «các huyện Sa Thầy, Đăk Hà»: one head for several names."""
    colon = index < len(text) and text.words[index] == ":"
    at = index + 1 if colon else index
    if not colon and _head(text, at) and noun != "sở":
        return None
    head_at = next((k for k in range(first, index) if _NOUNS.at(text.words, k)), first)
    length = len(noun.split())
    stem = text.text[slice(*text.slice(head_at, head_at + length))]
    if noun not in known.AREAS:
        stem = stem[0].upper() + stem[1:]
    return _fragments(text, at, "" if noun in _AS_IS else stem, full_names=colon)


def _fragments(text: Text, index: int, stem: str, *, full_names: bool) -> _Parsed | None:
    mentions: list[Mention] = []
    at, after = index, index
    while True:
        piece = _fragment(text, at, stem, full_names=full_names)
        if piece is None:
            break
        mentions.append(piece[0])
        after = at = piece[1]
        step = _joiner(text, at)
        if step == at or (text.words[step - 1] == ";" and _head(text, step)):
            break
        at = step
    return (tuple(mentions), after) if mentions else None


def _fragment(text: Text, index: int, stem: str, *, full_names: bool) -> tuple[Mention, int] | None:
    if full_names or _AREAS.at(text.words, index):
        prefix = stem.rpartition(" ")[0] if _AREAS.at(text.words, index) else ""
        whole = _named(text, index) or _area_body(text, index)
        if whole is not None and len(whole[0]) == 1:
            mention = whole[0][0]
            name = f"{prefix} {mention.name}" if prefix else mention.name
            return replace(mention, name=name, stem=stem), whole[1]
    length = _COMPETENCES.at(text.words, index) if text.capital(index) else 0
    after = index + length if length else _capitals(text, index)
    if after == index or (not stem and not full_names):
        return None
    mention = _mention(text, index, after, Kind.NAMED, stem=stem)
    return replace(mention, name=f"{stem} {mention.name}".strip(), by_area=stem.lower() in known.AREAS), after


def _capitals(text: Text, index: int) -> int:
    after = index
    while text.capital(after) and not ROLE_WORDS.at(text.words, after):
        if after > index and _head(text, after):
            break
        after += 1
        if after + 1 < len(text) and text.words[after] == "-" and text.capital(after + 1):
            after += 1
    return after


def _bare_fragment(text: Text, index: int, before: Mention, joiner: str) -> _Parsed | None:
    """«Sở Xây dựng, Công Thương»; «UBND huyện Sa Thầy, Đăk Tô»: the head is said once."""
    if not before.stem or joiner == ";" or not text.capital(index):
        return None
    length = 0 if before.by_area else _COMPETENCES.at(text.words, index)
    after = _capitals(text, index) if before.by_area else index + length
    if after == index or (after < len(text) and text.words[after] == ":"):
        return None
    mention = _mention(text, index, after, before.kind, stem=before.stem, by_area=before.by_area)
    return (replace(mention, name=f"{before.stem} {mention.name}"),), after


def _head(text: Text, index: int) -> int:
    length = max(_WITH_BODY.at(text.words, index), _ALONE.at(text.words, index))
    return 0 if _NOT.at(text.words, index) > length else length


def _named(text: Text, index: int) -> _Parsed | None:
    length = _head(text, index)
    if not length or _NOT.at(text.words, index) >= length:
        return _abbreviation(text, index)
    head = " ".join(text.words[index : index + length])
    alone = _ALONE.at(text.words, index) == length
    after, stem_end, by_area, many = _body(text, index + length, head)
    if many is not None:
        prefix = text.text[slice(*text.slice(index, stem_end))]
        return tuple(replace(m, name=f"{prefix} {m.name}", stem=f"{prefix} {m.stem}") for m in many), after
    if after == index + length and not (alone and (text.capital(index) or head.endswith("ủy"))):
        return None
    stem = text.text[slice(*text.slice(index, stem_end))] if stem_end > index else ""
    return (_mention(text, index, after, Kind.NAMED, stem, by_area=by_area),), after


def _abbreviation(text: Text, index: int) -> _Parsed | None:
    if text.words[index : index + 1] and text.words[index] in _SHORT:
        after = index + 1
        while text.capital(after) and not _head(text, after) and not ROLE_WORDS.at(text.words, after):
            after += 1
        area = _area_tail(text, after)
        return (_mention(text, index, max(after, area), Kind.NAMED),), max(after, area)
    return None


def _body(text: Text, index: int, head: str) -> tuple[int, int, bool, tuple[Mention, ...] | None]:
    """Return where the name ends, where its stem ends, whether the stem asks for areas, and several names if it spreads."""
    after = _competence(text, index, head)
    stem_end = index if after > index and head in ("sở", "bộ", "ban", "hội", "phòng") else 0
    has_body = after > index
    if not has_body and head in _WITH_PURPOSE:
        after = _purpose(text, index)
    while after < len(text):
        if ROLE_WORDS.at(text.words, after):
            break
        if not has_body and _head(text, after) and text.capital(after):
            after, has_body = _competence(text, after + _head(text, after), head), True
            continue
        spread = None if _LATE_OWNERS.at(text.words, after) else _area_part(text, after, index)
        if spread is not None:
            end, area_stem, many = spread
            if many is not None:
                return end, after, True, many
            if area_stem:
                return _late_tail(text, end), area_stem, True, None
            after, has_body = end, True
            continue
        step = _name_step(text, after, index, head, has_body=has_body)
        if step == after:
            break
        after, has_body = step, True
    return after, stem_end, False, None


def _competence(text: Text, index: int, head: str) -> int:
    length = _COMPETENCES.at(text.words, index)
    if not length:
        return index
    words = " ".join(text.words[index : index + length])
    small = head == "sở" or (head in _SMALL_BODY and words not in _VERB_LIKE)
    return index + length if text.capital(index) or small else index


def _name_step(text: Text, at: int, body: int, head: str, *, has_body: bool) -> int:
    """Return the word after the next piece of a name, or `at` when the name ends here."""
    owner = _OWNERS.at(text.words, at) if at == body and head in _OWNED else _LATE_OWNERS.at(text.words, at)
    if owner and (at == body or text.capital(at) or text.words[at] in ("tỉnh", "ubnd")):
        if not text.capital(at) and at != body:
            return at
        competence = _competence(text, at + owner, " ".join(text.words[at : at + owner]))
        return competence
    if _COMPETENCES.at(text.words, at) and text.capital(at) and not _head(text, at):
        return at + _COMPETENCES.at(text.words, at)
    if text.capital(at):
        return at if _head(text, at) and has_body else at + 1
    if text.words[at].isdigit() and at == body:
        return at + 1
    tail = _TAILS.at(text.words, at)
    if tail and VERBS.at(text.words, at) < tail:
        return at + tail
    joins = text.words[at] in ("và", "-", "&") and has_body and text.capital(at - 1) and text.capital(at + 1)
    if joins and not _head(text, at + 1) and not _OFFICES.at(text.words, at + 1):
        return at + 2
    return at


def _area_part(text: Text, at: int, body: int) -> tuple[int, int, tuple[Mention, ...] | None] | None:
    """Read «tỉnh», «huyện Sa Thầy», «các huyện: Sa Thầy, Đăk Hà», «xã, phường, thị trấn» inside a name.

    Returns the end; the end of the stem when a bare area name may follow after a comma; several names when it spreads.
    """
    quantifier = 1 if text.words[at] in ("các", "mỗi", "từng", "những") else 0
    nouns, end = _area_nouns(text, at + quantifier)
    if not nouns:
        return None
    if quantifier:
        colon = 1 if end < len(text) and text.words[end] == ":" else 0
        if text.capital(end + colon) and not _head(text, end + colon):
            first = text.text[slice(*text.slice(at + 1, at + 1 + len(nouns[0].split())))] if len(nouns) == 1 else ""
            many = _area_fragments(text, end + colon, first)
            if many is not None:
                return many[1], 0, many[0]
        return _late_tail(text, end), 0, None
    if text.words[end : end + 1] == ["."] and text.words[end - 1] == "tp":
        end += 1
    named = _capitals(text, end) if len(nouns) == 1 and not _head(text, end) else end
    if named > end and nouns[0] not in ("tỉnh", "khu vực"):
        return named, end, None
    return _late_tail(text, named), 0, None


def _area_fragments(text: Text, index: int, noun: str) -> _Parsed | None:
    mentions: list[Mention] = []
    at, after = index, index
    while at < len(text):
        own = _AREAS.at(text.words, at)
        start = at + own
        end = _capitals(text, start)
        if end == start or (_head(text, at) and not own):
            break
        whole = _mention(text, at, end, Kind.NAMED, stem=noun, by_area=True)
        name = whole.name if own or not noun else f"{noun} {whole.name}"
        mentions.append(replace(whole, name=name, unclear=not noun and not own))
        after = end
        step = _joiner(text, end)
        if step == end or text.words[step - 1] == ";":
            break
        at = step
    return (tuple(mentions), after) if mentions else None


def _area_nouns(text: Text, index: int) -> tuple[list[str], int]:
    nouns: list[str] = []
    at, end = index, index
    while True:
        length = _AREAS.at(text.words, at)
        if not length or _NOT.at(text.words, at) or VERBS.at(text.words, at) > length or (nouns and _head(text, at)):
            return nouns, end
        nouns.append(" ".join(text.words[at : at + length]))
        end = at = at + length
        if at < len(text) and text.words[at] in (",", "và", "/"):
            at += 1


_LATE = Phrases((
    "trực thuộc trung ương", "trực thuộc tỉnh", "trong tỉnh", "trên địa bàn tỉnh", "trên địa bàn", "trên địa bàn toàn tỉnh",
    "trên địa bàn thành phố", "liên quan", "có liên quan", "thuộc tỉnh", "của tỉnh", "trong toàn tỉnh",
))  # fmt: skip


def _late_tail(text: Text, index: int) -> int:
    return index + _LATE.at(text.words, index)


def _area_tail(text: Text, index: int) -> int:
    part = _area_part(text, index, index) if index < len(text) else None
    return part[0] if part is not None and part[2] is None else index


def _area_body(text: Text, index: int) -> _Parsed | None:
    """An area that acts itself: «huyện Sa Thầy», «thành phố Kon Tum»."""
    length = _AREAS.at(text.words, index)
    if not length or _NOT.at(text.words, index):
        return None
    start = index + length
    if text.words[start : start + 1] == ["."] and text.words[start - 1] == "tp":
        start += 1
    after = _capitals(text, start)
    if after == start or _head(text, start):
        return None
    stem = text.text[slice(*text.slice(index, start))]
    return (_mention(text, index, after, Kind.NAMED, stem, by_area=True),), after


def _purpose(text: Text, index: int) -> int:
    """«Ban Chỉ đạo thực hiện … tổ chức kiểm tra»: the purpose ends where a verb follows a word that is none."""
    if not PURPOSES.at(text.words, index):
        return index
    after, in_verbs = index, True
    while after < len(text) and text.words[after] not in ",;.:()":
        length = VERBS.at(text.words, after)
        if length and not in_verbs:
            return after
        in_verbs = bool(length)
        after += length or 1
    return index


_PARSERS: tuple[Callable[[Text, int], _Parsed | None], ...] = (
    _addressee, _person, _quantified, _office, _named, _bare_class, _area_body,
)  # fmt: skip
