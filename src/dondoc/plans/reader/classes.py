"""Classes of bodies («các sở, ban, ngành») and lists with one head for many («các Sở: Xây dựng, Công Thương»)."""

from dataclasses import replace

from dondoc.plans.reader import agency_words as known
from dondoc.plans.reader.mentions import Kind, Mention, Parsed, mention_on
from dondoc.plans.reader.named import area_at, capitals, head_length, joiner, named_at
from dondoc.plans.reader.scan import Phrases, Text
from dondoc.plans.reader.verbs import VERBS

_ALONE, _OFFICES, _NOT = Phrases(known.HEADS_ALONE), Phrases(known.OFFICES), Phrases(known.NOT_AGENCIES)
_NOUNS, _QUANTIFIERS, _CLASS_TAILS = Phrases(known.CLASS_NOUNS), Phrases(known.QUANTIFIERS), Phrases(known.CLASS_TAILS)
_COMPETENCES, _AREAS = Phrases(known.COMPETENCES), Phrases(known.AREAS)
_SCHOOLS = frozenset({"trường", "trường học", "nhà trường"})
_LEVELS = Phrases((
    "mầm non", "mẫu giáo", "tiểu học", "trung học cơ sở", "trung học phổ thông", "thcs", "thpt", "phổ thông", "đại học",
    "cao đẳng", "trung cấp", "dân tộc nội trú", "ptdtnt",
))  # fmt: skip
_AS_IS = frozenset(
    {"cơ quan", "đơn vị", "địa phương", "tổ chức", "đồng chí", "thành viên", "doanh nghiệp", "lực lượng"}
)


def quantified_at(text: Text, index: int) -> Parsed | None:
    length = _QUANTIFIERS.at(text.words, index)
    return _class(text, index, index + length) if length else None


def bare_class_at(text: Text, index: int, *, single: bool = False) -> Parsed | None:
    """A class without «các»: two nouns («Bộ, ngành, địa phương») or one with its tail («chính quyền các cấp»)."""
    nouns, after = _nouns(text, index)
    if not nouns:
        return None
    tail = _class_tail(text, after)
    known_alone = nouns[0] in known.CLASSES_ALONE
    if not single and not known_alone and tail == after and (len(nouns) < 2 or not _spread(text, index, after)):
        return None
    return _class(text, index, index)


def _spread(text: Text, first: int, after: int) -> bool:
    return any(word in (",", "và") for word in text.words[first:after])


def _class(text: Text, first: int, index: int) -> Parsed | None:
    nouns, after = _nouns(text, index)
    if not nouns:
        return None
    tail = _class_tail(text, _school_levels(text, after) if nouns[-1] in _SCHOOLS else after)
    if first != index:
        shared = _shared_head(text, first, tail, nouns[0])
        if shared is not None:
            return shared
    if tail == after and nouns[-1].endswith("viên"):
        # «thành viên Ban Tổ chức», «ủy viên Ban Thường vụ Tỉnh ủy»: of which body.
        owner = named_at(text, after) if text.capital(after) else None
        tail = owner[1] if owner is not None else tail
    after = tail
    words = " ".join(text.words[index:after])
    generic = any(mark in words for mark in known.GENERIC_MARKS) or all(noun in known.GENERIC_NOUNS for noun in nouns)
    kind = Kind.GENERIC if generic else Kind.CLASS
    by_area = any(noun in known.AREA_CLASSES for noun in nouns)
    return (mention_on(text, first, after, kind, by_area=by_area),), after


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
    longer = (
        _NOT.at(words, index),
        VERBS.at(words, index),
        _OFFICES.at(words, index),
        _ALONE.at(words, index) if text.capital(index) else 0,
    )
    if not length or max(longer) > length:
        return 0
    if text.words[index : index + length] == ["tổ", "chức"]:
        after = index + length
        stands = (
            after >= len(text)
            or text.words[after] in (",", ";", ".", "và", ":", ")")
            or _CLASS_TAILS.at(text.words, after)
        )
        follows = text.words[after + 1] if stands and after + 1 < len(text) and text.words[after] in (",", "và") else ""
        return (
            length
            if stands and (not follows or _NOUNS.at(text.words, after + 1) or not VERBS.at(text.words, after + 1))
            else 0
        )
    return length


def _school_levels(text: Text, index: int) -> int:
    """Return the end of «mầm non, tiểu học, THCS và THPT»: levels of schools, not names of them."""
    at, after = index, index
    while length := _LEVELS.at(text.words, at):
        after = at = at + length
        at += at < len(text) and text.words[at] in (",", "và", "/", "-")
    return after


def _class_tail(text: Text, index: int) -> int:
    after = index
    for _ in range(5):
        length = _CLASS_TAILS.at(text.words, after)
        if length and VERBS.at(text.words, after) <= length:
            last_is_area = text.words[after + length - 1] in known.AREAS or text.words[
                after + length - 2 : after + length
            ] == ["thành", "phố"]
            after += length
            while last_is_area and text.capital(after) and not head_length(text, after):
                after += 1
            continue
        if after < len(text) and text.words[after] in ("thuộc", "của", "trực") and after > index - 1:
            step = after + (2 if text.words[after : after + 2] == ["trực", "thuộc"] else 1)
            owner = named_at(text, step) or area_at(text, step)
            if owner is None:
                break
            after = owner[1]
            continue
        break
    return after


def _shared_head(text: Text, first: int, index: int, noun: str) -> Parsed | None:
    """«các Sở: Xây dựng, Công Thương», «các huyện Sa Thầy, Đăk Hà»: one head for several names."""
    colon = index < len(text) and text.words[index] == ":"
    at = index + 1 if colon else index
    if not colon and head_length(text, at) and noun != "sở":
        return None
    head_at = next((k for k in range(first, index) if _NOUNS.at(text.words, k)), first)
    length = len(noun.split())
    stem = text.text[slice(*text.slice(head_at, head_at + length))]
    if noun not in known.AREAS:
        stem = stem[0].upper() + stem[1:]
    return _fragments(text, at, "" if noun in _AS_IS else stem, full_names=colon)


def _fragments(text: Text, index: int, stem: str, *, full_names: bool) -> Parsed | None:
    mentions: list[Mention] = []
    at, after = index, index
    while True:
        piece = _fragment(text, at, stem, full_names=full_names)
        if piece is None:
            break
        mentions.append(piece[0])
        after = at = piece[1]
        step = joiner(text, at)
        if step == at or (text.words[step - 1] == ";" and head_length(text, step)):
            break
        at = step
    return (tuple(mentions), after) if mentions else None


def _fragment(text: Text, index: int, stem: str, *, full_names: bool) -> tuple[Mention, int] | None:
    if full_names or _AREAS.at(text.words, index):
        prefix = stem.rpartition(" ")[0] if _AREAS.at(text.words, index) else ""
        whole = named_at(text, index) or area_at(text, index)
        if whole is not None and len(whole[0]) == 1:
            mention = whole[0][0]
            name = f"{prefix} {mention.name}" if prefix else mention.name
            return replace(mention, name=name, stem=stem), whole[1]
    length = _COMPETENCES.at(text.words, index) if text.capital(index) else 0
    after = index + length if length else capitals(text, index)
    if after == index or (not stem and not full_names):
        return None
    mention = mention_on(text, index, after, Kind.NAMED, stem=stem)
    return replace(mention, name=f"{stem} {mention.name}".strip(), by_area=stem.lower() in known.AREAS), after


def bare_fragment_at(text: Text, index: int, before: Mention, joiner: str) -> Parsed | None:
    """«Sở Xây dựng, Công Thương»; «UBND huyện Sa Thầy, Đăk Tô»: the head is said once."""
    if not before.stem or joiner == ";" or not text.capital(index):
        return None
    length = 0 if before.by_area else _COMPETENCES.at(text.words, index)
    after = capitals(text, index) if before.by_area else index + length
    if after == index or (after < len(text) and text.words[after] == ":"):
        return None
    mention = mention_on(text, index, after, before.kind, stem=before.stem, by_area=before.by_area)
    return (replace(mention, name=f"{before.stem} {mention.name}"),), after
