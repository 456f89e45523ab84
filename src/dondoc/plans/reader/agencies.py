"""Finds agencies in running text, in lists and in cells, and gives their names as the paper writes them."""

from collections.abc import Callable
from dataclasses import replace

from dondoc.plans.reader import agency_words as known
from dondoc.plans.reader.classes import bare_class_at, bare_fragment_at, quantified_at
from dondoc.plans.reader.mentions import Found, Kind, Mention, Parsed, mention_on
from dondoc.plans.reader.named import area_at, head_length, joiner, named_at
from dondoc.plans.reader.scan import Phrases, Text

_WITH_BODY, _ALONE = Phrases(known.HEADS_WITH_BODY), Phrases(known.HEADS_ALONE)
_OFFICES, _COMRADES, _NOUNS = Phrases(known.OFFICES), Phrases(known.COMRADES), Phrases(known.CLASS_NOUNS)
_NOT = Phrases(known.NOT_AGENCIES)
_JOINERS = frozenset({",", ";", "và", "&", "/"})
_LONGEST_LIST = 100
_COMMITTEES = frozenset({"ubnd", "hđnd", "ủy ban nhân dân", "hội đồng nhân dân", "chủ tịch ubnd", "công an", "đảng ủy"})
_QUARTERS = frozenset({"i", "ii", "iii", "iv", "1", "2", "3", "4"})


def list_at(text: Text, index: int) -> Found | None:
    """Return the longest list of agencies that begins with the word at `index`, or None."""
    if index not in text.memo:
        text.memo[index] = _read_list(text, index)
    found: Found | None = text.memo[index]
    return found


def _read_list(text: Text, index: int) -> Found | None:
    first = _one(text, index)
    if first is None:
        return None
    mentions, after = list(first[0]), first[1]
    whole = {index: 0}
    while len(mentions) < _LONGEST_LIST:
        step = joiner(text, after)
        if step == after:
            break
        following = _one(text, step) if text.words[step] != "mỗi" else None
        if following is not None:
            whole[step] = len(mentions)
        elif text.words[step] == "mỗi":
            # «Các sở: Y tế, Công Thương, mỗi đơn vị cử 5 cán bộ»: a share of the work, not one more agency.
            break
        following = _under_same_head(mentions[-1], following) if following is not None else None
        following = following or bare_fragment_at(text, step, mentions[-1], text.words[step - 1])
        if following is None:
            break
        if _shares_level(text, mentions[-1], step, following):
            whole_name = mention_on(text, text.word_at(mentions[-1].start), following[1], mentions[-1].kind)
            mentions[-1] = whole_name
            del whole[step]
        else:
            mentions.extend(following[0])
        after = following[1]
    for start, order in whole.items():
        # The rest of a list is what would be read from its middle.
        text.memo.setdefault(start, Found(tuple(mentions[order:]), start, after))
    return Found(tuple(mentions), index, after)


def _under_same_head(before: Mention, following: Parsed) -> Parsed:
    """«UBND thị xã An Khê, các huyện: Kbang, Đak Pơ»: bare areas behind a committee are committees too."""
    head, _, area = before.stem.rpartition(" ")
    if area.lower() in ("xã", "phố", "trấn") and head.rpartition(" ")[2].lower() in ("thị", "thành"):
        head = head.rpartition(" ")[0]
    mentions, after = following
    areas = all(mention.by_area and mention.name[:1].islower() and mention.kind is Kind.NAMED for mention in mentions)
    if not before.by_area or head.lower() not in _COMMITTEES or not areas:
        return following
    return tuple(
        replace(m, name=f"{head} {m.name}", stem=f"{head} {m.stem}" if m.stem else "") for m in mentions
    ), after


def _shares_level(text: Text, before: Mention, step: int, following: Parsed) -> bool:
    """«Văn phòng Ban Chỉ đạo và cơ quan thường trực các cấp»: «các cấp» belongs to both, so they stay one name."""
    mentions, after = following
    if text.words[step - 1] != "và" or len(mentions) != 1 or text.words[after - 2 : after] != ["các", "cấp"]:
        return False
    bare = not Phrases(known.QUANTIFIERS).at(text.words, step)
    name = before.name.lower()
    return bare and name.startswith(known.AT_EVERY_LEVEL) and not any(f" {area}" in name for area in known.AREAS)


def find_lists(text: Text) -> list[Found]:
    """Return every list of agencies of a text, from left to right, none overlapping."""
    found: list[Found] = []
    index = 0
    while index < len(text):
        here = list_at(text, index)
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


def _one(text: Text, index: int) -> Parsed | None:
    if index >= len(text):
        return None
    for parse in _PARSERS:
        parsed = parse(text, index)
        if parsed is not None:
            return parsed
    return None


def _addressee(text: Text, index: int) -> Parsed | None:
    if text.words[index] not in ("quý", "quí") or index + 1 >= len(text) or text.words[index + 1] in _QUARTERS:
        return None
    length = max(
        _NOUNS.at(text.words, index + 1), _WITH_BODY.at(text.words, index + 1), _ALONE.at(text.words, index + 1)
    )
    if not length:
        return None
    after = index + 1 + length
    while after + 1 < len(text) and text.words[after] in (",", "và") and _NOUNS.at(text.words, after + 1):
        after += 1 + _NOUNS.at(text.words, after + 1)
    return (mention_on(text, index, after, Kind.ADDRESSEE),), after


def _person(text: Text, index: int) -> Parsed | None:
    length = _COMRADES.at(text.words, index)
    if not length:
        return None
    after = index + length
    office = _office(text, after)
    if office is not None:
        mentions = [replace(m, start=text.starts[index]) for m in office[0]]
        if len(mentions) == 1:
            mentions = [mention_on(text, index, office[1], Kind.OFFICE)]
        return tuple(mentions), office[1]
    members = bare_class_at(text, after, single=True) if text.words[index] == "các" else None
    if members is not None and len(members[0]) == 1:
        # «Các đồng chí thành viên Tiểu ban», «các đồng chí ủy viên Ban Thường vụ».
        return (mention_on(text, index, members[1], members[0][0].kind),), members[1]
    while text.capital(after) and after - index - length < 5 and not head_length(text, after):
        after += 1
    if after == index + length:
        # «đề nghị các đồng chí …» without names: whom the paper is addressed to.
        many = text.words[index:after] == ["các", "đồng", "chí"] and not _NOUNS.at(text.words, index + 1)
        named = after < len(text) and text.words[after] in (":", "(")
        return (
            ((mention_on(text, index, after, Kind.ADDRESSEE),), after)
            if many and not (named and text.capital(after + 1))
            else None
        )
    office = _office(text, after + 1) if after + 1 < len(text) and text.words[after] in ",-" else None
    after = office[1] if office else after
    return (mention_on(text, index, after, Kind.PERSON),), after


def _office(text: Text, index: int) -> Parsed | None:
    length = _OFFICES.at(text.words, index)
    if not length or _NOT.at(text.words, index) >= length:
        return None
    if text.words[index] == "chủ" and index and text.words[index - 1] in _BEFORE_MASTER:
        # «dân chủ các cấp»: the second syllable of another word.
        return None
    # «Trưởng Ban Tuyên giáo» is the head of «Ban Tuyên giáo», not a «Trưởng Ban» of something.
    splits = (_office_of(text, index, of) for of in range(index + length, index, -1))
    held = next((found for found in splits if found is not None), None)
    standing = " ".join(text.words[index : index + length]) in _STANDING_OFFICES
    return held or (((mention_on(text, index, index + length, Kind.OFFICE),), index + length) if standing else None)


def _office_of(text: Text, index: int, of: int) -> Parsed | None:
    title = text.text[slice(*text.slice(index, of))]
    parsed = quantified_at(text, of) or named_at(text, of) or bare_class_at(text, of, single=True) or area_at(text, of)
    if parsed is None:
        return None
    mentions, after = parsed
    if len(mentions) == 1:
        return (mention_on(text, index, after, Kind.OFFICE),), after
    return tuple(replace(m, name=f"{title} {m.name}", kind=Kind.OFFICE, stem="") for m in mentions), after


_BEFORE_MASTER = frozenset({"dân", "làm", "tự", "gia", "thân", "khổ", "địa", "tư"})
_STANDING_OFFICES = frozenset({"trưởng tiểu ban", "phó trưởng tiểu ban", "chánh văn phòng"})


_PARSERS: tuple[Callable[[Text, int], Parsed | None], ...] = (
    _addressee, _person, quantified_at, _office, named_at, bare_class_at, area_at,
)  # fmt: skip
